import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny, policy } from '../support/documents';

/* A role has a policy of another stack by an import. It denies what the role is allowed on itself. */

const OWN = 'arn:aws:iam::111122223333:role/Holder';
const EXPORTED = { 'Fn::ImportValue': 'Guard' };
const PUT = allow('iam:PutRolePolicy', OWN);

/** A stack that exports a policy with a deny. */
const base = (properties: object) => ({
  Resources: {
    Guard: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ...properties, PolicyDocument: policy(deny('iam:PutRolePolicy')) },
    },
  },
  Outputs: { Guard: { Value: { Ref: 'Guard' }, Export: { Name: 'Guard' } } },
});

/** The severities of ways to more access of a role that may detach policies from itself. */
const found = (named: object, properties: object, ...more: readonly object[]) => {
  const own = { RoleName: 'Holder', ManagedPolicyArns: [EXPORTED] };
  const detach = allow('iam:DetachRolePolicy', OWN, named);
  const app = holderTemplate('Role', [PUT, detach, ...more], own);
  return audit(
    defined(
      readTogether([
        { file: 'base.json', content: base(properties) },
        { file: 'app.json', content: app },
      ]),
    ),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what.replace(/ on .*/, '')}`);
};

const likePolicy = (value: unknown) => ({ ArnLike: { 'iam:PolicyARN': value } });
const NAMED = { ManagedPolicyName: 'Teams' };
const TAKEN_OFF = ['fatal: iam:DetachRolePolicy and iam:PutRolePolicy'];

test.each<[string, unknown, object]>([
  ['any policy of the account', 'arn:aws:iam::*:policy/*', NAMED],
  ['any policy of the account, and its name is generated', 'arn:aws:iam::*:policy/*', {}],
  ['its name', 'arn:aws:iam::111122223333:policy/Teams', NAMED],
  ['a pattern of its name', 'arn:aws:iam::*:policy/Team*', NAMED],
  ['the import', EXPORTED, NAMED],
])('a condition that names %s lets the holder take it off', (_, value, properties) => {
  expect(found(likePolicy(value), properties)).toEqual(TAKEN_OFF);
});

test.each([
  ['of another name', 'arn:aws:iam::*:policy/Other'],
  ['of AWS', 'arn:aws:iam::aws:policy/*'],
])('a condition on policies %s keeps it', (_, value) => {
  expect(found(likePolicy(value), NAMED)).toEqual([]);
});

test('another deny keeps what the policy denied', () => {
  expect(found(likePolicy('arn:aws:iam::*:policy/*'), NAMED, deny('iam:PutRolePolicy'))).toEqual(
    [],
  );
});
