import { wordings } from './finding-wording';

/** The findings of the rules. */
export const RULE_FINDINGS = wordings({
  escalation: {
    severity: 'fatal',
    title: 'A permission that hands over the account',
    why: 'Anyone with this permission can grant themselves any other, so the rest of the policy restricts nothing',
    remedy:
      'Remove the permission, limit it to the service-linked role, or require a permissions boundary',
  },
  'indirect-escalation': {
    severity: 'error',
    title: 'A permission that hands over the access of others',
    why: 'Anyone with this permission can act as roles or users that may have any permission in the account',
    remedy: 'Name the resources, or limit the permission by a condition',
  },
  'limited-escalation': {
    severity: 'warning',
    title: 'A way to more access that a name or a condition limits',
    why: 'Anyone who can use what the name covers, or who meets the condition, can give themselves any permission',
    remedy: 'Limit it to the service-linked role, or require a permissions boundary',
  },
  'account-administrator': {
    severity: 'warning',
    title: 'Every permission in the account',
    why:
      'Everything in Amazon Connect is included: signing in as the administrator of an instance, ' +
      'making administrators, and deleting instances',
    remedy:
      'Acknowledge that this is an administrator of the account, or allow only what is needed',
  },
  'trust-in-anyone': {
    severity: 'fatal',
    title: 'A role that anyone can assume',
    why: 'Anyone with an AWS account has the access to Amazon Connect that the role has, or gets as another',
    remedy: 'Name the accounts, roles, or services, or require aws:PrincipalOrgID',
  },
  'look-alike-prefix': {
    severity: 'error',
    title: 'Unknown service prefix',
    why:
      'SDK and endpoint names differ from IAM prefixes. ' +
      'IAM accepts any prefix, but a statement with an unknown one never matches a request',
    remedy: 'Write the IAM prefix of the service',
  },
  'renamed-action': {
    severity: 'error',
    title: 'Action that does not exist',
    why: 'It was renamed, or it never existed although documentation and older lists mention it',
    remedy: 'Write the current name',
  },
  'retired-managed-policy': {
    severity: 'error',
    title: 'Retired managed policy',
    why: 'A retired policy cannot be attached anymore, so the deployment fails',
    remedy: 'Attach the policy that replaces it',
  },
  'unknown-action': {
    severity: 'error',
    title: 'Unknown action',
    why:
      'IAM accepts any name, but an action that does not exist never matches a request. ' +
      'A name that is close to a known one is an error. Another may be newer than the catalog',
    remedy: 'Correct the name',
  },
  'published-action': {
    severity: 'note',
    title: 'Action that the reference does not list',
    why:
      'AWS publishes the name as an API operation or as a permission of a CloudFormation handler, ' +
      'but not as an action. Its resources and condition keys are unknown',
    remedy: 'Check that the access works as you expect',
  },
  'unknown-arn': {
    severity: 'error',
    title: 'ARN of no resource type',
    why:
      'The console and the APIs often use other words than the ARN, ' +
      'and IAM compares ARNs character by character',
    remedy: 'Write the ARN as the Service Authorization Reference has it',
  },
  'resource-type': {
    severity: 'error',
    title: 'Action on a resource type that it does not support',
    why: 'IAM matches a statement only against the resources of the request',
    remedy: 'Put the action on a resource type that it supports',
  },
  'missing-resource-type': {
    severity: 'error',
    title: 'Action without one of the resource types that it requires',
    why: 'A request names a resource of each type, and IAM denies it unless all of them are allowed',
    remedy: 'Allow the action on the missing resource types too',
  },
  'condition-key': {
    severity: 'error',
    title: 'Condition that never holds, or always holds',
    why:
      'Requests for the action do not carry the key, or never with this value, so the condition ' +
      'never holds. A negated condition, or one that ends in IfExists, always holds',
    remedy: 'Move the action to a statement without the condition key',
  },
  'wrong-managed-policy': {
    severity: 'error',
    title: 'Managed policy that cannot be attached',
    why:
      'The policy does not exist, or AWS reserves it for a service-linked role. ' +
      'Attaching it fails at deployment',
    remedy: 'Attach an existing policy',
  },
  'wrong-partition': {
    severity: 'error',
    title: 'Region in the wrong partition',
    why: 'No resource has an ARN with this partition and Region',
    remedy: 'Use the pseudo parameter AWS::Partition',
  },
  'not-action': {
    severity: 'error',
    title: 'Everything except some actions is allowed',
    why:
      'Allow with NotAction includes every action that it does not list, in every service. ' +
      'That may include permissions that hand over the account, which is fatal, ' +
      'and actions that AWS adds later',
    remedy: 'Allow the intended actions with Action, and deny the others in a separate statement',
  },
  quota: {
    severity: 'error',
    title: 'IAM quota exceeded',
    why: 'Deployment fails when a policy or a principal exceeds an IAM quota. White space does not count',
    remedy: 'Divide the policy',
  },
  unconfined: {
    severity: 'warning',
    title: 'Permission that reaches beyond what Amazon Connect needs',
    why: 'Connect needs this permission in one place or for one purpose, which a resource or a condition can express',
    remedy: 'Limit the permission by a resource or a condition',
  },
  'trust-in-other-account': {
    severity: 'warning',
    title: 'A role that another account can assume without an external id',
    why: 'A service provider with several customers can be tricked into using the role for one of the others',
    remedy: 'Require sts:ExternalId, aws:PrincipalOrgID, or one role of the account',
  },
  'saml-without-audience': {
    severity: 'warning',
    title: 'SAML trust without an audience',
    why: 'A SAML assertion that was issued for another service is accepted too',
    remedy: 'Require SAML:aud with the sign-in endpoints that AWS documents',
  },
  'oidc-without-subject': {
    severity: 'warning',
    title: 'OpenID Connect trust without a subject',
    why:
      'Everybody who has an account with the identity provider can assume the role. ' +
      'Where all customers share a provider, such as GitHub or Google, it is fatal: anybody can',
    remedy: 'Require the subject (:sub) of those who may assume the role',
  },
  'service-without-source': {
    severity: 'warning',
    title: 'A role that a service assumes for others',
    why: 'The service acts for more callers than the role is for',
    remedy: 'Require aws:SourceArn in the trust policy',
  },
  'chosen-session-name': {
    severity: 'error',
    title: 'Sign-in as any user of an instance',
    why:
      'The session name selects the user of the instance, and whoever makes the session chooses it. ' +
      'The user may be an administrator',
    remedy:
      'Let people sign in by SAML, where the identity provider writes the session name, ' +
      'or require their own name as sts:RoleSessionName in the trust policy. ' +
      'Deny signing in to every other role',
  },
  'unlimited-emergency-access': {
    severity: 'error',
    title: 'Emergency sign-in without MFA or a source address',
    why: 'A stolen password or session is enough to sign in as the administrator of the instance',
    remedy: 'Require aws:MultiFactorAuthPresent or aws:SourceIp',
  },
  'application-full-access': {
    severity: 'warning',
    title: 'An application with full access to Amazon Connect',
    why:
      'Code of the application, and whoever can change it, can sign in as the administrator, ' +
      'create users, and delete instances',
    remedy: 'Grant the job that the application does, such as ConnectJob.CHAT_STARTER',
  },
  'idle-prefix': {
    severity: 'warning',
    title: 'Action with an unknown prefix that nobody needs',
    why: 'The statement does the same without it, because IAM never asks about such a name',
    remedy: 'Remove the action',
  },
  'star-resource': {
    severity: 'warning',
    title: '* where resources can be named',
    why: 'The statement also covers resources that are created later, in every Region of the account',
    remedy: 'Name the resources',
  },
  'sign-in-by-wildcard': {
    severity: 'warning',
    title: 'Wildcard that includes signing in to instances',
    why:
      'Inside an instance, security profiles control access instead of IAM. ' +
      'A policy that reads or lists rarely needs that',
    remedy: 'Deny signing in, or name the actions that are needed',
  },
  'instance-administrator': {
    severity: 'warning',
    title: 'Users or AI agents can get every permission in the instance',
    why:
      'Admin is an ordinary security profile. ' +
      'Who has it, a user or an AI agent, can do everything in the instance that the profile permits',
    remedy: 'Name the security profiles that may be assigned',
  },
  'email-takeover': {
    severity: 'warning',
    title: 'Users can be taken over by their e-mail address',
    why:
      'Whoever receives the mail for the new address resets the password, ' +
      'where Amazon Connect stores the passwords',
    remedy: 'Name the users, or acknowledge that the holder administers all users',
  },
  'open-tagging': {
    severity: 'warning',
    title: 'A tag limits the access, and the holder can set it',
    why: 'The holder tags a resource of others, and then has the access that the tag limits',
    remedy: 'Require the same tag, aws:ResourceTag, in the statement that tags and untags',
  },
  'partial-condition': {
    severity: 'warning',
    title: 'Wildcard under a condition that some of its actions do not support',
    why:
      'Actions whose requests do not carry the key are never allowed or denied, ' +
      'which only shows when they are called. ' +
      'The tags of an instance do not apply to its queues, users, and flows',
    remedy: 'Allow the actions that are needed in a statement without the condition',
  },
  'partial-resource': {
    severity: 'warning',
    title: 'Wildcard on resources that some of its actions do not support',
    why:
      'These actions are never allowed or denied, which only shows when they are called. ' +
      'For example, listing instances takes no resource, and phone numbers are not part of an instance ARN',
    remedy: 'Allow the actions that are needed in a separate statement',
  },
  'instance-id': {
    severity: 'warning',
    title: 'Not an instance id',
    why:
      'ARNs and connect:InstanceId contain the id of an instance, a lowercase UUID. ' +
      'An alias or an ARN in its place never matches',
    remedy: 'Give the id, which is the last part of the ARN of the instance',
  },
  'missing-companion-policy': {
    severity: 'warning',
    title: 'Managed policy without its custom policy',
    why: 'AWS documents this access as two policies and publishes only one of them',
    remedy: 'Add the documented statements, or use the construct that contains both',
  },
  'missing-dependent-action': {
    severity: 'warning',
    title: 'Action without the permissions that its API needs',
    why: 'The API makes further calls with the permissions of its caller, and fails if the caller lacks them',
    remedy: 'Allow the dependent actions too',
  },
  'literal-partition': {
    severity: 'warning',
    title: 'Hard-coded partition',
    why: 'In another partition, such as GovCloud, the ARN matches no resource',
    remedy: 'Use the pseudo parameter AWS::Partition',
  },
  'end-of-support': {
    severity: 'warning',
    title: 'Service past its end of support',
    why: 'The access can no longer be used, except to delete what remains',
    remedy: 'Remove the access, or acknowledge that something is still being deleted',
  },
});
