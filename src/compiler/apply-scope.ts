import { CompileContext } from './compile-context';
import { withoutOthersInside } from './containing-resources';
import { everyInstance } from './every-instance';
import { anyOf, Grant } from './grant';
import { createsAt, isOnOneOfSeveral, namedForAction } from './named-resources';
import { PlaceholderValues } from './placeholders';
import { scopeFindings } from './scope-findings';
import { placeFacts, typesOfPlace } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { conditionsIn } from '../policy/conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { Condition } from '../policy/model';
import { patternIncludes } from '../policy/pattern';
import { ResolvedRoleCreation, ResolvedScope } from '../scope/resolved-scope';

/** The result of applying a scope to one resource of a grant. */
interface Answer {
  readonly resources: readonly PolicyText[];
  /** Conditions of the default of a placeholder. */
  readonly conditions?: readonly Condition[];
  /** The placeholder that the scope must name but does not. */
  readonly missing?: string;
  /** The placeholder that the scope may name but does not. */
  readonly omitted?: string;
  /** Whether the action lists all resources of a type although the scope names some. */
  readonly listsAll?: true;
  /** The place of named resources to which the action cannot be limited. */
  readonly notNarrowed?: string;
  /** Whether the action creates resources although the scope names some. */
  readonly creates?: true;
}

/**
 * Stage 4: fills each placeholder of the grants from the scope.
 *
 * If the scope does not name a placeholder, the catalogue's default applies, or an error lists the
 * values to name. One message contains all such errors. A placeholder never gets wider values than
 * these.
 *
 * @param usedElsewhere the placeholders of documented statements and denies, which need no scope
 *   from here
 */
export function applyScope(
  { scopeLabel }: CompileContext,
  grants: readonly Grant[],
  scope: ResolvedScope,
  usedElsewhere: readonly string[] = [],
): { readonly grants: readonly Grant[]; readonly findings: readonly Finding[] } {
  const values = { ...scope.resources, ...createdRoles(scope.roleCreation) };
  const kinds = kindsInScope(grants, values);
  const places = placesByAction(grants, kinds);
  const answered = grants.map((grant) => ({
    grant,
    answers: kinds(grant).map((resource) => {
      const one = answer(grant.actions[0], resource, values, scope, grant);
      const container = { template: resource, resources: one.resources };
      const ofAction = places.get(grant.actions[0]) ?? [];
      const resources = withoutOthersInside(scopeLabel, container, ofAction, values);
      return { ...one, resources };
    }),
  }));
  const answers = answered.flatMap((one) => one.answers);
  checkAllNarrowed(
    scopeLabel,
    answered.flatMap(({ grant, answers: own }) =>
      own.flatMap(({ notNarrowed }) =>
        notNarrowed ? [`${grant.actions[0]} to a ${typesOfPlace(notNarrowed).join(' or ')}`] : [],
      ),
    ),
  );
  checkNothingMissing(
    scopeLabel,
    answers.flatMap(({ missing }) => missing ?? []),
  );
  const actionsWith = (has: (one: Answer) => unknown) =>
    answered.filter((one) => one.answers.some(has)).flatMap(({ grant }) => grant.actions);
  const creating = new Set(actionsWith(({ creates }) => creates));
  const located = answered.flatMap(({ grant, answers: own }): Grant[] => {
    const resources = [...new Set(own.flatMap((one) => one.resources))];
    if (resources.length === 0 || creating.has(grant.actions[0])) return [];
    const conditions = [...grant.conditions, ...own.flatMap((one) => one.conditions ?? [])];
    return [
      {
        ...grant,
        resources: withoutIncluded(resources),
        conditions: withBoundary(distinct(conditions), scope.roleCreation),
      },
    ];
  });
  const findings = scopeFindings(scope, {
    used: [
      ...usedElsewhere,
      ...grants.flatMap(({ resources, conditions }) => [
        ...resources,
        ...conditions.flatMap((one) => one.values),
      ]),
    ],
    located,
    listing: actionsWith(({ listsAll }) => listsAll),
    creating: [...creating],
    omitted: answered.flatMap(({ grant, answers: own }) =>
      own.flatMap(({ omitted }) => (omitted ? [{ action: grant.actions[0], omitted }] : [])),
    ),
    createdRole: values.CreatedRole?.[0],
  });
  return { grants: located, findings };
}

/**
 * Returns the kinds of resources of each grant. Where a request names one resource of several kinds,
 * such as tagging, and the scope names resources of some kinds, these are the only ones. The same
 * holds where AWS's sources differ, and one of them has the action on `*`.
 */
function kindsInScope(
  grants: readonly Grant[],
  values: PlaceholderValues,
): (grant: Grant) => readonly string[] {
  const isNamed = (resource: string) => Boolean(valuesAt(values, anyOf(resource)));
  const narrowed = new Set(
    grants
      .filter(
        ({ actions, resources }) =>
          (isOnOneOfSeveral(actions[0]) || resources.includes('*')) && resources.some(isNamed),
      )
      .map(({ actions }) => actions[0]),
  );
  return ({ actions, resources }) =>
    narrowed.has(actions[0]) ? resources.filter(isNamed) : resources;
}

const placesByAction = (
  grants: readonly Grant[],
  kinds: (grant: Grant) => readonly string[],
): ReadonlyMap<string, readonly string[]> =>
  grants.reduce(
    (places, grant) =>
      places.set(grant.actions[0], [...(places.get(grant.actions[0]) ?? []), ...kinds(grant)]),
    new Map<string, readonly string[]>(),
  );

/**
 * Returns the named resources of a place, of the longer form of a documented place, or of the types
 * that `{ProfileDomain}/*` stands for.
 */
function valuesAt(values: PlaceholderValues, place: string): readonly PolicyText[] | undefined {
  const own = values[place] ?? values[`${place}/*`];
  if (own || !/^\{(?!Instance)\w+\}\/\*$/.test(place)) return own;
  const inside = Object.keys(values).filter((one) => one.startsWith(place.slice(0, -1)));
  return inside.length > 0 ? inside.flatMap((one) => values[one]) : undefined;
}

function answer(
  action: string,
  written: string,
  values: PlaceholderValues,
  { instances }: ResolvedScope,
  grant: Pick<Grant, 'optional' | 'named'>,
): Answer {
  const template = anyOf(written);
  const named = valuesAt(values, template);
  if (named && template === written) {
    if (named.length === 0) return { resources: [] };
    if (createsAt(action, template) && !named.every(isContents))
      return { resources: [], creates: true };
    const resources = namedForAction(action, template, named);
    return resources.length > 0 ? { resources } : { resources, notNarrowed: template };
  }
  // An action that lists all resources of a type cannot be limited to the named ones.
  const more = named && { listsAll: true as const };
  const resource = instances ? template : template.replace('{Instance}', everyInstance());
  const placeholder = /\{(\w+)\}/.exec(resource)?.[1];
  const facts = placeholder ? placeFacts(placeholder) : undefined;
  if (!placeholder || !facts) return { resources: [resource], ...more };
  const fill = (text: string) => resource.replace(`{${placeholder}}`, () => text);
  if (values[placeholder]) return { resources: values[placeholder].map(fill), ...more };
  if (facts.default && !grant.named)
    return {
      resources: facts.default.map(fill),
      conditions: conditionsIn(facts.defaultConditions),
      ...more,
    };
  return facts.optional || grant.optional
    ? { resources: [], omitted: placeholder, ...more }
    : { resources: [], missing: placeholder, ...more };
}

/** Returns whether a name is all of a type in what the scope names, where a new resource is too. */
const isContents = (resource: PolicyText) => resource.endsWith('/*');

function createdRoles(roleCreation: ResolvedRoleCreation | undefined): PlaceholderValues {
  if (!roleCreation) return {};
  const under = (type: string) => `arn:{Partition}:iam::{Account}:${type}${roleCreation.path}*`;
  return { CreatedRole: [under('role')], CreatedPolicy: [under('policy')] };
}

function checkNothingMissing(scopeLabel: string, placeholders: readonly string[]): void {
  if (placeholders.length === 0) return;
  const reasons = new Map(
    placeholders.map((name) => {
      const facts = placeFacts(name);
      return [facts?.property, facts?.why];
    }),
  );
  const methods = [...reasons].map(([method, why]) => `connectScope.${method}(...): ${why}`);
  throw new ConnectAccessError({
    where: scopeLabel,
    problem: 'the access cannot be confined, because the scope does not say to what',
    instead: `Name it: ${methods.join(' ')}`.replace(/\.$/, ''),
  });
}

/** Throws when an action takes none of the resources that the scope names in its place. */
function checkAllNarrowed(scopeLabel: string, actions: readonly string[]): void {
  if (actions.length === 0) return;
  throw new ConnectAccessError({
    where: scopeLabel,
    problem: `IAM cannot limit these actions to named resources: ${[...new Set(actions)].sort().join(', ')}`,
    instead: 'Leave the actions out of the access, or name no resources of this type',
  });
}

/** Removes resources that a default with a trailing wildcard includes. */
const withoutIncluded = (resources: readonly PolicyText[]) =>
  resources.filter((r) => !resources.some((other) => other !== r && patternIncludes(other, r)));

/**
 * Fills the boundary into the condition. Removes the condition if the missing boundary is
 * acknowledged.
 */
const withBoundary = (
  conditions: readonly Condition[],
  roleCreation: ResolvedRoleCreation | undefined,
): readonly Condition[] =>
  conditions.flatMap((condition) => {
    if (!condition.values.includes(BOUNDARY)) return [condition];
    return roleCreation?.boundary ? [{ ...condition, values: [roleCreation.boundary] }] : [];
  });

const BOUNDARY = '{Boundary}';

/** Removes duplicate conditions, because two resources of a grant can bring the same condition. */
const distinct = (conditions: readonly Condition[]): Condition[] => [
  ...new Map(conditions.map((one) => [`${one.operator} ${one.key}`, one])).values(),
];
