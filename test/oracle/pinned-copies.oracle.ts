import { Stack } from 'aws-cdk-lib';
import { admin, auditor, documentOf, FULL, policiesOf, READ, VERSIONS } from '../support/pinned';
import { concrete, decide, Request } from '../support/simulator';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const role = (service: string, name: string) =>
  `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${service}/${name}`;
const create = (service: string, name: string): Request => ({
  action: 'iam:CreateServiceLinkedRole',
  resource: role(service, name),
  context: { 'iam:AWSServiceName': service },
});
const domain = (name: string) => `arn:aws:profile:us-east-1:${ACCOUNT}:domains/${name}`;

/** Requests on which the versions differ, and some that all allow or none does. */
const REQUESTS: Request[] = [
  { action: 'connect:CreateUser', resource: `${INSTANCE_ARN}/agent/a` },
  { action: 'connect:DescribeInstance', resource: INSTANCE_ARN },
  { action: 'connect:GetFederationToken', resource: INSTANCE_ARN },
  { action: 'connect:AdminGetEmergencyAccessToken', resource: INSTANCE_ARN },
  { action: 's3:CreateBucket', resource: 'arn:aws:s3:::amazon-connect-0123' },
  { action: 's3:CreateBucket', resource: 'arn:aws:s3:::acme-calls' },
  { action: 'lex:ListBots', resource: '*' },
  { action: 'profile:ListDomains', resource: '*' },
  { action: 'profile:PutProfileObject', resource: domain('amazon-connect-acme') },
  { action: 'profile:PutProfileObject', resource: domain('acme') },
  create('connect.amazonaws.com', 'AWSServiceRoleForAmazonConnect_x'),
  create('profile.amazonaws.com', 'AWSServiceRoleForProfile_x'),
  create('lex.amazonaws.com', 'AWSServiceRoleForLexBots'),
  {
    action: 'iam:DeleteServiceLinkedRole',
    resource: role('connect.amazonaws.com', 'AWSServiceRoleForAmazonConnect_x'),
  },
  {
    action: 'iam:PutRolePolicy',
    resource: role('connect.amazonaws.com', 'AWSServiceRoleForAmazonConnect_x'),
  },
];

const copyOf = (policy: typeof FULL | typeof READ, version: string, stack: Stack = newStack()) => {
  if (policy === FULL) admin(version, {}, stack);
  else auditor(version, {}, stack);
  return Object.values(policiesOf(stack)).map(({ PolicyDocument }, i) => ({
    name: `copy${i}`,
    policy: PolicyDocument,
  }));
};
const inPartition = <T>(value: T, partition: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll('arn:aws:', `arn:${partition}:`));
const decisions = (policies: { name: string; policy: object }[], partition: string) =>
  Promise.all(
    REQUESTS.map(async (request) => [
      request.action,
      await decide(inPartition(request, partition), [], ACCOUNT, policies),
    ]),
  );

test.each(VERSIONS)(
  'the copy of %s %s allows and denies what the document of AWS does',
  async (policy, version) => {
    const copy = copyOf(policy, version);
    const aws = documentOf(policy, version);
    for (const partition of ['aws', 'aws-us-gov', 'aws-cn']) {
      const original = [{ name: 'aws', policy: inPartition(aws, partition) }];
      expect(await decisions(concrete(copy, partition), partition)).toEqual(
        await decisions(original, partition),
      );
    }
  },
);

test('the requests tell the versions apart', async () => {
  const allowedBy = async (policy: typeof FULL | typeof READ, version: string) =>
    (await decisions(concrete(copyOf(policy, version)), 'aws')).flatMap(([action, allowed], i) =>
      allowed ? [`${i} ${action}`] : [],
    );
  const [v1, v2, v3, v4] = await Promise.all(
    ['v1', 'v2', 'v3', 'v4'].map((version) => allowedBy(FULL, version)),
  );
  expect(v2.filter((request) => !v1.includes(request))).toEqual(['6 lex:ListBots']);
  expect(v3.filter((request) => !v2.includes(request))).toEqual([
    '7 profile:ListDomains',
    '8 profile:PutProfileObject',
  ]);
  expect(v4.filter((request) => !v3.includes(request))).toEqual(['11 iam:CreateServiceLinkedRole']);
  expect(await allowedBy(READ, 'v2')).toEqual(['1 connect:DescribeInstance']);
  expect(await allowedBy(READ, 'v3')).toEqual([
    '1 connect:DescribeInstance',
    '2 connect:GetFederationToken',
  ]);
});
