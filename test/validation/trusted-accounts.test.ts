import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';
import { policy } from '../support/documents';

const HUB = '444455556666';
const OTHER = '111122223333';
const OWN = { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' };
const BY_REFERENCE = { 'Fn::GetAtt': ['Target', 'Arn'] };

const iam = (path: string, account = HUB) => `arn:aws:iam::${account}:${path}`;
const connect = (account: string) =>
  allow('connect:CreateUser', `arn:aws:connect:eu-west-2:${account}:instance/*`);

const role = (RoleName: string, trust: object, statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }),
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  },
});

interface Case {
  readonly on?: unknown;
  readonly more?: readonly object[];
  readonly held?: readonly object[];
  readonly action?: string;
}

/** The severity of writing into a role of a template without an account, which trusts somebody. */
function found(
  trust: object,
  {
    on = BY_REFERENCE,
    more = [allow('connect:ListUsers')],
    held = [],
    action = 'iam:PutRolePolicy',
  }: Case = {},
) {
  const own = [allow([action, 'sts:AssumeRole'], on), ...more];
  const service = { Principal: { Service: 'ec2.amazonaws.com' } };
  const template = {
    Parameters: { Hub: { Type: 'String' }, Known: { Type: 'String', Default: HUB } },
    Resources: {
      Holder: role('holder', service, own),
      Target: role('target', trust, [allow('s3:ListAllMyBuckets'), ...held]),
    },
  };
  return audit(read('template.json', template)!)
    .filter(({ what }) => what.startsWith('iam:'))
    .map(({ severity }) => severity);
}

const aws = (AWS: unknown) => ({ Principal: { AWS } });
const caller = (arn: unknown) => ({
  Principal: '*',
  Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
});

describe('a role that trusts an account is one as which a holder can act', () => {
  test.each([
    ['the own account', aws(OWN)],
    ['the own account and another one', aws([OWN, iam('root')])],
    ['a role of the own account', aws({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/holder' })],
    ['the holder by a reference', aws({ 'Fn::GetAtt': ['Holder', 'Arn'] })],
    ['a role of any account by a condition', caller('arn:aws:iam::*:role/holder')],
  ])('for certain: %s', (_, trust) => {
    expect(found(trust)).toEqual(['fatal']);
  });

  test.each([
    ['a literal account', aws(iam('root'))],
    ['the number of an account', aws(HUB)],
    ['a role of a literal account', aws(iam('role/holder'))],
    ['a session of it', aws('arn:aws:sts::444455556666:assumed-role/holder/x')],
    ['a role by a condition', caller(iam('role/holder'))],
    ['an account by a parameter', aws({ 'Fn::Sub': 'arn:aws:iam::${Hub}:root' })],
    ['an account by a default', aws({ 'Fn::Sub': 'arn:aws:iam::${Known}:root' })],
    ['a role of such an account', aws({ 'Fn::Sub': 'arn:aws:iam::${Hub}:role/holder' })],
    ['such a role by a condition', caller({ 'Fn::Sub': 'arn:aws:iam::${Hub}:role/holder' })],
  ])('perhaps: %s, where no file says the own', (_, trust) => {
    expect(found(trust)).toEqual(['warning']);
    expect(found(trust, { action: 'iam:AttachRolePolicy' })).toEqual(['warning']);
  });

  test('where a file says the own account', () => {
    const literal = aws(iam('root'));
    const both = [iam('role/target'), iam('role/target', OTHER)];
    expect(found(literal, { on: iam('role/target') })).toEqual(['fatal']);
    expect(found(literal, { on: iam('role/target', OTHER) })).toEqual(['warning']);
    expect(found(literal, { on: both })).toEqual(['warning']);
    expect(found(aws([HUB, OTHER]), { on: both })).toEqual(['fatal']);
    expect(found(literal, { more: [connect(HUB)] })).toEqual(['fatal']);
    expect(found(literal, { more: [connect(OTHER)] })).toEqual(['warning']);
    expect(found(literal, { held: [connect(HUB)] })).toEqual(['fatal']);
    expect(found(literal, { held: [connect(OTHER)] })).toEqual(['warning']);
  });
});
