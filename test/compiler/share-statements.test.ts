import { ConnectAccess, ConnectJob, ConnectScope, ConsoleUseCase } from '../../src';
import { Grant } from '../../src/compiler/grant';
import { shareStatements } from '../../src/compiler/share-statements';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { resolvedIn } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const PHONES = 'arn:{Partition}:connect:{Region}:{Account}:phone-number/*';
const GROUPS = 'arn:{Partition}:connect:{Region}:{Account}:traffic-distribution-group/*';

const grant = (action: string, resources: string[], more: Partial<Grant> = {}): Grant => ({
  actions: [action],
  resources,
  templates: resources,
  conditions: [],
  origins: ['auditor'],
  ...more,
});
const shared = (grants: Grant[], scope = one) =>
  shareStatements(grants, resolvedIn(stack, scope)).map(
    ({ actions, resources }) => `${actions.join('+')} on ${resources.join('+')}`,
  );

const DESCRIBE_PHONE = grant('connect:DescribePhoneNumber', [PHONES]);
const DESCRIBE_GROUP = grant('connect:DescribeTrafficDistributionGroup', [GROUPS]);

test('two actions that take nothing of each other share a statement', () => {
  expect(shared([DESCRIBE_PHONE, DESCRIBE_GROUP])).toEqual([
    `connect:DescribePhoneNumber+connect:DescribeTrafficDistributionGroup on ${PHONES}+${GROUPS}`,
  ]);
});

test('an action that takes what another is granted on keeps a statement of its own', () => {
  const associate = grant('connect:AssociatePhoneNumberContactFlow', [GROUPS]);
  expect(shared([DESCRIBE_PHONE, associate])).toHaveLength(2);
});

test('the same action on other resources shares their statement', () => {
  const tag = (type: string) => grant('connect:TagResource', [`{Instance}/${type}/*`]);
  expect(shared([tag('agent'), tag('queue')])).toEqual([
    'connect:TagResource on {Instance}/agent/*+{Instance}/queue/*',
  ]);
});

test.each<[string, Grant]>([
  [
    'under another condition',
    { ...DESCRIBE_GROUP, conditions: [{ operator: 'Bool', key: 'aws:x', values: ['true'] }] },
  ],
  ['that is in the instance', grant('connect:DescribeQueue', ['{Instance}/queue/*'])],
  ['of a row of the console', { ...DESCRIBE_GROUP, origins: ['list-instance'] }],
  ['requested by name', { ...DESCRIBE_GROUP, origins: [] }],
  ['that the scope names', { ...DESCRIBE_GROUP, resources: ['arn:named'] }],
  ['of every resource', grant('connect:ListInstances', ['*'])],
  ['of another service', grant('ds:DescribeDirectories', ['arn:{Partition}:ds:::directory/*'])],
])('a grant %s keeps a statement of its own', (_, other) => {
  expect(shared([DESCRIBE_PHONE, other])).toHaveLength(2);
});

test('grants of every instance share nothing, because they name none', () => {
  expect(shared([DESCRIBE_PHONE, DESCRIBE_GROUP], ConnectScope.allInstances())).toHaveLength(2);
});

const sidsOf = (access: ConnectAccess) =>
  compileAccess('Here', stack, access, one).statements.map(({ sid }) => sid);

test('a shared statement has the name of the job that includes the others', () => {
  expect(sidsOf(ConnectAccess.jobs(ConnectJob.MIGRATION))).toEqual([
    'MigrationInstance',
    'MigrationSeveral',
    'MigrationSeveralByInstanceId',
    'DeploymentApplyCasesDomainConnectPhoneNumberConnectTrafficDistributionGroup',
    'AuditorAny',
  ]);
});

test('two jobs are both named, and more are jobs', () => {
  const [a, b, c] = [
    ConnectJob.OUTBOUND_DIALER,
    ConnectJob.DIRECTORY_LOOKUP,
    ConnectJob.METRICS_READER,
  ];
  expect(sidsOf(ConnectAccess.jobs(a, b))).toEqual(['OutboundDialerAndDirectoryLookupInstance']);
  expect(sidsOf(ConnectAccess.jobs(a, b, c))).toEqual(['JobsInstance']);
});

test('a statement of several jobs says what each is for', () => {
  const access = ConnectAccess.jobs(ConnectJob.OUTBOUND_DIALER, ConnectJob.DIRECTORY_LOOKUP);
  expect(compileAccess('Here', stack, access, one).statements.map((s) => s.reason)).toEqual([
    'Outbound dialer: Places outbound calls. ' +
      'Directory lookup: Looks up users, queues and quick connects.',
  ]);
});

test('rows of the console keep the statements of their pages', () => {
  const rows = ConnectAccess.consoleUseCases(ConsoleUseCase.LIST_INSTANCE);
  const { statements } = compileAccess('Here', stack, rows, one);
  expect(statements.map(({ resources }) => resources.map(toDisplayText))).toEqual([
    ['*'],
    [INSTANCE_ARN],
  ]);
});
