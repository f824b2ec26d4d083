import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const UPDATE = 'cloudformation:UpdateStack';
const STACK = 'arn:aws:cloudformation:eu-west-2:111122223333:stack/desk/*';
const KEY = 'cloudformation:RoleArn';
const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const deny = (Condition: object) => ({ Effect: 'Deny', Action: UPDATE, Resource: '*', Condition });

const found = (...statements: readonly object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).filter(({ id }) =>
    id.endsWith('escalation'),
  );
const severities = (...statements: readonly object[]) =>
  found(...statements).map(({ severity }) => severity);

test('who updates a stack by name may have its role, which no template says', () => {
  const [finding] = found(allow(UPDATE, STACK));
  expect(finding).toMatchObject({
    severity: 'warning',
    what: `${UPDATE} on ${STACK}: the holder changes CloudFormation stacks, each with the role that it may have`,
    instead: `Require a role by ${KEY}, or acknowledge that the holder has the access of the roles of stacks`,
  });
});

test.each<[string, object[], string[]]>([
  ['a change set', [allow('cloudformation:*ChangeSet', STACK)], ['warning']],
  ['a change set that nobody executes', [allow('cloudformation:CreateChangeSet', STACK)], []],
  ['every stack', [allow(UPDATE)], ['error']],
])('%s', (_, statements, expected) => {
  expect(severities(...statements)).toEqual(expected);
});

describe('a role that each request must name', () => {
  test.each<[string, object[]]>([
    ['by the allow', [allow(UPDATE, STACK, { StringEquals: { [KEY]: ROLE } })]],
    ['on every stack', [allow(UPDATE, '*', { StringLike: { [KEY]: '*' } })]],
    ['by a deny', [allow(UPDATE, STACK), deny({ StringNotEquals: { [KEY]: ROLE } })]],
    ['by a deny without one', [allow(UPDATE, STACK), deny({ Null: { [KEY]: 'true' } })]],
  ])('%s, closes the way', (_, statements) => {
    expect(severities(...statements)).toEqual([]);
  });

  test('is any role of who passes one', () => {
    const update = allow(UPDATE, '*', { StringLike: { [KEY]: '*' } });
    expect(severities(update, allow('iam:PassRole'))).toEqual(['error']);
  });

  test.each<[object]>([[{ StringEqualsIfExists: { [KEY]: ROLE } }], [{ Null: { [KEY]: 'true' } }]])(
    'is not needed under %j',
    (condition) => {
      expect(severities(allow(UPDATE, STACK, condition))).toEqual(['warning']);
    },
  );
});
