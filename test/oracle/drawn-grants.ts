import { Stack } from 'aws-cdk-lib';
import { IContactFlowRef, IQueueRef, ISecurityProfileRef } from 'aws-cdk-lib/aws-connect';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { assumedBy, Drawn } from './drawn';
import { ConnectAccess, ConnectGrants, ConnectInstance, ConnectJob } from '../../src';
import { Rule } from '../laws/matcher';
import { expected } from '../laws/reference';
import { COMPANIONS, Input, instanceArn } from '../laws/world';

/** A grant to a role, as the job that it is, on what it names. */
const grant = (
  give: (grants: ConnectGrants, role: Role, stack: Stack) => unknown,
  access: Partial<Input>,
  isLeft: (rule: Rule) => boolean = () => true,
): Drawn => ({
  build: (stack) => {
    const instance = ConnectInstance.fromInstanceArn(stack, 'Instance', instanceArn(1));
    give(ConnectGrants.fromInstance(instance), new Role(stack, 'Role', { assumedBy }), stack);
  },
  rules: () =>
    expected({ useCases: [], actions: [], instances: [1], companions: false, ...access }).filter(
      isLeft,
    ),
});

const inInstance = (path: string) => `${instanceArn(1)}/${path}`;
const [FLOW, QUEUE, PROFILE] = ['contact-flow/f-1', 'queue/q-1', 'security-profile/p-1'].map(
  inInstance,
);
const flow = { contactFlowRef: { contactFlowArn: FLOW } } as IContactFlowRef;
const queue = { queueRef: { queueArn: QUEUE } } as IQueueRef;
const profile = { securityProfileRef: { securityProfileArn: PROFILE } } as ISecurityProfileRef;
const onFlow = { named: { 'contact-flow': [FLOW] } };
const notOnContacts = ({ resources }: Rule) => !resources.some((one) => one.includes('/contact/'));
const bucketOf = (stack: Stack) => Bucket.fromBucketArn(stack, 'Own', 'arn:aws:s3:::own');
const streamOf = (stack: Stack) => Stream.fromStreamArn(stack, 'Own', COMPANIONS.KinesisStream[0]);
const {
  CHAT_STARTER,
  CONTACT_ATTRIBUTE_WRITER,
  CONTACT_READER,
  CONTACT_RECORD_CONSUMER,
  DIRECTORY_LOOKUP,
  FLOW_DEPLOYMENT,
  METRICS_READER,
  OUTBOUND_DIALER,
  RECORDINGS_READER,
  TASK_STARTER,
  USER_ADMINISTRATION,
  WEB_CALL_STARTER,
} = ConnectJob;

/** Each grant, by its method. */
export const GRANTS: Readonly<Record<string, Drawn>> = {
  startOutboundVoice: grant((to, role) => to.startOutboundVoice(role), {
    jobs: [OUTBOUND_DIALER],
  }),
  startChat: grant(
    (to, role) => to.startChat(role, flow),
    { jobs: [CHAT_STARTER], ...onFlow },
    notOnContacts,
  ),
  startChatOnAnyFlow: grant((to, role) => to.startChatOnAnyFlow(role), { jobs: [CHAT_STARTER] }),
  startTask: grant((to, role) => to.startTask(role, flow), { jobs: [TASK_STARTER], ...onFlow }),
  startTaskOnAnyFlow: grant((to, role) => to.startTaskOnAnyFlow(role), { jobs: [TASK_STARTER] }),
  startWebCall: grant((to, role) => to.startWebCall(role, flow), {
    jobs: [WEB_CALL_STARTER],
    ...onFlow,
  }),
  startWebCallOnAnyFlow: grant((to, role) => to.startWebCallOnAnyFlow(role), {
    jobs: [WEB_CALL_STARTER],
  }),
  writeContactAttributes: grant((to, role) => to.writeContactAttributes(role), {
    jobs: [CONTACT_ATTRIBUTE_WRITER],
  }),
  readMetrics: grant((to, role) => to.readMetrics(role, queue), {
    jobs: [METRICS_READER],
    named: { queue: [QUEUE] },
  }),
  readMetricsOfAnyQueue: grant((to, role) => to.readMetricsOfAnyQueue(role), {
    jobs: [METRICS_READER],
  }),
  readDirectory: grant((to, role) => to.readDirectory(role), { jobs: [DIRECTORY_LOOKUP] }),
  manageUsers: grant((to, role) => to.manageUsers(role, profile), {
    jobs: [USER_ADMINISTRATION],
    named: { 'security-profile': [PROFILE] },
  }),
  manageUsersWithAnySecurityProfile: grant(
    (to, role) => to.manageUsersWithAnySecurityProfile(role),
    { jobs: [USER_ADMINISTRATION] },
  ),
  deployFlows: grant((to, role) => to.deployFlows(role), { jobs: [FLOW_DEPLOYMENT] }),
  jobs: grant((to, role) => to.jobs(role, OUTBOUND_DIALER, DIRECTORY_LOOKUP), {
    jobs: [OUTBOUND_DIALER, DIRECTORY_LOOKUP],
  }),
  readRecordings: grant((to, role, stack) => to.readRecordings(role, bucketOf(stack)), {
    jobs: [RECORDINGS_READER],
  }),
  consumeContactRecords: grant(
    (to, role, stack) => to.consumeContactRecords(role, streamOf(stack)),
    { jobs: [CONTACT_RECORD_CONSUMER] },
  ),
  readContacts: grant((to, role) => to.readContacts(role), { jobs: [CONTACT_READER] }),
  operations: grant((to, role) => to.operations(role, 'ListUsers', 'DescribeQueue'), {
    names: ['connect:ListUsers', 'connect:DescribeQueue'],
  }),
  access: grant((to, role) => to.access(role, ConnectAccess.actions('connect:StopContact')), {
    names: ['connect:StopContact'],
  }),
};
