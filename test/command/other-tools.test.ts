import { allow, connectIam, inFolder, policy } from '../support/command';
import { planOf } from '../support/terraform';

const { put } = inFolder();

const UNKNOWN = policy(allow('connect:DescribeUsers'));
const PLAN = planOf([
  { type: 'aws_iam_role', name: 'admin', values: { name: 'admin' } },
  {
    type: 'aws_iam_role_policy',
    name: 'p',
    values: { name: 'p', policy: JSON.stringify(UNKNOWN) },
    unknown: { role: true },
    references: { role: ['aws_iam_role.admin.id', 'aws_iam_role.admin'] },
  },
]);
const SERVERLESS = `service: calls
provider:
  name: aws
  iam:
    role:
      statements:
        - Effect: Allow
          Action: connect:DescribeUsers
          Resource: \${self:custom.instance}
functions:
  hello:
    handler: index.hello
`;
const TEMPLATE = `Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: Access
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              Effect: Allow
              Action: connect:DescribeUsers
              Resource: '*'
`;
const FILES = [
  ['a Terraform plan', 'plan.json', PLAN, 'aws_iam_role_policy.p', 'aws_iam_role.admin', 25],
  [
    'a Serverless file',
    'serverless.yml',
    SERVERLESS,
    'IamRoleLambdaExecution',
    'IamRoleLambdaExecution',
    7,
  ],
  ['a template', 'template.yaml', TEMPLATE, 'Admin', 'Admin', 10],
] as const;

describe.each(FILES)('%s', (_, file, content, resource, name, line) => {
  const ID = 'unknown-action[connect:DescribeUsers]';
  const accepted = (entry: object = {}) =>
    JSON.stringify({ accept: [{ id: ID, file, resource, reason: 'It is on its way', ...entry }] });
  const audit = async (...args: string[]) => {
    const { code, out } = await connectIam(['audit', '--json', ...args, file]);
    return { code, findings: JSON.parse(out).files[0].findings };
  };
  beforeEach(() => put({ [file]: content }));

  test('its audit fails with the finding, its address and its line', async () => {
    const { code, findings } = await audit('--severity', 'error');
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { id: ID, logicalId: resource, line, principals: [{ kind: 'role', name }] },
    ]);
  });

  test('connect-iam.yaml accepts it, and the exit code is 0', async () => {
    put({ 'connect-iam.yaml': accepted() });
    const { code, findings } = await audit('--severity', 'error');
    expect([code, findings[0].acknowledged]).toEqual([0, 'It is on its way']);
  });

  test('not after the day, on another resource, or for another action', async () => {
    for (const entry of [
      { expires: '2026-11-29' },
      { resource: `${resource}2` },
      { id: 'unknown-action[connect:DescribeQueues]' },
    ]) {
      put({ 'connect-iam.yaml': accepted(entry) });
      expect((await audit()).code).toBe(1);
    }
  });

  test('what the baseline writes accepts it', async () => {
    const { saved } = await connectIam(['baseline', file]);
    put(saved);
    expect((await connectIam(['audit', '--fail-on', 'warning', file])).code).toBe(0);
  });

  test('report and who-can read it too', async () => {
    expect((await connectIam(['report', file])).out).toContain('1 principal, 1 file');
    expect((await connectIam(['who-can', 'connect:DescribeUsers', file])).code).toBe(0);
  });
});

test('a document that only applying the plan knows fails, and says so', async () => {
  put({
    'plan.json': planOf([
      { type: 'aws_iam_role', name: 'admin', values: { name: 'admin' } },
      {
        type: 'aws_iam_role_policy',
        name: 'p',
        values: { name: 'p', role: 'admin' },
        unknown: { policy: true },
        references: { policy: ['aws_connect_instance.main.arn'] },
      },
    ]),
  });
  const { code, out } = await connectIam(['audit', 'plan.json']);
  expect(code).toBe(1);
  expect(out).toContain(
    'a policy document that only deployment knows: ${aws_iam_role_policy.p.policy}',
  );
});
