import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const INSTANCE =
  'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012';
const SIGN_IN = 'connect:GetFederationToken';
const FEDERATE = 'sts:GetFederationToken';
const session = (name: string) => `arn:aws:sts::111122223333:federated-user/${name}`;
const signsIn = (Resource: string, Condition?: object) => allow(SIGN_IN, Resource, Condition);
const id = (value: string, operator = 'StringLike') => ({ [operator]: { 'aws:userid': value } });

const found = (
  statements: readonly object[],
  Type = 'AWS::IAM::User',
  more: object = { UserName: 'ann' },
) =>
  audit(
    defined(
      read('template.json', {
        Resources: {
          Holder: {
            Type,
            Properties: {
              ...more,
              Policies: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
            },
          },
        },
      }),
    ),
  ).filter((one) => one.id === 'chosen-session-name');

const WARNING = {
  severity: 'warning',
  subject: 'ann',
  what: expect.stringMatching(/^by the name of a session of sts:GetFederationToken, the user choo/),
};

describe('a user that names sessions of federation chooses as whom it signs in', () => {
  test.each([
    ['by the id of the session', [signsIn(`${INSTANCE}/user/\${aws:userid}`), allow(FEDERATE)]],
    ['as every user', [signsIn(`${INSTANCE}/user/*`), allow(FEDERATE)]],
    ['on every instance', [signsIn('*'), allow(FEDERATE)]],
    [
      'under a condition on the id that takes any name',
      [signsIn('*', id('111122223333:*')), allow(FEDERATE)],
    ],
    ['under some names', [signsIn('*', id('*:agent-*')), allow(FEDERATE)]],
    ['under the names that it may give', [signsIn('*'), allow(FEDERATE, session('agent-*'))]],
    [
      'where a deny is of the user itself',
      [signsIn('*'), allow(FEDERATE), { ...signsIn('*', id('AIDA*')), Effect: 'Deny' }],
    ],
  ])('%s', (_, statements) => {
    expect(found(statements)).toEqual([expect.objectContaining(WARNING)]);
  });

  test.each([
    ['without such sessions', [signsIn('*')]],
    ['where the name is given', [signsIn('*'), allow(FEDERATE, session('ann'))]],
    ['where one name signs in', [signsIn('*', id('111122223333:ann')), allow(FEDERATE)]],
    ['where sessions of roles sign in', [signsIn('*', id('AROA*:*')), allow(FEDERATE)]],
    ['where its own name does', [signsIn(`${INSTANCE}/user/\${aws:username}`), allow(FEDERATE)]],
    ['where the resource is one user', [signsIn(`${INSTANCE}/user/bob`), allow(FEDERATE)]],
    [
      'where users sign in, and no sessions',
      [signsIn('*', { StringEquals: { 'aws:PrincipalType': 'User' } }), allow(FEDERATE)],
    ],
    [
      'where it is denied to make them',
      [signsIn('*'), allow(FEDERATE), { ...allow(FEDERATE), Effect: 'Deny' }],
    ],
    [
      'where sessions are denied to sign in',
      [signsIn('*'), allow(FEDERATE), { ...signsIn('*', id('*:*')), Effect: 'Deny' }],
    ],
  ])('not %s', (_, statements) => {
    expect(found(statements)).toEqual([]);
  });

  test('and no role does, which makes no such sessions', () => {
    const trust = {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    const role = { AssumeRolePolicyDocument: policy(trust) };
    expect(found([signsIn('*'), allow(FEDERATE)], 'AWS::IAM::Role', role)).toEqual([]);
  });
});
