import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/* The CDK makes condition keys that are tokens by a custom resource. Only deployment knows them. */

const KEYS = { 'Fn::GetAtt': ['Json', 'Value'] };
const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-2.amazonaws.com/id/AB12';

const found = (statements: readonly object[], Properties: object = {}) => {
  const Policies = [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }];
  const Role = { Type: 'AWS::IAM::Role', Properties: { Policies, ...Properties } };
  return audit(read('template.json', { Resources: { Role } })!)
    .filter(({ id }) => /escalation|oidc/.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
};

const writes = 'iam:PutRolePolicy on *';
const does = 'the holder writes any permission into a role';

test.each(['StringEquals', 'StringNotEquals', 'ArnNotLike'])(
  'a deny by %s may leave all',
  (one) => {
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition: { [one]: KEYS } };
    expect(found([allow('iam:PutRolePolicy'), deny])).toEqual([
      `warning: ${writes}, if the condition \${Json.Value} does not hold: ${does}`,
    ]);
  },
);

test('an allow may hold', () => {
  expect(found([allow('iam:PutRolePolicy', '*', { StringEquals: KEYS })])).toEqual([
    `warning: ${writes}, if the condition \${Json.Value} holds: ${does}`,
  ]);
});

test('of a trust policy they may be the subject', () => {
  const Statement = {
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: KEYS },
  };
  expect(found([], { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement } })).toEqual([
    expect.stringMatching(/^warning: only deployment knows the condition keys by which the trust/),
  ]);
});
