import { App, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance, CfnUser } from 'aws-cdk-lib/aws-connect';
import {
  AccountRootPrincipal,
  CfnRole,
  Effect,
  Group,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
  User,
} from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { RootConstruct } from 'constructs';
import {
  AccessAssertions,
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAction,
  ConnectAdminRole,
  ConnectGrants,
  ConnectJob,
  ConnectReadOnlyRole,
  ConnectScope,
  ConsoleUseCase,
  PrincipalAssertions,
} from '../../src';
import { expandPattern } from '../../src/policy/action-patterns';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const assumedBy = new AccountRootPrincipal();
const OTHER = INSTANCE_ARN.replace('11111111', '99999999');
const USER = `${INSTANCE_ARN}/agent/u1`;

const newInstance = (stack: Stack) =>
  new CfnInstance(stack, 'Instance', {
    attributes: { inboundCalls: true, outboundCalls: true },
    identityManagementType: 'SAML',
  });

function users(
  stack: Stack,
  connectScope = ConnectScope.instanceArn(INSTANCE_ARN),
): ConnectAccessRole {
  const access = ConnectAccess.connectActions(
    ConnectAction.DESCRIBE_USER,
    ConnectAction.SEARCH_USERS,
  );
  return new ConnectAccessRole(stack, 'Users', { assumedBy, access, connectScope });
}

/** A role of statements that are written by hand, as asserted. */
function written(...statements: object[]): PrincipalAssertions {
  const role = new Role(newStack(), 'Written', { assumedBy });
  for (const statement of statements)
    role.addToPolicy(PolicyStatement.fromJson({ Effect: 'Allow', Resource: '*', ...statement }));
  return AccessAssertions.fromStack(Stack.of(role)).principal(role);
}

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('what a role can do', () => {
  test('is what its statements allow', () => {
    const stack = newStack();
    const role = users(stack);
    AccessAssertions.fromStack(stack)
      .principal(role)
      .can(ConnectAction.DESCRIBE_USER, { resource: USER })
      .can(ConnectAction.DESCRIBE_USER, { resource: `${INSTANCE_ARN}/agent/*` })
      .can(ConnectAction.DESCRIBE_USER)
      .cannot(ConnectAction.DELETE_USER)
      .cannot(ConnectAction.DESCRIBE_USER, { resource: `${OTHER}/agent/u1` })
      .cannotCall('s3:GetObject')
      .canOnly(ConnectAction.DESCRIBE_USER, ConnectAction.SEARCH_USERS)
      .canOnlyCall('connect:*User*');
  });

  test('is not what none allows: what allows it elsewhere and who wants it is said', () => {
    const stack = newStack();
    const role = users(stack);
    const asserted = AccessAssertions.fromStack(stack).principal(role);
    expect(
      message(() => asserted.can(ConnectAction.DESCRIBE_USER, { resource: `${OTHER}/agent/u1` })),
    ).toBe(`Users cannot connect:DescribeUser on ${OTHER}/agent/u1: no statement allows it.
  statement ConnectAgent of Stack/Users allows it on ${INSTANCE_ARN}/agent/*
  connect:DescribeUser is part of ConnectJob.USER_ADMINISTRATION (User administration), \
ConnectJob.DIRECTORY_LOOKUP (Directory lookup), ConnectJob.GLOBAL_RESILIENCY (Global resiliency), and 4 more`);
    expect(
      message(() =>
        asserted.can(ConnectAction.ASSOCIATE_LAMBDA_FUNCTION, { resource: INSTANCE_ARN }),
      ),
    ).toBe(`Users cannot connect:AssociateLambdaFunction on ${INSTANCE_ARN}: no statement allows it.
  connect:AssociateLambdaFunction is part of ConsoleUseCase.ADD_REMOVE_LAMBDA_FUNCTIONS (Flows: Add/remove Lambda functions), \
ConnectJob.FUNCTION_ASSOCIATION (Function association)`);
    expect(message(() => asserted.canCall('s3:GetObject', { resource: 'arn:aws:s3:::a/b' })))
      .toBe(`Users cannot s3:GetObject on arn:aws:s3:::a/b: no statement allows it.
  s3:GetObject is part of ConsoleUseCase.EDIT_CUSTOMER_PROFILES (Customer Profiles: Edit customer profiles), \
ConnectJob.RECORDINGS_READER (Recordings reader), ConnectJob.PROMPT_LIBRARY (Prompt library)`);
    expect(message(() => asserted.canCall('s3:PutObject', { resource: 'arn:aws:s3:::a/b' }))).toBe(
      'Users cannot s3:PutObject on arn:aws:s3:::a/b: no statement allows it.',
    );
    expect(message(() => asserted.can(ConnectAction.DELETE_USER)))
      .toBe(`Users cannot connect:DeleteUser on any resource: no statement allows it.
  connect:DeleteUser is part of ConnectJob.USER_ADMINISTRATION (User administration), \
ConnectJob.MIGRATION (Migration), ConnectJob.TAGGED_ADMINISTRATOR (Administrator by tag)`);
  });

  test('includes managed policies of AWS, and what denies wins', () => {
    const stack = newStack();
    const admin = new ConnectAdminRole(stack, 'Admin', { assumedBy, denyEmergencyAccess: true });
    const auditor = new ConnectReadOnlyRole(stack, 'Auditor', { assumedBy, denyFederation: true });
    const access = AccessAssertions.fromStack(stack);
    access
      .principal(admin)
      .can(ConnectAction.CREATE_USER, { resource: USER })
      .cannotCall('iam:PutRolePolicy', { resource: `arn:aws:iam::${ACCOUNT}:role/Admin` });
    access
      .principal(auditor)
      .can(ConnectAction.DESCRIBE_USER)
      .cannot(ConnectAction.DELETE_USER)
      .cannot(ConnectAction.CREATE_USER);
    expect(
      message(() =>
        access
          .principal(auditor)
          .can(ConnectAction.GET_FEDERATION_TOKEN, { resource: INSTANCE_ARN }),
      ),
    ).toBe(
      `Auditor cannot connect:GetFederationToken on ${INSTANCE_ARN}: ` +
        'denied by statement DenyConnectFederation of Stack/Auditor.',
    );
    expect(
      message(() => access.principal(admin).cannot(ConnectAction.CREATE_USER, { resource: USER })),
    ).toBe(
      `Admin can connect:CreateUser on ${USER}: allowed by statement 1 of AmazonConnect_FullAccess.`,
    );
    expect(
      message(() => access.principal(admin).can(ConnectAction.ADMIN_GET_EMERGENCY_ACCESS_TOKEN)),
    ).toBe(
      'Admin cannot connect:AdminGetEmergencyAccessToken on any resource: ' +
        'denied by statement DenyConnectEmergencyAccess of Stack/Admin.',
    );
  });

  test('ends at the permissions boundary', () => {
    const stack = newStack();
    const boundary = new ManagedPolicy(stack, 'Boundary', {
      statements: [new PolicyStatement({ actions: ['s3:*'], resources: ['*'] })],
    });
    const role = new ConnectAccessRole(stack, 'Users', {
      assumedBy,
      permissionsBoundary: boundary,
      access: ConnectAccess.connectActions(ConnectAction.SEARCH_USERS),
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
    });
    const asserted = AccessAssertions.fromStack(stack)
      .principal(role)
      .cannot(ConnectAction.SEARCH_USERS);
    expect(
      message(() => asserted.can(ConnectAction.SEARCH_USERS, { resource: INSTANCE_ARN })),
    ).toBe(
      `Users cannot connect:SearchUsers on ${INSTANCE_ARN}: ` +
        'its permissions boundary ${BoundaryEA298153} does not allow it.',
    );
  });
});

test('where a wide statement and a wide boundary meet, or a deny leaves something, it can', () => {
  const stack = newStack();
  const boundary = new ManagedPolicy(stack, 'Boundary', {
    statements: [
      new PolicyStatement({
        actions: ['*'],
        resources: [`arn:aws:connect:us-east-1:${ACCOUNT}:*`],
      }),
    ],
  });
  const role = new Role(stack, 'Bounded', { assumedBy, permissionsBoundary: boundary });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['connect:DescribeUser'],
      resources: ['arn:aws:connect:*:*:instance/*/agent/*'],
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ['connect:DescribeQueue'],
      resources: ['arn:aws:connect:eu-west-2:*:instance/*/queue/*'],
    }),
  );
  AccessAssertions.fromStack(stack)
    .principal(role)
    .can(ConnectAction.DESCRIBE_USER)
    .cannot(ConnectAction.DESCRIBE_QUEUE);

  const deny = {
    Effect: 'Deny',
    Action: '*',
    NotResource: `arn:aws:connect:us-east-1:${ACCOUNT}:*`,
    Resource: undefined,
  };
  const asserted = written(
    { Action: 'connect:Describe*', Resource: 'arn:aws:connect:*:*:instance/*' },
    deny,
  ).can(ConnectAction.DESCRIBE_USER);
  expect(message(() => asserted.cannot(ConnectAction.DESCRIBE_USER))).toBe(
    `Written can connect:DescribeUser on arn:aws:connect:us-east-1:${ACCOUNT}:instance/*/agent/*: ` +
      'allowed by statement 1 of Stack/Written/DefaultPolicy.',
  );
});

describe('an action is asked for on what it takes', () => {
  test('a statement on anything else allows nothing', () => {
    const asserted = written({
      Action: ['connect:DescribeUser', 'connect:ListInstances'],
      Resource: INSTANCE_ARN,
    });
    expect(
      message(() => asserted.can(ConnectAction.DESCRIBE_USER))
        .split('\n')
        .slice(0, 2),
    ).toEqual([
      'Written cannot connect:DescribeUser on any resource: no statement allows it.',
      `  statement 1 of Stack/Written/DefaultPolicy allows it on ${INSTANCE_ARN}`,
    ]);
    expect(message(() => asserted.can(ConnectAction.LIST_INSTANCES))).toMatch(
      'no statement allows it',
    );
    expect(
      message(() => asserted.can(ConnectAction.LIST_INSTANCES, { resource: INSTANCE_ARN })),
    ).toMatch('no statement allows it');
    // It may not be missed, should an action take more than is known.
    expect(message(() => asserted.cannot(ConnectAction.DESCRIBE_USER))).toMatch(
      `can connect:DescribeUser on ${INSTANCE_ARN}`,
    );
  });

  test('a deny on all of that leaves nothing of a star', () => {
    const all = { Action: 'connect:*' };
    const denied = (Resource: string) =>
      written(all, { Effect: 'Deny', Action: 'connect:DeleteUser', Resource });
    const everywhere = denied('arn:*:connect:*:*:instance/*').cannot(ConnectAction.DELETE_USER);
    expect(message(() => everywhere.can(ConnectAction.DELETE_USER))).toMatch(
      'denied by statement 2',
    );
    denied(`${INSTANCE_ARN}/*`).can(ConnectAction.DELETE_USER);
    const ofPartition = 'arn:aws:connect:*:*:instance/*';
    expect(message(() => denied(ofPartition).can(ConnectAction.DELETE_USER))).toMatch('only if');
    const somewhere = new Stack(new App(), 'Stack', {
      env: { account: ACCOUNT, region: 'us-east-1' },
    });
    const role = new Role(somewhere, 'Role', { assumedBy });
    [all, { Effect: 'Deny', Action: 'connect:DeleteUser', Resource: ofPartition }].forEach((one) =>
      role.addToPolicy(PolicyStatement.fromJson({ Effect: 'Allow', Resource: '*', ...one })),
    );
    AccessAssertions.fromStack(somewhere)
      .principal(role)
      .cannot(ConnectAction.DELETE_USER)
      .can(ConnectAction.DELETE_QUEUE);
  });
});

describe('conditions', () => {
  const mfa = {
    Action: 'connect:DescribeUser',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  };
  const conditions = [{ key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] }];

  test('are said, until the context has the key', () => {
    const asserted = written({ Sid: 'WithMfa', ...mfa });
    expect(message(() => asserted.can(ConnectAction.DESCRIBE_USER, { resource: USER })))
      .toBe(`Written can connect:DescribeUser on ${USER} only if all of this holds:
  aws:MultiFactorAuthPresent is true
It is allowed by statement WithMfa of Stack/Written/DefaultPolicy.
Say what the keys are in \`context\`, or expect the conditions:
  conditions: [
    { key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] },
  ]`);
    expect(message(() => asserted.can(ConnectAction.DESCRIBE_USER)))
      .toBe(`Written can connect:DescribeUser only if all of this holds:
  aws:MultiFactorAuthPresent is true
It is allowed by statement WithMfa of Stack/Written/DefaultPolicy.
Say what the keys are in \`context\`, or expect the conditions:
  conditions: [
    { key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] },
  ]`);
    expect(message(() => asserted.cannot(ConnectAction.DESCRIBE_USER, { resource: USER })))
      .toBe(`Written can connect:DescribeUser on ${USER}, if all of this holds:
  aws:MultiFactorAuthPresent is true
It is allowed by statement WithMfa of Stack/Written/DefaultPolicy.`);
    asserted.can(ConnectAction.DESCRIBE_USER, {
      resource: USER,
      context: { 'aws:MultiFactorAuthPresent': 'true' },
    });
    asserted.cannot(ConnectAction.DESCRIBE_USER, {
      resource: USER,
      context: { 'AWS:multifactorauthpresent': 'false' },
    });
    asserted.cannot(ConnectAction.DESCRIBE_USER, { resource: USER, strictContext: true });
  });

  test('can be expected: all of them and no others', () => {
    const asserted = written({ Sid: 'WithMfa', ...mfa }, { Action: 'connect:ListUsers' });
    asserted.can(ConnectAction.DESCRIBE_USER, { conditions });
    expect(
      message(() =>
        asserted.can(ConnectAction.DESCRIBE_USER, {
          conditions: [{ key: 'aws:SecureTransport', operator: 'Bool', values: ['true'] }],
        }),
      ),
    ).toBe(`Written can connect:DescribeUser, but other conditions were expected.
Expected:
  aws:SecureTransport is true
It hangs on:
  aws:MultiFactorAuthPresent is true
Expect:
  conditions: [
    { key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] },
  ]`);
    expect(message(() => asserted.can(ConnectAction.LIST_USERS, { conditions })))
      .toBe(`Written can connect:ListUsers, but other conditions were expected.
Expected:
  aws:MultiFactorAuthPresent is true
It is allowed without conditions.`);
    expect(message(() => asserted.can(ConnectAction.DELETE_USER, { conditions })))
      .toBe(`Written cannot connect:DeleteUser on any resource: no statement allows it.
  connect:DeleteUser is part of ConnectJob.USER_ADMINISTRATION (User administration), \
ConnectJob.MIGRATION (Migration), ConnectJob.TAGGED_ADMINISTRATOR (Administrator by tag)`);
  });

  test('on keys that the ARN says hold', () => {
    const on = (key: string, value: string) =>
      written({ Action: 'connect:DescribeUser', Condition: { StringEquals: { [key]: value } } });
    on('connect:InstanceId', '11111111-2222-3333-4444-555555555555')
      .can(ConnectAction.DESCRIBE_USER, { resource: USER })
      .cannot(ConnectAction.DESCRIBE_USER, { resource: `${OTHER}/agent/u1` });
    // An action that does not take the key: what it is then is not known.
    const Condition = {
      StringEquals: { 'connect:InstanceId': '11111111-2222-3333-4444-555555555555' },
    };
    const recording = written(
      { Action: 'connect:StopContactRecording' },
      { Action: 'connect:StopContactRecording', Effect: 'Deny', Condition },
    );
    expect(
      message(() =>
        recording.cannot(ConnectAction.STOP_CONTACT_RECORDING, {
          resource: `${INSTANCE_ARN}/contact/c`,
        }),
      ),
    ).toMatch('connect:InstanceId is not');
    on('aws:ResourceAccount', ACCOUNT).can(ConnectAction.DESCRIBE_USER, { resource: USER });
    on('aws:RequestedRegion', 'eu-west-2').cannot(ConnectAction.DESCRIBE_USER, { resource: USER });
  });

  test.each([
    ['StringEquals', 'connect:InstanceId', 'i', 'connect:InstanceId is i'],
    ['Null', 'connect:InstanceId', 'true', 'connect:InstanceId is absent'],
    ['StringEquals', 'aws:RequestedRegion', 'eu-west-2', 'aws:RequestedRegion is eu-west-2'],
  ])('on keys that differ between resources of a pattern: %s %s', (operator, key, value, words) => {
    const role = written({
      Action: 'connect:DescribeUser',
      Condition: { [operator]: { [key]: value } },
    });
    const resource = `arn:aws:connect:*:${ACCOUNT}:instance/*/agent/*`;
    const strict = { resource, strictContext: true };
    const one = ConnectAction.DESCRIBE_USER;
    // Requests for some of the resources have the key, though no request has any other.
    for (const expectation of [() => role.can(one, strict), () => role.cannot(one, strict)])
      expect(message(expectation)).toMatch(`if all of this holds:\n  ${words}\n`);
  });

  test.each<[string, string, string, string]>([
    ['s3:GetObject', 'arn:aws:s3:::b/k', 'aws:RequestedRegion', 'eu-west-2'],
    ['s3:GetObject', 'arn:aws:s3:::b/k', 'aws:ResourceAccount', ACCOUNT],
    ['connect:ListInstances', '*', 'aws:RequestedRegion', 'eu-west-2'],
    ['connect:DescribeUser', Fn.importValue('User'), 'connect:InstanceId', 'i'],
  ])('on keys of %s that its ARN does not say', (action, resource, key, value) => {
    const role = written({ Action: action, Condition: { StringEquals: { [key]: value } } });
    const strict = { resource, strictContext: true };
    for (const expectation of [
      () => role.canCall(action, strict),
      () => role.cannotCall(action, strict),
    ])
      expect(message(expectation)).toMatch(`if all of this holds:\n  ${key} is ${value}\n`);
    role.canCall(action, { ...strict, context: { [key]: value } });
  });

  test('on keys with several values', () => {
    const asserted = written({
      Action: 'connect:TagResource',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } },
    });
    asserted.can(ConnectAction.TAG_RESOURCE, {
      resource: USER,
      listContext: { 'aws:TagKeys': ['Team'] },
    });
    asserted.cannot(ConnectAction.TAG_RESOURCE, {
      resource: USER,
      listContext: { 'aws:TagKeys': ['Team', 'Owner'] },
    });
  });
});

describe('tokens', () => {
  function withInstance() {
    const stack = newStack();
    const instance = newInstance(stack);
    const access = ConnectAccess.connectActions(
      ConnectAction.DESCRIBE_USER,
      ConnectAction.SEARCH_USERS,
      ConnectAction.CLAIM_PHONE_NUMBER,
    );
    const role = new ConnectAccessRole(stack, 'Users', {
      assumedBy,
      access,
      connectScope: ConnectScope.instances(instance),
    });
    const user = new CfnUser(stack, 'User', {
      instanceArn: instance.attrArn,
      username: 'u',
      routingProfileArn: 'r',
      securityProfileArns: ['s'],
      phoneConfig: {},
    });
    return { stack, instance, role, user };
  }

  test('are what the template says', () => {
    const { stack, instance, role } = withInstance();
    const phoneNumber = stack.formatArn({
      service: 'connect',
      resource: 'phone-number',
      resourceName: 'p',
    });
    AccessAssertions.fromStack(stack)
      .principal(role)
      .can(ConnectAction.SEARCH_USERS, { resource: instance.attrArn })
      .can(ConnectAction.DESCRIBE_USER, { resource: `${instance.attrArn}/agent/u1` })
      .can(ConnectAction.CLAIM_PHONE_NUMBER, {
        resource: phoneNumber,
        context: { 'connect:InstanceId': instance.attrId },
      })
      .can(ConnectAction.CLAIM_PHONE_NUMBER, {
        resource: phoneNumber,
        conditions: [
          { key: 'connect:InstanceId', operator: 'StringEquals', values: [instance.attrId] },
        ],
      });
  });

  test('may be anything that is asked for, and then that is said', () => {
    const everyUser = [
      'arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}',
      ':instance/${Instance.Id}/agent/*',
    ].join('');
    const { stack, role, user } = withInstance();
    const asserted = AccessAssertions.fromStack(stack).principal(role);
    expect(message(() => asserted.can(ConnectAction.SEARCH_USERS, { resource: INSTANCE_ARN })))
      .toBe(`Users can connect:SearchUsers on ${INSTANCE_ARN} only if all of this holds:
  \${Instance.Id} is ${INSTANCE_ARN.split('/')[1]}
It is allowed by statement ConnectInstance of Stack/Users.
Say what the keys are in \`context\`, or expect the conditions:
  conditions: [
    { pattern: '${INSTANCE_ARN.replace(/[^/]*$/, '')}\${Instance.Id}', text: '${INSTANCE_ARN}' },
  ]`);
    expect(message(() => asserted.can(ConnectAction.DESCRIBE_USER, { resource: user.attrUserArn })))
      .toBe(`Users can connect:DescribeUser on \${User.UserArn} only if all of this holds:
  \${User.UserArn} is like ${everyUser}
It is allowed by statement ConnectAgent of Stack/Users.
Say what the keys are in \`context\`, or expect the conditions:
  conditions: [
    { pattern: '${everyUser}', text: '\${User.UserArn}' },
  ]`);
  });

  test('pseudo parameters are those of the stack, else of the ARN', () => {
    const statement = (stack: Stack) =>
      new PolicyStatement({
        actions: ['connect:DescribeUser'],
        resources: [
          stack.formatArn({ service: 'connect', resource: 'instance', resourceName: '*' }),
        ],
      });
    const anywhere = newStack();
    const role = new Role(anywhere, 'Anywhere', { assumedBy });
    role.addToPolicy(statement(anywhere));
    AccessAssertions.fromStack(anywhere)
      .principal(role)
      .can(ConnectAction.DESCRIBE_USER, { resource: USER })
      .can(ConnectAction.DESCRIBE_USER, { resource: USER.replace('us-east-1', 'eu-west-2') });
    const somewhere = new Stack(new App(), 'Stack', {
      env: { account: ACCOUNT, region: 'us-east-1' },
    });
    const there = new Role(somewhere, 'Somewhere', { assumedBy });
    there.addToPolicy(statement(somewhere));
    AccessAssertions.fromStack(somewhere)
      .principal(there)
      .can(ConnectAction.DESCRIBE_USER, { resource: USER })
      .cannot(ConnectAction.DESCRIBE_USER, { resource: USER.replace('us-east-1', 'eu-west-2') });
  });

  test('of other stacks are what the stack of the role imports', () => {
    const app = new App();
    const [first, second] = [new Stack(app, 'First'), new Stack(app, 'Second')];
    const instance = newInstance(first);
    const role = users(second, ConnectScope.instances(instance));
    AccessAssertions.fromStack(second)
      .principal(role)
      .can(ConnectAction.DESCRIBE_USER, { resource: `${instance.attrArn}/agent/u1` });
  });
});

describe('only that', () => {
  test('is said with what there is more, and what is missing', () => {
    const asserted = written(
      { Sid: 'Mine', Action: ['connect:DescribeUser', 's3:*'] },
      { Effect: 'Deny', Action: 's3:*' },
      { Action: 'connect:ListUsers*' },
    );
    asserted.canOnly(ConnectAction.DESCRIBE_USER, ConnectAction.LIST_USERS);
    expect(message(() => asserted.canOnly(ConnectAction.LIST_USERS, ConnectAction.DELETE_USER)))
      .toBe(`Written can do more than that:
  connect:DescribeUser: statement Mine of Stack/Written/DefaultPolicy
Written cannot do all of that: connect:DeleteUser is allowed nowhere.`);
    expect(
      message(() =>
        written({ Sid: 'All', Action: ['connect:Search*', 's3:Get*'] }).canOnly(
          ConnectAction.SEARCH_USERS,
        ),
      )
        .split('\n')
        .slice(11),
    ).toEqual([`  and ${expandPattern('connect:Search*').length - 10} more`]);
    expect(
      message(() =>
        written({ Sid: 'All', NotAction: 'connect:*' }).canOnly(ConnectAction.LIST_USERS),
      )
        .split('\n')
        .slice(0, 2),
    ).toEqual([
      'Written can do more than that:',
      '  every action but connect:*: statement All of Stack/Written/DefaultPolicy',
    ]);
    expect(message(() => asserted.canOnlyCall())).toBe(
      'canOnlyCall: there is no action. Use cannotCall for what is not allowed.',
    );
  });
});

test('what a boundary leaves of a pattern, or a deny on all but something, is more than that', () => {
  const more = (...statements: object[]) =>
    message(() =>
      written({ Action: ['s3:*', 'connect:ListUsers'] }, ...statements).canOnly(
        ConnectAction.LIST_USERS,
      ),
    );
  expect(more({ Effect: 'Deny', NotAction: ['connect:*', 'S3:GetObject'] })).toBe(
    'Written can do more than that:\n  S3:GetObject: statement 1 of Stack/Written/DefaultPolicy',
  );
  expect(more({ Effect: 'Deny', NotAction: ['connect:*', 'S3:*Bucket'] })).toMatch(
    'S3:*Bucket: statement 1',
  );
  expect(more({ Effect: 'Deny', NotAction: 'connect:*' })).toBe('nothing was thrown');
  const stack = newStack();
  const permissionsBoundary = new ManagedPolicy(stack, 'Boundary', {
    statements: [
      new PolicyStatement({ actions: ['connect:ListUsers', 'iam:PassRole'], resources: ['*'] }),
    ],
  });
  const role = new Role(stack, 'Bounded', { assumedBy, permissionsBoundary });
  role.addToPolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
  expect(
    message(() =>
      AccessAssertions.fromStack(stack).principal(role).canOnly(ConnectAction.LIST_USERS),
    ),
  ).toBe(
    'Bounded can do more than that:\n  iam:PassRole: statement 1 of Stack/Bounded/DefaultPolicy',
  );
});

describe('use cases and jobs', () => {
  test('are done with every action that they need, on any instance or on one', () => {
    const stack = newStack();
    const connectScope = ConnectScope.instanceArn(INSTANCE_ARN);
    const role = new ConnectAccessRole(stack, 'Flows', {
      assumedBy,
      connectScope,
      access: ConnectAccess.jobs(ConnectJob.FLOW_DEPLOYMENT).plus(
        ConnectAccess.consoleUseCases(ConsoleUseCase.VIEW_FLOW_LOG_CONFIG),
      ),
    });
    const asserted = AccessAssertions.fromStack(stack)
      .principal(role)
      .canDoJob(ConnectJob.FLOW_DEPLOYMENT)
      .canDoJob(ConnectJob.FLOW_DEPLOYMENT, INSTANCE_ARN)
      .canDoUseCase(ConsoleUseCase.VIEW_FLOW_LOG_CONFIG, INSTANCE_ARN);
    expect(message(() => asserted.canDoUseCase(ConsoleUseCase.VIEW_FLOW_LOG_CONFIG, OTHER))).toBe(
      [
        'DescribeInstance',
        'DescribeInstanceAttribute',
        'DescribeInstanceStorageConfig',
        'ListApprovedOrigins',
        'ListInstanceStorageConfigs',
        'ListLambdaFunctions',
        'ListLexBots',
        'ListSecurityKeys',
      ].reduce(
        (all, action) => `${all}\n  connect:${action} on ${OTHER}: no statement allows it.`,
        "Flows cannot do the use case 'Flows: View flow log config':",
      ),
    );
    expect(message(() => asserted.canDoJob(ConnectJob.DIRECTORY_LOOKUP)))
      .toBe(`Flows cannot do the job 'Directory lookup':
  connect:DescribeQueue on \${any instance}/queue/\${any}: no statement allows it.
  connect:DescribeQuickConnect on \${any instance}/transfer-destination/\${any}: no statement allows it.
  connect:DescribeUser on \${any instance}/agent/\${any}: no statement allows it.
  connect:ListUserProficiencies on \${any instance}: no statement allows it.
  connect:SearchQueues on \${any instance}: no statement allows it.
  connect:SearchQuickConnects on \${any instance}: no statement allows it.
  connect:SearchUsers on \${any instance}: no statement allows it.`);
  });
});

describe('who', () => {
  test('is a role, a user, a group, a managed policy, or what has a role', () => {
    const stack = newStack();
    const grants = ConnectGrants.fromInstance(newInstance(stack));
    const fn = new Function(stack, 'Fn', {
      code: Code.fromInline('x'),
      handler: 'index.x',
      runtime: Runtime.NODEJS_22_X,
    });
    const [user, group] = [new User(stack, 'User'), new Group(stack, 'Group')];
    [fn, user, group].forEach((grantee) => grants.jobs(grantee, ConnectJob.DIRECTORY_LOOKUP));
    const policy = new ConnectAccessPolicy(stack, 'Policy', {
      access: ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP),
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
    });
    const access = AccessAssertions.fromStack(stack);
    for (const who of [fn, user, group, policy])
      access.principal(who).canDoJob(ConnectJob.DIRECTORY_LOOKUP).cannot(ConnectAction.CREATE_USER);
  });

  test('has a logical id, a construct path or a path below the stack', () => {
    const stack = newStack();
    users(stack);
    const access = AccessAssertions.fromStack(stack);
    for (const name of ['Users0A0EEA89', 'Stack/Users', 'Users'])
      access.principalNamed(name).can(ConnectAction.DESCRIBE_USER);
    AccessAssertions.fromTemplate(Template.fromStack(stack))
      .principalNamed('Users0A0EEA89')
      .can(ConnectAction.DESCRIBE_USER, { resource: USER });
    expect(message(() => access.principalNamed('Nobody'))).toBe(
      "AccessAssertions.principalNamed: there is no such principal. Got 'Nobody'. Allowed: Users0A0EEA89.",
    );
    expect(
      message(() =>
        access.principal(
          Role.fromRoleArn(newStack(), 'Imported', `arn:aws:iam::${ACCOUNT}:role/r`),
        ),
      ),
    ).toBe(
      "AccessAssertions.principal: there is no such principal. Got 'Stack/Imported'. Allowed: Users0A0EEA89.",
    );
    expect(message(() => AccessAssertions.fromStack(new Stack(new RootConstruct(), 'Lost')))).toBe(
      "AccessAssertions.fromStack: this is in no app. Got 'Lost'. Make the stacks in an App.",
    );
  });

  test('in a nested stack is found there', () => {
    const nested = new NestedStack(newStack(), 'Nested');
    const role = users(nested);
    AccessAssertions.fromStack(nested)
      .principal(role)
      .can(ConnectAction.DESCRIBE_USER, { resource: USER });
  });

  test('is one principal, not several', () => {
    const stack = newStack();
    users(stack);
    new User(stack, 'User');
    expect(message(() => AccessAssertions.fromStack(stack).principal(stack))).toBe(
      'AccessAssertions.principal: several principals are part of the construct. ' +
        "Got 'Users0A0EEA89, User00B015A1'. Pass one of them.",
    );
  });
});

describe('managed policies whose documents are not known', () => {
  const withPolicy = (arn: string, managedPolicies?: Record<string, object>) => {
    const role = new Role(newStack(), 'Reporter', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyArn(new Stack(), 'P', arn)],
    });
    role.addToPolicy(new PolicyStatement({ actions: ['connect:ListUsers'], resources: ['*'] }));
    return AccessAssertions.fromStack(Stack.of(role), { managedPolicies }).principal(role);
  };
  const ours = `arn:aws:iam::${ACCOUNT}:policy/Ours`;
  const deny = {
    Version: '2012-10-17',
    Statement: [{ Effect: Effect.DENY, Action: '*', Resource: '*' }],
  };

  const byAws = (name: string) => withPolicy(`arn:aws:iam::aws:policy/${name}`);

  test("AWS's own are known for what the catalogue asks about", () => {
    const reader = byAws('ReadOnlyAccess').cannot(ConnectAction.CREATE_USER);
    reader.can(ConnectAction.DESCRIBE_USER).can(ConnectAction.GET_FEDERATION_TOKEN);
    byAws('service-role/AWSLambdaBasicExecutionRole').cannot(ConnectAction.DELETE_USER);
    byAws('AdministratorAccess').can(ConnectAction.DELETE_USER);
    byAws('PowerUserAccess').can(ConnectAction.DELETE_USER).cannotCall('iam:PutRolePolicy');
  });

  test("of other actions AWS's own may allow something, and deny it where they deny anything", () => {
    expect(message(() => byAws('ReadOnlyAccess').cannotCall('ec2:CreateSubnet')))
      .toBe(`It is not known whether Reporter can ec2:CreateSubnet. Not read:
  arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess
What was read does not allow it.
Give the document of arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess in \`managedPolicies\`.`);
    byAws('AdministratorAccess').canCall('ec2:CreateSubnet');
    expect(message(() => byAws('ReadOnlyAccess').canOnly(ConnectAction.LIST_USERS))).toContain(
      'Not read:\n  arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess',
    );
  });

  test('that AWS did not have on the day of the data are not known', () => {
    expect(message(() => byAws('NotThereYet').cannot(ConnectAction.CREATE_USER)))
      .toBe(`It is not known whether Reporter can connect:CreateUser. Not read:
  arn:aws:iam::aws:policy/NotThereYet
What was read does not allow it.
Give the document of arn:aws:iam::aws:policy/NotThereYet in \`managedPolicies\`.`);
  });

  test('of others may allow and deny anything', () => {
    expect(message(() => withPolicy(ours).can(ConnectAction.LIST_USERS)))
      .toBe(`It is not known whether Reporter can connect:ListUsers. Not read:
  ${ours}
What was read allows it. It is allowed by statement 1 of Stack/Reporter/DefaultPolicy.
Give the document of ${ours} in \`managedPolicies\`.`);
    expect(message(() => withPolicy(ours).canOnly(ConnectAction.LIST_USERS)))
      .toBe(`It is not known whether Reporter can do more than that. Not read:
  ${ours}
Give the document of ${ours} in \`managedPolicies\`.`);
  });

  test('as may groups that are not in the template, and what only deployment knows of a policy', () => {
    const stack = newStack();
    const user = new User(stack, 'User', {
      groups: [Group.fromGroupName(stack, 'Admins', 'admins')],
    });
    const asserted = AccessAssertions.fromStack(stack).principal(user);
    expect(message(() => asserted.cannot(ConnectAction.LIST_USERS))).toMatch(
      'It is not known whether User can connect:ListUsers. Not read:\n  the group admins',
    );
    expect(message(() => asserted.canOnly(ConnectAction.LIST_USERS))).toMatch(
      'It is not known whether User can do more than that. Not read:\n  the group admins',
    );
    const role = new Role(newStack(), 'Role', {
      assumedBy,
      inlinePolicies: {
        own: PolicyDocument.fromJson({
          Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
        }),
      },
    });
    (role.node.defaultChild as CfnRole).addPropertyOverride(
      'Policies.0.PolicyDocument.Statement.0.Effect',
      { Ref: 'Effect' },
    );
    expect(
      message(() =>
        AccessAssertions.fromStack(Stack.of(role)).principal(role).cannot(ConnectAction.LIST_USERS),
      ),
    ).toMatch('Not read:\n  a statement whose Effect only deployment knows: ${Effect}');
  });

  test('can be given, by ARN or by name', () => {
    withPolicy(ours, { [ours]: deny }).cannot(ConnectAction.LIST_USERS);
    withPolicy('arn:aws:iam::aws:policy/ReadOnlyAccess', { ReadOnlyAccess: deny }).cannot(
      ConnectAction.LIST_USERS,
    );
    expect(message(() => withPolicy(ours, { [ours]: {} }))).toBe(
      `AccessAssertions managedPolicies: a policy document needs a Statement. Got '${ours}'.`,
    );
  });
});

test('what is no action is an error', () => {
  expect(message(() => written({ Action: '*' }).canCall('connect:*'))).toBe(
    "canCall: this is not the name of an action. Got 'connect:*'. Allowed: service:Action, no wildcards.",
  );
  expect(message(() => written({ Action: '*' }).cannotCall('DescribeUser'))).toBe(
    "cannotCall: this is not the name of an action. Got 'DescribeUser'. Allowed: service:Action, no wildcards.",
  );
});

test('an action is allowed where AWS documents it, although the reference lists no resource for it', () => {
  const Resource = `arn:aws:wisdom:eu-west-2:${ACCOUNT}:assistant/aaaaaaaa-1111-2222-3333-444444444444`;
  const starts = written({ Action: 'wisdom:CreateSession', Resource });
  expect(message(() => starts.cannotCall('wisdom:CreateSession'))).toContain(`on ${Resource}`);
  expect(() => starts.cannotCall('wisdom:CreateAssistant')).not.toThrow();
});

test('a deny of one of the policies of AWS counts', () => {
  const role = (name: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      ManagedPolicyArns: [`arn:aws:iam::aws:policy/${name}`],
      Policies: [
        {
          PolicyName: 'p',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
        },
      ],
    },
  });
  const having = (name: string) =>
    AccessAssertions.fromTemplate(
      Template.fromJSON({ Resources: { Role: role(name) } }),
    ).principalNamed('Role');
  having('AWSDenyAll').cannot(ConnectAction.LIST_USERS);
  having('AWSCompromisedKeyQuarantineV3')
    .can(ConnectAction.LIST_USERS)
    .cannotCall('iam:CreateAccessKey');
  having('AWSIAMIdentityCenterAllowListForIdentityContext').cannot(ConnectAction.DELETE_USER);
});

test('a resource that no request for the action names is an error', () => {
  const role = written({ Action: 'connect:*' });
  const resource = `${INSTANCE_ARN}/user/u1`;
  const problem = [
    `no request for connect:DeleteUser names this resource. Got '${resource}'.`,
    'Allowed: arn:${AWS::Partition}:connect:*:*:instance/*/agent/*.',
    'If the resource is right, set allowUnknownAction: true.',
  ].join(' ');
  expect(message(() => role.cannot(ConnectAction.DELETE_USER, { resource }))).toBe(
    `cannotCall: ${problem}`,
  );
  expect(message(() => role.can(ConnectAction.DELETE_USER, { resource }))).toBe(
    `canCall: ${problem}`,
  );
  role.can(ConnectAction.DELETE_USER, { resource, allowUnknownAction: true });
});

test.each([
  ['connect:DeleteUzer', 'Did you mean connect:DeleteUser? '],
  ['connect:Frobnicate', ''],
  ['conect:DeleteUser', 'Did you mean connect:DeleteUser? '],
  ['connectcases:GetCase', 'Did you mean cases:GetCase? '],
  ['iam:PutRolePolcy', 'Did you mean iam:PutRolePolicy? '],
])('that %s is not allowed holds for ever: it is an error', (action, perhaps) => {
  const role = written({ Action: 'connect:DescribeUser' });
  expect(message(() => role.cannotCall(action))).toBe(
    'cannotCall: there seems to be no such action, and what does not exist is never allowed. ' +
      `Got '${action}'. ${perhaps}If the name is right, set allowUnknownAction: true.`,
  );
  expect(() => role.cannotCall(action, { allowUnknownAction: true })).not.toThrow();
});

test.each([
  'connect:deleteuser',
  'iam:putrolepolicy',
  's3:GetObject',
  'ec2:RunInstances',
  'iam:CreateLoginProfile',
])('%s is the name of an action', (action) => {
  expect(() => written({ Action: 'connect:DescribeUser' }).cannotCall(action)).not.toThrow();
});
