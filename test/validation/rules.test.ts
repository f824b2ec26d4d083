import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { actionFacts, catalogueEdition, publishedNames } from '../../src/catalogue/catalogue';
import { expandPattern } from '../../src/policy/action-patterns';
import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit, RULES } from '../../src/validation/run-rules';
import { defined } from '../support/defined';

/** A name that may be an action of the reference in the next edition. */
const published = defined(
  publishedNames().find(({ operationOf, handlersOf }) => operationOf && handlersOf),
);
const { reference, operations, handlers } = catalogueEdition();
const all = (pattern: string) => expandPattern(pattern).length;
const withoutSearchTag = () =>
  expandPattern('connect:Search*').filter(
    (action) => !actionFacts(action)?.keys?.includes('connect:SearchTag/${TagKey}'),
  );

/** What each rule says of its bad example: severity, name, what is wrong, what to write instead, where. */
const SAID: Record<string, readonly string[]> = {
  ['escalation']: [
    'fatal',
    'escalation[iam:PutRolePolicy]',
    'iam:PutRolePolicy on *: the holder writes any permission into a role',
    'Remove the permission, limit it to the service-linked role, or require a permissions boundary',
    'Statement/1',
  ],
  ['indirect-escalation']: [
    'error',
    'indirect-escalation[lambda:CreateFunction, lambda:InvokeFunction, iam:PassRole]',
    'lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole on *: the holder runs code in a new Lambda function with any role',
    'Name the resources, or limit the permission by a condition',
    'Statement/1',
  ],
  ['limited-escalation']: [
    'warning',
    'limited-escalation[iam:PutRolePolicy]',
    'iam:PutRolePolicy on arn:aws:iam::111122223333:role/deployer-*: the holder writes any permission into a role',
    'Limit it to the service-linked role, or require a permissions boundary',
    'Statement/1',
  ],
  ['account-administrator']: [
    'warning',
    'account-administrator[policy.json]',
    'the policy policy.json has every permission in the account',
    'Acknowledge that this is an administrator of the account, or allow only what is needed',
    'Statement/0',
  ],
  ['trust-in-anyone']: [
    'fatal',
    'trust-in-anyone[Role]',
    'anyone can assume the role Role',
    'Name the accounts, roles, or services, or require aws:PrincipalOrgID',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['look-alike-prefix']: [
    'error',
    'look-alike-prefix[connectcases]',
    'connectcases is not a prefix of IAM, so nothing is allowed by connectcases:ListFields, connectcases:ListLayouts',
    'Write cases:ListFields, cases:ListLayouts',
    'Statement/0',
  ],
  ['renamed-action']: [
    'error',
    'renamed-action[connect:DestroyInstance]',
    'connect:DestroyInstance is no action, so nothing is allowed by it. An early edition of the reference has this name',
    'Write connect:DeleteInstance',
    'Statement/0',
  ],
  ['retired-managed-policy']: [
    'error',
    'retired-managed-policy[AmazonConnectFullAccess]',
    'AmazonConnectFullAccess is retired',
    'Attach AmazonConnect_FullAccess',
    'Resources/Role/Properties/ManagedPolicyArns/0',
  ],
  ['unknown-action']: [
    'error',
    'unknown-action[connect:DescribeUsers]',
    'connect:DescribeUsers does not exist, so nothing is allowed by it',
    'Perhaps connect:DescribeUser or connect:DescribeQueue or connect:DescribeRule',
    'Statement/0',
  ],
  ['published-action']: [
    'note',
    `published-action[${published.name}]`,
    `the reference does not list ${published.name} as of ${reference.date}. AWS publishes it as an API operation (${operations.date}) and as a permission of the handlers of ${published.handlersOf?.join()} (${handlers.date})`,
    'Check that the access works as you expect',
    'Statement/0',
  ],
  ['unknown-arn']: [
    'error',
    'unknown-arn[instance/12345678-1234-1234-1234-123456789012/user/*]',
    'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/user/* is the ARN of no resource, so nothing is allowed on it',
    'Write arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/agent/${UserId}',
    'Statement/0',
  ],
  ['resource-type']: [
    'error',
    'resource-type[connect:ListUsers]',
    'connect:ListUsers is not checked against arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/agent/*, so nothing is allowed',
    'Put it on arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}',
    'Statement/0',
  ],
  ['missing-resource-type']: [
    'error',
    'missing-resource-type[connect:CreateUser]',
    'connect:CreateUser is not allowed on routing-profile, so every call is denied',
    'Allow it on arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/routing-profile/${RoutingProfileId} too',
    'Statement/0',
  ],
  ['condition-key']: [
    'error',
    'condition-key[connect:InstanceArn]',
    'connect:InstanceArn is no condition key of connect: connect:ListUsers is never allowed',
    'Perhaps connect:InstanceId',
    'Statement/0',
  ],
  ['wrong-managed-policy']: [
    'error',
    'wrong-managed-policy[AmazonConnectReadOnly]',
    'arn:${AWS::Partition}:iam::aws:policy/AmazonConnectReadOnly does not exist',
    'Attach AmazonConnectReadOnlyAccess',
    'Resources/Role/Properties/ManagedPolicyArns/0',
  ],
  ['wrong-partition']: [
    'error',
    'wrong-partition[aws in us-gov-west-1 for instance/12345678-1234-1234-1234-123456789012]',
    'us-gov-west-1 is a Region of aws-us-gov, so nothing is allowed on arn:aws:connect:us-gov-west-1:111122223333:instance/12345678-1234-1234-1234-123456789012',
    'Write aws-us-gov, or the pseudo parameter AWS::Partition',
    'Statement/0',
  ],
  ['not-action']: [
    'error',
    'not-action[connect:DeleteInstance]',
    'everything except connect:DeleteInstance is allowed on ' +
      'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012',
    'Allow the intended actions with Action, and deny the others in a separate statement',
    'Statement/0',
  ],
  ['quota']: [
    'error',
    'quota[10 attached policies]',
    "the role Role has 11 policies attached, and may have 10 unless the account's quota was raised",
    'Put several of them into one, or divide what the principal does',
    'Resources/Role/Properties',
  ],
  ['unconfined']: [
    'warning',
    'unconfined[lambda:AddPermission]',
    'lambda:AddPermission on arn:aws:lambda:eu-west-2:111122223333:function:lookup is not limited. A permission lets whomever its maker names invoke the function',
    'Limit it to the condition lambda:Principal with connect.amazonaws.com',
    'Statement/1',
  ],
  ['trust-in-other-account']: [
    'warning',
    'trust-in-other-account[999988887777]',
    'everybody in the account 999988887777 can assume the role Role',
    'Require sts:ExternalId, aws:PrincipalOrgID, or one role of the account',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['saml-without-audience']: [
    'warning',
    'saml-without-audience[Role]',
    'users of a SAML identity provider assume the role Role for any audience',
    'Require SAML:aud with the sign-in endpoints that AWS documents',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['oidc-without-subject']: [
    'warning',
    'oidc-without-subject[Role]',
    'everybody with an account at arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/id.example.com ' +
      'can assume the role Role',
    'Require the subject (:sub) of those who may assume the role',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['service-without-source']: [
    'warning',
    'service-without-source[Role by rolesanywhere.amazonaws.com]',
    'rolesanywhere.amazonaws.com assumes the role Role for whoever has a certificate of any trust anchor of the account',
    'Require aws:SourceArn in the trust policy',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['chosen-session-name']: [
    'error',
    'chosen-session-name[Role]',
    'whoever assumes the role chooses the user to sign in as',
    'Let people sign in by SAML, where the identity provider writes the session name, or require their own name as sts:RoleSessionName in the trust policy. Deny signing in to every other role',
    'Resources/Role/Properties/AssumeRolePolicyDocument/Statement/0',
  ],
  ['unlimited-emergency-access']: [
    'error',
    'unlimited-emergency-access[Role]',
    'connect:AdminGetEmergencyAccessToken on arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:instance/12345678-1234-1234-1234-123456789012 needs neither MFA nor a source address',
    'Require aws:MultiFactorAuthPresent or aws:SourceIp',
    'Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0',
  ],
  ['application-full-access']: [
    'warning',
    'application-full-access[Role]',
    'lambda.amazonaws.com has full access to Amazon Connect as the role Role',
    'Grant the job that the application does, such as ConnectJob.CHAT_STARTER',
    'Resources/Role/Properties/ManagedPolicyArns/0',
  ],
  ['idle-prefix']: [
    'warning',
    'idle-prefix[qconnect]',
    'qconnect is not a prefix of IAM, so qconnect:GetAIAgent does nothing',
    'Remove the action',
    'Statement/0',
  ],
  ['star-resource']: [
    'warning',
    'star-resource[connect:ListUsers, connect:StartChatContact]',
    'connect:ListUsers, connect:StartChatContact on *, which takes in every instance',
    'Name the instance, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId} and what is under it, or give the condition key connect:InstanceId',
    'Statement/0',
  ],
  ['sign-in-by-wildcard']: [
    'warning',
    'sign-in-by-wildcard[connect:Get*]',
    'connect:Get* takes in connect:AdminGetEmergencyAccessToken, which signs in as the administrator of an instance, and connect:GetFederationToken, which signs in to an instance',
    'Deny connect:AdminGetEmergencyAccessToken and connect:GetFederationToken beside it, or name the actions that are needed',
    'Statement/0',
  ],
  ['instance-administrator']: [
    'warning',
    'instance-administrator[connect:CreateUser]',
    'connect:CreateUser gives a new user any security profile on arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/security-profile/*',
    'Name the security profiles that may be given, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/security-profile/${SecurityProfileId}',
    'Statement/0',
  ],
  ['email-takeover']: [
    'warning',
    'email-takeover[connect:UpdateUserIdentityInfo]',
    'connect:UpdateUserIdentityInfo on arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/agent/* changes the e-mail address of any user',
    'Name the users, or acknowledge that the holder administers all users',
    'Statement/0',
  ],
  ['open-tagging']: [
    'warning',
    'open-tagging[connect:TagResource with Team]',
    'connect:TagResource on arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/queue/* sets the tag Team of a resource of others, and then the holder may do connect:DescribeQueue on it',
    'Require the same tag, aws:ResourceTag, in the statement that tags and untags',
    'Statement/1',
  ],
  ['partial-condition']: [
    'warning',
    'partial-condition[connect:Search* with connect:SearchTag/Team]',
    `${withoutSearchTag().length} of the ${all('connect:Search*')} actions of connect:Search* do not carry connect:SearchTag/Team and are never allowed, ${withoutSearchTag().slice(0, 2).join(', ')} and ${withoutSearchTag().length - 2} more among them`,
    'Allow those that are needed in a statement without connect:SearchTag/Team',
    'Statement/0',
  ],
  ['partial-resource']: [
    'warning',
    'partial-resource[connect:Describe*, connect:List*]',
    `6 of the ${all('connect:Describe*') + all('connect:List*')} actions of connect:Describe*, connect:List* are not checked against arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012, arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/* and never allowed, connect:DescribePhoneNumber, connect:DescribeTrafficDistributionGroup and 4 more among them`,
    'Allow those that are needed in a statement of their own: connect:DescribePhoneNumber on arn:${Partition}:connect:${Region}:${Account}:phone-number/${PhoneNumberId}; connect:DescribeTrafficDistributionGroup, connect:ListTrafficDistributionGroupUsers, connect:ListTrafficDistributionGroups on arn:${Partition}:connect:${Region}:${Account}:traffic-distribution-group/${TrafficDistributionGroupId}; connect:ListInstances on *; connect:ListPhoneNumbersV2 on arn:${Partition}:connect:${Region}:${Account}:phone-number/*',
    'Statement/0',
  ],
  ['instance-id']: [
    'warning',
    'instance-id[acme-support]',
    'acme-support is no id of an instance, so nothing is allowed on it',
    'Give the id, the last part of the ARN of the instance such as 12345678-1234-1234-1234-123456789012',
    'Statement/0',
  ],
  ['missing-companion-policy']: [
    'warning',
    'missing-companion-policy[AmazonConnect_FullAccess]',
    'AmazonConnect_FullAccess without iam:PutRolePolicy. AWS documents a custom policy beside it, which allows iam:PutRolePolicy on the service-linked role',
    'Use the construct for it, which has both, or add the documented statements: https://docs.aws.amazon.com/connect/latest/adminguide/security_iam_awsmanpol.html',
    'Resources/Role/Properties/ManagedPolicyArns/0',
  ],
  ['missing-dependent-action']: [
    'warning',
    'missing-dependent-action[connect:AssociateLambdaFunction]',
    "connect:AssociateLambdaFunction also needs lambda:AddPermission. Adding a function adds a permission to the function's policy",
    'Allow lambda:AddPermission too',
    'Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0',
  ],
  ['literal-partition']: [
    'warning',
    'literal-partition[aws]',
    'the partition aws stands in arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/12345678-1234-1234-1234-123456789012',
    'Write the pseudo parameter AWS::Partition, Aws.PARTITION in the CDK',
    'Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0',
  ],
  ['end-of-support']: [
    'warning',
    'end-of-support[voiceid]',
    'voiceid:DescribeDomain: Voice ID reached its end of support on 2026-05-20',
    'Remove it, or acknowledge that something is still taken down',
    'Statement/0',
  ],
};

const audited = (document: object) => audit(read('policy.json', document)!);

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s finds one thing in its bad example, and nothing is found in the good one',
  (id, { examples, why }) => {
    const found = audited(examples.bad).map((f) => [
      f.severity,
      findingName(f),
      f.what,
      f.instead,
      f.place.pointer.join('/'),
    ]);
    expect(found).toEqual([SAID[id]]);
    expect(audited(examples.bad)[0]).toMatchObject({ id, why });
    expect(audited(examples.good)).toEqual([]);
  },
);

test('every rule is a file of its own, and every file is a rule', () => {
  const files = readdirSync(join(__dirname, '../../src/validation/rules')).map((file) =>
    file.replace(/\.ts$/, ''),
  );
  expect(files.sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('sentences have no full stop, and ids are words', () => {
  for (const { id, title, why } of RULES) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([title, why].filter((text) => text.endsWith('.'))).toEqual([]);
  }
});
