import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const WRITES = allow('iam:PutRolePolicy');

/** A role of a template with tags. */
const role = (RoleName: string, Tags: readonly object[], ...statements: readonly object[]) => {
  const Statement = [REACHES_CONNECT, ...statements];
  const trust = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const Properties = {
    RoleName,
    Tags,
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', ...trust }),
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...Statement) }],
  };
  return { Type: 'AWS::IAM::Role', Properties };
};

/** What a template says of writing into roles, for each finding. */
const found = (Resources: object) =>
  audit(read('template.json', { Resources })!)
    .filter(({ what }) => what.startsWith('iam:PutRolePolicy on *'))
    .map(({ severity: one, place }) => `${one} ${place.pointer[1]}`);

/** How severe it is that a role of a template with tags may write into all roles, but for a deny. */
const severity = (Tags: readonly object[], key: string, more: readonly object[] = []) => {
  const deny = { ...WRITES, Effect: 'Deny', Condition: { StringEquals: { [key]: 'true' } } };
  const [one] = found({ Ops: role('ops', Tags, WRITES, deny, ...more) });
  return one.split(' ')[0];
};

const tag = (Key: string, Value: unknown) => [{ Key, Value }];

test.each<[string, readonly object[], string]>([
  ['has', tag('protected', 'true'), 'error'],
  ['has with another value', tag('protected', 'false'), 'fatal'],
  ['may have by its stack', [], 'fatal'],
  ['has by a parameter', tag('protected', { Ref: 'P' }), 'fatal'],
])('a deny on roles with a tag that the role itself %s', (_, tags, expected) => {
  for (const key of ['aws:ResourceTag/protected', 'iam:ResourceTag/protected'])
    expect(severity(tags, key)).toBe(expected);
});

test('a deny on roles with a tag that the role takes off itself', () => {
  const tags = tag('protected', 'true');
  expect(severity(tags, 'aws:ResourceTag/protected', [allow('iam:UntagRole')])).toBe('fatal');
});

test.each<[string, readonly object[], string]>([
  ['has', tag('team', 'ops'), 'fatal'],
  ['has with another value', tag('team', 'dev'), 'warning'],
  ['may have by its stack', [], 'warning'],
  ['has by a parameter', tag('team', { Ref: 'P' }), 'warning'],
])('an allow on roles with a tag that the role itself %s', (_, tags, expected) => {
  const allows = { ...WRITES, Condition: { StringEquals: { 'aws:ResourceTag/team': 'ops' } } };
  expect(found({ Ops: role('ops', tags, allows) })).toEqual([`${expected} Ops`]);
});

test('each role with the same policies is judged by its own tags', () => {
  const allows = { ...WRITES, Condition: { StringEquals: { 'aws:ResourceTag/team': 'ops' } } };
  const roles = ['dev', 'ops', 'qa'].map((one) => [one, role(one, tag('team', one), allows)]);
  expect(found(Object.fromEntries(roles))).toEqual(['fatal ops', 'warning dev', 'warning qa']);
});
