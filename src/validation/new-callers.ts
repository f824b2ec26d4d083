import { deniedTo, isForCallers } from './assumable-roles';
import { mostAllowed } from './attempt';
import { isNamed } from './named-resource';
import { ReachedAction, reachedBy } from './reached-action';
import { isFreeName } from './taken-names';
import { resourceOf } from './taken-principals';
import { callersIn, isOnCaller, trustingStatements } from './trusting-statements';
import { UsableRole } from './usable-role';
import { escalationStep, NewCaller, newCallers } from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { isNameOfResource } from '../policy/deploy-time-definition';
import { deployTimeNames, PolicyText } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { exampleTexts } from '../policy/example-text';
import { Principal, World } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { mayShareAccount } from '../policy/principal-names';
import { TrustStatement } from '../policy/trust';

/**
 * Returns the roles that trust everybody with a name that a principal may give to a role or a user: it
 * makes that one, acts as it, and so needs no permission to assume the role.
 */
export const rolesByNewCallers = (
  principal: Principal,
  roles: readonly Principal[],
  world: World,
): readonly UsableRole[] =>
  newCallers().flatMap((kind) => {
    const [making] = kind.needs;
    const reached = reachedBy(principal, { action: making, on: kind.is });
    if (reached.length === 0) return [];
    return trustingSomeNames(roles)
      .filter((role) => role !== principal && mayShareAccount(role, principal))
      .flatMap((role): UsableRole[] => {
        const one = reached.find((from) => isLetIn(principal, kind, from, role, world));
        if (!one) return [];
        const means = {
          name: role.name,
          what: `a new ${kind.is} that the role ${role.name} trusts`,
        };
        const isAny = !isNamed(one.resource, kind.is);
        const by = kind.needs;
        return [{ role, by, place: one.place, ...(isAny && { isAny }), means, isByNew: true }];
      });
  });

/** Returns the roles that trust everybody, which conditions may keep to some names. */
const trustingSomeNames = memoize((roles: readonly Principal[]) =>
  roles.filter((role) => openStatements(role).length > 0),
);

const openStatements = (role: Principal): readonly TrustStatement[] =>
  effectiveTrust(role)(trustFacts().assume).filter(isForCallers);

/** Returns whether a principal makes and acts as one that a role trusts, by what it may make. */
const isLetIn = (
  principal: Principal,
  kind: NewCaller,
  { resource }: ReachedAction,
  role: Principal,
  world: World,
): boolean =>
  openStatements(role)
    .flatMap((statement) => namesLetIn(statement, resource, role, kind))
    .some((name) => {
      const caller = newCaller(name, kind, principal);
      const arn = resourceOf(resource, caller, principal);
      const may = (action: string) =>
        mostAllowed(principal, { action, on: kind.is }, arn) !== undefined;
      const step = escalationStep(kind.needs[0]) ?? { on: kind.is };
      return (
        isFreeName(arn, step, principal, world) &&
        kind.needs.every(may) &&
        (kind.is === 'user' || deniedTo(principal, caller) !== 'yes') &&
        trustingStatements(role, caller).some(isForCallers)
      );
    });

/** Returns names, with their paths, that a statement lets in, and that something new may have. */
function namesLetIn(
  { conditions }: TrustStatement,
  resource: PolicyText,
  role: Principal,
  { is }: NewCaller,
): readonly PolicyText[] {
  const isOfNobodyNew = (value: PolicyText) =>
    deployTimeNames(value).some((name) => isNameOfResource(role.values?.get(name)));
  const all = conditions
    .filter(isOnCaller)
    .map((one) => callersIn(one).filter((value) => !isOfNobodyNew(value)));
  const common = all.reduce<readonly PolicyText[]>(
    (some, values) => some.flatMap((one) => values.flatMap((value) => intersection(one, value))),
    intersection(`arn:*:iam::*:${is}/*`, resource),
  );
  const paths = common.flatMap((one) => parseArn(one)?.resource ?? []);
  return paths
    .filter((path) => path.startsWith(`${is}/`))
    .flatMap((path) => exampleTexts(path.slice(is.length + 1)).slice(0, 1));
}

/** Returns something that a principal makes, and that everybody whom it names may act as. */
export const newCaller = (
  name: PolicyText,
  { is }: Pick<NewCaller, 'is'>,
  maker: Principal,
): Principal => {
  const { account, partition } = maker.identity ?? {};
  const { file, pointer } = maker.place;
  const place = { file, pointer };
  return {
    kind: is,
    name,
    identity: {
      names: [name],
      ...(account !== undefined && { account }),
      ...(partition !== undefined && { partition }),
    },
    inline: [],
    attached: [],
    unknown: [],
    trust: is === 'role' ? [openTo(place)] : [],
    place,
  };
};

/** The maker of a role writes its trust policy, and so brings what it wants to the session. */
const openTo = (place: Principal['place']): TrustStatement => ({
  effect: 'Allow',
  actions: ['*'],
  notAction: false,
  principals: [{ type: '*', value: '*' }],
  notPrincipal: false,
  conditions: [],
  templateConditions: [],
  place,
});
