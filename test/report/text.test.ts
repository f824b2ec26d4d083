import { report } from '../../src/report/build-report';
import { reportText } from '../../src/report/render-text';
import { principalText } from '../../src/report/text-principal';
import { audit } from '../../src/validation/run-rules';
import { allow, INSTANCE, reported, role, template } from '../support/readings';

const CONDITION = { Condition: { StringEquals: { 'aws:ResourceTag/Team': 'North' } } };
const resources = {
  Starter: role(allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`, CONDITION)),
  Owner: role(allow(['iam:PassRole', 'connect:*']), {
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess'],
  }),
};

test('a matrix, then each principal', () => {
  expect(reportText(reported({ Starter: resources.Starter }), { width: 92 })).toBe(`\
Who may do what in Amazon Connect
1 principal in 1 file

              1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20
Starter       ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ◐

● all  ○ sees all, changes nothing  ◐ some  ◦ only parts  · nothing  ! a way to more access
1 Connect Customer console home, 2 Overview, 3 Telephony, 4 Data storage, 5 Data streaming,
6 Flows, 7 Conversational analytics connectors, 8 Voice transfer integrations, 9 Application
integration, 10 Customer Profiles, 11 Tasks, 12 Email, 13 Cases, 14 Customer authentication,
15 Outbound campaigns, 16 agent assist, 17 Voice ID, 18 Forecasting & agent scheduling, 19
Federations, 20 Jobs

Starter  role in template.json
  taken on by  lambda.amazonaws.com
  jobs         Task starter
  only on      ${INSTANCE}
  only if      aws:ResourceTag/Team is North
`);
});

describe('a way to more access', () => {
  const textOf = (action: string): string => {
    const world = template({ Owner: role(allow([action, 'connect:DescribeInstance'])) });
    return reportText(report(world, audit(world)));
  };

  test('that hands over the account is marked in the matrix, and the principal says how', () => {
    const text = textOf('iam:PutRolePolicy');
    expect(text).toMatch(/^Owner .* !$/m);
    expect(text).toContain('  ! escalation iam:PutRolePolicy on *. ');
  });

  test('that is only a warning is not marked', () => {
    const text = textOf('iam:PassRole');
    expect(text).toMatch(/^Owner .*[^!]$/m);
    expect(text).toContain('  escalation   iam:PassRole on *. ');
    expect(text).toContain('  warning      unconfined[iam:PassRole] ');
  });
});

test('managed policies have their versions', () => {
  expect(reportText(reported(resources))).toMatch(
    /^ {2}policies {5}AmazonConnectReadOnlyAccess v\d+$/m,
  );
});

test('lines fit the width, but for words that do not', () => {
  const tooLong = reportText(reported(resources), { width: 90 })
    .split('\n')
    .filter((line) => line.length > 90);
  expect(tooLong).toEqual([`  only on      ${INSTANCE}`]);
});

test('colors are there when they are asked for', () => {
  const escape = /\u001b\[/; // eslint-disable-line no-control-regex
  expect(
    [false, true].map((color) => escape.test(reportText(reported(resources), { color }))),
  ).toEqual([false, true]);
});

test('a name can neither color the terminal nor turn the writing around', () => {
  const hostile = template({
    Role: {
      ...role(allow('connect:ListUsers')),
      Metadata: { 'aws:cdk:path': 'Stack/\u001b[31mRed\u202eEvil\nSecond line/Resource' },
    },
  });
  const text = reportText(report(hostile, []));
  expect(text).not.toMatch(/[\u001b\u202e]/); // eslint-disable-line no-control-regex
  expect(text).toContain('Stack/\ufffd[31mRed\ufffdEvil Second line');
});

test('who can do no row whole is told with the actions', () => {
  const text = reportText(
    reported({
      Role: role(
        allow(
          [
            'connect:DescribeUser',
            'connect:DescribeQueue',
            'connect:DescribePrompt',
            'connect:ListTagsForResource',
          ],
          `${INSTANCE}/*`,
        ),
      ),
    }),
  );
  expect(text).toContain(
    '  may          connect:DescribePrompt, connect:DescribeQueue, connect:DescribeUser and 1 more\n',
  );
});

test('nobody is said to be nobody', () => {
  expect(reportText(reported({}))).toContain(
    'Nobody: no role, user, group, permission set or policy was found.',
  );
});

test('what could not be read is said', () => {
  expect(
    reportText(reported({ Role: role({ Effect: 'allow', Action: '*', Resource: '*' }) })),
  ).toMatch(
    /Not known\n {2}\? +a statement that cannot be read, because the Effect of a statement/,
  );
});

describe('everything that rows of one principal lack', () => {
  const textOf = (statement: object) => {
    const all = reported({ Some: role(statement) });
    return principalText(all.principals[0], all, { missing: true, width: 1_000 });
  };

  test('has the jobs that the short form names', () => {
    expect(textOf(allow('connect:MonitorContact'))).toMatch(
      /\n {2}missing {6}Supervisor: connect:DescribeContact, connect:DescribeUser, /,
    );
  });

  test('names pages without any part, and the command that says what they need', () => {
    expect(textOf(allow('connect:MonitorContact'))).toMatch(
      / {2}everything of .*, Data storage, .* asked by its name: connect-iam who-can [a-z' -]+ --who Some FILE\n/,
    );
    expect(textOf(allow('*'))).not.toContain('everything of');
  });
});
