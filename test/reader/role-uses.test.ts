import { template } from './read-access';

/** The roles that are in no template, and where they are named. */
const roles = (resources: object, more: object = {}) =>
  template(resources, more).principals.map(
    ({ name, place }) => `${name} ${place.pointer.join('/')}`,
  );
const ARN = 'arn:aws:iam::111122223333:role/team/run';

describe('a role that is in no template', () => {
  test.each<[string, object, string]>([
    [
      'is that of a function',
      { F: { Type: 'AWS::Lambda::Function', Properties: { Role: ARN } } },
      'run Resources/F/Properties/Role',
    ],
    [
      'is that of an instance profile, by name',
      { P: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: ['run'] } } },
      'run Resources/P/Properties/Roles/0',
    ],
    [
      'is that of a serverless function',
      { F: { Type: 'AWS::Serverless::Function', Properties: { Role: ARN } } },
      'run Resources/F/Properties/Role',
    ],
    [
      'is that of any resource, by its ARN, at any depth',
      { T: { Type: 'AWS::ECS::TaskDefinition', Properties: { A: [{ TaskRoleArn: ARN }] } } },
      'run Resources/T/Properties/A/0/TaskRoleArn',
    ],
    [
      'is that of any resource, by an import',
      {
        T: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RoleARN: { 'Fn::ImportValue': 'X' } },
        },
      },
      '${Import X} Resources/T/Properties/RoleARN',
    ],
  ])('%s', (_, resources, expected) => expect(roles(resources)).toEqual([expected]));

  test('is that of all functions of a serverless template', () => {
    const F = { Type: 'AWS::Serverless::Function', Properties: {} };
    expect(roles({ F }, { Globals: { Function: { Role: ARN } } })).toEqual([
      'run Resources/F/Properties/Role',
    ]);
  });

  test('is each that a condition chooses for all functions of a serverless template', () => {
    const F = { Type: 'AWS::Serverless::Function', Properties: {} };
    const Role = { 'Fn::If': ['C', ARN, ARN.replace('run', 'walk')] };
    expect(roles({ F }, { Globals: { Function: { Role } } })).toEqual([
      'run Resources/F/Properties/Role/Fn::If/1',
      'walk Resources/F/Properties/Role/Fn::If/2',
    ]);
  });
});

describe('nobody is named', () => {
  test.each<[string, object]>([
    ['by a role that AWS makes', { RoleArn: `${ARN.replace('team', 'aws-service-role')}` }],
    ['by another ARN', { RoleArn: 'arn:aws:sns:us-east-1:111122223333:topic' }],
    ['by a property of another name', { RoleArns: ARN, Roles: ARN }],
    ['by an attribute of a resource', { RoleArn: { 'Fn::GetAtt': ['X', 'Arn'] } }],
  ])('%s', (_, Properties) =>
    expect(roles({ T: { Type: 'AWS::ECS::TaskDefinition', Properties } })).toEqual([]),
  );
  test('by a resource of CloudFormation, or of another provider', () =>
    expect(
      roles({
        T: { Type: 'AWS::CloudFormation::WaitCondition', Properties: { RoleArn: ARN } },
        U: { Type: 'My::Own::Thing', Properties: { RoleArn: ARN } },
        V: { Type: 'My::AWS::Thing', Properties: { RoleArn: ARN } },
      }),
    ).toEqual([]));
});
