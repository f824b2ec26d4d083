import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { allow, policy } from '../support/documents';

const sub = (text: string) => ({ 'Fn::Sub': text });
const arn = (name: string) => sub(`arn:aws:iam::111122223333:role/${name}`);

const role = (Principal: object, PolicyDocument: object, properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
    Policies: [{ PolicyName: 'P', PolicyDocument }],
    ...properties,
  },
});
const ACCOUNT = { AWS: '111122223333' };
const SERVICES = { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] };
const admin = (properties: object = {}, trusted: object = SERVICES) =>
  role(trusted, policy(allow('connect:*')), properties);
const named = (RoleName: unknown) => admin({ RoleName });
const lookup = (Role: unknown) => ({ Type: 'AWS::Lambda::Function', Properties: { Role } });
const Deployer = role(
  { Service: 'ec2.amazonaws.com' },
  connectHolder(
    allow(
      ['lambda:UpdateFunctionCode', 'codebuild:StartBuild', 'ssm:StartSession'],
      [{ 'Fn::GetAtt': ['It', 'Arn'] }, sub('arn:aws:ec2:*:*:instance/${It}')],
    ),
  ),
);

const template = (Resources: object, env: object = {}) => ({
  Parameters: { Env: { Type: 'String', ...env } },
  Resources,
});
const found = (findings: ReturnType<typeof audit>) =>
  findings
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Deployer')
    .map(({ what }) => what.replace(/^.*? on the /, '').replace(/: the holder acts .*/, ''));
/** What is found in one template. */
const inOne = (resources: object, env?: object) =>
  found(audit(read('app.json', template({ ...resources, Deployer }, env))!));
/** What is found where the role is in the template of another stack. */
const inTwo = (Admin: object, resources: object, more: object = {}) =>
  found(
    audit(
      readTogether([
        { file: 'roles.json', content: template({ Admin, ...more }) },
        { file: 'app.json', content: template({ ...resources, Deployer }) },
      ]),
    ),
  );

describe('a name that only deployment knows may be that of the role of', () => {
  const profile = (properties: object) => ({
    Type: 'AWS::IAM::InstanceProfile',
    Properties: properties,
  });
  const host = (IamInstanceProfile: unknown) => ({
    Type: 'AWS::EC2::Instance',
    Properties: { IamInstanceProfile },
  });

  test.each<[string, object, object]>([
    ['a function', { It: lookup(arn('cc-${Env}-fn')) }, named('cc-prod-fn')],
    [
      'a function, with the Region',
      { It: lookup(arn('fn-${AWS::Region}')) },
      named('fn-us-east-1'),
    ],
    [
      'a function, with a literal role',
      { It: lookup(arn('cc-prod-fn')) },
      named(sub('cc-${Env}-fn')),
    ],
    [
      'a function, with a role in a path',
      { It: lookup(arn('team/cc-${Env}-fn')) },
      admin({ RoleName: 'cc-prod-fn', Path: '/team/' }),
    ],
  ])('%s', (_, resources, Admin) => {
    const name = /RoleName":"([^"]+)/.exec(JSON.stringify(Admin))?.[1] ?? 'Admin';
    expect(inOne({ ...resources, Admin })).toEqual([`Lambda function It, if its role is ${name}`]);
    expect(inTwo(Admin, resources)).toEqual([`Lambda function It, if its role is ${name}`]);
  });

  test('a function of SAM or a build project in another stack, with the same text', () => {
    const Role = arn('cc-${Env}-fn');
    const project = { Type: 'AWS::CodeBuild::Project', Properties: { ServiceRole: Role } };
    const sam = { Type: 'AWS::Serverless::Function', Properties: { Role } };
    const Admin = named(sub('cc-${Env}-fn'));
    expect(inTwo(Admin, { It: project })).toEqual(['CodeBuild project It, if its role is Admin']);
    expect(inTwo(Admin, { It: sam })).toEqual(['Lambda function It, if its role is Admin']);
  });

  test('a function in another stack, with the same parameter alone', () => {
    const resources = { It: lookup(arn('${Env}')) };
    expect(inTwo(named({ Ref: 'Env' }), resources)).toEqual([
      'Lambda function It, if its role is Admin',
    ]);
    expect(inTwo(named({ Ref: 'AWS::StackName' }), resources)).toEqual([]);
    expect(inTwo(admin({ RoleName: { Ref: 'Env' } }, ACCOUNT), resources)).toEqual([]);
  });

  test('an instance, by the role of its profile', () => {
    const Profile = profile({ Roles: [sub('cc-${Env}-ec2')] });
    const resources = { Profile, It: host({ Ref: 'Profile' }) };
    const isWay = ['EC2 instance It, if its role is cc-prod-ec2'];
    expect(inOne({ ...resources, Admin: named('cc-prod-ec2') })).toEqual(isWay);
  });

  test.each([
    ['the same text', sub('cc-${Env}-ec2')],
    ['a literal name', 'cc-prod-ec2'],
  ])('an instance, by a profile of another stack with %s', (_, InstanceProfileName) => {
    const Profile = profile({ InstanceProfileName, Roles: [{ Ref: 'Admin' }] });
    const It = host(sub('cc-${Env}-ec2'));
    expect(inTwo(admin(), { It }, { Profile })).toEqual(['EC2 instance It, if its role is Admin']);
  });

  test('nothing by a profile of another name, or by a parameter alone', () => {
    const Profile = profile({ InstanceProfileName: 'cc-prod-ec2', Roles: [{ Ref: 'Admin' }] });
    expect(inTwo(admin(), { It: host(sub('dd-${Env}-ec2')) }, { Profile })).toEqual([]);
    expect(inTwo(admin(), { It: host({ Ref: 'Env' }) }, { Profile })).toEqual([]);
  });
});

test('a role with the same text in the same template is the role for certain', () => {
  const resources = { It: lookup(arn('cc-${Env}-fn')), Admin: named(sub('cc-${Env}-fn')) };
  expect(inOne(resources)).toEqual(['Lambda function It']);
});

test.each<[string, unknown, object, object]>([
  ['of another name', arn('cc-${Env}-fn'), named('cc-prod-api'), {}],
  [
    'that only users may assume',
    arn('cc-${Env}-fn'),
    admin({ RoleName: 'cc-prod-fn' }, ACCOUNT),
    {},
  ],
  [
    'where the default is another name',
    arn('cc-${Env}-fn'),
    named('cc-prod-fn'),
    { Default: 'dev' },
  ],
  [
    'that the allowed values leave out',
    arn('cc-${Env}-fn'),
    named('cc-prod-fn'),
    { AllowedValues: ['dev', 'test'] },
  ],
  ['that may be any', arn('${Env}'), named('cc-prod-fn'), {}],
  ['with a generated name', arn('admin'), admin(), {}],
])('a function has no role %s', (_, Role, Admin, env) => {
  expect(inOne({ It: lookup(Role), Admin }, env)).toEqual([]);
});

test('a role that is also assumed for certain needs no name', () => {
  const It = lookup(arn('cc-${Env}-fn'));
  const Other = lookup({ 'Fn::GetAtt': ['Admin', 'Arn'] });
  const Two = role(
    SERVICES,
    connectHolder(
      allow('lambda:UpdateFunctionCode', [
        { 'Fn::GetAtt': ['It', 'Arn'] },
        { 'Fn::GetAtt': ['Other', 'Arn'] },
      ]),
    ),
  );
  const resources = { It, Other, Admin: named('cc-prod-fn'), Deployer: Two };
  expect(found(audit(read('app.json', template(resources))!))).toEqual(['Lambda function Other']);
});
