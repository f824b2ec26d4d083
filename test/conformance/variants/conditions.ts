import { Journey, journey } from './variant';
import { World } from './world';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectCondition,
  ConnectScope,
  ContactChannel,
  ContactFlowType,
  ContactInitiationMethod,
  InstanceAttributeType,
  InstanceStorageResourceType,
  MonitorCapability,
  RealTimeContactAnalysisOutputType,
  RealTimeContactAnalysisSegmentType,
  TagValue,
} from '../../../src';

const USER =
  'instance/11111111-2222-3333-4444-555555555555/agent/44444444-2222-3333-4444-555555555555';

const under =
  (action: string, condition: (world: World) => ConnectCondition) => (world: World) => ({
    assumedBy: world.employees,
    access: ConnectAccess.actions(action),
    connectScope: world.byId.withConditions(condition(world)),
  });

const tagged = (scope: (here: ConnectScope) => ConnectScope) => (world: World) => ({
  assumedBy: world.employees,
  access: ConnectAccess.actions('connect:DescribeUser', 'connect:UpdateUserIdentityInfo'),
  connectScope: scope(world.here),
});

/** Roles whose access is limited by a condition key each. */
export const CONDITIONS: Journey = {
  ...journey(ConnectAccessRole, {
    attributeTypes: under('connect:UpdateInstanceAttribute', () =>
      ConnectCondition.attributeTypes(InstanceAttributeType.CONTACT_LENS),
    ),
    storageResourceTypes: under('connect:DescribeInstanceStorageConfig', () =>
      ConnectCondition.storageResourceTypes(InstanceStorageResourceType.CALL_RECORDINGS),
    ),
    flowTypes: under('connect:CreateContactFlow', () =>
      ConnectCondition.flowTypes(ContactFlowType.CONTACT_FLOW),
    ),
    channels: under('connect:DescribeContact', () =>
      ConnectCondition.channels(ContactChannel.CHAT),
    ),
    initiationMethods: under('connect:CreateContact', () =>
      ConnectCondition.initiationMethods(ContactInitiationMethod.API),
    ),
    monitorCapabilities: under('connect:MonitorContact', () =>
      ConnectCondition.monitorCapabilities(MonitorCapability.SILENT_MONITOR),
    ),
    segmentOutputTypes: under('connect:ListRealtimeContactAnalysisSegmentsV2', () =>
      ConnectCondition.segmentOutputTypes(RealTimeContactAnalysisOutputType.REDACTED),
    ),
    segmentTypes: under('connect:ListRealtimeContactAnalysisSegmentsV2', () =>
      ConnectCondition.segmentTypes(RealTimeContactAnalysisSegmentType.CATEGORIES),
    ),
    subtypes: under('connect:StartOutboundChatContact', () => ConnectCondition.subtypes('SMS')),
    assignmentTypes: under('connect:StartTaskContact', () =>
      ConnectCondition.assignmentTypes('SELF'),
    ),
    contactAssociations: under('connect:DescribeContact', () =>
      ConnectCondition.contactAssociations('33333333-2222-3333-4444-555555555555'),
    ),
    users: under('connect:DescribeContact', (world) =>
      ConnectCondition.users(world.arn('connect', USER)),
    ),
    preferredUsers: under('connect:AssociateContactWithUser', (world) =>
      ConnectCondition.preferredUsers(world.arn('connect', USER)),
    ),
    primaryAttribute: under('connect:BatchDescribeDataTableValue', () =>
      ConnectCondition.primaryAttribute('Team', 'North'),
    ),
    expressions: under('connect:BatchCreateDataTableValue', () =>
      ConnectCondition.expressions('none'),
    ),
    'withTagValues, text': tagged((here) => here.withTagValues({ Team: TagValue.text('North') })),
    'withTagValues, principalTag': tagged((here) =>
      here.withTagValues({ Team: TagValue.principalTag('Team') }),
    ),
    'withTagValues, userName': tagged((here) => here.withTagValues({ Owner: TagValue.userName() })),
    'withTagValues, userId': tagged((here) => here.withTagValues({ Owner: TagValue.userId() })),
    withTaggedTypes: tagged((here) => here.withTags({ Team: 'North' }).withTaggedTypes('user')),
  }),
  construct: 'ConnectCondition',
};
