import { Duration } from 'aws-cdk-lib';
import { calls, Journey, journey } from './variant';
import { ELSEWHERE } from './world';
import {
  ConnectAccess,
  ConnectAdminRole,
  ConnectGrants,
  ConnectJob,
  ConnectKeyGrants,
  ConnectPermissionSet,
  ConnectScope,
  ConnectServiceLinkedRole,
  ConnectServiceLinkedRoleType,
  ServiceLinkedRoleAccess,
} from '../../../src';

const describeUser = ConnectAccess.actions('connect:DescribeUser');

const SET = {
  identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  permissionSetName: 'ContactCenter',
  access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
  connectScope: ConnectScope.instanceArn(ELSEWHERE),
};

/** Grants, policies of keys, permission sets and service-linked roles. */
export const BEYOND_ROLES: readonly Journey[] = [
  calls('ConnectGrants', {
    startOutboundVoice: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).startOutboundVoice(application),
    startChat: (_, { instance, application, flow }) =>
      void ConnectGrants.fromInstance(instance).startChat(application, flow),
    startTask: (_, { instance, application, flow }) =>
      void ConnectGrants.fromInstance(instance).startTask(application, flow),
    startWebCall: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).startWebCallOnAnyFlow(application),
    writeContactAttributes: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).writeContactAttributes(application),
    readMetrics: (_, { instance, application, queue }) =>
      void ConnectGrants.fromInstance(instance).readMetrics(application, queue),
    readDirectory: (_, { byId, application }) =>
      void ConnectGrants.fromScope(byId).readDirectory(application),
    manageUsers: (_, world) =>
      void ConnectGrants.fromInstance(world.instance).manageUsers(
        world.application,
        world.securityProfile,
      ),
    startChatOnAnyFlow: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).startChatOnAnyFlow(application),
    startTaskOnAnyFlow: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).startTaskOnAnyFlow(application),
    readMetricsOfAnyQueue: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).readMetricsOfAnyQueue(application),
    manageUsersWithAnySecurityProfile: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).manageUsersWithAnySecurityProfile(application),
    readRecordings: (_, world) =>
      void ConnectGrants.fromInstance(world.instance).readRecordings(
        world.application,
        world.bucket('acme-calls'),
        world.key,
      ),
    consumeContactRecords: (_, { instance, application, stream }) =>
      void ConnectGrants.fromInstance(instance).consumeContactRecords(application, stream),
    readContacts: (_, { byId, application }) =>
      void ConnectGrants.fromScope(byId).readContacts(application),
    operations: (_, { byId, application }) =>
      void ConnectGrants.fromScope(byId).operations(application, 'SearchContacts'),
    deployFlows: (_, { instance, application }) =>
      void ConnectGrants.fromInstance(instance).deployFlows(application),
    jobs: (_, { byId, application }) =>
      void ConnectGrants.fromScope(byId).jobs(
        application,
        ConnectJob.SUPERVISOR,
        ConnectJob.AUDITOR,
      ),
    access: (_, { byId, application }) =>
      void ConnectGrants.fromScope(byId).access(application, describeUser),
  }),
  calls('ConnectKeyGrants', {
    administerVoiceId: (_, { key, application }) =>
      void ConnectKeyGrants.fromKey(key).administerVoiceId(application),
    administerCustomerProfiles: (_, { key, application }) =>
      void ConnectKeyGrants.fromKey(key).administerCustomerProfiles(application),
    useCustomerProfiles: (_, { key, application }) =>
      void ConnectKeyGrants.fromKey(key).useCustomerProfiles(application),
    allowCustomerProfilesService: (_, { key }) =>
      void ConnectKeyGrants.fromKey(key).allowCustomerProfilesService('acme'),
  }),
  journey(ConnectPermissionSet, {
    'access and connectScope': () => SET,
    description: () => ({ ...SET, description: 'Supervisors of both contact centers' }),
    sessionDuration: () => ({ ...SET, sessionDuration: Duration.hours(8) }),
    relayState: () => ({
      ...SET,
      relayState: 'https://eu-west-2.console.aws.amazon.com/connect/home',
    }),
    awsManagedPolicies: () => ({ ...SET, awsManagedPolicies: ['job-function/ViewOnlyAccess'] }),
    awsPermissionsBoundary: () => ({
      ...SET,
      awsPermissionsBoundary: 'job-function/ViewOnlyAccess',
    }),
    customerManagedPolicies: () => ({
      ...SET,
      customerManagedPolicies: [{ policyName: 'Reports', path: '/connect/' }],
    }),
    tags: () => ({ ...SET, tags: { Team: 'North' } }),
    'managed policies and denies': () => ({
      ...SET,
      access: ConnectAccess.readOnly()
        .plus(ConnectAccess.search())
        .plus(ConnectAccess.denyFederation()),
    }),
  }),
  calls('ConnectServiceLinkedRole', {
    'customSuffix and description': (stack, { employees }) => {
      const role = new ConnectServiceLinkedRole(stack, 'Subject', {
        customSuffix: 'support',
        description: 'For the support centre',
      });
      new ConnectAdminRole(stack, 'Admin', {
        assumedBy: employees,
        serviceLinkedRole: ServiceLinkedRoleAccess.role(role),
      });
    },
    fromRoleArn: (stack, { employees, arn }) => {
      const role = ConnectServiceLinkedRole.fromRoleArn(
        stack,
        'Subject',
        arn(
          'iam',
          'role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_0',
          '',
        ),
      );
      new ConnectAdminRole(stack, 'Admin', {
        assumedBy: employees,
        serviceLinkedRole: ServiceLinkedRoleAccess.role(role),
      });
    },
    fromInstance: (stack, { employees, instance }) => {
      const role = ConnectServiceLinkedRole.fromInstance(stack, 'Subject', instance);
      new ConnectAdminRole(stack, 'Admin', {
        assumedBy: employees,
        serviceLinkedRole: ServiceLinkedRoleAccess.role(role),
      });
    },
    roleType: (stack) =>
      void new ConnectServiceLinkedRole(stack, 'Subject', {
        roleType: ConnectServiceLinkedRoleType.MANAGED_SYNCHRONIZATION,
      }),
  }),
];
