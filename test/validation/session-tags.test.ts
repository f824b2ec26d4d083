import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';
import { REACHES_CONNECT } from '../support/connect-holder';
import { allow, policy } from '../support/documents';

const CALLER = { AWS: { 'Fn::GetAtt': ['Caller', 'Arn'] } };
const IF_ADMIN = { Condition: { StringEquals: { 'aws:PrincipalTag/admin': 'yes' } } };

const role = (trust: readonly object[], statement: object, RoleName?: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    ...(RoleName && { RoleName }),
    AssumeRolePolicyDocument: policy(...trust),
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(statement) }],
  },
});
const trusting = (Principal: unknown, Action: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition && { Condition }),
});
const caller = role(
  [trusting({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole')],
  REACHES_CONNECT,
  'caller',
);

/** What a caller gets by another role. */
const chains = (Admin: object) =>
  audit(read('template.json', { Resources: { Caller: caller, Admin } })!)
    .filter((one) => findingName(one) === 'limited-escalation[sts:AssumeRole on Admin by caller]')
    .map(({ what }) => what.replace(/.* gets /, '').replace(/:.* more$/, ': all'));

const FOUND = ['connect: all'];
/** Somebody else may give the role the tag. */
const WITH_TAG_OF_ROLE = ['iam:PutRolePolicy'];

describe('a role whose access depends on a tag of its session', () => {
  const admin = (...trust: object[]) => role(trust, allow('iam:PutRolePolicy', '*', IF_ADMIN));

  test('is a way for whom it trusts to choose the tags', () => {
    expect(chains(admin(trusting(CALLER, ['sts:AssumeRole', 'sts:TagSession'])))).toEqual(FOUND);
  });

  test('is one where another statement has the tags', () => {
    const both = [trusting(CALLER, 'sts:AssumeRole'), trusting(CALLER, 'sts:TagSession')];
    expect(chains(admin(...both))).toEqual(FOUND);
  });

  test('is only a limited one where sessions have no tags', () => {
    expect(chains(admin(trusting(CALLER, 'sts:AssumeRole')))).toEqual(WITH_TAG_OF_ROLE);
  });

  test('is only a limited one where the trust policy says which tags', () => {
    const team = { StringEquals: { 'aws:RequestTag/admin': 'no' } };
    const tagged = trusting(CALLER, ['sts:AssumeRole', 'sts:TagSession'], team);
    expect(chains(admin(tagged))).toEqual(WITH_TAG_OF_ROLE);
  });
});

describe('a role whose access depends on the source identity of its session', () => {
  const IF_IDENTITY = { Condition: { StringEquals: { 'aws:SourceIdentity': 'admin' } } };
  const admin = role(
    [trusting(CALLER, ['sts:AssumeRole', 'sts:SetSourceIdentity'])],
    allow('connect:CreateUser', '*', IF_IDENTITY),
  );
  const gained = (...actions: readonly string[]) => {
    const Caller = role(
      [trusting({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole')],
      allow(actions),
    );
    return audit(read('template.json', { Resources: { Caller, Admin: admin } })!)
      .filter(({ id }) => id === 'limited-escalation')
      .map(({ what }) => what.replace(/.* gets /, ''));
  };

  test('is a way for whom it trusts to set it, and who may set it', () => {
    expect(gained('sts:AssumeRole', 'sts:SetSourceIdentity')).toEqual(['connect:CreateUser']);
  });

  test('is none for another, who may only assume the role', () => {
    expect(gained('sts:AssumeRole')).toEqual([]);
  });
});

describe('a role that trusts everybody under a condition on the ARN', () => {
  const admin = (arn: string) =>
    role(
      [trusting('*', 'sts:AssumeRole', { ArnLike: { 'aws:PrincipalArn': arn } })],
      allow('iam:PutRolePolicy'),
    );

  test('names the caller in it', () => {
    expect(chains(admin('arn:aws:iam::111122223333:role/call*'))).toEqual(FOUND);
  });

  test('names another', () => {
    expect(chains(admin('arn:aws:iam::111122223333:role/other'))).toEqual([]);
  });
});
