import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  CfnInstanceProfile,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { sixBrokenRoles } from './broken-app/six-broken-roles';
import { ConnectAccessValidation, ConnectAccessValidationProps, FindingSeverity } from '../../src';
import { thoroughly } from '../support/sample';

const ROOT = join(__dirname, '../..');
const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const folders: string[] = [];
const folder = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'validation-')));
  return folders[folders.length - 1];
};

afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Synthesizes as a user's app does: what the CDK wrote as its report, what it said, and whether synthesis failed. */
function synthesized(root: App) {
  const before = process.exitCode;
  const said = jest.spyOn(console, 'error').mockImplementation();
  try {
    const { directory } = root.synth();
    const { pluginReports } = JSON.parse(
      readFileSync(join(directory, 'policy-validation-report.json'), 'utf8'),
    );
    const failed = process.exitCode === 1;
    return {
      failed,
      violations: pluginReports.flatMap((r: any) => r.violations) as any[],
      text: said.mock.calls.flat().join('\n'),
    };
  } finally {
    process.exitCode = before;
    said.mockRestore();
  }
}

/** An app with the plug-in and a role that lists users on *, which is a warning. */
function app(
  props?: ConnectAccessValidationProps,
  context?: Record<string, unknown>,
): { app: App; stack: Stack } {
  const root = new App({ outdir: folder(), context });
  Validations.of(root).addPlugins(new ConnectAccessValidation(root, props));
  return { app: root, stack: new Stack(root, 'Stack') };
}

function role(scope: Construct, id: string, actions: string[], resource: string): Role {
  const made = new Role(scope, id, { assumedBy: new AccountRootPrincipal() });
  made.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
  return made;
}

const SIX = [
  ['Broken/Prefix/DefaultPolicy/Resource', 'look-alike-prefix[connectcases]', 'error'],
  ['Broken/Renamed/DefaultPolicy/Resource', 'renamed-action[connect:DestroyInstance]', 'error'],
  ['Broken/Retired/Resource', 'retired-managed-policy[AmazonConnectFullAccess]', 'error'],
  ['Broken/Nonexistent/DefaultPolicy/Resource', 'unknown-action[connect:DescribeUsers]', 'error'],
  ['Broken/WrongType/DefaultPolicy/Resource', 'resource-type[connect:ListUsers]', 'error'],
  ['Broken/Misspelt/DefaultPolicy/Resource', 'condition-key[connect:InstanceArn]', 'error'],
];

test('six broken statements of a plain app are each found, and fail synthesis', () => {
  const { failed, violations } = synthesized(sixBrokenRoles(folder()));
  expect(
    violations.flatMap((v) =>
      v.violatingConstructs.map((c: any) => [c.constructPath, v.ruleName, v.severity]),
    ),
  ).toEqual(expect.arrayContaining(SIX));
  expect(failed).toBe(true);
  expect(violations.filter((v) => v.ruleName.startsWith('resource-type'))).toEqual([
    expect.objectContaining({
      description: `connect:ListUsers is not checked against ${INSTANCE}/agent/*, so nothing is allowed. IAM matches a statement only against the resources of the request.`,
      fix: 'Put it on arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}.',
      violatingConstructs: [
        expect.objectContaining({
          resourceLogicalId: 'WrongTypeDefaultPolicyDA55D89B',
          locations: ['Properties/PolicyDocument/Statement/0'],
        }),
      ],
    }),
  ]);
});

thoroughly('the CDK CLI fails and says each of them', () => {
  const cdk = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/aws-cdk/bin/cdk'),
      'synth',
      '--no-notices',
      '--quiet',
      '--output',
      folder(),
      '--app',
      `"${process.execPath}" --require ./projenrc/register.cjs test/validation/broken-app/app.ts`,
    ],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' } },
  );
  expect(cdk.status).toBe(1);
  for (const [path, name] of SIX) {
    expect(cdk.stderr).toContain(path);
    expect(cdk.stderr).toContain(name);
  }
});

test('what the CLI would not hear of, because it looks elsewhere for the report, is said by the plug-in', () => {
  const { app: root, stack } = app({}, { '@aws-cdk/core:failSynthOnValidationErrors': false });
  role(stack, 'Users', ['connect:ListUsers'], '*');
  const { failed, text } = synthesized(root);
  expect([failed, text]).toEqual([
    false,
    expect.stringContaining(
      [
        'WARNING connect:ListUsers on *, which takes in every instance. The statement also covers resources that are created later, in every Region of the account.',
        '   Stack/Users/DefaultPolicy/Resource Properties/PolicyDocument/Statement/0',
        '   Name the instance, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId} and what is under it, or give the condition key connect:InstanceId.',
        "   Acknowledge with 'cdk-amazon-connect-iam::star-resource[connect:ListUsers]'",
      ].join('\n'),
    ),
  ]);
});

describe('a warning', () => {
  test('is reported and lets synthesis succeed', () => {
    const { app: root, stack } = app();
    role(stack, 'Users', ['connect:ListUsers'], '*');
    const { failed, violations, text } = synthesized(root);
    expect([failed, violations.map((v) => [v.ruleName, v.severity])]).toEqual([
      false,
      [['star-resource[connect:ListUsers]', 'warning']],
    ]);
    expect(text).toContain('star-resource[connect:ListUsers]');
    expect(text).toContain('Stack/Users/DefaultPolicy/Resource');
  });

  test('about a part that was not read has the severity that the app gives it', () => {
    const severitiesWith = (props: ConnectAccessValidationProps) => {
      const { app: root, stack } = app(props);
      const imported = Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::123456789012:role/Admin');
      new CfnInstanceProfile(stack, 'Profile', { roles: [imported.roleName] });
      const { failed, violations } = synthesized(root);
      return [failed, violations.map((v) => [v.ruleName, v.severity])];
    };
    expect(severitiesWith({})).toEqual([false, [['unread-part[Admin]', 'warning']]]);
    expect(severitiesWith({ unread: FindingSeverity.ERROR })).toEqual([
      true,
      [['unread-part[Admin]', 'error']],
    ]);
    expect(
      severitiesWith({ unread: FindingSeverity.NOTE, failOn: FindingSeverity.WARNING }),
    ).toEqual([false, [['unread-part[Admin]', 'note']]]);
  });

  test('fails synthesis when it is asked to', () => {
    const { app: root, stack } = app({ failOn: FindingSeverity.WARNING });
    role(stack, 'Users', ['connect:ListUsers'], '*');
    expect(synthesized(root).failed).toBe(true);
  });

  test.each([
    'cdk-amazon-connect-iam:star-resource',
    'cdk-amazon-connect-iam::star-resource',
    'cdk-amazon-connect-iam:star-resource[connect:ListUsers]',
    'cdk-amazon-connect-iam::star-resource[connect:ListUsers]',
  ])('is acknowledged with a reason on the role, and on no other, by %s', (id) => {
    const { app: root, stack } = app();
    const acknowledged = role(stack, 'Acknowledged', ['connect:ListUsers'], '*');
    role(stack, 'Other', ['connect:ListUsers'], '*');
    Validations.of(acknowledged).acknowledge({ id, reason: 'the only instance' });
    const { violations, text } = synthesized(root);
    expect(
      violations.flatMap((v) => v.violatingConstructs.map((c: any) => c.constructPath)),
    ).toEqual(['Stack/Other/DefaultPolicy/Resource']);
    expect(text).toContain(
      'star-resource[connect:ListUsers] acknowledged on Stack/Acknowledged: the only instance',
    );
  });

  test('that is acknowledged is another when the statement names more', () => {
    const { app: root, stack } = app();
    const more = role(stack, 'More', ['connect:ListUsers', 'connect:DescribeUser'], '*');
    Validations.of(more).acknowledge({
      id: 'cdk-amazon-connect-iam:star-resource[connect:ListUsers]',
      reason: 'the only instance',
    });
    expect(synthesized(root).violations.map((v) => v.ruleName)).toEqual([
      'star-resource[connect:ListUsers, connect:DescribeUser]',
    ]);
  });
});

describe('an error', () => {
  test('is acknowledged like a warning', () => {
    const { app: root, stack } = app();
    const newer = role(
      stack,
      'Newer',
      ['connect:DescribeHolographicContact'],
      `${INSTANCE}/contact/*`,
    );
    Validations.of(newer).acknowledge({
      id: 'cdk-amazon-connect-iam:unknown-action[connect:DescribeHolographicContact]',
      reason: 'new this week',
    });
    const { failed, violations } = synthesized(root);
    expect([failed, violations]).toEqual([false, []]);
  });

  test('is found in stages and in nested stacks', () => {
    const { app: root } = app();
    const stack = new Stack(new Stage(root, 'Prod'), 'Stack');
    role(stack, 'InStage', ['connect:Nothing1'], '*');
    role(new NestedStack(stack, 'Nested'), 'InNested', ['connect:Nothing2'], '*');
    expect(
      synthesized(root).violations.flatMap((v) =>
        v.violatingConstructs.map((c: any) => [v.ruleName, c.constructPath]),
      ),
    ).toEqual([
      ['unknown-action[connect:Nothing1]', 'Prod/Stack/InStage/DefaultPolicy/Resource'],
      ['unknown-action[connect:Nothing2]', 'Prod/Stack/Nested/InNested/DefaultPolicy/Resource'],
    ]);
  });
});

describe('what is fatal', () => {
  const escalating = (stack: Stack) =>
    role(stack, 'Admin', ['connect:ListUsers', 'iam:PutRolePolicy'], '*');

  test('is accepted with a reason', () => {
    const { app: root, stack } = app();
    Validations.of(escalating(stack)).acknowledge({
      id: 'cdk-amazon-connect-iam:escalation',
      reason: 'trust me',
    });
    const { failed, violations } = synthesized(root);
    expect([failed, violations.map((v) => v.ruleName)]).toEqual([
      false,
      ['star-resource[connect:ListUsers]'],
    ]);
  });

  test('is left out with a reason, there or everywhere', () => {
    for (const constructPath of ['Stack/Admin', 'Stack', undefined]) {
      const { app: root, stack } = app({
        exceptions: [
          { rule: 'escalation', constructPath, reason: 'the administrators of the account' },
        ],
      });
      escalating(stack);
      const { failed, violations } = synthesized(root);
      expect([failed, violations.map((v) => v.ruleName)]).toEqual([
        false,
        ['star-resource[connect:ListUsers]'],
      ]);
    }
    const { app: root, stack } = app({
      exceptions: [{ rule: 'escalation', constructPath: 'Stack/Adm', reason: 'another role' }],
    });
    escalating(stack);
    expect(synthesized(root).failed).toBe(true);
  });

  test.each([
    [
      { rule: 'escalations', reason: 'x' },
      "ConnectAccessValidation: exceptions[0].rule: there is no such rule. Got 'escalations'",
    ],
    [
      { rule: 'escalation', reason: ' ' },
      'ConnectAccessValidation: exceptions[0].reason: an exception needs a reason. Say why escalation is left out.',
    ],
  ])('is not left out by %j', (exception, message) => {
    expect(() => new ConnectAccessValidation(new App(), { exceptions: [exception] })).toThrow(
      message,
    );
  });
});
