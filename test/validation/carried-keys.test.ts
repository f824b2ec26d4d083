import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const LAMBDA = allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole']);

describe('a condition on a key that no request of the action has', () => {
  const PUT = 'iam:PutRolePolicy';
  const REWRITE = 'iam:CreatePolicyVersion';
  const boundary = 'arn:aws:iam::111122223333:policy/Boundary';
  const within = { StringEquals: { 'iam:PermissionsBoundary': boundary } };
  const unless = (Action: readonly string[]) => ({
    Effect: 'Deny',
    Action,
    Resource: '*',
    Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } },
  });
  const found = (...statements: readonly object[]) =>
    audit(read('policy.json', connectHolder(...statements))!).map(({ id }) => id);

  test('a deny of all but one boundary keeps its policy from being rewritten', () => {
    expect(found(allow([PUT, REWRITE]), unless([PUT, REWRITE]))).toEqual([]);
  });

  test('where the deny leaves that out, the policy is rewritten', () => {
    expect(found(allow(PUT), allow(REWRITE, boundary), unless([PUT]))).toEqual([
      'escalation',
      'limited-escalation',
    ]);
  });

  test('an allow within one boundary does not let its policy be rewritten', () => {
    expect(found(allow([PUT, REWRITE], '*', within))).toEqual(['limited-escalation']);
  });

  test('a deny of the function by the service of its role always applies', () => {
    const condition = { StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
    const unlessLambda = {
      Effect: 'Deny',
      Action: 'lambda:*',
      Resource: '*',
      Condition: condition,
    };
    expect(found(LAMBDA, unlessLambda)).toEqual(['unconfined']);
  });
});

test('roles that only AWS changes give nothing', () => {
  const reserved = 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*';
  expect(audit(read('policy.json', connectHolder(allow('iam:PutRolePolicy', reserved)))!)).toEqual(
    [],
  );
});
