import { EVERYWHERE, placesOf } from './places';
import { resourcesToTry } from './resources-to-try';
import { CapabilityWay } from '../catalogue/capabilities';
import { actionFacts } from '../catalogue/catalogue';
import { Decision } from '../evaluator/decide';
import { AllowedPlace, oneOfPlaces } from '../evaluator/one-of-places';
import { oneOfGroups } from '../evaluator/shortest-groups';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../policy/model';
import { Place } from '../policy/place';
import { Requirement } from '../policy/requirement';
import { allOf } from '../policy/requirement-logic';
import { PlacedStatement } from '../policy/statement-places';
import { Attempt, mostAllowed } from '../validation/attempt';
import { supportsConditionKey } from '../validation/condition-keys';

/** An action of a way that a principal is allowed. */
export interface HeldStep {
  readonly action: string;
  readonly resources: readonly PolicyText[];
  /** The places to which it is limited; `*` is everywhere. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  /** The statement that allows it, and the place to change it. */
  readonly statement: PolicyStatement;
  readonly place: Place;
}

/**
 * Returns how a principal is allowed an action of a way, on every resource type that the way names;
 * undefined when it is not.
 */
export function stepOf(
  principal: Principal,
  action: string,
  way: CapabilityWay,
  granting: readonly PlacedStatement[],
): HeldStep | undefined {
  if (granting.length === 0) return undefined;
  const { attempt, all, oneOf } = checksOf(way)(action);
  const on = (type: string) => onType(principal, attempt, type, granting);
  const held = all.map(on);
  if (oneOf.length > 0) held.push(oneOf.map(on).find((step) => step !== undefined));
  const steps = held.flatMap((step) => step ?? []);
  return steps.length === held.length ? merged(steps) : undefined;
}

/** Returns the step on the narrowest type. The requirements of all types must hold. */
function merged(held: readonly HeldStep[]): HeldStep {
  const narrowest = held.find(({ places }) => !places.includes('*')) ?? held[0];
  return {
    ...narrowest,
    requirements: allOf(held.flatMap(({ requirements }) => requirements)),
  };
}

/** The types of a way that an action is checked on: all of some, and one of the others. */
interface CheckedTypes {
  readonly all: readonly string[];
  /** Types that a request need not name. Empty when there are others. */
  readonly oneOf: readonly string[];
}

/** How an action of a way is tried. */
const checksOf = memoize((way: CapabilityWay) =>
  memoize((action: string): CheckedTypes & { readonly attempt: Attempt } => ({
    attempt: { action, contexts: contextsOf(action, way) },
    ...typesOf(action, way),
  })),
);

function typesOf(action: string, { on }: CapabilityWay): CheckedTypes {
  const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
  const service = action.slice(0, action.indexOf(':'));
  const named = on
    .filter((one) => one.startsWith(`${service}/`))
    .map((one) => one.slice(service.length + 1));
  const all = named.filter((one) => types.includes(one));
  const oneOf = named.filter((one) => optionalTypes.includes(one));
  if (all.length > 0) return { all, oneOf: [] };
  return oneOf.length > 0 ? { all, oneOf } : { all: ['*'], oneOf };
}

/** Returns the condition key values with which an action of a way is tried. */
function contextsOf(action: string, { gives = [] }: CapabilityWay): Attempt['contexts'] {
  const own = gives.filter((one) =>
    one.action === undefined ? supportsConditionKey(action, one.key) : one.action === action,
  );
  if (own.length === 0) return undefined;
  return own.flatMap(({ key, values }) => values.map((value) => ({ [key]: value })));
}

interface Tried {
  readonly granting: PlacedStatement;
  readonly resource: PolicyText;
  readonly decision: Decision;
}

/** Returns the step on one resource type: everything that some statement allows there. */
function onType(
  principal: Principal,
  attempt: Attempt,
  type: string,
  statements: readonly PlacedStatement[],
): HeldStep | undefined {
  const tried = grantingByResource(principal, attempt.action, type, statements).flatMap(
    ([resource, granting]): Tried[] => {
      const decision = mostAllowed(principal, attempt, resource);
      return decision ? [{ granting, resource, decision }] : [];
    },
  );
  if (tried.length === 0) return undefined;
  const places = tried.map((one) =>
    placesOf(attempt.action, one.resource, one.decision.requirements),
  );
  const widest = tried[indexOfWidest(tried, places)];
  const everywhere = tried.filter((_, i) => places[i].includes('*'));
  const counted = everywhere.length > 0 ? everywhere : tried;
  return {
    action: attempt.action,
    resources: [...new Set(counted.map(({ resource }) => resource))],
    places: everywhere.length > 0 ? ['*'] : [...new Set(places.flat())],
    requirements:
      everywhere.length > 0
        ? oneOfPlaces(tried.map((one) => placeOf(attempt.action, one)))
        : oneOfGroups(tried.map(({ decision }) => decision.requirements)),
    statement: widest.granting.statement,
    place: widest.granting.place,
  };
}

const placeOf = (action: string, { resource, decision }: Tried): AllowedPlace => ({
  resources: [resource],
  isEverywhere: placesOf(action, resource, []).includes(EVERYWHERE),
  requirements: decision.requirements,
});

/** Returns each resource to try once, with the first statement that may allow it. */
function grantingByResource(
  principal: Principal,
  action: string,
  type: string,
  statements: readonly PlacedStatement[],
): readonly (readonly [PolicyText, PlacedStatement])[] {
  const found = new Map<PolicyText, PlacedStatement>();
  for (const granting of statements) {
    for (const resource of resourcesToTry(principal, action, type, granting.statement))
      if (!found.has(resource)) found.set(resource, granting);
  }
  return [...found];
}

function indexOfWidest(tried: readonly Tried[], places: readonly (readonly string[])[]): number {
  const rank = (i: number) =>
    Number(!places[i].includes('*')) * 1000 + tried[i].decision.requirements.length;
  return tried.reduce((best, _, i) => (rank(i) < rank(best) ? i : best), 0);
}
