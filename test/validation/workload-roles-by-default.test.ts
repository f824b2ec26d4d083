import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { allow, policy } from '../support/documents';

const ADMIN = 'arn:aws:iam::111122223333:role/admin';
const ROLE = { Ref: 'Role' };

const role = (Service: string, PolicyDocument: object, properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Service },
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName: 'P', PolicyDocument }],
    ...properties,
  },
});
const Admin = role('lambda.amazonaws.com', policy(allow('connect:*')), { RoleName: 'admin' });
const Deployer = role(
  'ec2.amazonaws.com',
  connectHolder(
    allow(
      ['lambda:UpdateFunctionCode', 'codebuild:StartBuild', 'ssm:StartSession'],
      [{ 'Fn::GetAtt': ['It', 'Arn'] }, { 'Fn::Sub': 'arn:aws:ec2:*:*:instance/${It}' }],
    ),
  ),
);
const lookup = (Role: unknown) => ({ Type: 'AWS::Lambda::Function', Properties: { Role } });

const template = (Default: string | undefined, resources: object) => ({
  Parameters: { Role: { Type: 'String', ...(Default !== undefined && { Default }) } },
  Mappings: { Roles: { app: { arn: 'arn:aws:iam::111122223333:role/app' }, ops: { arn: ADMIN } } },
  Resources: { Deployer, ...resources },
});
const chains = (findings: ReturnType<typeof audit>) =>
  findings
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Deployer')
    .map(({ what }) => what.replace(/^.*? on the /, 'the ').replace(/, and gets .*/, ''));
const found = (Default: string | undefined, resources: object) =>
  chains(audit(read('template.json', template(Default, { Admin, ...resources }))!));

const acts = (what: string) => [
  `the ${what}, whose role is the default of Role: the holder acts as the role admin`,
];

describe('whoever decides what a resource runs acts as the role that a default names:', () => {
  test.each<[string, string, object, string]>([
    ['an ARN', ADMIN, { It: lookup(ROLE) }, 'Lambda function It'],
    [
      'a name in an ARN',
      'admin',
      { It: lookup({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/${Role}' }) },
      'Lambda function It',
    ],
    [
      'a value of a mapping',
      'ops',
      { It: lookup({ 'Fn::FindInMap': ['Roles', ROLE, 'arn'] }) },
      'Lambda function It',
    ],
    [
      'a build project',
      'admin',
      { It: { Type: 'AWS::CodeBuild::Project', Properties: { ServiceRole: ROLE } } },
      'CodeBuild project It',
    ],
    [
      'an instance profile',
      'admin',
      {
        Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ROLE] } },
        It: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: { Ref: 'Profile' } } },
      },
      'EC2 instance It',
    ],
  ])('%s', (_, Default, resources, what) => {
    expect(found(Default, resources)).toEqual(acts(what));
  });

  test('of a role in another template', () => {
    const findings = audit(
      readTogether([
        { file: 'app.json', content: template(ADMIN, { It: lookup(ROLE) }) },
        { file: 'roles.json', content: { Resources: { Admin } } },
      ]),
    );
    expect(chains(findings)).toEqual(acts('Lambda function It'));
  });
});

test.each([
  ['another role', 'arn:aws:iam::111122223333:role/other'],
  ['nothing', undefined],
])('a default that names %s gives nobody a role', (_, Default) => {
  expect(found(Default, { It: lookup(ROLE) })).toEqual([]);
});
