import { Resolved } from './intrinsics/conditional-value';
import { own } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { PrincipalDeclaration } from './principal-resource';
import { readAs } from './readings';
import { Resource } from './resource';

export const PERMISSION_SET = 'AWS::SSO::PermissionSet';

/**
 * Reads a permission set of IAM Identity Center. It names policies of accounts, which may not be in
 * the file.
 */
export function readPermissionSet(resource: Resource): PrincipalDeclaration | undefined {
  if (resource.type !== PERMISSION_SET) return undefined;
  const { properties, place } = resource;
  const items = (key: string) => itemsOf(properties[key], inside(place, key));
  return {
    kind: 'permission set',
    resource,
    id: resource.id,
    name: properties.Name,
    documents: valuesOf(properties.InlinePolicy, inside(place, 'InlinePolicy')).map((item) => ({
      ...item,
      name: 'inline policy',
    })),
    arns: [...items('ManagedPolicies'), ...items('CustomerManagedPolicyReferences').map(named)],
    boundary: valuesOf(
      properties.PermissionsBoundary,
      inside(place, 'PermissionsBoundary'),
    ).flatMap((item) => [
      ...valuesOf(
        own(item.value, 'ManagedPolicyArn') as Resolved,
        inside(item.place, 'ManagedPolicyArn'),
        item.templateConditions,
      ),
      ...valuesOf(
        own(item.value, 'CustomerManagedPolicyReference') as Resolved,
        inside(item.place, 'CustomerManagedPolicyReference'),
        item.templateConditions,
      ).map(named),
    ]),
    trust: readAs([]),
    groups: [],
    unknown: readAs([]),
  };
}

/** Returns the path and the name of a customer managed policy, as they end its ARN. */
function named(item: LocatedValue): LocatedValue {
  const [name, path = '/'] = ['Name', 'Path'].map((key) => own(item.value, key) as Resolved);
  if (typeof name !== 'string') return item;
  return { ...item, value: typeof path === 'string' ? `${path.replace(/^\//, '')}${name}` : name };
}
