import { Attempt } from './attempt';
import { isKey } from './condition-keys';
import { allowedWays, Escalation, escalationBy, lackedWays, waysOf } from './escalations';
import { grantingStatements } from './granting-statements';
import { withVariablesOf } from './known-variables';
import { NameablePolicy, nameablePolicies } from './nameable-policies';
import { canDo } from './reached-action';
import { Granting, grantingOfNew } from './taken-names';
import { escalationStep, EscalationWay, escalationWays, policyKeys } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { lazy, memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Policy, Principal, standalonePolicy, World } from '../policy/model';
import { listed } from '../text/listed';

/**
 * Returns the ways to more access by a policy that a condition names: the principal attaches it, or
 * it is the permissions boundary that roles and users must have. Each way hands over what a holder
 * of that policy could take.
 */
export const grantedPolicyWays: (world: World) => (principal: Principal) => readonly Escalation[] =
  memoize((world: World) =>
    memoize((principal: Principal) => {
      if (!namesPolicies(principal)) return NONE;
      const granting = memoize((action: string) => grantingStatements(principal, action));
      return allowedWays(principal, waysByPolicy()).flatMap(
        (way) => wayOf(principal, way, world, granting) ?? [],
      );
    }),
  );

const NONE: readonly never[] = Object.freeze([]);

/** Returns whether conditions of a principal may name policies of its world. */
export const namesPolicies = (principal: Principal): boolean =>
  policiesAndBoundaryOf(principal).some(hasPolicyKey);

const hasPolicyKey = memoize(({ statements }: Policy): boolean => {
  const { attached, boundary } = policyKeys();
  return statements.some(({ conditions }) =>
    conditions.some(({ key }) => isKey(key, attached) || isKey(key, boundary)),
  );
});

/** A choice of the holder: the policy that it attaches, and the boundary that it must accept. */
interface Choice {
  readonly attached?: NameablePolicy;
  readonly boundary?: NameablePolicy;
  readonly context: Readonly<Record<string, PolicyText>>;
}

const waysByPolicy = lazy((): readonly EscalationWay[] =>
  escalationWays().filter(({ needs }) => needs.some((action) => keysOf(action).length > 0)),
);

/** Returns the condition keys of an action that name a policy. */
const keysOf = memoize((action: string): readonly string[] => {
  const { attached, boundary } = policyKeys();
  const attempts = escalationStep(action)?.attempts ?? [];
  return [attached, boundary].filter((key) => attempts.some((attempt) => key in attempt));
});

function wayOf(
  principal: Principal,
  way: EscalationWay,
  world: World,
  ofAll: Granting,
): Escalation | undefined {
  const granting = grantingOfNew(principal, way, world, ofAll);
  if (escalationBy(principal, way, granting)?.reach === 'open') return undefined;
  const possible = choices(principal, way, world).flatMap((choice) => {
    const contextsOf = contextsOfChoice(choice);
    const escalation = escalationBy(principal, way, granting, contextsOf);
    return escalation ? [{ choice, escalation }] : [];
  });
  if (possible.length === 0) return undefined;
  const [{ escalation }] = possible;
  const gained = gainOf(
    principal,
    possible.map(({ choice }) => choice),
    escalation.way.hands === 'roles' ? NONE : waysOf(principal),
  );
  if (!gained) return undefined;
  const does = wordsOf(
    possible.map(({ choice }) => choice),
    gained.does,
  );
  const reach = gained.reach === 'open' ? escalation.reach : 'limited';
  // The action that attaches is limited too, and says the same.
  if (way.makes && reach === 'limited') return undefined;
  return {
    ...escalation,
    way: { ...way, hands: escalation.way.hands === 'roles' ? 'roles' : gained.hands, does },
    reach,
  };
}

function wordsOf(all: readonly Choice[], gain: string): string {
  const namesOf = (kind: 'attached' | 'boundary') => [
    ...new Set(all.flatMap(({ [kind]: one }) => (one ? [nameOf(one)] : []))),
  ];
  const [policies, boundaries] = [namesOf('attached'), namesOf('boundary')];
  const attaches = policies.length > 0 ? `attaches ${listed(policies)}` : 'gives permissions';
  const within = boundaries.length > 0 ? ` within the boundary of ${listed(boundaries)}` : '';
  return `${attaches}${within}, and so ${gain}`;
}

const nameOf = ({ name }: NameablePolicy): string =>
  name === undefined ? 'a policy that it writes' : `the policy ${name}`;

/** Returns what a principal may choose, by the values that conditions on a way give. */
function choices(principal: Principal, way: EscalationWay, world: World): readonly Choice[] {
  const { attached, boundary } = policyKeys();
  const named = (key: string) =>
    way.needs
      .filter((action) => keysOf(action).includes(key))
      .flatMap((action) => valuesOf(principal, action, key))
      .flatMap((value) => nameablePolicies(value, principal, world));
  const [policies, boundaries] = [named(attached), named(boundary)];
  const ofBoundaries = [undefined, ...boundaries].map((one): Choice => ({
    ...(one && { boundary: one }),
    context: one ? { [boundary]: one.arn } : {},
  }));
  const isAttaching = way.needs.some((action) => keysOf(action).includes(attached));
  if (!isAttaching) return ofBoundaries.slice(1);
  const unlimited = { [attached]: anyPolicy(way, attached) };
  const ofAny = ofBoundaries.slice(1).map((choice) => ({
    ...choice,
    context: { ...choice.context, ...unlimited },
  }));
  const ofNamed = policies.flatMap((one) =>
    ofBoundaries.map((choice) => ({
      ...choice,
      attached: one,
      context: { ...choice.context, [attached]: one.arn },
    })),
  );
  return [...ofAny, ...ofNamed];
}

/** Returns the value of a key that stands for a policy without limits. */
const anyPolicy = ({ needs }: EscalationWay, key: string): string =>
  needs.flatMap((action) => escalationStep(action)?.attempts ?? []).find((one) => key in one)?.[
    key
  ] ?? '*';

/** Returns the values of a key in the conditions of all statements about an action. */
const valuesOf = (principal: Principal, action: string, key: string): readonly PolicyText[] => [
  ...new Set(
    policiesAndBoundaryOf(principal)
      .flatMap((policy) => coveringStatements(policy, action))
      .flatMap(({ statement }) => statement.conditions)
      .filter((condition) => isKey(condition.key, key))
      .flatMap(({ values }) => values)
      .map((value) => withVariablesOf(value, principal)),
  ),
];

/** Returns the condition key values of a choice, for the actions that have such keys. */
const contextsOfChoice =
  ({ context }: Choice) =>
  (action: string): Attempt['contexts'] => {
    const keys = keysOf(action);
    if (keys.length === 0) return undefined;
    const own = Object.entries(context).filter(([key]) => keys.includes(key));
    return [Object.fromEntries(own)];
  };

type Gain = Pick<EscalationWay, 'hands' | 'does'> & Pick<Escalation, 'reach'>;

/**
 * Returns the most that somebody gets who has the policies of the choices: one of them, or all
 * together where no single one is enough. Trying hundreds of policies together takes long.
 *
 * @param own - The ways that the holder has already. What gives no other is no gain.
 */
function gainOf(
  principal: Principal,
  all: readonly Choice[],
  own: readonly Escalation[],
): Gain | undefined {
  const grouped = groupedByBoundary(all);
  const single = grouped.flatMap(([boundary, policies]) =>
    policies.map((one) => holderWithin(one, boundary)),
  );
  const gained = mostOf(single, own);
  if (gained?.reach === 'open') return gained;
  const together = grouped.flatMap(([boundary, policies]) => togetherOf(boundary, policies));
  const most = mostOf([...together, ...single], own);
  if (most && most !== NO_GAIN) return most;
  const unbounded = grouped.flatMap(([boundary, policies]) =>
    boundary ? [] : [...policies.map(holderOfOne), ...togetherOf(undefined, policies)],
  );
  const hasFullAccess = (one: Principal) =>
    trustFacts().fullAccess.every((action) => canDo(one, action));
  return unbounded.some(hasFullAccess) && !hasFullAccess(principal)
    ? { hands: 'roles', does: 'gets full access to Amazon Connect', reach: 'limited' }
    : most;
}

/** Returns a principal that has all of some policies, those without denies. */
function togetherOf(boundary: Policy | undefined, policies: readonly Policy[]): Principal[] {
  const some = policies.filter((one) => !denies(one));
  return some.length > 1 ? [holderOf(some, boundary)] : [];
}

/** Returns the most that one of some principals gets, besides ways that somebody has already. */
function mostOf(holders: readonly Principal[], own: readonly Escalation[]): Gain | undefined {
  const all = holders.flatMap(waysOf);
  const ways = lackedWays(own, all);
  if (ways.length === 0 && all.length > 0) return NO_GAIN;
  const isOf = (hands: string, reach: string) =>
    ways.find(({ way, reach: one }) => way.hands === hands && one === reach);
  const best = isOf('any-permission', 'open') ?? isOf('roles', 'open') ?? ways[0];
  return best && { hands: best.way.hands, does: best.way.does, reach: best.reach };
}

/** The policies give no way that the holder lacks. */
const NO_GAIN: Gain = {
  hands: 'roles',
  does: 'gives to others what it has itself',
  reach: 'limited',
};

/** Returns whether a policy denies something. Others that are attached too lose it. */
const denies = ({ statements }: Policy): boolean =>
  statements.some(({ effect }) => effect === 'Deny');

function groupedByBoundary(
  all: readonly Choice[],
): readonly (readonly [Policy | undefined, readonly Policy[]])[] {
  const boundaries = [...new Set(all.map(({ boundary }) => boundary?.policy))];
  return boundaries.map((boundary) => [
    boundary,
    all
      .filter((one) => one.boundary?.policy === boundary)
      .map(({ attached }) => attached?.policy ?? EVERYTHING),
  ]);
}

/** Returns a principal that has policies, within a boundary. */
const holderOf = (policies: readonly Policy[], boundary: Policy | undefined): Principal => ({
  ...standalonePolicy('a holder', [...new Set(policies)], policies[0].place),
  ...(boundary && { boundary: { arn: boundary.name, policy: boundary, place: boundary.place } }),
});

/**
 * Returns a principal that has a policy, within a boundary. Whoever may do everything within a boundary has what the
 * boundary allows, which is much faster to judge. Only who takes the boundary off has more.
 */
const holderWithin = (policy: Policy, boundary: Policy | undefined): Principal => {
  if (!boundary) return holderOfOne(policy);
  const within = holderOfOne(boundary);
  return policy === EVERYTHING && allowedWays(within, boundaryWays()).length === 0
    ? within
    : holderOf([policy], boundary);
};

const boundaryWays = lazy(() => escalationWays().filter(({ gains }) => gains === 'bounded'));

/** Many principals may attach the same policies of AWS. */
const holderOfOne = memoize((policy: Policy) => holderOf([policy], undefined));

const PLACE = { file: '', pointer: [] };

/** The policy of whoever writes its content. */
const EVERYTHING: Policy = {
  name: 'everything',
  origin: 'aws',
  managed: true,
  characters: 0,
  place: PLACE,
  statements: [
    {
      effect: 'Allow',
      actions: ['*'],
      notAction: false,
      resources: ['*'],
      notResource: false,
      conditions: [],
      templateConditions: [],
      place: PLACE,
    },
  ],
};
