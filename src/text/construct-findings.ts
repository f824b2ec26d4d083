import { wordings } from './finding-wording';

/** The findings that constructs report about the access that they grant. */
export const CONSTRUCT_FINDINGS = wordings({
  'account-wide': {
    severity: 'note',
    title: 'Access that belongs to the account, not to an instance',
    why: 'Service-linked roles belong to the account, so this access covers all instances in it',
    remedy: 'Keep instances that must stay apart in different accounts',
  },
  'any-security-profile': {
    severity: 'warning',
    title: 'Users or AI agents can get every permission in the instance',
    why: 'The scope names no security profiles, so any profile can be assigned, including Admin',
    remedy: "Name the profiles that may be assigned: withResources('security-profile', ...)",
  },
  'attached-policies': {
    severity: 'warning',
    title: 'More attached policies than a role can have by default',
    why: 'Assigning the permission set fails in an account whose IAM quota has not been raised',
    remedy: 'Raise the quota in each account before the permission set is assigned there',
  },
  'beyond-instance': {
    severity: 'note',
    title: 'Access beyond the instances in scope',
    why: 'The ARNs of these resources do not contain an instance, so the scope cannot select them',
    remedy: 'Name the resources in the scope where a method for them exists',
  },
  'beyond-scope': {
    severity: 'warning',
    title: 'Changes of other services beyond the scope',
    why:
      'AWS documents these actions for every resource of the account, and no scope names them. ' +
      'They also reach resources that do not belong to Amazon Connect',
    remedy: 'Grant them to the people who need them, or acknowledge this',
  },
  'denied-by-same-access': {
    severity: 'note',
    title: 'Actions that the access grants and denies',
    why: 'A deny always wins, so granting these actions has no effect',
    remedy: 'Remove the actions from the access with minus, or remove the deny',
  },
  'emergency-access': {
    severity: 'warning',
    title: 'Sign-in as the administrator of an instance',
    why:
      'The administrator sees all users, contacts, recordings, and settings, regardless of security profiles. ' +
      'The IP address restrictions of the instance do not apply',
    remedy: 'Limit who can assume the role, and require source addresses and MFA',
  },
  'every-account': {
    severity: 'note',
    title: 'Access in every account that the permission set is assigned to',
    why: 'The scope names no instance, and a permission set can be assigned to any account',
    remedy: 'Name the instances to limit the access to their accounts',
  },
  'every-instance': {
    severity: 'note',
    title: 'A managed policy of every instance',
    why: 'AWS writes its policies for every instance of the account, and a scope cannot restrict them',
    remedy: 'For named instances, use ConnectAccess.instanceAdministrator(), jobs, or use cases',
  },
  'instance-by-condition': {
    severity: 'note',
    title: 'Access limited to the instances by a condition',
    why: 'AWS documents this form: the resource is *, and connect:InstanceId names the instances',
    remedy: 'Nothing to do',
  },
  'key-policy-not-changed': {
    severity: 'warning',
    title: 'A key whose policy cannot be changed here',
    why: 'A key allows only what its own policy allows or leaves to IAM',
    remedy: 'Add the statement to the policy of the key, unless it already allows this',
  },
  'key-used-from-other-account': {
    severity: 'warning',
    title: 'A key that principals of another account may use',
    why: 'Whoever controls that account can decrypt what the key protects, through the service',
    remedy: 'Grant to principals of the account of the key, or acknowledge this',
  },
  'left-out': {
    severity: 'note',
    title: 'Actions left out because the scope names no resource for them',
    why: 'Without a named resource these actions would cover every resource in the account',
    remedy: 'Name the resources in the scope if the actions are needed',
  },
  'lists-all': {
    severity: 'note',
    title: 'Actions that list all resources of a type',
    why: 'A list cannot be limited to the named resources',
    remedy: 'Nothing to do',
  },
  'managed-policy-beyond-instance': {
    severity: 'warning',
    title: 'A managed policy that changes every instance',
    why: 'A scope cannot restrict an AWS managed policy',
    remedy: 'Build the access from jobs, use cases, or actions to limit it to the scope',
  },
  'managed-policy-reads-every-instance': {
    severity: 'warning',
    title: 'A managed policy that reads every instance',
    why: 'A scope cannot restrict an AWS managed policy',
    remedy: 'Build the access from jobs, use cases, or actions to limit it to the scope',
  },
  'not-denied': {
    severity: 'warning',
    title: 'Actions that a deny does not include',
    why:
      'Their requests do not tell the instance, or the scope names no resource for them, ' +
      'so denying them would deny them everywhere',
    remedy:
      'Deny them with ConnectScope.allInstances() where no instance of the account needs them',
  },
  'opens-to-other-accounts': {
    severity: 'note',
    title: 'Named resources that can be opened to other accounts',
    why: 'The policy of a resource can name any account, and no condition key limits which',
    remedy: 'Grant it only to people who may decide who uses the resources',
  },
  'outdated-pinned-policy': {
    severity: 'warning',
    title: 'A pinned managed policy with newer versions',
    why: 'The copy does not contain what AWS has added since',
    remedy: 'Review the changes, then pin the newest version',
  },
  'part-handed-on': {
    severity: 'warning',
    title: 'A part of an access that others can read and attach',
    why: 'Whoever attaches it has the access without the other policies, which can be policies that deny',
    remedy: 'Write an output or a parameter for each of policy.policies',
  },
  'pinned-policy': {
    severity: 'note',
    title: 'A pinned managed policy',
    why: 'The copy stays the same when AWS changes the policy',
    remedy: 'Nothing to do until AWS publishes a new version',
  },
  'reads-beyond-scope': {
    severity: 'note',
    title: 'Reading in other services beyond the scope',
    why: 'AWS documents these actions for every resource of the account, and no scope names them',
    remedy: 'Nothing to do',
  },
  'replica-not-named': {
    severity: 'warning',
    title: 'Global Resiliency without the replica instance',
    why: 'Agents sign in to the source instance and to its replica, and would be refused in one',
    remedy: 'Add the replica, or use ConnectFederationForm.INSTANCE_ID, whose id is that of both',
  },
  'service-creates-role': {
    severity: 'warning',
    title: 'A service-linked role that the service creates by itself',
    why: 'The service creates roles with its own suffixes. AWS does not document whether it uses this one',
    remedy: 'Let the service create the role, or acknowledge this',
  },
  'sign-in-as-any-user': {
    severity: 'note',
    title: 'Sign-in as any user of the instance',
    why: 'The session name selects the user. Whoever assumes a role chooses it, unless an identity provider sets it',
    remedy:
      'Require sts:RoleSessionName in the trust policy, let an identity provider set the session ' +
      'name, or deny signing in',
  },
  'stack-account-resource': {
    severity: 'warning',
    title: "A resource in the stack's account, where the scope has no instance",
    why: 'A resource that is imported by name belongs to the account of the stack it is imported into',
    remedy:
      'Give the ARN of the resource in the account of the instance, or acknowledge that it is shared',
  },
  'star-only': {
    severity: 'note',
    title: 'Actions granted on *',
    why: 'The actions do not support resources, so IAM accepts only *',
    remedy: 'Nothing to do',
  },
  'tags-by-type': {
    severity: 'note',
    title: 'Actions whose tag condition AWS lists for the resource type only',
    why:
      'The reference lists the tag key for the type of the resource, not for the action. ' +
      'If AWS does not check it, the actions are denied',
    remedy: 'Try the actions with the tags. If they are denied, grant them without tags',
  },
  'tags-on-instance': {
    severity: 'note',
    title: 'Actions that need an instance with the tags',
    why: 'These actions are on the instance itself, and the tags of what is in it do not count',
    remedy: 'Tag the instance, or say with withTaggedTypes what has the tags',
  },
  'tags-left-out': {
    severity: 'warning',
    title: 'Actions left out because tags cannot limit them',
    why: 'UnsupportedTagBehavior.OMIT leaves out actions that do not support tag conditions',
    remedy:
      'Acknowledge this, or grant them without tags: UnsupportedTagBehavior.GRANT_WITHOUT_TAGS',
  },
  'tags-not-applied': {
    severity: 'warning',
    title: 'Actions granted without the tags of the scope',
    why: 'The actions do not support tag conditions, so they also reach resources without the tags',
    remedy: 'Acknowledge this, or leave them out: UnsupportedTagBehavior.OMIT',
  },
  'uncatalogued-operation': {
    severity: 'warning',
    title: 'Operations that are newer than the catalogue',
    why: 'The catalogue does not have the actions that calls of these operations need',
    remedy: 'Add the actions with ConnectAccess.uncataloguedAction, or update this library',
  },
  'uncatalogued-type': {
    severity: 'warning',
    title: 'Resource types that are newer than the catalogue',
    why: 'The catalogue does not have the actions that CloudFormation calls for these types',
    remedy: 'Add the actions with ConnectAccess.uncataloguedAction, or update this library',
  },
  'undocumented-saml-endpoint': {
    severity: 'warning',
    title: 'A SAML endpoint that AWS does not list',
    why:
      'AWS takes assertions that name this audience. ' +
      'A site that receives such assertions for itself can use them to assume the role',
    remedy: 'Use SamlSignIn.atInstances() or inRegion(...), or acknowledge the endpoint',
  },
  'unbounded-role-creation': {
    severity: 'warning',
    title: 'Roles can be created with any permission',
    why: 'A new role without a permissions boundary can have every permission in the account',
    remedy: 'Use RoleCreation.withPermissionsBoundary, or acknowledge this',
  },
  'unlisted-resource': {
    severity: 'note',
    title: 'Actions on resources that only a guide documents',
    why:
      "AWS's sources differ: a guide has these actions on such resources, and the reference lists none for them. " +
      'If IAM checks none, the actions are denied',
    remedy: 'Try the actions. If they are denied, name no such resource, which grants them on *',
  },
  'unused-condition': {
    severity: 'warning',
    title: 'A condition that limits nothing',
    why: 'No action in the access carries the condition key in its requests',
    remedy: 'Remove the condition from the scope, or add an action that carries the key',
  },
  'unused-removal': {
    severity: 'warning',
    title: 'Actions to remove that the access does not have',
    why: 'The access does not have the actions, so removing them changes nothing',
    remedy: 'Remove the call of minus, or correct the names of the actions',
  },
  'unused-resource-name': {
    severity: 'warning',
    title: 'A named resource that limits nothing',
    why: 'No action in the access applies to resources of this type',
    remedy: 'Remove it from the scope, or add an action that uses it',
  },
  'user-takeover': {
    severity: 'warning',
    title: 'Users of the instance can be taken over',
    why: 'Whoever changes the e-mail address of a user receives the mail that resets the password',
    remedy: 'Limit the access to users by tags, or leave the action out',
  },
  'voice-id-end-of-support': {
    severity: 'warning',
    title: 'Voice ID has reached its end of support',
    why: 'The access can no longer be used, except to delete what remains',
    remedy: 'Remove the role, or acknowledge this',
  },
  'without-instance': {
    severity: 'note',
    title: 'Actions that an administrator of one instance does not have',
    why: 'Their requests do not tell the instance, so they would apply to every instance of the account',
    remedy: 'Add them by name where the role needs them: ConnectAccess.connectActions(...)',
  },
});
