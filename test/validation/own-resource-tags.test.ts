import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

/** How severe it is that a role of a template with tags may write into all roles, but for a deny. */
const severity = (Tags: readonly object[], key: string, more: readonly object[] = []) => {
  const deny = {
    ...allow('iam:PutRolePolicy'),
    Effect: 'Deny',
    Condition: { StringEquals: { [key]: 'true' } },
  };
  const Statement = [REACHES_CONNECT, allow('iam:PutRolePolicy'), deny, ...more];
  const trust = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const Properties = {
    RoleName: 'ops',
    Tags,
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', ...trust }),
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...Statement) }],
  };
  return audit(
    read('template.json', { Resources: { Ops: { Type: 'AWS::IAM::Role', Properties } } })!,
  ).find(({ what }) => what.startsWith('iam:PutRolePolicy on *'))?.severity;
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
