import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed } from '../tarball';

interface Member {
  readonly name: string;
  readonly const?: boolean;
}

/** What jsii says that the library offers to all languages. */
export interface JsiiType {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
}

export function publicTypes(): JsiiType[] {
  return Object.values(JSON.parse(readFileSync(join(packed().folder, '.jsii'), 'utf8')).types);
}

/** What an app in any language can name: classes and enumerations, but for those that only are the base of others. */
export function typesToUse(): string[] {
  const types = publicTypes();
  return types
    .filter(({ kind, fqn }) => kind !== 'interface' && !types.some(({ base }) => base === fqn))
    .map(({ name }) => name)
    .filter((name) => !TYPES_NOT_YET_IN_APPS.includes(name));
}

/** What the CDK calls and no app. */
const NOT_FOR_APPS = ['validate'];

/** Classes and enumerations that are new, and that the apps do not name yet. */
const TYPES_NOT_YET_IN_APPS = [
  'AccessLevel',
  ...['ConnectCondition', 'ConnectInstance', 'ResourceHandler', 'StatementsIn', 'TagValue'],
  ...['ContactChannel', 'ContactFlowType', 'ContactInitiationMethod', 'InstanceAttributeType'],
  ...['InstanceStorageResourceType', 'MonitorCapability'],
  ...['RealTimeContactAnalysisOutputType', 'RealTimeContactAnalysisSegmentType'],
];

/** Members that are new, and that the apps do not name yet. */
const NOT_YET_IN_APPS = [
  // Assertions and changes.
  ...['fromApp', 'partsWithoutAccess', 'isComplete', 'mayGrantNewAccess'],
  ...['anyOf', 'holds', 'operator', 'pattern', 'resources', 'templateCondition', 'text', 'values'],
  // Findings and reports.
  ...['unread', 'subject', 'why', 'instead', 'toSummary', 'whoCan', 'who', 'accepted', 'all', 'on'],
  // Access.
  ...['deny', 'denyOtherInstances', 'denyTranscriptSearch', 'instanceAdministrator'],
  ...[
    'actionsOfLevel',
    'operations',
    'operationsWithTags',
    'deploys',
    'deploysStack',
    'deploysTemplate',
  ],
  'deploysWith',
  // Scopes and conditions.
  ...['withApplications', 'withAssistants', 'withCasesDomains', 'withConditions'],
  ...['withExactResourceTypes', 'withKnowledgeBases', 'withPassedRoles', 'withTaggedTypes'],
  ...['withTagValues', 'principalTag', 'userId', 'userName', 'fromInstanceArn', 'fromInstanceId'],
  ...['assignmentTypes', 'attributeTypes', 'channels', 'contactAssociations', 'expressions'],
  ...['flowTypes', 'initiationMethods', 'monitorCapabilities', 'preferredUsers'],
  ...['primaryAttribute', 'segmentOutputTypes', 'segmentTypes', 'storageResourceTypes'],
  ...['subtypes', 'users'],
  // Constructs and grants.
  ...['statementsIn', 'attachToGroup', 'attachToRole', 'attachToUser', 'awsPermissionsBoundary'],
  ...['permissionsBoundary', 'consumeContactRecords', 'readContacts', 'readRecordings'],
  ...['manageUsersWithAnySecurityProfile', 'readMetricsOfAnyQueue', 'startChatOnAnyFlow'],
  ...['startTask', 'startWebCallOnAnyFlow', 'globalResiliencyAcsUrl'],
];

/** Methods and properties; the constants of enumeration-like classes are too many, and all alike. */
export function membersToUse(): string[] {
  const members = publicTypes().flatMap(({ methods = [], properties = [] }) => [
    ...methods,
    ...properties.filter((property) => !property.const),
  ]);
  return [...new Set(members.map(({ name }) => name))].filter(
    (name) => !NOT_FOR_APPS.includes(name) && !NOT_YET_IN_APPS.includes(name),
  );
}
