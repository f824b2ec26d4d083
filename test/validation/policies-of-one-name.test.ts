import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* A condition may name a policy of the files by a name that only deployment knows. */

const ARN = 'arn:aws:iam::111122223333:policy/';
const sub = (text: string) => ({ 'Fn::Sub': text });
const BY_STAGE = sub('connect-${Env}-base');
const NAMED = sub(`${ARN}connect-\${Env}-base`);
const ENV = { Env: { Type: 'String' } };

const attaches = (named: unknown) =>
  allow('iam:AttachRolePolicy', '*', { ArnLike: { 'iam:PolicyARN': named } });
const writesWithin = (named: unknown) =>
  allow(['iam:CreateRole', 'iam:PutRolePolicy'], '*', {
    StringEquals: { 'iam:PermissionsBoundary': named },
  });

const managed = (ManagedPolicyName: unknown, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { ManagedPolicyName, PolicyDocument: policy(...statements) },
});
const withBase = (name: unknown, ...statements: readonly object[]) => ({
  Parameters: ENV,
  Resources: { Base: managed(name, ...statements) },
});
const withHolder = (...statements: readonly object[]) => ({
  Parameters: ENV,
  Resources: { Holder: roleWith('P', connectHolder(...statements)) },
});

/** What two templates say of the holder in the second one. */
function found(base: object, holder: object): readonly string[] {
  const contents = [base, holder];
  const world = readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })));
  return audit(world)
    .filter(({ id, place }) => id.endsWith('escalation') && place.logicalId === 'Holder')
    .map(({ severity, what }) => `${severity}: ${what.split(': the holder ')[1]}`);
}

const WRITES = 'and so writes any permission into a role';
const ATTACHES = (name: string, condition: string) =>
  `warning: attaches the policy ${name}, if ${condition}, ${WRITES}`;
const BOUNDED = (name: string, condition: string) =>
  `warning: gives permissions within the boundary of the policy ${name}, if ${condition}, ${WRITES}`;

const ANY = allow('*');
const OTHER = allow('s3:GetObject');
const ONE_PARAMETER = 'connect-${Env}-base is connect-${1.json/Env}-base';
const ONE_LITERAL = 'connect-prod-base is connect-${Env}-base';
const LITERAL = `${ARN}connect-prod-base`;

it.each([
  ['one parameter in two stacks', BY_STAGE, NAMED, 'connect-${Env}-base', ONE_PARAMETER],
  ['a literal name', 'connect-prod-base', NAMED, 'connect-prod-base', ONE_LITERAL],
  ['a literal ARN', BY_STAGE, LITERAL, 'connect-${Env}-base', ONE_LITERAL],
])('warns that %s may make it the policy of a condition', (_, name, named, its, condition) => {
  const base = withBase(name, ANY);
  expect(found(base, withHolder(attaches(named)))).toEqual([ATTACHES(its, condition)]);
  expect(found(base, withHolder(writesWithin(named)))).toEqual([BOUNDED(its, condition)]);
});

it('warns of a name that is a parameter alone', () => {
  const holder = withHolder(attaches(sub(`${ARN}\${Env}`)));
  expect(found(withBase({ Ref: 'Env' }, ANY), holder)).toEqual([
    ATTACHES('${Env}', '${Env} is ${1.json/Env}'),
  ]);
});

it('warns of a path that is a parameter and may be none', () => {
  const inPath = (Path: unknown) => {
    const { Parameters, Resources } = withBase('base', ANY);
    const { Type, Properties } = Resources.Base;
    return { Parameters, Resources: { Base: { Type, Properties: { ...Properties, Path } } } };
  };
  const holder = withHolder(attaches(`${ARN}base`));
  expect(found(inPath({ Ref: 'Env' }), holder)).toEqual([ATTACHES('base', 'base is ${Env}/base')]);
  expect(found(inPath(sub('/${Env}/')), holder)).toEqual([]);
});

it('warns of a policy of the account beside the template', () => {
  const PolicyVersionList = [{ VersionId: 'v1', IsDefaultVersion: true, Document: policy(ANY) }];
  const details = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [{ PolicyName: 'connect-prod-base', Arn: LITERAL, Path: '/', PolicyVersionList }],
  };
  expect(found(details, withHolder(attaches(NAMED)))).toEqual([
    ATTACHES('connect-prod-base', ONE_LITERAL),
  ]);
});

it('warns of a policy that a mapping lists', () => {
  const { Resources } = withHolder(attaches({ 'Fn::FindInMap': ['Arns', { Ref: 'Env' }, 'Base'] }));
  const Arns = { prod: { Base: LITERAL }, dev: { Base: `${ARN}connect-dev-base` } };
  const holder = { Parameters: ENV, Mappings: { Arns }, Resources };
  expect(found(withBase('connect-prod-base', ANY), holder)).toEqual([
    ATTACHES('connect-prod-base', `\${FindInMap Arns \${Env} Base} is ${LITERAL}`),
  ]);
});

it('warns of one beside another policy that gives nothing more', () => {
  const { Resources, Parameters } = withHolder(
    allow('lambda:UpdateFunctionCode'),
    attaches([`${ARN}code`, NAMED]),
  );
  const Code = managed('code', allow('lambda:UpdateFunctionCode'));
  expect(found(withBase(BY_STAGE, ANY), { Parameters, Resources: { ...Resources, Code } })).toEqual(
    [
      'error: replaces the code of any Lambda function',
      ATTACHES('connect-${Env}-base', ONE_PARAMETER),
    ],
  );
});

it('warns of one that is the boundary of a role of another stack', () => {
  const base = withBase(BY_STAGE, ANY);
  const Outputs = { Base: { Value: { Ref: 'Base' }, Export: { Name: 'base' } } };
  const { Parameters, Resources } = withHolder(writesWithin(NAMED));
  const App = roleWith('P', policy(OTHER), { PermissionsBoundary: { 'Fn::ImportValue': 'base' } });
  expect(found({ ...base, Outputs }, { Parameters, Resources: { ...Resources, App } })).toEqual([
    BOUNDED('connect-${Env}-base', ONE_PARAMETER),
  ]);
});

it('says so where the holder then acts as another one', () => {
  const { Resources, Parameters } = withHolder(
    allow('iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/own', {
      ArnEquals: { 'iam:PolicyARN': NAMED },
    }),
  );
  const trust = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
  const Properties = { ...Resources.Holder.Properties, RoleName: 'own' };
  const Admin = roleWith('P', policy(ANY), {
    RoleName: 'admin',
    AssumeRolePolicyDocument: policy(trust),
  });
  const assume = allow('sts:AssumeRole', 'arn:aws:iam::111122223333:role/admin');
  expect(
    found(withBase(BY_STAGE, assume), {
      Parameters,
      Resources: { Admin, Holder: { ...Resources.Holder, Properties } },
    }),
  ).toEqual([
    expect.stringMatching(
      /^warning: attaches the policy connect-\$\{Env\}-base, if .* is .*, and so gets /,
    ),
  ]);
});

it('says nothing more where the holder writes one, if no policy has the name', () => {
  const makes = allow('iam:CreatePolicy');
  expect(found(withBase(BY_STAGE, ANY), withHolder(makes, attaches(NAMED)))).toEqual([
    `warning: attaches a policy connect-\${Env}-base that it writes, if no policy has that name, ${WRITES}`,
  ]);
});

it.each([
  ['a policy that gives nothing', BY_STAGE, NAMED, OTHER],
  ['another form of name', sub('connect-${Env}-other'), NAMED, ANY],
  ['another Region', 'connect-base-us', sub(`${ARN}connect-base-\${AWS::Region}`), ANY],
])('says nothing of %s', (_, name, named, gives) => {
  const base = withBase(name, gives);
  expect(found(base, withHolder(attaches(named), writesWithin(named)))).toEqual([]);
});
