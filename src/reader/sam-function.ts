import { ConditionalValue, Resolved, ResolvedObject } from './intrinsics/conditional-value';
import { isObject, list, own } from './json';
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
  const common = commonOf(resource, globals);
  const properties = withGlobals(resource, common);
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
      properties: { ...properties, Path: properties.RolePath },
      templateConditions: joinTemplateConditions(resource.templateConditions, conditions),
    },
    id: `${id}Role`,
    name: properties.RoleName,
    documents,
    arns: [...given, ...arns],
    boundary: valuesOf(properties.PermissionsBoundary, inside(place, 'PermissionsBoundary')),
    trust: trustOf(trustDocuments(resource, common), made, place),
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

/** Returns what SAM gives to all resources of a kind, unless the resource ignores it. */
function commonOf({ type, ignoredGlobals }: Resource, globals: unknown): ResolvedObject {
  const common = own(globals, type.split('::')[2]);
  if (!isObject(common) || ignoredGlobals === '*') return {};
  const ignored = list(ignoredGlobals);
  return Object.fromEntries(
    Object.entries(common as ResolvedObject).filter(([key]) => !ignored.includes(key)),
  );
}

/** The properties that SAM takes from the globals when a resource does not have them. */
const INHERITED = ['Role', 'RolePath', 'PermissionsBoundary', 'VpcConfig', 'Tracing'];

function withGlobals({ properties }: Resource, common: ResolvedObject): ResolvedObject {
  const inherited = INHERITED.map((key) => [key, properties[key] ?? common[key]]);
  return { ...properties, ...Object.fromEntries(inherited) };
}

const TRUST = 'AssumeRolePolicyDocument';

/** Returns the trust policy of a resource, and the common one. SAM joins their statements. */
function trustDocuments(
  { type, place, properties }: Resource,
  common: ResolvedObject,
): readonly (readonly [Resolved, Place])[] {
  const globals = [...place.pointer.slice(0, -3), 'Globals', type.split('::')[2]];
  const ofAll = [common[TRUST], inside({ ...place, pointer: globals }, TRUST)] as const;
  const its = [properties[TRUST], inside(place, TRUST)] as const;
  if (its[0] === undefined || its[0] === null) return ofAll[0] === undefined ? [] : [ofAll];
  const isList = ([document]: readonly [Resolved, Place]) =>
    Array.isArray(own(document, 'Statement'));
  return isList(ofAll) && isList(its) ? [ofAll, its] : [its];
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

function trustOf(
  documents: readonly (readonly [Resolved, Place])[],
  { service, trustAction }: SamRole,
  place: Place,
): Reading<readonly TrustStatement[]> {
  const readings = documents.map(([document, at]) => readTrustPolicy(document, at));
  if (readings.length > 0)
    return readAs(
      readings.flatMap(({ value }) => value),
      readings.flatMap(({ unread }) => unread),
    );
  return readAs([
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
  ]);
}
