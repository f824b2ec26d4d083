import { documentOf } from './document';
import { Plan, PlannedResource } from './plan';

import { nameOrReference, valueOf } from './unknown-values';
import { toDisplayText } from '../../policy/deploy-time-text';
import { ReadProblem } from '../../policy/model';
import { isObject, list, own } from '../json';
import { openProblemAt } from '../readings';
import { Origin, TranslatedResource } from '../translated-template';

/** Something that a resource of its own adds to a property of a principal. */
interface Addition {
  /** The name of the principal, or a reference to it. */
  readonly to: unknown;
  readonly types: readonly string[];
  readonly property: string;
  readonly value: unknown;
  /** Whether the property is a list. */
  readonly isListed: boolean;
  readonly from: PlannedResource;
}

export interface Attached {
  readonly resources: readonly TranslatedResource[];
  readonly unread: readonly ReadProblem[];
}

const NAMES: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::Group': 'GroupName',
};

/** Adds what resources of a plan attach to principals. Reports what has no principal in the plan. */
export function attachmentsIn(
  plan: Plan,
  resources: readonly TranslatedResource[],
  file: string,
): Attached {
  const added = new Map<TranslatedResource, readonly Addition[]>();
  const unread: ReadProblem[] = [];
  const policies = new Map<TranslatedResource, readonly Addition[]>();
  for (const addition of plan.resources.flatMap((one) => additionsOf(one, plan))) {
    const target = resources.find((one) => isTarget(one, addition, plan));
    const policy = resources.find(
      ({ id, type }) => type === 'AWS::IAM::ManagedPolicy' && id === own(addition.value, 'Ref'),
    );
    if (target) added.set(target, [...(added.get(target) ?? []), addition]);
    else if (policy) policies.set(policy, [...(policies.get(policy) ?? []), addition]);
    else unread.push(withoutPrincipal(addition, file));
  }
  return {
    resources: resources.map((one) =>
      named(completed(one, added.get(one) ?? []), policies.get(one) ?? []),
    ),
    unread,
  };
}

function isTarget(
  { id, type, properties }: TranslatedResource,
  { to, types }: Addition,
  plan: Plan,
) {
  if (!types.includes(type)) return false;
  if (isObject(to)) return to.Ref === id;
  const arn = own(plan.byAddress.get(id)?.values, 'arn');
  return to !== undefined && [properties[NAMES[type] ?? ''], arn].includes(to);
}

function completed(one: TranslatedResource, additions: readonly Addition[]): TranslatedResource {
  if (additions.length === 0) return one;
  const properties = { ...one.properties };
  const parts: Origin['parts'][number][] = [];
  for (const { property, value, isListed, from } of additions) {
    const before = list(properties[property]);
    properties[property] = isListed ? [...before, value] : value;
    parts.push({
      path: isListed ? [property, before.length] : [property],
      pointer: from.pointer,
      logicalId: from.address,
    });
  }
  return { ...one, properties, origin: { ...one.origin, parts: [...one.origin.parts, ...parts] } };
}

/** Names the principals of a policy that are not in the plan. */
function named(one: TranslatedResource, additions: readonly Addition[]): TranslatedResource {
  if (additions.length === 0) return one;
  const of = (kind: string) =>
    additions.filter(({ types: [type] }) => type === `AWS::IAM::${kind}`).map(({ to }) => to);
  return {
    ...one,
    properties: {
      ...one.properties,
      Roles: of('Role'),
      Users: of('User'),
      Groups: of('Group'),
    },
  };
}

const withoutPrincipal = ({ to, value, from }: Addition, file: string): ReadProblem => {
  const text = (one: unknown) => toDisplayText(typeof one === 'string' ? one : JSON.stringify(one));
  const whom =
    typeof to === 'string' ? `${to}, which is not in the plan` : 'somebody who is not known';
  return openProblemAt(
    { file, logicalId: from.address, pointer: from.pointer },
    `${from.address} attaches ${text(value)} to ${whom}`,
    { kind: 'attachment', mayDeny: false },
  );
};

const attached =
  (kind: 'Role' | 'User' | 'Group', key: string) =>
  (from: PlannedResource, plan: Plan): readonly Addition[] => [
    {
      to: nameOrReference(from, key, plan),
      types: [`AWS::IAM::${kind}`],
      property: 'ManagedPolicyArns',
      value: nameOrReference(from, 'policy_arn', plan),
      isListed: true,
      from,
    },
  ];

/** Returns the attachments of a resource that lists names, or ARNs. */
const listed = (
  kind: 'Role' | 'User' | 'Group',
  names: unknown,
  values: unknown,
  property: string,
  from: PlannedResource,
): readonly Addition[] =>
  list(names).flatMap((to) =>
    list(values).map((value) => ({
      to,
      types: [`AWS::IAM::${kind}`],
      property,
      value,
      isListed: true,
      from,
    })),
  );

const ofPermissionSet = (
  property: string,
  value: unknown,
  isListed: boolean,
  from: PlannedResource,
  plan: Plan,
): readonly Addition[] => [
  {
    to: nameOrReference(from, 'permission_set_arn', plan),
    types: ['AWS::SSO::PermissionSet'],
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

function additionsOf(from: PlannedResource, plan: Plan): readonly Addition[] {
  switch (from.type) {
    case 'aws_iam_role_policy_attachment':
      return attached('Role', 'role')(from, plan);
    case 'aws_iam_user_policy_attachment':
      return attached('User', 'user')(from, plan);
    case 'aws_iam_group_policy_attachment':
      return attached('Group', 'group')(from, plan);
    case 'aws_iam_policy_attachment': {
      const arn = nameOrReference(from, 'policy_arn', plan);
      return (['Role', 'User', 'Group'] as const).flatMap((kind) =>
        listed(kind, namesOf(from, `${kind.toLowerCase()}s`, plan), arn, 'ManagedPolicyArns', from),
      );
    }
    case 'aws_iam_role_policy_attachments_exclusive':
      return listed(
        'Role',
        nameOrReference(from, 'role_name', plan),
        valueOf(from, 'policy_arns'),
        'ManagedPolicyArns',
        from,
      );
    case 'aws_iam_user_group_membership':
      return listed(
        'User',
        nameOrReference(from, 'user', plan),
        namesOf(from, 'groups', plan),
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

/** Returns a list of names; a list with one unknown name is the one that it refers to. */
function namesOf(from: PlannedResource, key: string, plan: Plan): unknown {
  const names = valueOf(from, key);
  if (!Array.isArray(names))
    return names === undefined ? undefined : nameOrReference(from, key, plan);
  return names.length === 1 && isObject(names[0]) ? nameOrReference(from, key, plan) : names;
}
