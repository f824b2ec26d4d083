import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const ROLE = 'arn:aws:iam::111122223333:role/fn';

const role = (name: string, trusted: object, ...statements: readonly object[]) => ({
  address: `aws_iam_role.${name}`,
  mode: 'managed',
  type: 'aws_iam_role',
  name,
  values: {
    name,
    assume_role_policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: trusted, Action: 'sts:AssumeRole' }],
    }),
    inline_policy: [{ name: 'p', policy: JSON.stringify({ Statement: statements }) }],
  },
});

/** What is found about more access in a plan where somebody may do an action on a resource. */
const found = (type: string, values: object, action: string, on: unknown): readonly string[] => {
  const runner = role(
    'fn',
    { Service: 'lambda.amazonaws.com' },
    { Effect: 'Allow', Action: 'connect:CreateUser', Resource: '*' },
  );
  const developer = role(
    'dev',
    { AWS: '111122223333' },
    { Effect: 'Allow', Action: action, Resource: on },
  );
  const resources = [
    runner,
    developer,
    { address: `${type}.x`, mode: 'managed', type, name: 'x', values },
  ];
  return audit(
    read('plan.json', {
      format_version: '1.2',
      planned_values: { root_module: { resources } },
      configuration: { root_module: {} },
    })!,
  )
    .filter(({ id }) => id === 'limited-escalation')
    .map(({ subject }) => subject);
};

test.each<[string, object, string, string]>([
  [
    'aws_lambda_function',
    { function_name: 'desk', role: ROLE },
    'lambda:UpdateFunctionCode',
    'arn:aws:lambda:eu-west-2:111122223333:function:desk',
  ],
  [
    'aws_codebuild_project',
    { name: 'desk', service_role: ROLE },
    'codebuild:StartBuild',
    'arn:aws:codebuild:eu-west-2:111122223333:project/desk',
  ],
  [
    'aws_glue_job',
    { name: 'desk', role_arn: ROLE },
    'glue:StartJobRun',
    'arn:aws:glue:eu-west-2:111122223333:job/desk',
  ],
  [
    'aws_sfn_state_machine',
    { name: 'desk', role_arn: ROLE },
    'states:UpdateStateMachine',
    'arn:aws:states:eu-west-2:111122223333:stateMachine:desk',
  ],
  [
    'aws_sagemaker_notebook_instance',
    { name: 'desk', role_arn: ROLE },
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    'arn:aws:sagemaker:eu-west-2:111122223333:notebook-instance/desk',
  ],
])('%s of a plan runs what others say with its role', (type, values, action, on) => {
  expect(found(type, values, action, on)).toEqual([`${action} on ${type}.x`]);
  expect(found(type, values, action, on.replace('desk', 'other'))).toEqual([]);
});

test('a fleet of a plan is streamed with its role', () => {
  const on = ['fleet/desk', 'stack/*'].map(
    (one) => `arn:aws:appstream:eu-west-2:111122223333:${one}`,
  );
  const values = { name: 'desk', iam_role_arn: ROLE };
  expect(found('aws_appstream_fleet', values, 'appstream:CreateStreamingURL', on)).toEqual([
    'appstream:CreateStreamingURL on aws_appstream_fleet.x',
  ]);
});
