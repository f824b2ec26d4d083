import { changes } from '../../../src/report/changes/compare';
import { changesMarkdown } from '../../../src/report/changes/render-markdown';
import { changesText } from '../../../src/report/changes/render-text';
import { markdownText } from '../../../src/text/markdown';
import { allow, deny, INSTANCE, reported, role } from '../../support/readings';

const list = (resource: string, more: object = {}) => allow('connect:ListUsers', resource, more);
/** Where the statements of the role are. */
const AT = 'template.json/Resources/Role/Properties/Policies/0/PolicyDocument/Statement';
const between = (before: object, after: object) => changes(reported(before), reported(after));

test('no change is said in a line', () => {
  expect(changesText(between({}, {}))).toBe('No access changed.\n');
  expect(changesMarkdown(between({}, {}))).toBe(
    '### Access to Amazon Connect\n\nNo access changed.\n',
  );
});

test('one fact is said once, and what hands over more comes first', () => {
  const after = role([list(INSTANCE), allow(['iam:PutRolePolicy', 'connect:ListQueues'])]);
  expect(changesText(between({ Role: role(list(INSTANCE)) }, { Role: after }))).toBe(`\
Capabilities
  ! Role can now everywhere: take more access in AWS

Role (role)
  ! gains iam:PutRolePolicy on *. On every role, the holder writes any permission into a role \
that they may use. By a statement in Inline, ${AT}/1
  ! gains connect:ListQueues on *, by a statement in Inline, ${AT}/1
`);
});

test('everything is one line, with the statement, and so is its loss', () => {
  const all = role([list(INSTANCE), allow('*', '*', { Sid: 'All' })]);
  const some = role(list(INSTANCE));
  const lines = (before: object, after: object) =>
    changesText(between({ Role: before }, { Role: after }), {
      placeText: ({ file, side }) => `${side} ${file}:1:2`,
    })
      .split('\n')
      .slice(3);
  const gains = lines(some, all).map((one) => one.replace(/\d+(?= of which)/, 'many'));
  expect(gains).toEqual([
    'Role (role)',
    '  ! gains * on *: every action on everything, many of which hand over more access, ' +
      'by All in Inline, after template.json:1:2',
    '',
  ]);
  expect(lines(all, some)).toEqual([
    'Role (role)',
    `  - loses * on *: every action on everything, by All in Inline, before template.json:1:2`,
    `  - narrows connect:ListUsers to ${INSTANCE}, from *, by All in Inline, before template.json:1:2`,
    '',
  ]);
});

test('the heading has the tool', () => {
  const none = between({}, {});
  expect(changesText(none, { heading: 'connect-iam 1.2.3' })).toBe(
    'connect-iam 1.2.3\n\nNo access changed.\n',
  );
  expect(changesMarkdown(none, { by: 'connect-iam 1.2.3' })).toMatch(
    /^### Access to Amazon Connect, by connect-iam 1\.2\.3\n/,
  );
});

test('a deny that comes or goes is the statement that takes or gives', () => {
  const some = role(list(INSTANCE));
  const denied = role([list(INSTANCE), deny('connect:List*', '*', { Sid: 'NoLists' })]);
  const text = (before: object, after: object) =>
    changesText(between({ Role: before }, { Role: after }));
  expect(text(some, denied)).toContain(`  - loses connect:ListUsers on ${INSTANCE}, by NoLists in`);
  expect(text(denied, some)).toContain(`  + gains connect:ListUsers on ${INSTANCE}, by `);
});

test('principals that changed alike are one entry, with the statements of all', () => {
  const roles = (resource: string) => ({ A: role(list(resource)), B: role(list(resource)) });
  const text = changesText(between(roles(INSTANCE), roles('*')));
  expect(text).toMatch(/^A, B \(role\)\n/);
  expect(text).toContain('Resources/A/');
  expect(text).toContain('Resources/B/');
});

test('colors are there when they are asked for', () => {
  const found = between({ Role: role(list(INSTANCE)) }, { Role: role(list('*')) });
  expect(changesText(found, { color: true })).toMatch(/\u001b\[33m {2}! widens/); // eslint-disable-line no-control-regex
});

describe('Markdown', () => {
  const markdown = (before: object, after: object) => changesMarkdown(between(before, after));

  test('says how much and what', () => {
    expect(markdown({ Role: role(list(INSTANCE)) }, { Role: role(list('*')) })).toBe(`\
### Access to Amazon Connect

1 principal changed, 1 gain, 0 losses, **1 to look at**.

#### \`Role\` (role)

- ⚠️ widens \`connect:ListUsers\` to \`*\`, from \`${INSTANCE}\`; for example \
\`connect:ListUsers\` on \`arn:aws:connect:us-east-1:111122223333:instance/witness-1\`, \
by a statement in \`Inline\`, \`${AT}/0\`
`);
  });

  test('long changes open', () => {
    const actions = ['connect:*', 's3:*', 'lex:*', 'iam:PutRolePolicy', 'iam:PassRole'];
    const text = markdown({}, { Role: role(allow(actions)) });
    expect(text).toMatch(/<details><summary>and \d+ more<\/summary>/);
  });

  describe('fits a comment', () => {
    const roles = (number: number, action: string, more: (i: number) => object = () => ({})) =>
      Object.fromEntries(
        Array.from({ length: number }, (_, i) => [
          `Role${String(i).padStart(4, '0')}`,
          role(allow(action, `${INSTANCE}/agent/${'x'.repeat(3800)}${i}`, more(i))),
        ]),
      );

    test('with many principals, those to look at first, and the others counted', () => {
      const before = roles(60, 'connect:DescribeUser');
      const after = {
        ...roles(60, 'connect:UpdateUserIdentityInfo'),
        Role0059: role(allow('iam:PutRolePolicy')),
      };
      const text = markdown(before, after);
      expect(Buffer.byteLength(text)).toBeLessThan(65_536);
      expect(Buffer.byteLength(text)).toBeGreaterThan(60_000);
      expect(text).toContain('60 principals changed, 60 gains, 60 losses, **1 to look at**.');
      expect(text).toContain('#### `Role0059` (role)');
      const shown = text.match(/^#### /gm)?.length ?? 0;
      expect(text).toContain(
        `**${60 - shown} more principals changed**, ${60 - shown} gains, ${60 - shown} losses.`,
      );
      expect(markdown(before, after)).toBe(text);
    });

    test('with one principal that changed much, and with much that is not compared', () => {
      const actions = Array.from({ length: 600 }, (_, i) =>
        allow(`other${i}:Do`, `arn:aws:other:::${'y'.repeat(300)}${i}`),
      );
      const unread = Array.from({ length: 400 }, (_, i) => `arn:aws:iam::aws:policy/P${i}`);
      const after = { Role: role(actions, { ManagedPolicyArns: unread }) };
      const text = markdown({ Role: role([]) }, after);
      expect(Buffer.byteLength(text)).toBeLessThan(65_536);
      expect(text).toMatch(/^- and \d+ more$/m);
    });

    test('with one name that is longer than a comment', () => {
      const named = { Metadata: { 'aws:cdk:path': `Stack/${'z'.repeat(70_000)}/Resource` } };
      const text = markdown({}, { Role: { ...role(list(INSTANCE)), ...named } });
      expect(Buffer.byteLength(text)).toBeLessThan(65_536);
      expect(text).toContain('**1 more principal changed**, 2 gains, 0 losses');
    });
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
