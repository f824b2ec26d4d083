import { identityOf } from './identity';
import { Resolved } from './intrinsics/conditional-value';
import { inside, itemsOf, LocatedValue } from './located-value';
import { PolicyReader } from './policy-collector';
import { firstText } from './principal-resource';
import { nameOf, Resource } from './resource';
import { Stack } from './stacks/stack';
import { betweenColons, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Policy, Principal, PrincipalKind, standalonePolicy } from '../policy/model';
import { pathInName } from '../policy/open-paths';

/** A policy that is a separate resource. */
export interface PolicyResource {
  readonly stack: Stack;
  readonly resource: Resource;
  readonly policy: Policy;
}

export const POLICY_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** The properties by which policies name principals. */
const NAMES: readonly (readonly [PrincipalKind, readonly string[]])[] = [
  ['role', ['Roles', 'RoleName']],
  ['user', ['Users', 'UserName']],
  ['group', ['Groups', 'GroupName']],
];

/** Returns the principals that a policy names, by kind. */
export const namesIn = ({
  resource: { properties, place },
}: PolicyResource): { readonly kind: PrincipalKind; readonly name: LocatedValue }[] =>
  NAMES.flatMap(([kind, keys]) =>
    keys
      .flatMap((key) => itemsOf(properties[key], inside(place, key)))
      .map((name) => ({ kind, name })),
  );

export function readPolicyResource(
  stack: Stack,
  resource: Resource,
  reader: PolicyReader,
): PolicyResource {
  const { id, type, properties, place, templateConditions } = resource;
  const name = firstText(properties.PolicyName) ?? firstText(properties.ManagedPolicyName) ?? id;
  const document: LocatedValue = {
    value: properties.PolicyDocument,
    place: inside(place, 'PolicyDocument'),
    templateConditions,
  };
  const managed = type === 'AWS::IAM::ManagedPolicy';
  const declared = { kind: 'policy', id, name: properties.ManagedPolicyName, resource } as const;
  const options = { managed, ...(managed && { identity: identityOf(declared, stack) }) };
  return { stack, resource, policy: reader.read(name, document, options) };
}

/** Returns the end of the ARN of a named managed policy: its path and its name. */
export function nameInAccount({ policy, resource: { properties } }: PolicyResource) {
  const { Path, ManagedPolicyName } = properties as { [key: string]: Resolved };
  if (!policy.managed || typeof ManagedPolicyName !== 'string') return undefined;
  return `${typeof Path === 'string' ? pathInName(Path) : ''}${ManagedPolicyName}`;
}

/** Returns the path and name in the ARN of a customer managed policy. */
export function nameInArn(arn: PolicyText): string | undefined {
  const [first, , service, region, account, ...resource] = betweenColons(arn);
  const isOfAccount = /^\d{12}$/.test(account) || nameOfOpaque(account ?? '') !== undefined;
  if (first !== 'arn' || service !== 'iam' || region !== '' || !isOfAccount) return undefined;
  return /^policy\/([^]+)$/.exec(resource.join(':'))?.[1];
}

/** Returns a policy without a holder as a principal. It represents the future holders. */
export const standalone = ({ resource, policy }: PolicyResource): Principal =>
  standalonePolicy(
    nameOf(resource, resource.properties.ManagedPolicyName),
    [policy],
    resource.place,
  );
