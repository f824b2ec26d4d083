import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const WRITE = 'iam:PutRolePolicy';
const ACCOUNT = '111122223333';
const rolesOf = (account: string) => `arn:aws:iam::${account}:role/*`;
const sub = (text: string) => ({ 'Fn::Sub': text });
const OWN_ROLES = sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*');

const deny = (Condition: object, Action = WRITE) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});
const denyOn = (Resource: unknown, Action = WRITE) => ({ Effect: 'Deny', Action, Resource });
const denyExcept = (NotResource: unknown) => ({ Effect: 'Deny', Action: WRITE, NotResource });

/** The severities of what is found about more access, in a role with some statements. */
const severities = (...statements: readonly object[]): readonly string[] =>
  audit(
    read('template.json', {
      Resources: {
        Holder: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
          },
        },
      },
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);

const TAG = 'aws:PrincipalTag/team';

describe('denies that leave nobody close a way', () => {
  test.each<[object, object]>([
    [{ StringEquals: { [TAG]: 'a' } }, { StringNotEquals: { [TAG]: 'a' } }],
    [{ StringEquals: { [TAG]: ['a', 'b'] } }, { StringNotEquals: { [TAG]: 'a' } }],
    [{ StringLike: { [TAG]: 'a*' } }, { StringNotEquals: { [TAG]: 'ab' } }],
    [{ Null: { [TAG]: 'true' } }, { StringLike: { [TAG]: '*' } }],
    [{ Null: { [TAG]: 'true' } }, { Null: { [TAG]: 'false' } }],
    [
      { StringEquals: { 'aws:ResourceTag/a': 'b' } },
      { StringNotEquals: { 'aws:ResourceTag/a': 'b' } },
    ],
    [
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    ],
    [
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    ],
    [
      { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } },
      { DateGreaterThanEquals: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } },
    ],
    [
      { StringLike: { 'aws:UserAgent': '*console*' } },
      { StringNotLike: { 'aws:UserAgent': '*console*' } },
    ],
    [
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } },
      { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } },
    ],
  ])('%j, %j', (one, other) => {
    expect(severities(allow(WRITE), deny(one), deny(other))).toEqual([]);
  });

  test('by the value that a way needs', () => {
    const attach = 'iam:AttachRolePolicy';
    const key = { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' };
    const denies = [deny({ ArnEquals: key }, attach), deny({ ArnNotEquals: key }, attach)];
    expect(severities(allow(attach), ...denies)).toEqual([]);
  });

  test('for the condition of the allow', () => {
    const isTagged = { StringEquals: { 'aws:ResourceTag/a': 'b' } };
    expect(severities(allow(WRITE, '*', isTagged), deny(isTagged))).toEqual([]);
  });
});

describe('denies that leave somebody do not', () => {
  test.each<[object, object, string]>([
    [{ StringEquals: { [TAG]: 'a' } }, { StringNotEquals: { [TAG]: ['a', 'b'] } }, 'warning'],
    [
      { StringEquals: { [TAG]: 'a' } },
      { StringNotEquals: { 'aws:PrincipalTag/b': 'a' } },
      'warning',
    ],
    [
      { StringEquals: { [TAG]: 'a' } },
      { StringNotEquals: { [TAG]: 'a' }, Null: { [TAG]: 'false' } },
      'warning',
    ],
    [
      { DateLessThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } },
      { DateGreaterThan: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } },
      'warning',
    ],
    [
      { StringEquals: { [TAG]: '${aws:username}' } },
      { StringNotEquals: { [TAG]: '${aws:username}' } },
      'warning',
    ],
    [
      { StringLike: { 'aws:UserAgent': 'a*' } },
      { StringNotLike: { 'aws:UserAgent': '*a*' } },
      'fatal',
    ],
  ])('%j, %j', (one, other, severity) => {
    expect(severities(allow(WRITE), deny(one), deny(other))).toEqual([severity]);
  });

  test('one of them is there only in some deployments', () => {
    const [one, other] = [deny({ Null: { [TAG]: 'true' } }), deny({ Null: { [TAG]: 'false' } })];
    const optional = { 'Fn::If': ['IsProduction', one, { Ref: 'AWS::NoValue' }] };
    expect(severities(allow(WRITE), optional, other)).toEqual(['warning']);
  });
});

describe('a deny on everything of the own account closes a way', () => {
  test.each<[string, object]>([
    ['by pseudo parameters', denyOn(OWN_ROLES)],
    ['by the partition', denyOn(sub('arn:${AWS::Partition}:iam::*:role/*'))],
  ])('%s', (_, limit) => {
    expect(severities(allow(WRITE), limit)).toEqual([]);
  });

  test.each<[string, object, object]>([
    ['allowed by pseudo parameters', allow(WRITE, OWN_ROLES as never), denyOn(rolesOf('*'))],
    ['allowed by the account', allow(WRITE, rolesOf(ACCOUNT)), denyOn(OWN_ROLES)],
  ])('%s', (_, allowed, limit) => {
    expect(severities(allowed, limit)).toEqual([]);
  });

  // The policy may be of one of the accounts that it names, or of another.
  test.each([
    ['one account', denyOn(rolesOf('444455556666'))],
    ['several accounts', denyOn([rolesOf('444455556666'), rolesOf('777788889999')])],
  ])('but leaves a warning where it names %s, and the own is not known', (_, limit) => {
    expect(severities(allow(WRITE), limit)).toEqual(['warning']);
    expect(severities(allow(WRITE, OWN_ROLES as never), limit)).toEqual(['warning']);
    expect(severities(allow(WRITE), limit, denyOn(OWN_ROLES))).toEqual([]);
  });

  test('and none where the account is known', () => {
    const held = (account: string) =>
      audit(
        read('details.json', {
          UserDetailList: [],
          GroupDetailList: [],
          Policies: [],
          RoleDetailList: [
            {
              RoleName: 'Holder',
              Arn: `arn:aws:iam::${account}:role/Holder`,
              AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
              AttachedManagedPolicies: [],
              RolePolicyList: [
                {
                  PolicyName: 'P',
                  PolicyDocument: connectHolder(allow(WRITE), denyOn(rolesOf('444455556666'))),
                },
              ],
            },
          ],
        })!,
      ).flatMap(({ id, severity }) => (/escalation/.test(id) ? [severity] : []));
    expect(held('444455556666')).toEqual([]);
    expect(held('777788889999')).toEqual(['fatal']);
  });

  test('in two parts', () => {
    const some = sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/a*');
    const others = denyExcept('arn:aws:iam::444455556666:role/a*');
    expect(severities(allow(WRITE), denyOn(some), others)).toEqual([]);
  });

  test.each(['*', '**', 'arn:*', 'arn:aws:*'])('allowed on %s', (all) => {
    expect(severities(allow(WRITE, all), denyOn('arn:*'))).toEqual([]);
    expect(severities(allow(WRITE, all), denyOn(rolesOf('*')))).toEqual([]);
    expect(severities(allow(WRITE, all), denyOn('arn:aws:iam::*:role/a*'))).toEqual(['fatal']);
  });

  test('but not the roles of other accounts, which may trust the holder', () => {
    const assume = 'sts:AssumeRole';
    expect(severities(allow(assume), denyOn(OWN_ROLES, assume))).toEqual(['error']);
    expect(severities(allow(assume), denyOn(rolesOf('*'), assume))).toEqual([]);
  });

  test.each([
    ['lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:*'],
    ['states:UpdateStateMachine', 'arn:aws:states:*:*:stateMachine:*'],
    ['synthetics:UpdateCanary', 'arn:aws:synthetics:*:*:canary:*'],
    ['codebuild:StartBuild', 'arn:aws:codebuild:*:*:project/*'],
    ['ec2-instance-connect:SendSSHPublicKey', 'arn:aws:ec2:*:*:instance/*'],
  ])('%s on %s', (action, all) => {
    expect(severities(allow(action), denyOn(all, action))).toEqual([]);
  });
});

describe('a limit to some Regions leaves the others', () => {
  const UPDATE = 'lambda:UpdateFunctionCode';
  const functionsIn = (region: string) => `arn:aws:lambda:${region}:*:function:*`;

  test.each(['us-east-1', 'us-*', 'eu-west-1'])('a deny in %s', (region) => {
    expect(severities(allow(UPDATE), denyOn(functionsIn(region), UPDATE))).toEqual(['error']);
  });

  test('a deny in all of them, or in none that there is', () => {
    expect(severities(allow(UPDATE), denyOn(functionsIn('*-*'), UPDATE))).toEqual([]);
    expect(severities(allow(UPDATE), denyOn(functionsIn('mars-north-1'), UPDATE))).toEqual([
      'error',
    ]);
  });

  test('a deny everywhere but in one', () => {
    const except = (region: string) => ({
      Effect: 'Deny',
      Action: UPDATE,
      NotResource: functionsIn(region),
    });
    expect(severities(allow(UPDATE), except('eu-west-2'))).toEqual(['error']);
    expect(
      severities(allow(UPDATE), except('eu-west-2'), denyOn(functionsIn('eu-*'), UPDATE)),
    ).toEqual([]);
  });
});
