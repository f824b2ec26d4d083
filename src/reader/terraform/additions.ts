import { documentOf } from './document';
import { Plan, PlannedResource } from './plan';
import { nameOrReference, namesOrReferences, principalIn } from './referred';
import { given, valueOf } from './unknown-values';
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
  isObject(block) && !('Ref' in block)
    ? { Name: block.name, Path: given(block.path) ?? '/' }
    : block;

function boundaryOf(from: PlannedResource): unknown {
  const [block] = list(valueOf(from, 'permissions_boundary'));
  const [reference] = list(own(block, 'customer_managed_policy_reference'));
  const arn = given(own(block, 'managed_policy_arn'));
  if (reference !== undefined)
    return { CustomerManagedPolicyReference: customerManaged(reference) };
  return arn === undefined ? block : { ManagedPolicyArn: arn };
}

/** Returns what a resource of a type adds to principals. */
type Additions = (from: PlannedResource, plan: Plan) => readonly Addition[];

const managedPolicies = (values: unknown, from: PlannedResource, plan: Plan) =>
  list(values).flatMap((value) => ofPermissionSet('ManagedPolicies', value, true, from, plan));

const customerManagedPolicies: Additions = (from, plan) =>
  list(valueOf(from, 'customer_managed_policy_reference'))
    .map(customerManaged)
    .flatMap((value) =>
      ofPermissionSet('CustomerManagedPolicyReferences', value, true, from, plan),
    );

const TYPES: Readonly<Record<string, Additions>> = {
  aws_iam_role_policy_attachment: (from, plan) => attached('Role', from, plan),
  aws_iam_user_policy_attachment: (from, plan) => attached('User', from, plan),
  aws_iam_group_policy_attachment: (from, plan) => attached('Group', from, plan),
  aws_iam_policy_attachment: (from, plan) => {
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
  },
  aws_iam_role_policy_attachments_exclusive: (from, plan) => exclusive('Role', from, plan),
  aws_iam_user_policy_attachments_exclusive: (from, plan) => exclusive('User', from, plan),
  aws_iam_group_policy_attachments_exclusive: (from, plan) => exclusive('Group', from, plan),
  aws_iam_user_group_membership: (from, plan) =>
    listed(
      'User',
      principalIn(from, 'user', plan),
      namesOrReferences(from, 'groups', plan),
      'Groups',
      from,
    ),
  aws_ssoadmin_permission_set_inline_policy: (from, plan) =>
    ofPermissionSet(
      'InlinePolicy',
      documentOf(from, 'inline_policy', plan).value,
      false,
      from,
      plan,
    ),
  aws_ssoadmin_managed_policy_attachment: (from, plan) =>
    managedPolicies([nameOrReference(from, 'managed_policy_arn', plan)], from, plan),
  aws_ssoadmin_managed_policy_attachments_exclusive: (from, plan) =>
    managedPolicies(namesOrReferences(from, 'managed_policy_arns', plan), from, plan),
  aws_ssoadmin_customer_managed_policy_attachment: customerManagedPolicies,
  aws_ssoadmin_customer_managed_policy_attachments_exclusive: customerManagedPolicies,
  aws_ssoadmin_permissions_boundary_attachment: (from, plan) =>
    ofPermissionSet('PermissionsBoundary', boundaryOf(from), false, from, plan),
};

/** Returns whether resources of a type add something to principals. */
export const isAddition = (type: string): boolean => Object.hasOwn(TYPES, type);

/** Returns what a resource adds to principals. */
export const additionsOf: Additions = (from, plan) =>
  isAddition(from.type) ? TYPES[from.type](from, plan) : [];
