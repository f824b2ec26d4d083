import { auditedRole } from '../support/audited-role';
import { REACHES_CONNECT } from '../support/connect-holder';
import { allow, deny } from '../support/documents';

const ACCOUNT = '111122223333';
const INSTANCE = `arn:aws:connect:eu-west-2:${ACCOUNT}:instance/12345678-1234-1234-1234-123456789012`;
const EVERYBODY = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
const BROKER = { AWS: `arn:aws:iam::${ACCOUNT}:role/broker` };
const [ASSUME, TAG, SET] = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];

const trusting = (Principal: unknown, Action: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition && { Condition }),
});
const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });

/** What is found in a role that may write any permission under a condition. */
const found = (condition: object, ...trust: readonly object[]) =>
  auditedRole(
    [REACHES_CONNECT, allow('iam:PutRolePolicy', '*', { Condition: condition })],
    trust,
  ).map(({ id }) => id);
const [ANYBODY, SOMEBODY] = [['escalation'], ['limited-escalation']];

describe('a condition on a tag of the session', () => {
  const tagged = (...trust: readonly object[]) =>
    found(equals('aws:PrincipalTag/team', 'admin'), ...trust);

  test('is met by everybody who may assume the role and tag the session, in any statements', () => {
    expect(tagged(trusting(EVERYBODY, [ASSUME, TAG]))).toEqual(ANYBODY);
    expect(tagged(trusting(EVERYBODY, ASSUME), trusting(EVERYBODY, TAG))).toEqual(ANYBODY);
    expect(tagged(trusting(EVERYBODY, ASSUME), trusting('*', TAG))).toEqual(ANYBODY);
  });

  test.each([
    ['only a broker assumes the role', [trusting(BROKER, ASSUME), trusting(EVERYBODY, TAG)]],
    ['only a broker tags', [trusting(EVERYBODY, ASSUME), trusting(BROKER, TAG)]],
    [
      'a condition names the broker',
      [trusting(EVERYBODY, [ASSUME, TAG], { ArnEquals: { 'aws:PrincipalArn': BROKER.AWS } })],
    ],
    [
      'others assume than tag',
      [trusting(EVERYBODY, ASSUME), trusting({ AWS: '999999999999' }, TAG)],
    ],
    [
      'a deny stops the tags',
      [
        trusting(EVERYBODY, [ASSUME, TAG]),
        { ...trusting('*', TAG, { Null: { 'aws:TagKeys': 'false' } }), Effect: 'Deny' },
      ],
    ],
  ])('is left to others where %s', (_, trust) => {
    expect(tagged(...trust).filter((id) => id.includes('escalation'))).toEqual(SOMEBODY);
  });

  test.each([
    ['another value of the tag', equals('aws:RequestTag/team', 'sales'), SOMEBODY],
    ['the own name as the tag', equals('aws:RequestTag/team', '${aws:username}'), SOMEBODY],
    ['no such tag', { Null: { 'aws:RequestTag/team': 'true' } }, SOMEBODY],
    ['other tags only', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost'] } }, SOMEBODY],
    [
      'another spelling of the key',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['tEam'] } },
      ANYBODY,
    ],
    ['this value of the tag', equals('aws:RequestTag/team', 'admin'), ANYBODY],
    ['a tag besides it', equals('aws:RequestTag/cost', '1'), ANYBODY],
    ['a tag that may be it', { 'ForAllValues:StringLike': { 'aws:TagKeys': ['t*'] } }, ANYBODY],
    ['any value but one', { StringNotEquals: { 'aws:RequestTag/team': 'sales' } }, ANYBODY],
  ])('by a trust that takes %s', (_, condition, expected) => {
    expect(tagged(trusting(EVERYBODY, [ASSUME, TAG], condition))).toEqual(expected);
  });
});

test('one spelling of the key of a tag must meet all conditions of a trust', () => {
  const keys = (operator: string, key: string) => ({ [operator]: { 'aws:TagKeys': key } });
  const trusted = (denied: string) =>
    found(
      equals('aws:PrincipalTag/team', 'admin'),
      trusting(EVERYBODY, [ASSUME, TAG], keys('ForAllValues:StringEquals', 'Team')),
      { ...trusting('*', TAG, keys('ForAnyValue:StringEquals', denied)), Effect: 'Deny' },
    ).filter((id) => id.includes('escalation'));
  expect(trusted('Team')).toEqual(SOMEBODY);
  expect(trusted('team')).toEqual(ANYBODY);
});

describe('a condition on the source identity', () => {
  const IF_ADMIN = equals('aws:SourceIdentity', 'admin');

  test('is met by everybody who may assume the role and set it', () => {
    expect(found(IF_ADMIN, trusting(EVERYBODY, [ASSUME, SET]))).toEqual(ANYBODY);
    expect(found(IF_ADMIN, trusting(EVERYBODY, ASSUME), trusting(EVERYBODY, SET))).toEqual(ANYBODY);
  });

  test.each([
    ['nobody may set it', trusting(EVERYBODY, ASSUME)],
    ['a broker sets it', trusting(BROKER, [ASSUME, SET])],
    [
      'it is the own name',
      trusting(EVERYBODY, [ASSUME, SET], equals('sts:SourceIdentity', '${aws:username}')),
    ],
  ])('is left to others where %s', (_, trust) => {
    expect(found(IF_ADMIN, trust)).toEqual(SOMEBODY);
  });

  test('of a deny is missed the same way', () => {
    const unless = deny('iam:*', '*', {
      Condition: { StringNotEquals: { 'aws:SourceIdentity': 'admin' } },
    });
    const statements = [REACHES_CONNECT, allow('iam:PutRolePolicy'), unless];
    const ids = (action: readonly string[]) =>
      auditedRole(statements, [trusting(EVERYBODY, action)]).map(({ id }) => id);
    expect(ids([ASSUME, SET])).toEqual(ANYBODY);
    expect(ids([ASSUME])).toEqual(SOMEBODY);
  });
});

describe('a role that signs in as the user of what its session brings', () => {
  const signsIn = (variable: string, ...trust: readonly object[]) =>
    auditedRole([allow('connect:GetFederationToken', `${INSTANCE}/user/*:${variable}`)], trust).map(
      ({ id }) => id,
    );
  const OWN_IDENTITY = equals('sts:SourceIdentity', '${aws:username}');

  test.each([
    ['${aws:PrincipalTag/user}', [trusting(EVERYBODY, [ASSUME, TAG])], ['chosen-session-name']],
    [
      '${aws:PrincipalTag/user}',
      [trusting(EVERYBODY, ASSUME), trusting(EVERYBODY, TAG)],
      ['chosen-session-name'],
    ],
    ['${aws:PrincipalTag/user}', [trusting(BROKER, ASSUME), trusting(EVERYBODY, TAG)], []],
    ['${aws:SourceIdentity}', [trusting(EVERYBODY, [ASSUME, SET])], ['chosen-session-name']],
    ['${aws:SourceIdentity}', [trusting(EVERYBODY, [ASSUME, SET], OWN_IDENTITY)], []],
    ['${aws:SourceIdentity}', [trusting(EVERYBODY, ASSUME)], []],
  ])('%s, trusting %j', (variable, trust, expected) => {
    expect(signsIn(variable, ...trust)).toEqual(expected);
  });
});
