import { CfnParameter, Fn, Lazy } from 'aws-cdk-lib';
import {
  ConnectAccess,
  ConnectAction,
  ConnectCondition,
  ConnectScope,
  ConsoleUseCase,
  ContactChannel,
  ContactFlowType,
  InstanceAttributeType,
  InstanceStorageResourceType,
} from '../../src';
import { findingsOf } from '../support/findings';
import { scopedRole } from '../support/scoped-role';
import { allowed } from '../support/simulator';
import { INSTANCE_ARN, newStack, statementsOf } from '../support/template';

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const contactLens = ConnectCondition.attributeTypes(InstanceAttributeType.CONTACT_LENS);
const attributes = ConnectAccess.connectActions(
  ConnectAction.UPDATE_INSTANCE_ATTRIBUTE,
  ConnectAction.DESCRIBE_INSTANCE,
);

test('a condition limits the actions that carry its key, and no others', async () => {
  const made = scopedRole(attributes, here.withConditions(contactLens));
  const statements = statementsOf(made);
  const change = (type: string) =>
    allowed(
      {
        action: 'connect:UpdateInstanceAttribute',
        resource: INSTANCE_ARN,
        context: { 'connect:AttributeType': type },
      },
      statements,
    );
  expect(statements.map((s) => [s.Action, s.Condition])).toEqual([
    ['connect:DescribeInstance', undefined],
    [
      'connect:UpdateInstanceAttribute',
      { StringEquals: { 'connect:AttributeType': 'CONTACT_LENS' } },
    ],
  ]);
  expect(await change('CONTACT_LENS')).toBe(true);
  expect(await change('OUTBOUND_CALLS')).toBe(false);
  expect(findingsOf(made)).toEqual([]);
});

test('a key with several values needs a value, and each value must be allowed', async () => {
  const flows = ConnectCondition.flowTypes(ContactFlowType.CONTACT_FLOW, ContactFlowType.CAMPAIGN);
  const [statement] = statementsOf(
    scopedRole(
      ConnectAccess.connectActions(ConnectAction.SEARCH_CONTACT_FLOWS),
      here.withConditions(flows),
    ),
  );
  expect(statement.Condition).toEqual({
    'ForAllValues:StringEquals': { 'connect:FlowType': ['CAMPAIGN', 'CONTACT_FLOW'] },
    Null: { 'connect:FlowType': 'false' },
  });
});

test('a user is compared as an ARN, a primary attribute by its name', () => {
  const user = `${INSTANCE_ARN}/agent/aaaaaaaa-2222-3333-4444-555555555555`;
  const conditions = (action: ConnectAction, condition: ConnectCondition) =>
    statementsOf(
      scopedRole(ConnectAccess.connectActions(action), here.withConditions(condition)),
    ).map((s) => s.Condition);
  expect(conditions(ConnectAction.TAG_CONTACT, ConnectCondition.users(user))).toEqual([
    { ArnEquals: { 'connect:UserArn': user } },
  ]);
  expect(
    conditions(
      ConnectAction.BATCH_UPDATE_DATA_TABLE_VALUE,
      ConnectCondition.primaryAttribute('Site', 'Leeds', 'York'),
    ),
  ).toEqual([{ StringEquals: { 'connect:PrimaryAttribute/Site': ['Leeds', 'York'] } }]);
});

test('a condition on a key that a use case limits leaves the values of both', () => {
  const recordings = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING);
  const { ATTACHMENTS, CALL_RECORDINGS } = InstanceStorageResourceType;
  const limited = (...types: InstanceStorageResourceType[]) =>
    statementsOf(
      scopedRole(recordings, here.withConditions(ConnectCondition.storageResourceTypes(...types))),
    )
      .filter((s) => [s.Action].flat().includes('connect:AssociateInstanceStorageConfig'))
      .map((s) => s.Condition.StringEquals['connect:StorageResourceType']);
  expect(limited(ATTACHMENTS, CALL_RECORDINGS)).toEqual(['CALL_RECORDINGS']);
  expect(() => limited(ATTACHMENTS)).toThrow(
    'connect:AssociateInstanceStorageConfig needs connect:StorageResourceType CALL_RECORDINGS, which the scope leaves out',
  );
});

test.each<[ConsoleUseCase, string | string[]]>([
  [
    ConsoleUseCase.UPDATE_AMAZON_POLLY_OPTION,
    ['AUTO_RESOLVE_BEST_VOICES', 'USE_CUSTOM_TTS_VOICES'],
  ],
  [ConsoleUseCase.ENABLE_DISABLE_FLOW_LOG, 'CONTACTFLOW_LOGS'],
])('the use case %p changes its attribute of the instance and no other', (useCase, values) => {
  const statements = statementsOf(scopedRole(ConnectAccess.consoleUseCases(useCase), here));
  expect(
    statements
      .filter((s) => [s.Action].flat().includes('connect:UpdateInstanceAttribute'))
      .map((s) => s.Condition),
  ).toEqual([{ StringEquals: { 'connect:AttributeType': values } }]);
});

test('a condition that no action carries is a warning', () => {
  const made = scopedRole(
    ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER),
    here.withConditions(ConnectCondition.channels(ContactChannel.VOICE)),
  );
  expect(findingsOf(made)).toEqual([
    'warning unused-condition: no action of the access carries: connect:Channel',
  ]);
});

test('tokens are values; one that resolves to a wildcard is refused', () => {
  const stack = newStack();
  const ids = new CfnParameter(stack, 'Id').valueAsString;
  const access = ConnectAccess.connectActions(ConnectAction.TAG_CONTACT);
  const with_ = (id: string) => here.withConditions(ConnectCondition.contactAssociations(id));
  expect(statementsOf(scopedRole(access, with_(ids), stack))[0].Condition).toEqual({
    StringEquals: { 'connect:ContactAssociationId': '${Id}' },
  });
  expect(() => scopedRole(access, with_(Lazy.string({ produce: () => '*' })))).toThrow(
    'a wildcard or policy variable in * would widen the policy',
  );
});

test.each<[string, () => ConnectCondition, string]>([
  [
    'a user that is lazily no ARN',
    () => ConnectCondition.users(Lazy.string({ produce: () => 'maria' })),
    "this is not an ARN. Got 'maria'",
  ],
  [
    'an attribute that only deployment knows',
    () => ConnectCondition.primaryAttribute(Fn.ref('Name'), 'Leeds'),
    'only the deployment knows the name of an attribute',
  ],
])('%s is refused in the stack', (_, build, message) => {
  expect(() =>
    scopedRole(
      ConnectAccess.connectActions(ConnectAction.TAG_CONTACT),
      here.withConditions(build()),
    ),
  ).toThrow(message);
});

test('attributes whose names differ in their case are one key to IAM', () => {
  const access = ConnectAccess.connectActions(ConnectAction.BATCH_UPDATE_DATA_TABLE_VALUE);
  const { primaryAttribute } = ConnectCondition;
  const scope = here.withConditions(
    primaryAttribute('Site', 'Leeds'),
    primaryAttribute('site', 'York'),
  );
  expect(() => scopedRole(access, scope)).toThrow('IAM ignores the case of these keys');
});

test.each<[string, () => unknown, string]>([
  [
    'a user by name',
    () => ConnectCondition.users('maria'),
    "ConnectCondition.users: this is not an ARN. Got 'maria'",
  ],
  [
    'a queue in place of a user',
    () => ConnectCondition.preferredUsers(`${INSTANCE_ARN}/queue/q`),
    'is not a user of an instance',
  ],
  ['no value', () => ConnectCondition.channels(), 'nothing is given'],
  [
    'a value that the API does not take',
    () => ConnectCondition.channels('FAX' as ContactChannel),
    "there is no such value. Got 'FAX'. Allowed: CHAT, EMAIL, TASK, VOICE",
  ],
  ['a wildcard', () => ConnectCondition.subtypes('connect:*'), 'would widen the policy'],
  ['a number', () => ConnectCondition.subtypes(1 as any), 'this is not text. Got 1'],
  [
    'one value twice',
    () => ConnectCondition.channels(ContactChannel.CHAT, ContactChannel.CHAT),
    'the same value is given twice',
  ],
  ['no condition', () => here.withConditions(), 'the list is empty'],
  [
    'one key twice',
    () => here.withConditions(contactLens).withConditions(contactLens),
    'the same condition key is given twice',
  ],
  ['a name', () => here.withConditions('connect:Channel' as any), 'this is not a ConnectCondition'],
  [
    'scopes that are combined',
    () =>
      here
        .withConditions(contactLens)
        .plus(ConnectScope.instanceArn(INSTANCE_ARN.replace('1111', '2222'))),
    'Combine first, then call withConditions',
  ],
  [
    'a managed policy',
    () => scopedRole(ConnectAccess.readOnly(), here.withConditions(contactLens)),
    'conditions cannot limit the managed policy AmazonConnectReadOnlyAccess',
  ],
])('%s is refused', (_, build, message) => {
  expect(build).toThrow(message);
});
