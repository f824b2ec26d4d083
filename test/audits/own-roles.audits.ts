import { App, Aws, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ContactCenterStack } from '../../examples/contact-center/contact-center-stack';
import { IdentityStack } from '../../examples/contact-center/identity-stack';
import {
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAction,
  ConnectAdminRole,
  ConnectPermissionSet,
  ConnectReadOnlyRole,
  ConnectScope,
  ServiceLinkedRoleAccess,
  UnsupportedTagBehavior,
  VoiceIdAdmin,
} from '../../src';
import { ConnectAccessValidation } from '../../src/validation/connect-access-validation';
import { everyRole } from '../support/every-role';
import { ALL_JOBS, ALL_USE_CASES, withEverything, withStorage } from '../support/full-scope';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const assumedBy = new AccountRootPrincipal();
const env = { region: 'us-east-1', account: ACCOUNT };

/** The report of the plug-in on the app of a stack. */
function reportOn(stack: Stack) {
  const app = App.of(stack) as App;
  const templatePaths = app.synth().stacks.map((s) => s.templateFullPath);
  return new ConnectAccessValidation(app).validate({ templatePaths });
}

/**
 * What the plug-in finds in the app of a stack. That the reference does not list a name yet which
 * AWS publishes is a note about the name, and no fault of the access.
 */
const reported = (stack: Stack): string[] =>
  reportOn(stack)
    .violations.filter(({ ruleName }) => !ruleName.startsWith('published-action['))
    .map((v) => `${v.ruleName} ${v.violatingResources.map((r) => r.resourceLogicalId).join(', ')}`);

test('nothing is found in any construct with any option', () => {
  const stack = newStack();
  everyRole(stack);
  // The administrator is assumed by Lambda there, which is found in any role.
  const isAboutUse = (found: string) => found.startsWith('application-full-access[');
  expect(reported(stack).filter((found) => !isAboutUse(found))).toEqual([]);
});

test.each([
  ['one instance', ConnectScope.instanceArn(INSTANCE_ARN)],
  ['every instance', ConnectScope.allInstances()],
])('nothing is found in what jobs have under tags, on %s', (_, scope) => {
  const stack = newStack({ env });
  const connectScope = withStorage(stack, withEverything(stack, scope, ACCOUNT), ACCOUNT);
  new ConnectAccessPolicy(stack, 'Tagged', {
    access: ConnectAccess.jobs(...ALL_JOBS.filter(({ id }) => !id.startsWith('campaign-'))),
    connectScope: connectScope.withTags({ Team: 'a' }, UnsupportedTagBehavior.GRANT_WITHOUT_TAGS),
  });
  expect(reported(stack)).toEqual([]);
});

const one = ConnectScope.instanceArn(INSTANCE_ARN);

test.each([
  ['an instance', one, true],
  ['an instance under tags', one.withTags({ Team: 'a' }), false],
  ['every instance', ConnectScope.allInstances(), true],
  ['every instance under tags', ConnectScope.allInstances().withTags({ Team: 'a' }), false],
  [
    'a named profile',
    one.withResources('security-profile', `${INSTANCE_ARN}/security-profile/a`),
    false,
  ],
])(
  'construct and audit agree on who can make administrators of %s',
  (_, connectScope, expected) => {
    const stack = newStack({ env });
    const access = ConnectAccess.connectActions(ConnectAction.CREATE_USER);
    const role = new ConnectAccessRole(stack, 'R', { assumedBy, access, connectScope });
    expect(role.findings.some(({ id }) => id === 'any-security-profile')).toBe(expected);
    const { violations, metadata = {} } = reportOn(stack);
    expect(violations).toEqual([]);
    expect(Object.keys(metadata).filter((name) => !name.startsWith('star-resource'))).toEqual(
      expected
        ? ['instance-administrator[connect:CreateUser] acknowledged on Stack/R/Resource']
        : [],
    );
  },
);

test('nothing is found in the example', () => {
  const app = new App();
  new ContactCenterStack(app, 'ContactCenter', { env });
  new ContactCenterStack(app, 'ContactCenterGovCloud', {
    env: { account: '777788889999', region: 'us-gov-west-1' },
  });
  expect(
    reported(
      new IdentityStack(app, 'Identity', { env: { account: '999900001111', region: 'us-east-1' } }),
    ),
  ).toEqual([]);
});

test('nothing is found in any job', () => {
  const stack = newStack({ env });
  const scope = withStorage(stack, withEverything(stack, one, ACCOUNT), ACCOUNT);
  ALL_JOBS.forEach(
    (job, i) =>
      new ConnectAccessRole(stack, `Job${i}`, {
        assumedBy,
        access: ConnectAccess.jobs(job),
        connectScope: scope,
      }),
  );
  expect(reported(stack)).toEqual([]);
});

test.each(['named instances', 'all instances'])(
  'nothing but Voice ID is found in any row of the console, for %s',
  (which) => {
    const stack = newStack(which === 'named instances' ? { env } : {});
    const instances =
      which === 'named instances'
        ? ConnectScope.instanceArn(INSTANCE_ARN)
        : ConnectScope.allInstances();
    const connectScope = withEverything(
      stack,
      instances,
      which === 'named instances' ? ACCOUNT : Aws.ACCOUNT_ID,
    );
    ALL_USE_CASES.forEach(
      (row, i) =>
        new ConnectAccessRole(stack, `Row${i}`, {
          assumedBy,
          access: ConnectAccess.consoleUseCases(row),
          connectScope,
        }),
    );
    const ids = reported(stack).map((finding) => finding.split(' ')[0]);
    expect(ids.filter((id) => id !== 'end-of-support[voiceid]')).toEqual([]);
  },
);

test('nothing is found in copies of managed policies at any version', () => {
  const stack = newStack({ env });
  for (const version of ['v1', 'v2', 'v3', 'v4']) {
    new ConnectAdminRole(stack, `Admin${version}`, { assumedBy, managedPolicyVersion: version });
    new ConnectReadOnlyRole(stack, `ReadOnly${version}`, {
      assumedBy,
      managedPolicyVersion: version,
    });
  }
  new VoiceIdAdmin(stack, 'VoiceId', { assumedBy, managedPolicyVersion: 'v1' });
  new ConnectPermissionSet(stack, 'Set', {
    identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
    permissionSetName: 'Supervisors',
    access: ConnectAccess.readOnly('v3').plus(ConnectAccess.fullAccess()),
    connectScope: ConnectScope.allInstances(),
  });
  expect(reported(stack)).toEqual([]);
});

test('an action that was given as newer than the catalogue is no unknown one', () => {
  const stack = newStack({ env });
  const access = ConnectAccess.uncataloguedAction('connect:DescribeHologram', 'instance');
  new ConnectAccessRole(stack, 'Newer', {
    assumedBy,
    access,
    connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
  });
  expect(reported(stack)).toEqual([]);
});

test('a role that goes without the companion of its managed policy says why', () => {
  const stack = newStack();
  new ConnectAdminRole(stack, 'Careful', {
    assumedBy,
    serviceLinkedRole: ServiceLinkedRoleAccess.none(),
  });
  const app = App.of(stack) as App;
  const [{ templateFullPath }] = app.synth().stacks;
  expect(new ConnectAccessValidation(app).validate({ templatePaths: [templateFullPath] })).toEqual({
    success: true,
    violations: [],
    metadata: {
      'chosen-session-name[Careful] acknowledged on Stack/Careful/Resource':
        'The construct warns of it, as sign-in-as-any-user.',
      'missing-companion-policy[AmazonConnect_FullAccess] acknowledged on Stack/Careful/Resource':
        'Left out on purpose: the service-linked role was created beforehand with the access that it needs, as AWS advises.',
    },
  });
});

describe('what constructs accept for themselves', () => {
  const accepted = (
    stack: Stack,
  ): readonly (readonly [path: string, id: string, reason: string])[] =>
    stack.node.findAll().flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
        .flatMap(({ data }) =>
          Object.entries(data as Record<string, string>)
            .filter(([id]) => id.startsWith('cdk-amazon-connect-iam:'))
            .map(([id, reason]) => [node.path, id, reason] as const),
        ),
    );

  /** Stacks with every construct, trusted by a service and by accounts. */
  const stacks = () =>
    [new ServicePrincipal('codebuild.amazonaws.com'), new AccountRootPrincipal()].map(
      (principal) => {
        const stack = newStack({ env });
        everyRole(stack, principal);
        new ConnectAccessRole(stack, 'Users', {
          assumedBy: principal,
          access: ConnectAccess.connectActions(ConnectAction.CREATE_USER),
          connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
        });
        return stack;
      },
    );

  test('is one finding each, by its exact id, and never a whole rule', () => {
    for (const [path, id] of stacks().flatMap(accepted))
      expect([path, id]).toEqual([
        path,
        expect.stringMatching(/^cdk-amazon-connect-iam:[\w-]+\[.+\]$/),
      ]);
  });

  test('has one of these reasons', () => {
    const reasons = stacks()
      .flatMap(accepted)
      .map(([, id, reason]) => `${id.split('[')[0].split(':')[1]}: ${reason}`);
    expect([...new Set(reasons)].sort()).toEqual([
      'chosen-session-name: The construct warns of it, as sign-in-as-any-user.',
      'email-takeover: The construct warns of it, as user-takeover.',
      'end-of-support: The construct warns of it, as voice-id-end-of-support.',
      'instance-administrator: The construct warns of it, as any-security-profile.',
      'star-resource: The app chose ConnectScope.allInstances: the access is to every instance.',
      'unlimited-emergency-access: The construct warns of it, as emergency-access.',
    ]);
  });

  test('that names a warning is a warning of the construct, which the app must accept', () => {
    for (const stack of stacks()) {
      const warnings = Annotations.fromStack(stack)
        .findWarning('*', Match.anyValue())
        .map(({ id, entry }) => `${id} ${String(entry.data)}`);
      const named = accepted(stack).flatMap(([path, , reason]) => {
        const [, warning] = /as ([\w-]+)\.$/.exec(reason) ?? [];
        return warning ? [{ path: path.replace(/\/Resource$/, ''), warning }] : [];
      });
      expect(named.length).toBeGreaterThan(0);
      for (const { path, warning } of named) {
        const isOf = (text: string) =>
          text.startsWith(`/${path.split('/').slice(0, 2).join('/')} `) &&
          text.includes(`cdk-amazon-connect-iam:${warning}]`);
        expect([path, warning, warnings.some(isOf)]).toEqual([path, warning, true]);
      }
    }
  });

  test('does not cover a statement that the app adds', () => {
    const stack = newStack();
    const role = new ConnectAccessRole(stack, 'Role', {
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
      access: ConnectAccess.connectActions(ConnectAction.LIST_QUEUES),
      connectScope: ConnectScope.allInstances(),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['connect:DeleteUser'], resources: ['*'] }));
    expect(reported(stack)).toEqual([
      expect.stringMatching(/^star-resource\[connect:DeleteUser\] /),
    ]);
  });
});

test('nothing is found in any construct that accounts can assume', () => {
  const stack = newStack();
  everyRole(stack, new AccountRootPrincipal());
  expect(reported(stack)).toEqual([]);
});

test('nothing is found in administrators of one instance, and in denies', () => {
  const stack = newStack({ env });
  const administrator = ConnectAccess.instanceAdministrator();
  const denies = ConnectAccess.denyEmergencyAccess()
    .plus(ConnectAccess.denyOtherInstances())
    .plus(ConnectAccess.denyTranscriptSearch());
  const role = (id: string, access: ConnectAccess) =>
    new ConnectAccessRole(stack, id, { assumedBy, connectScope: one, access });
  role('Administrator', administrator);
  role('Confined', administrator.plus(denies));
  role('Denied', ConnectAccess.deny(administrator));
  new ConnectAccessPolicy(stack, 'Policy', { access: administrator, connectScope: one });
  new ConnectPermissionSet(stack, 'Set', {
    access: administrator,
    connectScope: one,
    permissionSetName: 'Administrators',
    identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  });
  expect(reported(stack)).toEqual([]);
});
