import { importedParts } from './imported';
import { Resolved } from './intrinsics/conditional-value';
import { isObject, own } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { PrincipalDeclaration } from './principal-resource';
import { readAs } from './readings';
import { Resource } from './resource';
import { parseArn } from '../policy/arn';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { isOpenPath, pathInName } from '../policy/open-paths';

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
    arns: [...items('ManagedPolicies'), ...items('CustomerManagedPolicyReferences').flatMap(named)],
    boundary: valuesOf(
      properties.PermissionsBoundary,
      inside(place, 'PermissionsBoundary'),
    ).flatMap(boundaries),
    trust: readAs([]),
    groups: [],
    unknown: readAs(importedParts(resource, properties.Name)),
  };
}

/** Returns the boundary by its ARN, or by its path and its name. */
function boundaries(item: LocatedValue): LocatedValue[] {
  const at = (key: string) =>
    valuesOf(own(item.value, key) as Resolved, inside(item.place, key), item.templateConditions);
  return isObject(item.value)
    ? [...at('ManagedPolicyArn'), ...at('CustomerManagedPolicyReference').flatMap(named)]
    : [withPath(item)];
}

/** Returns the path and the name of a customer managed policy, as they end its ARN. */
function named(item: LocatedValue): LocatedValue[] {
  if (!isObject(item.value)) return [withPath(item)];
  const at = (key: string) =>
    valuesOf(own(item.value, key) as Resolved, inside(item.place, key), item.templateConditions);
  const [names, paths] = [at('Name'), at('Path')];
  const path = paths.length === 0 ? '/' : deployTimeOr(paths);
  return names.map((name) =>
    withPath({
      ...name,
      value: typeof name.value === 'string' ? `${pathInName(path)}${name.value}` : name.value,
      ...(isOpenPath(path) && { openPath: path }),
    }),
  );
}

/** Returns a policy that is named by the end of its ARN. */
const withPath = (item: LocatedValue): LocatedValue =>
  typeof item.value === 'string' ? { ...item, path: item.value } : item;

/** Returns the only path; a choice of paths is known only at deployment. */
function deployTimeOr([path, ...others]: readonly LocatedValue[]): PolicyText {
  return others.length === 0 && typeof path.value === 'string'
    ? path.value
    : deployTimeValue('one of several paths');
}

/**
 * Returns a principal whose policies say if they are of AWS. A permission set names those of AWS by
 * their ARNs, and others by the ends of their ARNs.
 */
export function withOwners(principal: Principal): Principal {
  const { kind, attached, boundary } = principal;
  if (kind !== 'permission set') return principal;
  return {
    ...principal,
    attached: attached.map(withOwner),
    ...(boundary && { boundary: withOwner(boundary) }),
  };
}

/** Returns that a policy is of AWS if only deployment knows its ARN, unless it is one of several. */
const withOwner = (one: Attachment): Attachment =>
  one.isPossible || one.paths || parseArn(one.arn) ? one : { ...one, ofAws: true };
