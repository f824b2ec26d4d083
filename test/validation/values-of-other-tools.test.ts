import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allow, policy, roleWith } from '../support/documents';
import { DOCUMENT_POLICY, Planned, planOf } from '../support/terraform';

const CONNECT = { actions: ['connect:DescribeQueue'], resources: ['*'] };
const APPLIED = '${data.aws_iam_policy_document.doc.statement[0].resources[0]}';

const escalationsOf = (file: string, content: object): readonly string[] =>
  audit(read(file, content)!)
    .filter(({ id }) => /escalation$/.test(id))
    .map(({ what }) => what);

/** What a role of a plan may do, on a resource that only applying knows. */
function plan(actions: readonly string[], others: readonly string[], module?: string) {
  const places = module === undefined ? {} : { module };
  const resources: Planned[] = [
    {
      ...places,
      type: 'aws_iam_role',
      name: 'dev',
      values: { name: 'dev', assume_role_policy: JSON.stringify(policy()) },
    },
    {
      ...places,
      type: 'aws_iam_policy_document',
      name: 'doc',
      mode: 'data',
      values: {
        statement: [{ actions, resources: [null] }, { actions: others, resources: ['*'] }, CONNECT],
      },
      unknown: { json: true, statement: [{ resources: [true] }, {}, {}] },
      references: { statement: [] },
    },
    { ...DOCUMENT_POLICY, ...places },
  ];
  return planOf(resources);
}

describe('what only applying a plan knows may be any resource', () => {
  test('a role that is passed to a function', () => {
    const content = plan(['iam:PassRole'], ['lambda:CreateFunction', 'lambda:InvokeFunction']);
    expect(escalationsOf('plan.json', content)).toEqual([
      `lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole on ${APPLIED}, if ${APPLIED} takes in *: the holder runs code in a new Lambda function with any role`,
    ]);
  });

  test('a function whose code is replaced, in a module too', () => {
    const content = plan(['lambda:UpdateFunctionCode'], ['s3:GetObject'], 'module.app["a.b"]');
    const applied = `\${module.app["a.b"].${APPLIED.slice('${'.length)}`;
    expect(escalationsOf('plan.json', content)).toEqual([
      `lambda:UpdateFunctionCode on ${applied}, if ${applied} takes in *: the holder replaces the code of any Lambda function`,
    ]);
  });
});

test('parameters of a Serverless file have their defaults', () => {
  const Dev = roleWith(
    'p',
    policy(allow('connect:DescribeQueue'), allow('iam:PutRolePolicy', { Ref: 'Roles' })),
  );
  const content = {
    service: 'calls',
    provider: { name: 'aws' },
    resources: { Parameters: { Roles: { Type: 'String', Default: '*' } }, Resources: { Dev } },
  };
  expect(escalationsOf('serverless.yml', content)).toEqual([
    'iam:PutRolePolicy on *: the holder writes any permission into a role, with the default of the parameter Roles',
  ]);
});

describe('the role of a function by the plug-in for roles per function', () => {
  /** The roles that the function `hello` may pass by a name. */
  const passed = (name: string, admin: object = {}, provider: object = {}) =>
    escalationsOf('serverless.yml', {
      service: 'calls',
      frameworkVersion: '3',
      plugins: ['serverless-iam-roles-per-function'],
      provider: { name: 'aws', ...provider },
      functions: {
        admin: { iamRoleStatements: [allow('*')], ...admin },
        hello: {
          iamRoleStatements: [
            allow('connect:DescribeQueue'),
            allow('iam:PassRole', `arn:aws:iam::111122223333:role/${name}`),
            allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
          ],
        },
      },
    }).flatMap((what) => /on the (role .*?)(?:, if|: the holder)/.exec(what)?.[1] ?? []);

  const GENERATED = ['role AdminIamRoleLambdaExecution'];
  const GIVEN = ['role calls-dev-own'];
  const own = (iamRoleStatementsName: string) => ({ iamRoleStatementsName });

  test.each<[string, object?, object?]>([
    ['calls-dev-admin-us-east-1-lambdaRole'],
    ['calls-dev-admin-*'],
    ['calls-prod-admin-us-east-1-lambdaRole', {}, { stage: '${opt:stage}' }],
    ['calls-${sls:stage}-admin-${aws:region}-lambdaRole'],
    ['${self:service}-${opt:stage, "dev"}-admin-us-east-1-lambdaRole'],
    ['team/calls-dev-admin-us-east-1-lambdaRole', {}, { iam: { role: { path: '/team/' } } }],
    ['calls-dev-own', own('calls-${sls:stage}-own')],
  ])('has the name %s', (name, admin = {}, provider = {}) => {
    expect(passed(name, admin, provider)).toEqual(GENERATED);
  });

  test.each(['calls-dev-own', 'calls-${sls:stage}-own', '${self:service}-${opt:stage, "dev"}-own'])(
    'has its own name by %s',
    (name) => {
      expect(passed(name, own('calls-dev-own'))).toEqual(GIVEN);
    },
  );

  test.each<[string, object?, object?]>([
    ['calls-dev-us-east-1-admin-lambdaRole'],
    ['calls-dev-admin-us-east-1'],
    ['calls-dev-admin-us-east-1-lambdaRole', own('calls-dev-own')],
    ['calls-dev-admin-us-east-1-lambdaRole', {}, { iam: { role: { path: '/team/' } } }],
    ['calls-${sls:stage}-other', own('calls-dev-own')],
    ['calls-dev-other', own('calls-${sls:stage}-own')],
  ])('does not have the name %s', (name, admin = {}, provider = {}) => {
    expect(passed(name, admin, provider)).toEqual([]);
  });
});
