import { Resolved } from './choice';
import { inside, Item, itemsOf, valuesOf } from './item';
import { Resource } from './resource';
import { Said } from './said';
import { own } from './shape';

export const PERMISSION_SET = 'AWS::SSO::PermissionSet';

/** What a permission set of IAM Identity Center says of itself. Policies of accounts are named in it, and need not be in the file. */
export function saidByPermissionSet(resource: Resource): Said | undefined {
  if (resource.type !== PERMISSION_SET) return undefined;
  const { properties, place } = resource;
  const items = (key: string) => itemsOf(properties[key], inside(place, key));
  return {
    kind: 'permission set',
    resource,
    id: resource.id,
    name: properties.Name,
    documents: valuesOf(properties.InlinePolicy, inside(place, 'InlinePolicy')).map((item) => ({ ...item, name: 'inline policy' })),
    arns: [...items('ManagedPolicies'), ...items('CustomerManagedPolicyReferences').map(named)],
    boundary: valuesOf(properties.PermissionsBoundary, inside(place, 'PermissionsBoundary')).flatMap((item) => [
      ...valuesOf(own(item.value, 'ManagedPolicyArn') as Resolved, inside(item.place, 'ManagedPolicyArn'), item.onlyIf),
      ...valuesOf(own(item.value, 'CustomerManagedPolicyReference') as Resolved, inside(item.place, 'CustomerManagedPolicyReference'), item.onlyIf).map(named),
    ]),
    trustedBy: [],
    groups: [],
    unread: [],
  };
}

const named = (item: Item): Item => ({ ...item, value: (own(item.value, 'Name') as Resolved) ?? item.value });
