import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const PUT = 'iam:PutRolePolicy';
const OWN = '111122223333';
const on = (operator: string, ...values: string[]) => ({
  [operator]: { 'aws:ResourceAccount': values },
});
const deny = (Condition: object) => ({ Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition });
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).map(({ severity }) => severity);

describe('no resource is in the account of AWS managed policies', () => {
  test.each([
    [allow(PUT, '*', on('StringEquals', 'aws'))],
    [allow(PUT, '*', on('StringEqualsIfExists', 'aws'))],
    [allow(PUT, '*', on('StringLike', 'a*'))],
    [allow(PUT, '*', on('StringEquals', '11112222333'))],
    [allow('iam:AttachRolePolicy', '*', on('StringEquals', 'aws'))],
    [allow(PUT), deny(on('StringNotEquals', 'aws'))],
  ])('so nothing is a way: %j %j', (...statements) => {
    expect(found(...statements)).toEqual([]);
  });

  test.each([
    [allow(PUT, '*', on('StringEquals', 'aws', OWN))],
    [allow(PUT, '*', on('StringLike', '1111*'))],
    [allow(PUT, '*', on('StringEquals', '${aws:PrincipalAccount}'))],
    [allow(PUT, '*', on('StringNotEquals', 'aws'))],
    [allow(PUT), deny(on('StringEquals', 'aws'))],
    [allow(PUT), deny(on('StringNotEquals', 'aws', OWN))],
  ])('so that it is among others, or left out, changes nothing: %j %j', (...statements) => {
    expect(found(...statements)).toEqual(['fatal']);
  });
});
