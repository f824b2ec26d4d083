import { Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAdminRole,
  ConnectReadOnlyRole,
  ConnectScope,
  VoiceIdAdmin,
} from '../../src';
import { findingsOf } from '../support/findings';
import { permissionSet } from '../support/permission-set';
import {
  admin,
  asLists,
  auditor,
  changesSince,
  dated,
  FULL,
  newest,
  policiesOf,
  published,
  READ,
  VERSIONS,
} from '../support/pinned';
import { managedPoliciesOf, newStack, resourceOf, sidsOf } from '../support/template';

const SERVED = 'arn:${AWS::Partition}:iam::aws:policy/';
const assumedBy = new AccountRootPrincipal();

describe('an administrator whose managed policy is pinned', () => {
  test('at an older version has the copy, the custom policy and nothing as AWS serves it', () => {
    const stack = newStack();
    const role = admin('v2', {}, stack);
    expect(policiesOf(stack)).toEqual({
      AdminAmazonConnectFullAccess81DF7922: {
        Description:
          'A copy of AmazonConnect_FullAccess: what AWS adds to the policy later is not in it',
        Path: '/',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'connect:*',
                'ds:CreateAlias',
                'ds:AuthorizeApplication',
                'ds:CreateIdentityPoolDirectory',
                'ds:DeleteDirectory',
                'ds:DescribeDirectories',
                'ds:UnauthorizeApplication',
                'firehose:DescribeDeliveryStream',
                'firehose:ListDeliveryStreams',
                'kinesis:DescribeStream',
                'kinesis:ListStreams',
                'kms:DescribeKey',
                'kms:ListAliases',
                'lex:GetBots',
                'lex:ListBots',
                'lex:ListBotAliases',
                'logs:CreateLogGroup',
                's3:GetBucketLocation',
                's3:ListAllMyBuckets',
                'lambda:ListFunctions',
                'ds:CheckAlias',
              ],
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Action: ['s3:CreateBucket', 's3:GetBucketAcl'],
              Resource: 'arn:${AWS::Partition}:s3:::amazon-connect-*',
            },
            {
              Effect: 'Allow',
              Action: 'servicequotas:GetServiceQuota',
              Resource: 'arn:${AWS::Partition}:servicequotas:*:*:connect/*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:CreateServiceLinkedRole',
              Resource: '*',
              Condition: { StringEquals: { 'iam:AWSServiceName': 'connect.amazonaws.com' } },
            },
            {
              Effect: 'Allow',
              Action: 'iam:DeleteServiceLinkedRole',
              Resource:
                'arn:${AWS::Partition}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
            },
          ],
        },
      },
    });
    expect(managedPoliciesOf(role)).toEqual(['${AdminAmazonConnectFullAccess81DF7922}']);
    expect(sidsOf(role)).toEqual(['AttachAnyPolicyToAmazonConnectRole']);
    expect(resourceOf(role).Properties.Description).toBe(
      'Amazon Connect: full access; AmazonConnect_FullAccess pinned at v2',
    );
  });

  test('is there only once the copy is: the role refers to it, and it not to the role', () => {
    const stack = newStack();
    admin('v4', {}, stack);
    expect(Object.keys(policiesOf(stack).AdminAmazonConnectFullAccess81DF7922).sort()).toEqual([
      'Description',
      'Path',
      'PolicyDocument',
    ]);
  });

  test('keeps what else it was given', () => {
    const role = admin('v4', {
      denyEmergencyAccess: true,
      description: 'mine',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')],
    });
    expect(managedPoliciesOf(role)).toEqual([
      `${SERVED}AWSSupportAccess`,
      '${AdminAmazonConnectFullAccess81DF7922}',
    ]);
    expect(sidsOf(role)).toEqual([
      'AttachAnyPolicyToAmazonConnectRole',
      'DenyConnectEmergencyAccess',
    ]);
    expect(resourceOf(role).Properties.Description).toBe('mine');
  });

  test('at a later version has the same resource with another document, which IAM changes in one step', () => {
    const [before, after] = ['v2', 'v4'].map((version) => {
      const stack = newStack();
      admin(version, {}, stack);
      return Object.entries(policiesOf(stack)).map(([id, { PolicyDocument: _, ...rest }]) => ({
        id,
        ...rest,
      }));
    });
    expect(after).toEqual(before);
  });
});

test.each(VERSIONS)(
  'the copy of %s %s is what AWS published: each statement, Sids, denies and order, partition aside',
  (policy, version) => {
    const stack = newStack();
    if (policy === FULL) admin(version, {}, stack);
    else auditor(version, {}, stack);
    expect(
      Object.values(policiesOf(stack)).map((p) => asLists(p.PolicyDocument.Statement)),
    ).toEqual([published(policy, version)]);
  },
);

test('a version that there is not is an error of the property', () => {
  expect(() => admin('v9')).toThrow(
    /^ConnectAdminRole 'Stack\/Admin': managedPolicyVersion: AmazonConnect_FullAccess has no such version.*Allowed: v1 of 2020-11-20, /,
  );
  expect(() => auditor('')).toThrow(
    /^ConnectReadOnlyRole 'Stack\/Auditor': managedPolicyVersion: AmazonConnectReadOnlyAccess has no such version.*Got ''/,
  );
  expect(
    () => new VoiceIdAdmin(newStack(), 'VoiceId', { assumedBy, managedPolicyVersion: 'v2' }),
  ).toThrow(
    /^VoiceIdAdmin 'Stack\/VoiceId': managedPolicyVersion: AmazonConnectVoiceIDFullAccess has no such version.*Allowed: v1 of 2021-09-26\./,
  );
});

test('a policy that is pinned cannot be attached as AWS serves it too, which would undo the pin', () => {
  const served = (name: string) => [ManagedPolicy.fromAwsManagedPolicyName(name)];
  expect(() => admin('v4', { managedPolicies: served(FULL) })).toThrow(
    "ConnectAdminRole 'Stack/Admin': managedPolicies: AmazonConnect_FullAccess is pinned at v4, and attached as AWS serves it as well, " +
      'which undoes that. Attach it no more, or do not pin it.',
  );
  expect(() =>
    permissionSet({ access: ConnectAccess.readOnly('v4'), awsManagedPolicies: [READ] }),
  ).toThrow(
    "ConnectPermissionSet 'Stack/Set': awsManagedPolicies: AmazonConnectReadOnlyAccess is pinned at v4, and attached",
  );
  expect(managedPoliciesOf(admin('v4', { managedPolicies: served(READ) }))).toHaveLength(2);
});

const SIGN_IN =
  'warning sign-in-as-any-user: signs in to the instances as the user that the session names: connect:GetFederationToken';

const everyInstance = (name: string) =>
  `note every-instance: apply to every instance of the account: ${name}`;

describe('how far a pin is behind', () => {
  const V4 =
    'v4 of 2023-03-07: rescoped 1 (resource or condition changed): iam:CreateServiceLinkedRole';
  const behind = (version: string) => {
    const changes = changesSince(FULL, version);
    const versions = changes.length === 1 ? '1 version' : `${changes.length} versions`;
    return (
      `AmazonConnect_FullAccess is pinned at ${dated(FULL, version)}, ` +
      `${versions} behind ${dated(FULL)}. Since then, ${changes.join('. ')}`
    );
  };

  test('is a warning that says what was added since', () => {
    const role = admin('v3');
    const message = behind('v3');
    expect(message).toContain(`Since then, ${V4}`);
    expect(findingsOf(role)).toEqual([
      `warning outdated-pinned-policy: ${message}`,
      SIGN_IN,
      everyInstance('AmazonConnect_FullAccess'),
    ]);
    Annotations.fromStack(Stack.of(role)).hasWarning(
      '/Stack/Admin',
      `Stack/Admin: ${message}. The copy does not contain what AWS has added since. ` +
        'Review the changes, then pin the newest version. ' +
        '[ack: annotation::cdk-amazon-connect-iam:outdated-pinned-policy]',
    );
  });

  test('is said of every version since, the oldest first', () => {
    const [{ message }] = admin('v2').findings;
    expect(message).toBe(behind('v2'));
    expect(message).toContain('Since then, v3 of 2021-11-23: added 29: profile:AddProfileKey, ');
    expect(message).toContain(`profile:UpdateProfile. ${V4}`);
  });

  test('can be acknowledged', () => {
    const role = admin('v3');
    Validations.of(role).acknowledge(
      { id: 'cdk-amazon-connect-iam:outdated-pinned-policy', reason: 'v4 is under review' },
      { id: 'cdk-amazon-connect-iam:sign-in-as-any-user', reason: 'administrators' },
    );
    Annotations.fromStack(Stack.of(role)).hasNoWarning('*', Match.anyValue());
  });

  test('is an information when it is not behind', () => {
    const role = auditor(newest(READ));
    const equal = (name: string, version: string) =>
      `note pinned-policy: ${name} is pinned at ${version}, the newest version in the catalogue`;
    expect(findingsOf(role)).toEqual([equal(READ, dated(READ)), SIGN_IN, everyInstance(READ)]);
    const ofPin = Match.stringLikeRegexp('pinned-policy');
    Annotations.fromStack(Stack.of(role)).hasNoWarning('*', ofPin);
    const voiceId = new VoiceIdAdmin(newStack(), 'VoiceId', {
      assumedBy,
      managedPolicyVersion: newest('AmazonConnectVoiceIDFullAccess'),
    });
    expect(findingsOf(voiceId)).toEqual([
      'warning voice-id-end-of-support: Voice ID reached its end of support on 2026-05-20',
      equal('AmazonConnectVoiceIDFullAccess', dated('AmazonConnectVoiceIDFullAccess')),
    ]);
  });

  test('is said of each of several', () => {
    const access = ConnectAccess.fullAccess('v3').plus(ConnectAccess.readOnly(newest(READ)));
    const role = new ConnectAccessRole(
      newStack({ env: { account: '111122223333', region: 'us-east-1' } }),
      'Role',
      { assumedBy, access, connectScope: ConnectScope.allInstances() },
    );
    expect(role.findings.map(({ message }) => message.split(',')[0])).toEqual([
      `AmazonConnectReadOnlyAccess is pinned at ${dated(READ)}`,
      'AmazonConnect_FullAccess is pinned at v3 of 2021-11-23',
      'signs in to the instances as the user that the session names: connect:GetFederationToken',
      'apply to every instance of the account: AmazonConnectReadOnlyAccess',
    ]);
    expect(managedPoliciesOf(role)).toHaveLength(2);
  });

  test('is not said where nothing is pinned', () => {
    const stack = newStack();
    const roles = [
      new ConnectAdminRole(stack, 'A', { assumedBy }),
      new ConnectReadOnlyRole(stack, 'B', { assumedBy }),
      new VoiceIdAdmin(stack, 'C', { assumedBy }),
    ];
    expect(roles.flatMap(({ findings }) => findings.map(({ id }) => id))).toEqual([
      'sign-in-as-any-user',
      'every-instance',
      'sign-in-as-any-user',
      'every-instance',
      'voice-id-end-of-support',
    ]);
    expect(policiesOf(stack)).toEqual({});
  });
});
