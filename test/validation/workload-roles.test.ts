import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';

const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const deny = (Action: unknown, Resource: unknown) => ({ Effect: 'Deny', Action, Resource });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

const role = (service: string, statements: object, properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
    },
    Policies: [{ PolicyName: 'P', PolicyDocument: statements }],
    ...properties,
  },
});
const of = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const admin = (properties?: object) =>
  role('lambda.amazonaws.com', of(allow('connect:*')), properties);
const deployer = (...statements: object[]) =>
  role('ec2.amazonaws.com', connectHolder(...statements));
const lookup = (properties: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Role: arnOf('Admin'), ...properties },
});

const findingsIn = (Resources: object) =>
  audit(read('template.json', { Resources })!).filter(
    ({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Deployer',
  );
const found = (Resources: object) =>
  findingsIn(Resources).map(({ what }) => what.replace(/, and gets .*/, ''));

const FUNCTION = 'arn:aws:lambda:eu-west-2:111122223333:function:';
const CODE = 'lambda:UpdateFunctionCode';
const ACTS = [`${CODE} on the Lambda function Lookup: the holder acts as the role Admin`];

describe('a principal that may change what a function with full access runs', () => {
  test('gets its role, in words', () => {
    const [finding] = findingsIn({
      Admin: admin(),
      Lookup: lookup(),
      Deployer: deployer(allow(CODE, arnOf('Lookup'))),
    });
    expect(finding.what).toBe(
      `${CODE} on the Lambda function Lookup: the holder acts as the role Admin, and gets ` +
        'connect:AdminGetEmergencyAccessToken, connect:AssociateSecurityProfiles and 6 more',
    );
  });

  test.each<[string, object, unknown, object]>([
    ['its reference', lookup(), arnOf('Lookup'), admin()],
    [
      'a reference in its ARN',
      lookup(),
      { 'Fn::Sub': 'arn:aws:lambda:*:${AWS::AccountId}:function:${Lookup}' },
      admin(),
    ],
    ['its name', lookup({ FunctionName: 'lookup' }), `${FUNCTION}lookup`, admin()],
    [
      'its name, where the role has one too',
      lookup({ FunctionName: 'lookup', Role: 'arn:aws:iam::111122223333:role/team/Admin' }),
      `${FUNCTION}lookup`,
      admin({ RoleName: 'Admin', Path: '/team/' }),
    ],
  ])('by %s', (_, workload, resource, Admin) => {
    const Deployer = deployer(allow(CODE, resource));
    expect(found({ Admin, Lookup: workload, Deployer })).toEqual(ACTS);
  });

  test.each<[string, object, object[], object]>([
    [
      'of another name',
      lookup({ FunctionName: 'lookup' }),
      [allow(CODE, `${FUNCTION}other`)],
      admin(),
    ],
    [
      'with little access',
      lookup(),
      [allow(CODE, arnOf('Lookup'))],
      role('lambda.amazonaws.com', of(allow('connect:ListUsers'))),
    ],
    ['under a deny', lookup(), [allow(CODE, arnOf('Lookup')), deny(CODE, '*')], admin()],
    [
      'that a deny excepts from a pattern',
      lookup({ FunctionName: 'lookup' }),
      [allow(CODE, `${FUNCTION}lookup`), deny('lambda:*', `${FUNCTION}lookup`)],
      admin(),
    ],
    [
      'that it may only invoke',
      lookup(),
      [allow(['lambda:InvokeFunction', 'lambda:GetFunction'], arnOf('Lookup'))],
      admin(),
    ],
    [
      'whose access it has itself',
      lookup(),
      [allow(CODE, arnOf('Lookup')), allow('connect:*')],
      admin(),
    ],
  ])('gets nothing by one %s', (_, workload, statements, Admin) => {
    expect(found({ Admin, Lookup: workload, Deployer: deployer(...statements) })).toEqual([]);
  });

  test('gets nothing within a boundary', () => {
    const Deployer = role('ec2.amazonaws.com', connectHolder(allow(CODE, arnOf('Lookup'))), {
      PermissionsBoundary: { Ref: 'Boundary' },
    });
    const Boundary = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: of(allow('connect:*')) },
    };
    expect(found({ Admin: admin(), Lookup: lookup(), Deployer, Boundary })).toEqual([]);
  });

  test('gets nothing under a condition that never holds', () => {
    const statement = {
      ...allow(CODE, arnOf('Lookup')),
      Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/Other' } },
    };
    expect(found({ Admin: admin(), Lookup: lookup(), Deployer: deployer(statement) })).toEqual([]);
  });
});

test('a function of SAM has the role that SAM makes', () => {
  const Lookup = {
    Type: 'AWS::Serverless::Function',
    Properties: { Policies: [of(allow('connect:*'))] },
  };
  const Deployer = deployer(allow(CODE, arnOf('Lookup')));
  expect(found({ Lookup, Deployer })).toEqual([
    `${CODE} on the Lambda function Lookup: the holder acts as the role Lookup`,
  ]);
});

describe('the role of', () => {
  const CODEBUILD = 'arn:aws:codebuild:eu-west-2:111122223333:project/build';
  const project = {
    Type: 'AWS::CodeBuild::Project',
    Properties: { Name: 'build', ServiceRole: { Ref: 'Admin' } },
  };
  test.each<[string, object, unknown, unknown, object?]>([
    ['a build project', project, 'codebuild:StartBuild', CODEBUILD],
    ['a build project, by a batch', project, 'codebuild:StartBuildBatch', CODEBUILD],
    [
      'a build project, by a sandbox',
      project,
      ['codebuild:StartSandbox', 'codebuild:StartCommandExecution'],
      [CODEBUILD, 'arn:aws:codebuild:eu-west-2:111122223333:sandbox/build:*'],
    ],
    [
      'a build project, by a webhook',
      project,
      ['codebuild:UpdateProject', 'codebuild:CreateWebhook'],
      CODEBUILD,
    ],
    [
      'a state machine',
      { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: arnOf('Admin') } },
      ['states:UpdateStateMachine', 'states:StartExecution'],
      { Ref: 'It' },
    ],
    [
      'a Glue job',
      { Type: 'AWS::Glue::Job', Properties: { Role: { Ref: 'Admin' } } },
      'glue:StartJobRun',
      { 'Fn::Sub': 'arn:aws:glue:*:*:job/${It}' },
    ],
    [
      'an App Runner service',
      {
        Type: 'AWS::AppRunner::Service',
        Properties: { InstanceConfiguration: { InstanceRoleArn: arnOf('Admin') } },
      },
      'apprunner:UpdateService',
      { 'Fn::GetAtt': ['It', 'ServiceArn'] },
    ],
    [
      'an EC2 instance, by its profile',
      { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: { Ref: 'Profile' } } },
      'ssm:SendCommand',
      [
        { 'Fn::Sub': 'arn:aws:ec2:*:*:instance/${It}' },
        'arn:aws:ssm:*:*:document/AWS-RunShellScript',
      ],
      { Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Admin' }] } } },
    ],
    [
      'the users of an identity pool',
      {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: { IdentityPoolId: { Ref: 'Pool' }, Roles: { authenticated: arnOf('Admin') } },
      },
      'cognito-identity:UpdateIdentityPool',
      { 'Fn::Sub': 'arn:aws:cognito-identity:*:*:identitypool/${Pool}' },
      { Pool: { Type: 'AWS::Cognito::IdentityPool' } },
    ],
  ])('%s is that of whoever decides what it runs', (_, It, actions, resource, more = {}) => {
    const Deployer = deployer(allow(actions, resource));
    expect(found({ Admin: admin(), It, Deployer, ...more })).toEqual([
      expect.stringMatching(/ on the .* It: the holder acts as the role Admin$/),
    ]);
  });

  test('an EC2 instance is not that of whoever may send it one document', () => {
    const It = {
      Type: 'AWS::EC2::Instance',
      Properties: { IamInstanceProfile: { Ref: 'Profile' } },
    };
    const Profile = {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { Roles: [{ Ref: 'Admin' }] },
    };
    const Deployer = deployer(
      allow('ssm:SendCommand', [
        { 'Fn::Sub': 'arn:aws:ec2:*:*:instance/${It}' },
        'arn:aws:ssm:*:*:document/Patch',
      ]),
    );
    expect(found({ Admin: admin(), It, Profile, Deployer })).toEqual([]);
  });
});

describe('a principal without access to Amazon Connect', () => {
  test('gets the role of a function by a statement on all functions', () => {
    const Deployer = role('ec2.amazonaws.com', of(allow(CODE)));
    expect(found({ Admin: admin(), Lookup: lookup(), Deployer })).toEqual(ACTS);
  });
});

describe('a principal that runs commands in containers with the role of their task', () => {
  const tasks = role('ecs-tasks.amazonaws.com', of(allow('connect:*')));
  const acts = (resources: object, ...statements: object[]) =>
    found({ Admin: tasks, Deployer: deployer(...statements), ...resources });
  const service = (properties: object) => ({
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: { Cluster: 'apps', EnableExecuteCommand: true, ...properties },
    },
    Definition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { Family: 'app', TaskRoleArn: arnOf('Admin') },
    },
  });
  const COMMAND = 'ecs:ExecuteCommand';
  const inService = `${COMMAND} on the ECS service Service: the holder acts as the role Admin`;
  const TASKS = 'arn:aws:ecs:eu-west-2:111122223333:task/apps/*';

  test.each([
    ['by a reference', { TaskDefinition: { Ref: 'Definition' } }],
    ['by its family', { TaskDefinition: 'app:3' }],
    ['by its ARN', { TaskDefinition: 'arn:aws:ecs:eu-west-2:111122223333:task-definition/app:3' }],
    [
      'in a cluster by its ARN',
      {
        TaskDefinition: { Ref: 'Definition' },
        Cluster: 'arn:aws:ecs:eu-west-2:111122223333:cluster/apps',
      },
    ],
  ])('%s gets that role', (_, properties) => {
    expect(acts(service(properties), allow(COMMAND, TASKS))).toEqual([inService]);
  });

  test.each([
    ['the service takes none', { TaskDefinition: 'app', EnableExecuteCommand: false }],
    ['the service is in another cluster', { TaskDefinition: 'app', Cluster: 'others' }],
    ['the task is another one', { TaskDefinition: 'other' }],
  ])('gets nothing where %s', (_, properties) => {
    expect(acts(service(properties), allow(COMMAND, TASKS))).toEqual([]);
  });

  test('submits a job by its definition', () => {
    const submit = (name: string) =>
      acts(
        {
          Job: {
            Type: 'AWS::Batch::JobDefinition',
            Properties: {
              JobDefinitionName: 'nightly',
              ContainerProperties: { JobRoleArn: arnOf('Admin') },
            },
          },
        },
        allow(
          'batch:SubmitJob',
          ['job-queue/jobs', `job-definition/${name}`].map(
            (path) => `arn:aws:batch:eu-west-2:111122223333:${path}`,
          ),
        ),
      );
    const inJob = ['batch:SubmitJob on the Batch job Job: the holder acts as the role Admin'];
    expect(submit('nightly')).toEqual(inJob);
    expect(submit('nightly:*')).toEqual(inJob);
    expect(submit('weekly')).toEqual([]);
  });
});

describe('a principal that changes a notebook by several actions', () => {
  const CHANGES = ['Update', 'Stop', 'Start'].map((verb) => `sagemaker:${verb}NotebookInstance`);
  const NEEDS = 'sagemaker:CreateNotebookInstanceLifecycleConfig';
  const ITS = 'arn:aws:sagemaker:eu-west-2:111122223333:notebook-instance/desk';
  const Desk = {
    Type: 'AWS::SageMaker::NotebookInstance',
    Properties: { NotebookInstanceName: 'desk', RoleArn: arnOf('Admin') },
  };
  const Admin = role('sagemaker.amazonaws.com', of(allow('connect:*')));
  const ON_IT = /on the SageMaker notebook Desk: the holder acts as the role Admin$/;

  test.each(CHANGES.flatMap((any) => ['*', ITS.replace('desk', '*')].map((on) => [any, on])))(
    'gets its role, also where %s is on %s',
    (any, on) => {
      const named = CHANGES.filter((action) => action !== any);
      const Deployer = deployer(allow(NEEDS), allow(any, on), allow(named, ITS));
      expect(found({ Admin, Desk, Deployer })).toEqual([expect.stringMatching(ON_IT)]);
      const others = deployer(allow(NEEDS), allow(any, on), allow(named, `${ITS}-2`));
      expect(found({ Admin, Desk, Deployer: others })).toEqual([]);
    },
  );
});
