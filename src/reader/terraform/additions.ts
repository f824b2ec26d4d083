import { documentOf } from './document';
import { Plan, PlannedResource } from './plan';
import { nameOrReference, namesOrReferences, principalIn } from './referred';
import { valueOf } from './unknown-values';
import { isObject, list, own } from '../json';

/** Something that a resource of its own adds to a property of a principal. */
export interface Addition {
  /** The name of the principal, or a reference to it. */
  readonly to: unknown;
  /** The type of the principal. */
  readonly type: string;
  readonly property: string;
  readonly value: unknown;
  /** Whether the property is a list. */
  readonly isListed: boolean;
  readonly from: PlannedResource;
}

type Kind = 'Role' | 'User' | 'Group';

/** Returns the attachments of a resource that lists names, or ARNs. */
const listed = (
  kind: Kind,
  names: unknown,
  values: unknown,
  property: string,
  from: PlannedResource,
): readonly Addition[] =>
  list(names).flatMap((to) =>
    list(values).map((value) => ({
      to,
      type: `AWS::IAM::${kind}`,
      property,
      value,
      isListed: true,
      from,
    })),
  );

const attached = (kind: Kind, from: PlannedResource, plan: Plan): readonly Addition[] =>
  listed(
    kind,
    [principalIn(from, kind.toLowerCase(), plan)],
    [nameOrReference(from, 'policy_arn', plan)],
    'ManagedPolicyArns',
    from,
  );

/** Returns what a resource attaches that allows nothing else to be attached. */
const exclusive = (kind: Kind, from: PlannedResource, plan: Plan): readonly Addition[] =>
  listed(
    kind,
    principalIn(from, `${kind.toLowerCase()}_name`, plan),
    namesOrReferences(from, 'policy_arns', plan),
    'ManagedPolicyArns',
    from,
  );

const ofPermissionSet = (
  property: string,
  value: unknown,
  isListed: boolean,
  from: PlannedResource,
  plan: Plan,
): readonly Addition[] => [
  {
    to: principalIn(from, 'permission_set_arn', plan),
    type: 'AWS::SSO::PermissionSet',
    property,
    value,
    isListed,
    from,
  },
];

/** Returns a reference to a customer managed policy, by its name and path. */
const customerManaged = (block: unknown): unknown =>
  isObject(block) && !('Ref' in block) ? { Name: block.name, Path: block.path ?? '/' } : block;

function boundaryOf(from: PlannedResource): unknown {
  const [block] = list(valueOf(from, 'permissions_boundary'));
  const [reference] = list(own(block, 'customer_managed_policy_reference'));
  const arn = own(block, 'managed_policy_arn');
  if (reference !== undefined)
    return { CustomerManagedPolicyReference: customerManaged(reference) };
  return arn === undefined || arn === null ? block : { ManagedPolicyArn: arn };
}

/** Returns what a resource adds to principals. */
export function additionsOf(from: PlannedResource, plan: Plan): readonly Addition[] {
  switch (from.type) {
    case 'aws_iam_role_policy_attachment':
      return attached('Role', from, plan);
    case 'aws_iam_user_policy_attachment':
      return attached('User', from, plan);
    case 'aws_iam_group_policy_attachment':
      return attached('Group', from, plan);
    case 'aws_iam_policy_attachment': {
      const arn = nameOrReference(from, 'policy_arn', plan);
      return (['Role', 'User', 'Group'] as const).flatMap((kind) =>
        listed(
          kind,
          namesOrReferences(from, `${kind.toLowerCase()}s`, plan),
          arn,
          'ManagedPolicyArns',
          from,
        ),
      );
    }
    case 'aws_iam_role_policy_attachments_exclusive':
      return exclusive('Role', from, plan);
    case 'aws_iam_user_policy_attachments_exclusive':
      return exclusive('User', from, plan);
    case 'aws_iam_group_policy_attachments_exclusive':
      return exclusive('Group', from, plan);
    case 'aws_iam_user_group_membership':
      return listed(
        'User',
        principalIn(from, 'user', plan),
        namesOrReferences(from, 'groups', plan),
        'Groups',
        from,
      );
    case 'aws_ssoadmin_permission_set_inline_policy':
      return ofPermissionSet(
        'InlinePolicy',
        documentOf(from, 'inline_policy', plan).value,
        false,
        from,
        plan,
      );
    case 'aws_ssoadmin_managed_policy_attachment':
      return ofPermissionSet(
        'ManagedPolicies',
        nameOrReference(from, 'managed_policy_arn', plan),
        true,
        from,
        plan,
      );
    case 'aws_ssoadmin_customer_managed_policy_attachment':
      return list(valueOf(from, 'customer_managed_policy_reference')).flatMap((block) =>
        ofPermissionSet(
          'CustomerManagedPolicyReferences',
          customerManaged(block),
          true,
          from,
          plan,
        ),
      );
    case 'aws_ssoadmin_permissions_boundary_attachment':
      return ofPermissionSet('PermissionsBoundary', boundaryOf(from), false, from, plan);
    default:
      return [];
  }
}
