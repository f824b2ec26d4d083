import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';

const ADMIN = 'arn:aws:iam::111122223333:role/admin';
const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const role = (name: string, service: string, document: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
      },
    },
    Policies: [{ PolicyName: 'P', PolicyDocument: document }],
  },
});
const EVERYTHING = { Version: '2012-10-17', Statement: allow('connect:*', '*') };

/** What is found of a holder with some statements, beside a role with more that trusts a service. */
const found = (service: string, ...statements: object[]) =>
  audit(
    read('template.json', {
      Resources: {
        Admin: role('admin', service, EVERYTHING),
        Holder: role('holder', 'lambda', connectHolder(...statements)),
      },
    })!,
  ).filter(({ place, id }) => place.logicalId === 'Holder' && id.endsWith('escalation'));

const at = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-2:111122223333:${resource}`;

/** The service that the role trusts, actions, and the resource by name that no file has. */
const GIVEN: readonly [string, readonly string[], string][] = [
  ['codebuild', ['codebuild:StartBuild'], at('codebuild', 'project/app')],
  ['codebuild', ['codebuild:StartBuildBatch'], at('codebuild', 'project/app')],
  ['codebuild', ['codebuild:UpdateProject'], at('codebuild', 'project/app')],
  ['states', ['states:UpdateStateMachine'], at('states', 'stateMachine:app')],
  [
    'ec2',
    ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    at('ec2', 'launch-template/lt-0123456789abcdef0'),
  ],
  [
    'kinesisanalytics',
    ['kinesisanalytics:UpdateApplication'],
    at('kinesisanalytics', 'application/app'),
  ],
  ['lambda', ['synthetics:UpdateCanary'], at('synthetics', 'canary:app')],
  ['lambda', ['synthetics:StartCanaryDryRun'], at('synthetics', 'canary:app')],
  [
    'ssm',
    ['ssm:RegisterTaskWithMaintenanceWindow'],
    at('ssm', 'maintenancewindow/mw-0123456789abcdef0'),
  ],
  ['events', ['events:PutTargets'], at('events', 'rule/app')],
  [
    'datapipeline',
    ['datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    at('datapipeline', 'pipeline/df-1'),
  ],
  [
    'ec2',
    ['datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    at('datapipeline', 'pipeline/df-1'),
  ],
];

describe('a role that is given to something that exists and no file has', () => {
  test.each(GIVEN)('of a service with the role of %s, by %j', (service, actions, resource) => {
    const all = found(service, allow(actions, resource), allow('iam:PassRole', ADMIN));
    expect(all.map(({ severity, what }) => `${severity} ${what}`)).toEqual([
      expect.stringContaining('iam:PassRole on the role admin: the holder gets connect:'),
    ]);
    expect(all.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test.each(GIVEN)('is none where %s is not trusted, by %j', (_, actions, resource) => {
    const all = found('connect', allow(actions, resource), allow('iam:PassRole', ADMIN));
    expect(all).toEqual([]);
  });

  test.each(GIVEN)(
    'is none where the role of %s is not passed, by %j',
    (service, actions, resource) => {
      const pass = allow('iam:PassRole', ADMIN.replace('admin', 'other'));
      expect(found(service, allow(actions, resource), pass)).toEqual([]);
    },
  );
});

test('a notebook by name runs a script as the role that it is given', () => {
  const notebook = at('sagemaker', 'notebook-instance/app');
  const statements = [
    allow(['sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance'], notebook),
    allow('iam:PassRole', ADMIN),
  ];
  const script = allow('sagemaker:CreateNotebookInstanceLifecycleConfig', '*');
  expect(found('sagemaker', ...statements, script).map(({ id }) => id)).toEqual([
    'limited-escalation',
  ]);
  expect(found('sagemaker', ...statements)).toEqual([]);
});

test('the instances of a new pipeline have a role of their own', () => {
  const pipeline = allow(
    [
      'datapipeline:CreatePipeline',
      'datapipeline:PutPipelineDefinition',
      'datapipeline:ActivatePipeline',
    ],
    '*',
  );
  const [one, ...others] = found('ec2', pipeline, allow('iam:PassRole', ADMIN));
  expect(others).toEqual([]);
  expect(one.what).toContain('iam:PassRole on the role admin');
});
