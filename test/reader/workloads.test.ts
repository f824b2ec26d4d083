import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { read, readTogether } from '../../src/reader/read';
import { planOf } from '../support/terraform';

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** The resources of a template that act as a role: their ids, names, and roles. */
const workloadsIn = (content: object) =>
  read('template.json', content)!.workloads!.map(({ id, names, roles }) => ({ id, names, roles }));

const functionWith = (properties: object) => ({
  Resources: { Lookup: { Type: 'AWS::Lambda::Function', Properties: properties } },
});

/** The name that CloudFormation generates, as far as it is known. */
const generatedName = (id: string) =>
  [deployTimeValue('AWS::StackName'), id, deployTimeValue(`end of ${id}`)].join('-');

test('a function has its name and the reference to its role', () => {
  expect(workloadsIn(functionWith({ FunctionName: 'lookup', Role: arnOf('Admin') }))).toEqual([
    { id: 'Lookup', names: ['lookup'], roles: [deployTimeValue('Admin')] },
  ]);
});

test('the ARN of a role gives its name without the path', () => {
  const Role = 'arn:aws:iam::111122223333:role/team/Admin';
  expect(workloadsIn(functionWith({ Role }))).toEqual([
    { id: 'Lookup', names: [generatedName('Lookup')], roles: ['Admin'] },
  ]);
});

test('under a condition of the template it has either role', () => {
  const Role = { 'Fn::If': ['IsProduction', arnOf('Admin'), arnOf('Reader')] };
  expect(workloadsIn(functionWith({ Role }))[0].roles).toEqual(
    ['Admin', 'Reader'].map(deployTimeValue),
  );
});

test('an instance has the roles of its profile', () => {
  const template = (IamInstanceProfile: unknown) => ({
    Resources: {
      Host: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile } },
      Profile: {
        Type: 'AWS::IAM::InstanceProfile',
        Properties: { InstanceProfileName: 'hosts', Roles: [{ Ref: 'Admin' }] },
      },
    },
  });
  const expected = [
    { id: 'Host', names: [generatedName('Host')], roles: [deployTimeValue('Admin')] },
  ];
  expect(workloadsIn(template({ Ref: 'Profile' }))).toEqual(expected);
  expect(workloadsIn(template('hosts'))).toEqual(expected);
  expect(workloadsIn(template('others'))).toEqual([]);
});

test('a function of SAM has its role, the common one, or a new one', () => {
  const serverless = (properties: object, globals?: object) => ({
    Transform: 'AWS::Serverless-2016-10-31',
    ...(globals && { Globals: { Function: globals } }),
    Resources: { Lookup: { Type: 'AWS::Serverless::Function', Properties: properties } },
  });
  const rolesOf = (content: object) => workloadsIn(content)[0].roles;
  expect(rolesOf(serverless({ Role: arnOf('Admin') }))).toEqual([deployTimeValue('Admin')]);
  expect(rolesOf(serverless({}, { Role: arnOf('Common') }))).toEqual([deployTimeValue('Common')]);
  expect(rolesOf(serverless({}))).toEqual([deployTimeValue('LookupRole')]);
  const Role = { 'Fn::If': ['IsProduction', arnOf('Admin'), { Ref: 'AWS::NoValue' }] };
  for (const content of [serverless({ Role }), serverless({}, { Role })])
    expect(rolesOf(content)).toEqual(['Admin', 'LookupRole'].map(deployTimeValue));
});

test('other resources, and those without a role, are none', () => {
  const Resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Host: { Type: 'AWS::EC2::Instance', Properties: {} },
    Broken: { Type: 'AWS::Lambda::Function', Properties: { Role: 7 } },
  };
  expect(workloadsIn({ Resources })).toEqual([]);
});

test('a name that only applying a plan knows may be any name', () => {
  const named = (values: object, unknown: object) =>
    read(
      'plan.json',
      planOf([
        {
          type: 'aws_lambda_function',
          name: 'f',
          values: { role: 'arn:aws:iam::111122223333:role/a', ...values },
          unknown,
          references: { function_name: ['random_pet.name.id'] },
        },
      ]),
    )!.workloads!.map(({ possibleNames }) => possibleNames);
  const [names] = named({}, { function_name: true });
  expect(names).toHaveLength(1);
  expect(named({ function_name: 'f' }, {})).toEqual([undefined]);
});

describe('an instance has the roles of', () => {
  const hosting = (properties: object, more: object = {}) => ({
    Resources: { Host: { Type: 'AWS::EC2::Instance', Properties: properties }, ...more },
  });
  const template = (IamInstanceProfile: object) => ({
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateName: 'hosts', LaunchTemplateData: { IamInstanceProfile } },
    },
  });
  const profile = (role: string, more: object = {}) => ({
    Type: 'AWS::IAM::InstanceProfile',
    Properties: { Roles: [{ Ref: role }], ...more },
  });
  const profiles = { Profile: profile('Admin'), Other: profile('Reader') };
  const rolesIn = (...contents: object[]) =>
    readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })))
      .workloads!.filter(({ id }) => id === 'Host')
      .flatMap(({ roles }) => roles);

  test.each([
    ['by its id', { LaunchTemplateId: { Ref: 'Template' } }],
    ['by an attribute', { LaunchTemplateId: { 'Fn::GetAtt': ['Template', 'LaunchTemplateId'] } }],
    ['by its name', { LaunchTemplateName: 'hosts' }],
  ])('its launch template %s', (_, LaunchTemplate) => {
    const more = { ...template({ Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } }), ...profiles };
    expect(rolesIn(hosting({ LaunchTemplate }, more))).toEqual([deployTimeValue('Admin')]);
  });

  test('its own profile, which is instead of that of the launch template', () => {
    const more = { ...template({ Name: { Ref: 'Profile' } }), ...profiles };
    const LaunchTemplate = { LaunchTemplateName: 'hosts' };
    expect(
      rolesIn(hosting({ LaunchTemplate, IamInstanceProfile: { Ref: 'Other' } }, more)),
    ).toEqual([deployTimeValue('Reader')]);
    expect(rolesIn(hosting({ LaunchTemplate: { LaunchTemplateName: 'x' } }, more))).toEqual([]);
  });

  const exporting = {
    Parameters: { Stage: { Type: 'String', Default: 'prod' } },
    Resources: {
      Profile: profile('Admin', { InstanceProfileName: { 'Fn::Sub': '${Stage}-hosts' } }),
    },
    Outputs: { Out: { Value: { Ref: 'Profile' }, Export: { Name: 'HostProfile' } } },
  };
  test.each<[string, object, readonly string[]]>([
    ['an import', { 'Fn::ImportValue': 'HostProfile' }, ['0.json/Admin']],
    ['its name by default', 'prod-hosts' as unknown as object, ['0.json/Admin']],
    ['another name', 'test-hosts' as unknown as object, []],
  ])('a profile of another stack, by %s', (_, IamInstanceProfile, ids) => {
    expect(rolesIn(exporting, hosting({ IamInstanceProfile }))).toEqual(ids.map(deployTimeValue));
  });
});
