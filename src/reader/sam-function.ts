import { ConditionalValue, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isObject, own } from './json';
import { inside, LocatedValue, valuesOf } from './located-value';
import { PrincipalDeclaration } from './principal-resource';
import { readAs, Reading } from './readings';
import { Resource } from './resource';
import { awsPolicyArn, readSamPolicies } from './sam-policies';
import { readTrustPolicy } from './trust-policy';
import { samFeaturePolicies, SamRole, samRoles } from '../catalogue/catalogue';
import { Place } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';
import { TrustStatement } from '../policy/trust';

export const serverlessTypes = (): readonly string[] => Object.keys(samRoles());

/**
 * Reads the role that SAM creates for a function; nothing if the function has a given role. Under
 * the conditions of a template, a function may have either.
 */
export function readSamFunction(
  resource: Resource,
  globals: unknown,
): PrincipalDeclaration | undefined {
  const made = own(samRoles(), resource.type) as SamRole | undefined;
  if (!made) return undefined;
  const { id, place } = resource;
  const properties = withGlobals(resource, globals);
  const conditions = withoutRole(properties.Role);
  if (!conditions) return undefined;
  const { arns, documents, unknown } = readSamPolicies(
    properties.Policies,
    inside(place, 'Policies'),
  );
  const given = [...made.managedPolicies, ...featurePolicies(properties)].map(
    (name): LocatedValue => ({ value: awsPolicyArn(name), place, templateConditions: [] }),
  );
  return {
    kind: 'role',
    resource: {
      ...resource,
      templateConditions: joinTemplateConditions(resource.templateConditions, conditions),
    },
    id: `${id}Role`,
    name: properties.RoleName,
    documents,
    arns: [...given, ...arns],
    boundary: valuesOf(properties.PermissionsBoundary, inside(place, 'PermissionsBoundary')),
    trust: trustOf(properties.AssumeRolePolicyDocument, made, place),
    groups: [],
    unknown,
  };
}

/** Returns the conditions under which a function has no given role; undefined when it has one. */
export function withoutRole(role: Resolved): readonly TemplateCondition[] | undefined {
  if (role === undefined) return [];
  if (!(role instanceof ConditionalValue)) return undefined;
  const none = role.branches.filter(({ value }) => value === undefined);
  // With several, it is only certain that the role may exist.
  if (none.length > 1) return [];
  return none[0]?.templateConditions;
}

/** The properties that SAM takes from the globals when a resource does not have them. */
const INHERITED = ['Role', 'PermissionsBoundary', 'VpcConfig', 'Tracing'];

function withGlobals({ type, properties }: Resource, globals: unknown): ResolvedObject {
  const common = own(globals, type.split('::')[2]);
  const inherited = INHERITED.map((key) => [key, properties[key] ?? own(common, key)]);
  return { ...properties, ...Object.fromEntries(inherited) };
}

/** Returns the managed policies for a VPC, for tracing, and for polled event sources. */
function featurePolicies({ VpcConfig, Tracing, Events }: ResolvedObject): readonly string[] {
  const events = isObject(Events) ? Object.values(Events) : [];
  return samFeaturePolicies({
    isInVpc: VpcConfig !== undefined,
    isTraced: Tracing !== undefined && Tracing !== 'Disabled',
    events: [...new Set(events.map((event) => String(own(event, 'Type'))))],
  });
}

const trustOf = (
  document: Resolved,
  { service, trustAction }: SamRole,
  place: Place,
): Reading<readonly TrustStatement[]> =>
  document === undefined
    ? readAs([
        {
          effect: 'Allow',
          actions: [trustAction],
          notAction: false,
          principals: [{ type: 'Service', value: service }],
          notPrincipal: false,
          conditions: [],
          templateConditions: [],
          place,
        },
      ])
    : readTrustPolicy(document, inside(place, 'AssumeRolePolicyDocument'));
