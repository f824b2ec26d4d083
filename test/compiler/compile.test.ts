import {
  ConnectAccess,
  ConnectAction,
  ConnectJob,
  ConnectScope,
  ConsoleUseCase,
  ServiceLinkedRoleAccess,
  UnsupportedTagBehavior,
} from '../../src';
import { compileAccess as compile } from '../../src/constructs/private/compile-access';
import { assignedAccounts } from '../../src/input/target-environment';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { conditionsOf, findingTexts, statement } from '../support/compiled';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const run = (access: ConnectAccess, scope = one) => compile('Here', stack, access, scope);
const OTHER = INSTANCE_ARN.replace('instance/1', 'instance/2');

test('an action by name is said to be asked for by name', () => {
  expect(run(ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER)).statements).toStrictEqual([
    statement({
      sid: 'ConnectAgent',
      actions: ['connect:DescribeUser'],
      resources: [`${INSTANCE_ARN}/agent/*`],
      reason: 'Asked for by name.',
    }),
  ]);
});

test('the reason names the page and up to three use cases, and counts the others', () => {
  const why = (...useCases: ConsoleUseCase[]) =>
    run(ConnectAccess.consoleUseCases(...useCases)).statements.find((s) =>
      /^(DataStorage|EditCallRecording)BucketByResourceAccount$/.test(s.sid ?? ''),
    )?.reason;
  expect(why(ConsoleUseCase.EDIT_CALL_RECORDING)).toBe(
    'Console, Data storage: Edit call recording.',
  );
  const three = [
    ConsoleUseCase.EDIT_CALL_RECORDING,
    ConsoleUseCase.EDIT_SCREEN_RECORDING,
    ConsoleUseCase.EDIT_CHAT_TRANSCRIPTS,
  ];
  expect(why(...three)).toBe(
    'Console, Data storage: Edit call recording; Edit screen recording; Edit chat transcripts.',
  );
  expect(why(...three, ConsoleUseCase.EDIT_ATTACHMENTS)).toBe(
    'Console, Data storage: Edit call recording; Edit screen recording; Edit chat transcripts; and 1 more.',
  );
});

test('a condition on the instance holds its id, or those of all that are named', () => {
  const access = ConnectAccess.connectActions(ConnectAction.CREATE_TRAFFIC_DISTRIBUTION_GROUP);
  const conditions = (scope: ConnectScope) => conditionsOf(run(access, scope).statements[0]);
  const [id, other] = [INSTANCE_ARN, OTHER].map((arn) => arn.split('/')[1]);
  expect(conditions(one)).toEqual({ StringEquals: { 'connect:InstanceId': id } });
  expect(conditions(one.plus(ConnectScope.instanceArn(OTHER)))).toEqual({
    StringEquals: { 'connect:InstanceId': [id, other] },
  });
});

test('with every instance in scope the condition on the instance goes, and others stay', () => {
  const access = ConnectAccess.connectActions(ConnectAction.CREATE_TRAFFIC_DISTRIBUTION_GROUP);
  expect(run(access, ConnectScope.allInstances()).statements[0].conditions).toEqual([]);
  const tagged = run(access, ConnectScope.allInstances().withTags({ Team: 'red' }));
  expect(tagged.statements.map(conditionsOf)).toEqual([
    { StringEquals: { 'aws:RequestTag/Team': 'red' } },
    { StringEquals: { 'aws:ResourceTag/Team': 'red' } },
  ]);
});

test('what takes no resource is named in a finding, in order, each once', () => {
  const { findings } = run(
    ConnectAccess.actions('sqs:ListQueues', 'connect:DescribeUser', 'cases:ListDomains'),
  );
  expect(findingTexts(findings)).toEqual([
    'star-only: granted on *, because they take no resource: cases:ListDomains, sqs:ListQueues',
  ]);
  expect(run(ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER)).findings).toEqual([]);
});

test('what the managed policy grants is not said again, and nothing left is not an error beside it', () => {
  const access = ConnectAccess.readOnly().plus(
    ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER),
  );
  expect(run(access, ConnectScope.allInstances())).toStrictEqual({
    managedPolicies: ['AmazonConnectReadOnlyAccess'],
    pinned: [],
    statements: [],
    findings: [
      expect.objectContaining({ id: 'sign-in-as-any-user' }),
      expect.objectContaining({ id: 'every-instance' }),
    ],
  });
});

test.each([undefined, 'v4'])(
  'a managed policy beside named instances is said to hold for every one, pinned at %s',
  (version) => {
    const said = (scope: ConnectScope) =>
      run(ConnectAccess.fullAccess(version), scope).findings.filter(
        ({ id }) => id === 'managed-policy-beyond-instance',
      );
    expect(said(one)).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(said(ConnectScope.allInstances())).toEqual([]);
  },
);

test('what a pinned version of it grants is not said again either, and the copy says where each of its statements is from', () => {
  const access = ConnectAccess.readOnly('v4').plus(
    ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER),
  );
  const reason =
    'AWS has it in AmazonConnectReadOnlyAccess v4, of which this is a copy, word for word.';
  const { pinned, ...compiled } = run(access, ConnectScope.allInstances());
  expect(pinned).toEqual([
    {
      policy: 'AmazonConnectReadOnlyAccess',
      version: 'v4',
      statements: [
        statement({
          sid: 'AllowConnectReadOnly',
          actions: ['connect:Get*', 'connect:Describe*', 'connect:List*', 'ds:DescribeDirectories'],
          reason,
        }),
        statement({
          sid: 'DenyConnectEmergencyAccess',
          effect: 'Deny',
          actions: ['connect:AdminGetEmergencyAccessToken'],
          reason,
        }),
      ],
    },
  ]);
  expect([compiled.managedPolicies, compiled.statements]).toEqual([[], []]);
  expect(findingTexts(compiled.findings)).toEqual([
    expect.stringMatching(
      /^(outdated-)?pinned-policy: AmazonConnectReadOnlyAccess is pinned at v4 of/,
    ),
    'sign-in-as-any-user: signs in to the instances as the user that the session names: connect:GetFederationToken',
    'every-instance: apply to every instance of the account: AmazonConnectReadOnlyAccess',
  ]);
});

test('nothing left to grant is an error', () => {
  const access = ConnectAccess.connectActions(ConnectAction.LIST_INSTANCES);
  expect(() => run(access, one.withTags({ Team: 'red' }, UnsupportedTagBehavior.OMIT))).toThrow(
    'Here: nothing is left to grant: left out: connect:ListInstances. ' +
      'Give a ConnectAccess with at least one use case or action.',
  );
  const number = `arn:aws:connect:us-east-1:${ACCOUNT}:phone-number/aaaaaaaa-2222-3333-4444-555555555555`;
  expect(() =>
    run(
      ConnectAccess.connectActions(ConnectAction.IMPORT_PHONE_NUMBER),
      one.withResources('phone-number', number),
    ),
  ).toThrow(
    'Here: nothing is left to grant: left out, because a new resource is not one of the named ones: ' +
      'connect:ImportPhoneNumber. Name no resources of the type if the actions are needed.',
  );
});

test('the documented statement is about any service-linked role of Connect, or the one of the scope, or is not there', () => {
  const resources = (scope: ConnectScope) =>
    run(ConnectAccess.fullAccess(), scope).statements.map((s) => s.resources.map(toDisplayText));
  const role = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc`;
  expect(resources(one)).toEqual([
    [
      'arn:${AWS::Partition}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
    ],
  ]);
  expect(resources(one.withServiceLinkedRole(ServiceLinkedRoleAccess.roleArn(role)))).toEqual([
    [role],
  ]);
  expect(resources(one.withServiceLinkedRole(ServiceLinkedRoleAccess.none()))).toEqual([]);
});

test('a service-linked role of another account says where', () => {
  const role =
    'arn:aws:iam::999988887777:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc';
  expect(() =>
    run(
      ConnectAccess.fullAccess(),
      one.withServiceLinkedRole(ServiceLinkedRoleAccess.roleArn(role)),
    ),
  ).toThrow('Here: the service-linked role');
});

describe('for the accounts that a permission set is assigned to', () => {
  const abroad = (scope: ConnectScope) =>
    compile(
      'Here',
      assignedAccounts(stack),
      ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER),
      scope,
    );
  const elsewhere = INSTANCE_ARN.replace(ACCOUNT, '999988887777');

  test('a named instance is what a role of its own account would have', () => {
    expect(abroad(ConnectScope.instanceArn(elsewhere))).toStrictEqual({
      managedPolicies: [],
      pinned: [],
      statements: [
        statement({
          sid: 'ConnectAgent',
          actions: ['connect:DescribeUser'],
          resources: [`${elsewhere}/agent/*`],
          reason: 'Asked for by name.',
        }),
      ],
      findings: [],
    });
  });

  test('every instance is said to be that of every account, which is not said of a role', () => {
    expect(abroad(ConnectScope.allInstances()).findings.map((f) => f.id)).toEqual([
      'every-account',
    ]);
    expect(
      run(ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER), ConnectScope.allInstances())
        .findings,
    ).toEqual([]);
  });

  test('a service-linked role of the stack is refused, which a role may write', () => {
    const own = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc`;
    const scope = ConnectScope.allInstances().withServiceLinkedRole(
      ServiceLinkedRoleAccess.roleArn(own),
    );
    expect(() => abroad(scope)).toThrow(
      'Here: the service-linked role is of the account of the stack',
    );
    expect(run(ConnectAccess.fullAccess(), scope).statements.map((s) => s.resources)).toEqual([
      [own],
    ]);
  });
});

test('documented statements come first', () => {
  const { statements } = run(
    ConnectAccess.voiceId().plus(ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER)),
  );
  expect(statements.map((s) => s.sid)).toEqual([
    'AttachAnyPolicyToAmazonConnectRole',
    'AssociateVoiceIdDomains',
    'ManageConnectEventRules',
    'ConnectAgent',
  ]);
});

test('statements that would have one Sid are told apart', () => {
  const ids = run(ConnectAccess.connectActions(...Object.values(ConnectAction))).statements.map(
    (s) => s.sid,
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('what reaches beyond the instances is said where instances are named, and not where all are meant', () => {
  const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_PHONE_NUMBER);
  expect(run(access).findings.map((f) => f.id)).toEqual(['beyond-instance']);
  expect(run(access, ConnectScope.allInstances()).findings).toEqual([]);
});

test('an error of the scope names the property that it came by', () => {
  const access = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES);
  expect(() => compile('Here', stack, access, one, 'connectScope')).toThrow(
    /^Here: connectScope: the access cannot be confined/,
  );
});

test('the reason of a job is that of its actions', () => {
  expect(
    run(ConnectAccess.jobs(ConnectJob.METRICS_READER)).statements.map((s) => s.reason),
  ).toEqual(
    expect.arrayContaining([
      'Metrics reader: Reads metrics, and the current data of users. ' +
        'Lists queues, routing profiles, hierarchy groups and users.',
    ]),
  );
});
