import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAccessValidation,
  ConnectGrants,
  ConnectScope,
} from '../../src';
import { catalogueEdition } from '../../src/catalogue/catalogue';
import { findingsOf } from '../support/findings';
import { ACCOUNT, INSTANCE_ARN, statementsOf } from '../support/template';

/* An app synthesizes although AWS is ahead of the catalogue: what is not known is a warning. */

const folder = mkdtempSync(join(tmpdir(), 'newer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const connectScope = ConnectScope.instanceArn(INSTANCE_ARN);
const assumedBy = new AccountRootPrincipal();
const env = { account: ACCOUNT, region: 'us-east-1' };
const { handlers, operations } = catalogueEdition();

/** Synthesizes an app with the validation, and returns whether it failed and what it reported. */
function synthesized(build: (stack: Stack) => void): { failed: boolean; found: string[] } {
  const app = new App({ outdir: mkdtempSync(join(folder, 'app-')) });
  Validations.of(app).addPlugins(new ConnectAccessValidation(app));
  build(new Stack(app, 'Stack', { env }));
  const before = process.exitCode;
  const said = jest.spyOn(console, 'error').mockImplementation();
  try {
    const { directory } = app.synth();
    const report = join(directory, 'policy-validation-report.json');
    const { pluginReports } = JSON.parse(readFileSync(report, 'utf8'));
    const violations: any[] = pluginReports.flatMap((one: any) => one.violations);
    return {
      failed: process.exitCode === 1,
      found: violations.map(({ ruleName, severity }) => `${severity} ${ruleName}`).sort(),
    };
  } finally {
    process.exitCode = before;
    said.mockRestore();
  }
}

const written = (actions: string[], resource: string, conditions?: object) => (stack: Stack) => {
  const role = new Role(stack, 'Role', { assumedBy });
  role.addToPolicy(
    new PolicyStatement({ actions, resources: [resource], conditions: conditions as any }),
  );
};

describe('a policy that the app writes', () => {
  test.each<[string, (stack: Stack) => void, string[]]>([
    [
      'names an action',
      written(['connect:OpenGrotto'], `${INSTANCE_ARN}/grotto/*`),
      ['warning unknown-action[connect:OpenGrotto]'],
    ],
    [
      'tags a resource type',
      written(['connect:TagResource'], `${INSTANCE_ARN}/grotto/*`),
      [`warning unknown-arn[${INSTANCE_ARN.split(':')[5]}/grotto/*]`],
    ],
    [
      'names a condition key',
      written(['connect:DescribeUser'], `${INSTANCE_ARN}/agent/*`, {
        StringEquals: { 'connect:GrottoId': 'a' },
      }),
      ['warning condition-key[connect:GrottoId]'],
    ],
    [
      'names what the reference does not list yet',
      written(['connect:StartTestCaseExecution'], `${INSTANCE_ARN}/test-case/*`),
      ['note published-action[connect:StartTestCaseExecution]'],
    ],
  ])('%s', (_, build, found) => {
    expect(synthesized(build)).toEqual({ failed: false, found });
  });

  test.each<[string, (stack: Stack) => void, string]>([
    [
      'an action',
      written(['connect:DescribeUsers'], `${INSTANCE_ARN}/agent/*`),
      'error unknown-action[connect:DescribeUsers]',
    ],
    [
      'the word of a resource type',
      written(['connect:TagResource'], `${INSTANCE_ARN}/user/*`),
      `error unknown-arn[${INSTANCE_ARN.split(':')[5]}/user/*]`,
    ],
    [
      'a condition key',
      written(['connect:DescribeUser'], `${INSTANCE_ARN}/agent/*`, {
        StringEquals: { 'connect:ResourceTag': 'a' },
      }),
      'error condition-key[connect:ResourceTag]',
    ],
  ])('that misspells %s fails', (_, build, wrong) => {
    const { failed, found } = synthesized(build);
    expect(failed).toBe(true);
    expect(found).toContain(wrong);
  });
});

const role = (access: ConnectAccess) => {
  const stack = new Stack(new App(), 'Stack', { env });
  return new ConnectAccessRole(stack, 'Role', { assumedBy, access, connectScope });
};
const GROTTO = 'AWS::Connect::Grotto';
const template = { Resources: { Grotto: { Type: GROTTO } } };
const noType =
  `warning uncatalogued-type: CloudFormation did not have them on ${handlers.date}, ` +
  `and nothing is granted for them: ${GROTTO}`;
const noOperation =
  `warning uncatalogued-operation: the APIs did not have them on ${operations.date}, ` +
  'and nothing is granted for them: connect:OpenGrotto';

describe('a role for', () => {
  test('an action and a resource type', () => {
    const access = ConnectAccess.uncataloguedAction('connect:OpenGrotto', 'grotto');
    expect(statementsOf(role(access))).toMatchObject([
      { Action: 'connect:OpenGrotto', Resource: `${INSTANCE_ARN}/grotto/*` },
    ]);
    const { failed, found } = synthesized((stack) => {
      new ConnectAccessRole(stack, 'Role', { assumedBy, access, connectScope });
    });
    expect({ failed, found }).toEqual({ failed: false, found: [] });
  });

  test.each<[string, ConnectAccess]>([
    ['a CloudFormation type', ConnectAccess.deploys(GROTTO)],
    ['a template with one', ConnectAccess.deploysTemplate(template)],
  ])('%s has nothing for it, and a warning', (_, access) => {
    expect(findingsOf(role(access))).toEqual([noType]);
    const and = role(access.plus(ConnectAccess.deploys('AWS::Connect::Rule')));
    expect(findingsOf(and)).toContain(noType);
    expect(statementsOf(and).length).toBeGreaterThan(0);
  });

  test.each(['connect:OpenGrotto', 'connect.OpenGrotto'])('the operation %s', (name) => {
    const access = ConnectAccess.operations(name, 'ListUsers');
    expect(findingsOf(role(access))).toContain(noOperation);
  });

  test('the resources of a stack, one of them newer', () => {
    const { failed, found } = synthesized((stack) => {
      new CfnResource(stack, 'Grotto', { type: GROTTO });
      const access = ConnectAccess.deploysStack(stack);
      new ConnectAccessRole(stack, 'Role', { assumedBy, access, connectScope });
    });
    expect({ failed, found }).toEqual({ failed: false, found: [] });
  });
});

test('a grant of what is newer only is empty', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env });
  const grantee = new Role(stack, 'Function', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
  ConnectGrants.fromScope(connectScope).operations(grantee, 'connect:OpenGrotto');
  expect(() => app.synth()).not.toThrow();
});

test('a managed policy of what is newer only cannot be empty, and the error says what to add', () => {
  const stack = new Stack(new App(), 'Stack', { env });
  expect(
    () =>
      new ConnectAccessPolicy(stack, 'Policy', {
        access: ConnectAccess.deploys(GROTTO),
        connectScope,
      }),
  ).toThrow(
    /a managed policy needs a statement\. Add the actions with ConnectAccess\.uncatalogued/,
  );
});

test.each<[string, () => ConnectAccess, string]>([
  ['a type', () => ConnectAccess.deploys('AWS::Connect::Queu'), 'AWS::Connect::Queue'],
  ['an operation', () => ConnectAccess.operations('connect:ListUser'), 'ListUsers'],
])('%s that is misspelled is an error', (_, access, right) => {
  expect(access).toThrow(`Did you mean ${right}`);
});
