import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import operationTables from '../../catalogue/facts/operations.json';
import { ConnectAccess, ConnectGrants, ConnectScope } from '../../src';
import { operationFacts, operationIds } from '../../src/catalogue/catalogue';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { conditionsOf } from '../support/compiled';
import { ALL_JOBS, withEverything } from '../support/full-scope';
import { PUBLISHED } from '../support/published';
import { sample } from '../support/sample';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const full = withEverything(stack, one, ACCOUNT);
const statements = (access: ConnectAccess, scope = one) =>
  compileAccess('Here', stack, access, scope).statements;

test('an operation brings the actions that its call needs', () => {
  expect(ConnectAccess.operations('SearchContacts').actionNames).toEqual([
    'connect:DescribeContact',
    'connect:GetContactAttributes',
    'connect:SearchContacts',
  ]);
});

test.each([
  'SearchContacts',
  'searchContacts',
  'SearchContactsCommand',
  'search_contacts',
  'search-contacts',
  'connect search-contacts',
  'connect:SearchContacts',
  'connect.searchContacts',
])('%s is how the documentation and the SDKs call it', (name) => {
  expect(ConnectAccess.operations(name)._wants).toEqual(
    ConnectAccess.operations('SearchContacts')._wants,
  );
});

test('the client of an SDK names the service, where the IAM prefix is another', () => {
  for (const name of [
    'qconnect:CreateSession',
    'wisdom:CreateSession',
    'qconnect.create_session',
    'qconnect create-session',
  ])
    expect(ConnectAccess.operations(name).actionNames).toEqual(['wisdom:CreateSession']);
  expect(ConnectAccess.operations('connectcases:CreateDomain').actionNames).toEqual([
    'cases:CreateDomain',
  ]);
});

test('a statement says which operation it is for', () => {
  expect(statements(ConnectAccess.operations('GetContactAttributes'))).toMatchObject([
    {
      sid: 'ConnectGetContactAttributesContact',
      actions: ['connect:GetContactAttributes'],
      resources: [`${INSTANCE_ARN}/contact/*`],
      reason: 'API: GetContactAttributes.',
    },
  ]);
});

test('an operation that several APIs have is an error with all of them', () => {
  expect(() => ConnectAccess.operations('CreateDomain')).toThrow(
    "ConnectAccess.operations: several APIs have an operation of that name. Got 'CreateDomain'. " +
      'Allowed: cases:CreateDomain, profile:CreateDomain, voiceid:CreateDomain.',
  );
});

test('an unknown operation is an error with similar names', () => {
  expect(() => ConnectAccess.operations('SearchContact')).toThrow(
    /no such operation on 20[\d-]+\. Got 'SearchContact'\. Did you mean .*SearchContacts or/,
  );
  expect(() => ConnectAccess.operations('connect:Search*')).toThrow(/no such operation/);
  expect(() => ConnectAccess.operations()).toThrow(/at least one operation/);
  expect(() => ConnectAccess.operations(undefined as any)).toThrow(
    'ConnectAccess.operations: this is no operation. Allowed: names of operations',
  );
});

test('an action without an operation is asked for as an action', () => {
  expect(() => ConnectAccess.operations('AdminGetEmergencyAccessToken')).toThrow(
    "It is only an action: ConnectAccess.actions('connect:AdminGetEmergencyAccessToken')",
  );
});

test('a call of the participant API needs no access', () => {
  expect(() => ConnectAccess.operations('CreateParticipantConnection')).toThrow(
    'IAM does not decide calls of the participant API, which are not signed. ' +
      "Got 'CreateParticipantConnection'. Leave it out: it needs no access.",
  );
});

test('an operation that AWS publishes before the reference lists it is in the instance', () => {
  expect(statements(ConnectAccess.operations(PUBLISHED))).toMatchObject([
    {
      actions: [PUBLISHED],
      resources: [INSTANCE_ARN, `${INSTANCE_ARN}/*`],
    },
  ]);
  expect(ConnectAccess.actions(PUBLISHED).actionNames).toEqual([PUBLISHED]);
});

test('where the sources of AWS contradict each other, a call works under either', () => {
  expect(ConnectAccess.operations('UpdateUserConfig').actionNames).toEqual([
    'connect:UpdateUserConfig',
    'connect:UpdateUserPhoneConfig',
  ]);
});

test('another service is asked only for what the scope names', () => {
  const access = ConnectAccess.operations('CreatePrompt');
  expect(() => statements(access)).toThrow('connectScope.withImportBuckets(...)');
  expect(
    statements(access, full)
      .filter(({ actions }) => actions.includes('s3:GetObject'))
      .flatMap(({ resources }) => resources),
  ).toEqual(['arn:aws:s3:::imports/*']);
});

test('a role is passed only when the scope names it, and to one service', () => {
  const access = ConnectAccess.operations('profile:CreateSegmentSnapshot');
  const passing = (scope: ConnectScope) =>
    statements(access, scope).filter(({ actions }) => actions.includes('iam:PassRole'));
  expect(passing(one)).toEqual([]);
  expect(compileAccess('Here', stack, access, one).findings.map(({ id }) => id)).toContain(
    'left-out',
  );
  expect(passing(full).map(({ resources }) => resources)).toEqual([
    [`arn:aws:iam::${ACCOUNT}:role/passed`],
  ]);
  expect(passing(full).map(conditionsOf)).toEqual([
    { StringEquals: { 'iam:PassedToService': 'profile.amazonaws.com' } },
  ]);
});

const PASSED_TO = Object.entries(operationTables.conditions).flatMap(([service, byOperation]) =>
  Object.entries(byOperation).map(([operation, { 'iam:PassRole': conditions }]) => ({
    operation: `${service}:${operation}`,
    service: conditions['iam:PassedToService'],
  })),
);

test.each(sample(PASSED_TO, 8))(
  '$operation passes a role to $service, as the reference says',
  (passed) => {
    const passing = statements(ConnectAccess.operations(passed.operation), full).filter(
      ({ actions }) => actions.includes('iam:PassRole'),
    );
    expect(passing.map(conditionsOf)).toEqual([
      { StringEquals: { 'iam:PassedToService': passed.service[0] } },
    ]);
  },
);

test('with tags, an operation also tags what it creates, and nothing else', () => {
  const tagging = (access: ConnectAccess) =>
    statements(access)
      .filter(({ actions }) => actions.includes('connect:TagResource'))
      .flatMap(({ resources }) => resources);
  expect(tagging(ConnectAccess.operations('CreateQueue'))).toEqual([]);
  expect(tagging(ConnectAccess.operationsWithTags('CreateQueue'))).toEqual([
    `${INSTANCE_ARN}/queue/*`,
  ]);
  expect(tagging(ConnectAccess.operationsWithTags('CreateEmailAddress'))).toEqual([
    `${INSTANCE_ARN}/email-address/*`,
  ]);
});

test('every operation of the family compiles to its actions, and to no other', () => {
  for (const id of operationIds()) {
    const granted = statements(ConnectAccess.operations(id), full).flatMap(
      ({ actions }) => actions,
    );
    const wanted = operationFacts(id)?.actions ?? [];
    const notV1 = wanted.filter((action) => action !== 'lex:GetBot');
    expect([id, [...new Set(granted)].sort()]).toEqual([id, [...notV1].sort()]);
  }
});

test('no operation is granted on * what takes a resource', () => {
  const onStar = operationIds().flatMap((id) =>
    statements(ConnectAccess.operations(id), full)
      .filter(({ resources, conditions }) => resources.includes('*') && conditions.length === 0)
      .flatMap(({ actions }) => actions)
      .filter((action) => /^(iam|kms:(Create|Put|Decrypt)|s3:(Get|Put)Object)/.test(action)),
  );
  expect(onStar).toEqual([]);
});

test('operations and jobs are told apart', () => {
  const access = ConnectAccess.jobs(ALL_JOBS[0]).plus(ConnectAccess.operations('ListUsers'));
  expect(statements(access).map(({ reason }) => reason.split(':')[0])).toEqual([
    ALL_JOBS[0].label,
    'API',
  ]);
});

test('a function is granted the operations that it calls', () => {
  const app = new App();
  const here = new Stack(app, 'Here', { env: { account: ACCOUNT, region: 'us-east-1' } });
  const role = new Role(here, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  ConnectGrants.fromScope(one).operations(role, 'GetContactAttributesCommand');
  Template.fromStack(here).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        {
          Action: 'connect:GetContactAttributes',
          Effect: 'Allow',
          Resource: `${INSTANCE_ARN}/contact/*`,
        },
      ],
    },
  });
});
