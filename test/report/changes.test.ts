import { changes } from '../../src/report/compare';
import { changesMarkdown } from '../../src/report/render-changes-markdown';
import { changesText } from '../../src/report/render-changes-text';
import { markdownText } from '../../src/report/sanitize';
import { allow, CONNECT, deny, INSTANCE, reported, role } from '../support/readings';

const OTHER = `${CONNECT}:instance/99999999-2222-3333-4444-555555555555`;
const between = (before: object | object[], after: object | object[], properties: object = {}) =>
  changes(reported({ Role: role(before) }), reported({ Role: role(after, properties) })).principals;
const textBetween = (before: object, after: object) =>
  changesText(changes(reported(before), reported(after)));
const list = (resource: string, more: object = {}) => allow('connect:ListUsers', resource, more);

describe('nothing changed when', () => {
  const statements = [
    list(INSTANCE),
    allow(['connect:DescribeUser', 'connect:DescribeQueue'], `${INSTANCE}/*`),
  ];
  test.each<[string, object[]]>([
    ['statements are in another order', [...statements].reverse()],
    ['Sids are', statements.map((statement, i) => ({ ...statement, Sid: `New${i}` }))],
    [
      'a statement is cut in two',
      [
        statements[0],
        allow('connect:DescribeQueue', `${INSTANCE}/*`),
        allow('connect:DescribeUser', `${INSTANCE}/*`),
      ],
    ],
    [
      'actions are in another order',
      [statements[0], allow(['connect:DescribeQueue', 'connect:DescribeUser'], `${INSTANCE}/*`)],
    ],
    [
      'something is allowed again',
      [...statements, allow('connect:DescribeUser', `${INSTANCE}/agent/*`)],
    ],
    [
      'something is allowed again under a condition',
      [...statements, list(INSTANCE, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    ],
    [
      'a wildcard is written out',
      [statements[0], allow(['connect:describeuser', 'connect:DescribeQueue'], `${INSTANCE}/*`)],
    ],
  ])('%s', (_, after) => {
    expect(between(statements, after)).toEqual([]);
    expect(between(after, statements)).toEqual([]);
  });
});

describe('access is', () => {
  const change = (before: object | object[], after: object | object[]) =>
    between(before, after).flatMap(({ access }) => access.map((a) => [a.change, ...a.actions]));
  const none = allow('connect:ListQueues', INSTANCE);

  test('gained', () =>
    expect(change(none, [none, list(INSTANCE)])).toEqual([['gained', 'connect:ListUsers']]));
  test('lost', () =>
    expect(change([none, list(INSTANCE)], none)).toEqual([['lost', 'connect:ListUsers']]));
  test('lost by a deny', () =>
    expect(change([none, list(INSTANCE)], [none, list(INSTANCE), deny('connect:ListU*')])).toEqual([
      ['lost', 'connect:ListUsers'],
    ]));
  test('widened to another instance', () =>
    expect(change(list(INSTANCE), list('*'))).toEqual([['widened', 'connect:ListUsers']]));
  test('widened by a condition that went', () => {
    expect(
      change(
        list(INSTANCE, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
        list(INSTANCE),
      ),
    ).toEqual([['widened', 'connect:ListUsers']]);
  });
  test('narrowed', () =>
    expect(change(list('*'), list(INSTANCE))).toEqual([['narrowed', 'connect:ListUsers']]));
  test('moved', () =>
    expect(change(list(INSTANCE), list(OTHER))).toEqual([['moved', 'connect:ListUsers']]));
  test('gained where the report does not follow', () =>
    expect(change(none, [none, allow('dynamodb:*')])).toEqual([['gained', 'dynamodb:*']]));
});

test('the other way round is the other way round', () => {
  const [a, b] = [list(INSTANCE), [list('*'), allow('iam:PassRole')]];
  const [forth] = between(a, b);
  const [back] = between(b, a);
  expect([back.goneEscalations, back.goneEverything, back.newEscalations]).toEqual([
    forth.newEscalations,
    forth.newEverything,
    [],
  ]);
  expect(forth.newEscalations).toMatchObject([{ action: 'iam:PassRole', resources: ['*'] }]);
});

test('who came and who went', () => {
  const before = { Old: role(list(INSTANCE)), Same: role(list(INSTANCE)) };
  const after = {
    Same: role(list(INSTANCE)),
    New: role(allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`)),
  };
  expect(textBetween(before, after)).toBe(`\
New (role), added
  + can be taken on by lambda.amazonaws.com
  + can now do Task starter (Jobs)
  + gains connect:StartTaskContact on ${INSTANCE}/contact-flow/*

Old (role), removed
  - loses connect:ListUsers on ${INSTANCE}
  - can no longer be taken on by lambda.amazonaws.com
`);
});

test('what is to be looked at comes first', () => {
  expect(
    textBetween({ Role: role(list(INSTANCE)) }, { Role: role([list('*'), allow('iam:PassRole')]) })
      .split('\n')
      .slice(0, 4),
  ).toEqual([
    'Role (role)',
    expect.stringMatching(/^ {2}! new escalation: iam:PassRole on \*\. /),
    '  ! now on everything: connect:ListUsers, iam:PassRole',
    '  + gains iam:PassRole on *',
  ]);
});

test('a role that somebody else may take on is a change', () => {
  const trust = (Service: string) => ({
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } }],
    },
  });
  expect(
    between(list(INSTANCE), list(INSTANCE), trust('ec2.amazonaws.com')).map(
      ({ trustedBy }) => trustedBy,
    ),
  ).toEqual([{ added: ['ec2.amazonaws.com'], removed: ['lambda.amazonaws.com'] }]);
});

test('what a deny takes no part of any more, and what a statement on all but some actions has, is a change', () => {
  const deniedThere = deny('connect:ListUsers', `${INSTANCE}/agent/*`);
  expect(
    between(
      [allow('connect:ListUsers'), deny('connect:ListUsers', INSTANCE)],
      allow('connect:ListUsers'),
    ).map(({ access }) => access.map(({ change }) => change)),
  ).toEqual([['widened']]);
  expect(
    between(
      [allow('connect:ListUsers', INSTANCE), deniedThere],
      allow('connect:ListUsers', INSTANCE),
    ),
  ).toEqual([]);
  const but = (NotAction: string) => ({ Effect: 'Allow', NotAction, Resource: '*' });
  expect(textBetween({ Role: role(but('ec2:*')) }, { Role: role(but('rds:*')) })).toContain(
    '+ gains everything but rds:* on *',
  );
});

test('an action that is newer than the catalogue, or that only deployment knows, is a change', () => {
  for (const Action of [
    'connect:InventUser',
    'connect:Invent*',
    'connect:${Verb}User',
    'connect:${Verb}*',
  ]) {
    expect(
      textBetween(
        { Role: role([]) },
        { Role: role({ Effect: 'Allow', Action: { 'Fn::Sub': Action }, Resource: INSTANCE }) },
      ),
    ).toContain(`+ gains ${Action} on`);
  }
});

test('a policy is another one where its ARN is, and not where only the partition is written otherwise', () => {
  const having = (...ManagedPolicyArns: unknown[]) => ({ Role: role([], { ManagedPolicyArns }) });
  const [aws, ours] = [
    'arn:aws:iam::aws:policy/NotThereYet',
    'arn:aws:iam::111122223333:policy/NotThereYet',
  ];
  expect(textBetween(having(aws), having(ours))).toBe(
    `Role (role)\n  ~ managed policy ${ours} attached\n  ~ managed policy ${aws} detached\n`,
  );
  expect(
    textBetween(having(aws), having({ 'Fn::Sub': aws.replace(':aws:', ':${AWS::Partition}:') })),
  ).toBe('No access changed.\n');
  expect(textBetween(having(aws), having())).toBe(
    'Role (role)\n  ~ managed policy NotThereYet detached\n',
  );
});

test('what is not known is a change too', () => {
  const user = (...Groups: string[]) => ({
    User: { Type: 'AWS::IAM::User', Properties: { Groups } },
  });
  expect([textBetween(user(), user('admins')), textBetween(user('admins'), user())]).toEqual([
    'User (user)\n  ! not known what this allows: the group admins\n',
    'User (user)\n  ~ gone, and not known what it allowed: the group admins\n',
  ]);
  expect(
    textBetween(
      { Role: role(list(INSTANCE)) },
      { Role: role([list(INSTANCE), { Ref: 'Statement' }]) },
    ),
  ).toContain('! not known what this allows: a statement that only deployment knows: ${Statement}');
});

test('a policy file under another name is the same policy', () => {
  const { read } = jest.requireActual('../../src/reader/read');
  const { report } = jest.requireActual('../../src/report/build-report');
  const policy = (file: string, resource: string) =>
    report(read(file, { Statement: [list(resource)] }), []);
  expect(
    changesText(changes(policy('before.json', INSTANCE), policy('after.json', '*'))),
  ).toContain('after.json (policy)\n  ! now on everything: connect:ListUsers\n  + widens');
});

test('no change is said in a line', () => {
  expect([textBetween({}, {}), changesMarkdown(changes(reported({}), reported({})))]).toEqual([
    'No access changed.\n',
    '### Access to Amazon Connect\n\nNo access changed.\n',
  ]);
});

describe('Markdown', () => {
  const markdown = (before: object, after: object) =>
    changesMarkdown(changes(reported(before), reported(after)));

  test('says how much and what', () => {
    expect(markdown({ Role: role(list(INSTANCE)) }, { Role: role(list('*')) })).toBe(`\
### Access to Amazon Connect

1 principal changed, 1 gain, 0 losses, **1 to look at**.

#### \`Role\` (role)

- ⚠️ now on everything: \`connect:ListUsers\`
- ➕ widens \`connect:ListUsers\` to \`*\`, from \`${INSTANCE}\`
`);
  });

  test('long changes open', () => {
    const text = markdown({}, { Role: role(allow('*')) });
    expect(text).toMatch(/<details><summary>and \d+ more<\/summary>/);
  });

  test('names are neither markup nor HTML, and call nobody', () => {
    const named = (path: string) => ({
      Role: { ...role(list(INSTANCE)), Metadata: { 'aws:cdk:path': `Stack/${path}/Resource` } },
    });
    expect(markdown({}, named('`a` <b>@team</b> | **x**'))).toContain(
      '#### ``Stack/`a` <b>@team</b> \\| **x**`` (role), **added**',
    );
    const condition = { Condition: { StringEquals: { 'aws:ResourceTag/x': '</code><img>`' } } };
    expect(markdown({}, { Role: role(list(INSTANCE, condition)) })).toContain(
      ' if `` aws:ResourceTag/x is </code><img>` ``',
    );
  });

  test('words that findings have from files call neither people nor issues in what GitHub makes of it, and lead nowhere', () => {
    const said = markdownText('@octocat a/b#1 <b>https://evil.example WWW.evil.example');
    expect(said).toBe(
      '@<!-- -->octocat a/b#<!-- -->1 &#60;b&#62;https:<!-- -->//evil.example WWW<!-- -->.evil.example',
    );
  });
});
