import { read } from '../../../src/reader/read';
import { report } from '../../../src/report/build-report';
import { changes } from '../../../src/report/changes/compare';
import { changesMarkdown } from '../../../src/report/changes/render-markdown';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, INSTANCE, reported, role } from '../../support/readings';

const OURS = 'arn:aws:iam::111122223333:policy/Ours';
const having = (...ManagedPolicyArns: string[]) =>
  reported({ Role: role(allow('connect:ListUsers', INSTANCE), { ManagedPolicyArns }) });

test('nothing is unchanged where a policy was not read', () => {
  const found = changes(having(OURS), having(OURS));
  expect(found).toMatchObject({ verdict: 'unknown', newAccess: 'unknown', principals: [] });
  expect(changesText(found)).toBe(`\
No access changed in what was read. Whether other access changed is not known.

Not compared
  ? ${OURS}, for Role. Give a file that has its document
`);
  expect(changesMarkdown(found)).toBe(`\
### Access to Amazon Connect

No access changed in what was read. Whether other access changed is not known.

**Not compared:**

- ❔ ${OURS}, for Role. Give a file that has its document
`);
});

test('a policy that came and was not read is not known, once', () => {
  expect(changesText(changes(having(), having(OURS)))).toBe(`\
Role (role)
  ? not known: ${OURS}, which may allow more and deny some

Not compared
  ? ${OURS}, now, for Role. Give a file that has its document
`);
});

test('a group that nobody knows is a change', () => {
  const user = (...Groups: string[]) =>
    reported({ User: { Type: 'AWS::IAM::User', Properties: { Groups } } });
  const lines = (before: string[], after: string[]) =>
    changesText(changes(user(...before), user(...after))).split('\n')[1];
  expect([lines([], ['admins']), lines(['admins'], [])]).toEqual([
    '  ? not known: the group admins, which may allow more and deny some',
    '  ~ gone, and not known: the group admins',
  ]);
});

test.each([
  ['a macro', { Transform: 'MyMacro' }],
  [
    'a loop that only deployment knows',
    {
      Transform: 'AWS::LanguageExtensions',
      Resources: {
        'Fn::ForEach::Roles': [
          'Name',
          { Ref: 'Names' },
          { '${Name}Policy': { Type: 'AWS::IAM::ManagedPolicy', Properties: {} } },
        ],
      },
    },
  ],
  ['a module', { Resources: { Module: { Type: 'My::Org::Thing::MODULE' } } }],
])('%s weakens every verdict', (_, part) => {
  const { Resources: more = {}, ...rest } = part as { Resources?: object };
  const Resources = { Role: role(allow('connect:ListUsers', INSTANCE)), ...more };
  const found = (content: object) => report(read('t.json', content)!, []);
  const after = changes(
    found({ Resources: { Role: Resources.Role } }),
    found({ ...rest, Resources }),
  );
  expect(after.newAccess).toBe('unknown');
  expect(changesText(after)).not.toContain('No access changed.');
});
