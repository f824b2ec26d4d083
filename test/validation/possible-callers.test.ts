import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ACCOUNT = 'arn:aws:iam::111122223333:';
const ASSUME = { Effect: 'Allow', Action: 'sts:AssumeRole' };
const sub = (text: string) => ({ 'Fn::Sub': text });
const PARAMETERS = {
  Env: { Type: 'String' },
  Name: { Type: 'String' },
  Listed: { Type: 'String', AllowedValues: ['dev', 'prod'] },
  Usual: { Type: 'String', Default: 'usual' },
};
const OWN = sub('${Env}-holder');

interface Given {
  readonly trusted: string;
  readonly holder: object;
  readonly more?: readonly object[];
}

/** What a principal gets that no policy of its own allows to assume the role. */
const found = ({ trusted, holder, more = [] }: Given) =>
  audit(
    read('template.json', {
      Parameters: PARAMETERS,
      Resources: {
        Admin: roleWith('P', policy(allow('*')), {
          AssumeRolePolicyDocument: policy(
            { ...ASSUME, Principal: { AWS: sub(trusted) } },
            ...more,
          ),
        }),
        Holder: holder,
      },
    })!,
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Admin')
    .map(({ what, severity }) => `${severity}: ${what.replace(/, which gets .*/, '')}`);

const role = (RoleName?: unknown, ...statements: readonly object[]) =>
  roleWith('P', connectHolder(...statements), RoleName === undefined ? {} : { RoleName });
const inPath = (Path: unknown) => roleWith('P', connectHolder(), { RoleName: 'holder', Path });
const user = (UserName: unknown) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    UserName,
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT) }],
  },
});

const RESERVED = 'aws-reserved/sso.amazonaws.com/AWSReservedSSO';
const permissionSet = (Name: string) => ({
  Type: 'AWS::SSO::PermissionSet',
  Properties: { Name, InstanceArn: 'i', InlinePolicy: policy(REACHES_CONNECT) },
});

describe('a role that trusts a name lets in who may have it, without a permission:', () => {
  test.each<[string, object, string]>([
    ['role/prod-holder', role(OWN), 'role Holder'],
    ['role/prod-holder', role(sub('${AWS::StackName}-holder')), 'role Holder'],
    ['role/holder-eu-west-2', role(sub('holder-${AWS::Region}')), 'role Holder'],
    ['role/prod-Holder-1A2B3C4D5E6F', role(), 'role Holder'],
    ['role/holder-${AWS::Region}', role('holder-eu-west-2'), 'role holder-eu-west-2'],
    ['user/prod-holder', user(OWN), 'user Holder'],
    ['role/${Env}-holder', role('prod-holder'), 'role prod-holder'],
    ['role/${Listed}-holder', role('prod-holder'), 'role prod-holder'],
    ['user/team-${Env}', user('team-prod'), 'user team-prod'],
    ['role/${Name}', role({ Ref: 'Env' }), 'role Holder'],
    ['role/holder', inPath({ Ref: 'Env' }), 'role holder'],
    ['role/team/holder', inPath({ Ref: 'Env' }), 'role holder'],
    [`role/${RESERVED}_Agents_\${Env}`, permissionSet('Agents'), 'permission set Agents'],
  ])('%s', (name, holder, who) => {
    const trusted = ACCOUNT + name;
    expect(found({ trusted, holder })).toEqual([
      `warning: the role Admin trusts ${trusted}, if that is the ${who}`,
    ]);
  });

  test('a name by the default of a parameter', () => {
    const holder = role({ Ref: 'Usual' });
    const named = (name: string) => found({ trusted: `${ACCOUNT}role/${name}`, holder });
    expect(named('usual')).toEqual(['warning: the role Admin trusts the role Holder']);
    expect(named('other')).toEqual([]);
  });

  test('a session', () => {
    const trusted = 'arn:aws:sts::111122223333:assumed-role/prod-holder/run';
    expect(found({ trusted, holder: role(OWN) })).toEqual([
      `warning: the role Admin trusts ${trusted}, if that is the role Holder`,
    ]);
  });
});

describe('a role that trusts a name does not let in', () => {
  const trusted = `${ACCOUNT}role/prod-holder`;

  test.each<[string, string, object]>([
    ['another name', 'role/prod-other', role(OWN)],
    ['another Region', 'role/holder-north', role('holder-eu-west-2')],
    ['another kind', 'user/prod-holder', role(OWN)],
    ['another path', 'role/holder', inPath(sub('/${Env}/'))],
    ['another generated name', 'role/prod-Other-1A2B3C4D5E6F', role()],
    ['a name that is a parameter alone', 'role/prod-holder', role({ Ref: 'Name' })],
    ['anybody by another parameter', 'role/${Name}', role(OWN)],
    ['anybody by a parameter', 'role/${Name}', role('prod-holder')],
    ['another name with a parameter', 'role/${Env}-other', role('prod-holder')],
    ['a name that the list of values leaves out', 'role/${Listed}-holder', role('qa-holder')],
    ['another set', `role/${RESERVED}_Agents_\${Env}`, permissionSet('Agency')],
  ])('%s', (_, name, holder) => {
    expect(found({ trusted: ACCOUNT + name, holder })).toEqual([]);
  });

  test('whom its trust policy denies', () => {
    const deny = { ...ASSUME, Effect: 'Deny', Principal: '*' };
    expect(found({ trusted, holder: role(OWN), more: [deny] })).toEqual([]);
  });

  test('whom its own policy denies', () => {
    const deny = { ...allow('sts:AssumeRole'), Effect: 'Deny' };
    expect(found({ trusted, holder: role(OWN, deny) })).toEqual([]);
  });
});
