import { withBoundariesApart } from './boundaries-by-default';
import { identityAsDeployed, namedByDefault, namesBy } from './default-names';
import { attachedByDefault, attachmentsAsDeployed, UsedDefault } from './deployed-attachments';
import { openNotActions } from './open-not-actions';
import { grantingByDefault } from './principals-by-default';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { conditionWith } from '../policy/condition';
import {
  DefaultValues,
  defaultsOfFiles,
  defaultValues,
  valuesOfFiles,
} from '../policy/default-values';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { listedValues } from '../policy/listed-values';
import {
  Attachment,
  Place,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';
import { placeKey } from '../policy/place';
import { roleNameIn } from '../policy/role-name';
import { statementTexts } from '../policy/statement';
import { parameterOfDefault } from '../policy/template-condition';
import { WrittenStatement } from '../policy/unknown';
import { Workload } from '../policy/workload';

/** A world as it is deployed unless somebody passes other values to the parameters. */
export interface DeployedWorld {
  readonly world: World;
  /**
   * Returns the parameters whose defaults are in a statement, or in the access of a principal.
   *
   * @param about - The places of the principals that have the statement. Default: all that have it.
   */
  defaultsAt(place: Place, about?: readonly Place[]): readonly string[];
}

/**
 * Returns a world in which the parameters in policies have their defaults. Returns the same world
 * where no policy has such a parameter.
 */
export const deployedWorld = memoize((world: World): DeployedWorld => {
  const used = world.principals.flatMap(defaultsUsed(world));
  const principals = world.principals.map(principalAsDeployed(world));
  const of = ({ place: { file } }: Policy | Workload) => defaultsOfFiles(world)(file);
  const valuesOf = valuesOfFiles(world);
  const workloads =
    world.workloads &&
    mapped(world.workloads, (one) => workloadAsDeployed(one, of(one), valuesOf(one.place.file)));
  const policies = mapped(world.policies, (policy) => policyAsDeployed(of(policy))(policy));
  const isSame = policies === world.policies && workloads === world.workloads;
  if (isSame && isSameList(principals, world.principals))
    return { world: withBoundariesApart(world), defaultsAt: () => [] };
  const byPlace = groupBy(used, ({ place }) => placeKey(place));
  return {
    world: withBoundariesApart({
      ...world,
      principals,
      policies,
      ...(workloads && { workloads }),
    }),
    defaultsAt: (place, about) => {
      const its = (byPlace.get(placeKey(place)) ?? []).filter(isAbout(about));
      return [...new Set(its.map(({ parameter }) => parameter))];
    },
  };
});

/** Returns whether a default is about some principals, or about whoever has the statement. */
const isAbout =
  (about: readonly Place[] | undefined) =>
  ({ of }: UsedDefault): boolean =>
    !of || !about || about.some((one) => placeKey(one) === placeKey(of));

/** Returns the parameters with defaults in the policies of a principal, by place. */
const defaultsUsed =
  (world: World) =>
  (principal: Principal): readonly UsedDefault[] => {
    const defaults = defaultValues(principal.values);
    const ofStatements = policiesOf(principal)
      .flatMap(({ origin, statements, unknown = [] }) =>
        origin === 'file'
          ? [...statements, ...unknown.flatMap(({ asWritten = [] }) => asWritten)]
          : [],
      )
      .flatMap((statement: WrittenStatement) => {
        const at = (parameter: string, of?: Place): readonly UsedDefault[] =>
          [statement.place, principal.place].map((place) => ({ place, parameter, of }));
        return [
          ...[statement.effectAsWritten ?? '', ...statement.actions, ...statementTexts(statement)]
            .filter(
              (one) => !statement.resources.includes(one) || !isNothing(one, defaults.textsFor),
            )
            .flatMap(defaults.parametersIn)
            .concat(namedByDefault(statement, principal, defaults))
            .flatMap((parameter) => at(parameter)),
          ...grantedByDefault(statement).flatMap((parameter) => at(parameter, principal.place)),
        ];
      });
    return [...ofStatements, ...attachedByDefault(principal, world, defaults)];
  };

const principalAsDeployed = memoize((world: World) => {
  const asDeployed = memoize((principal: Principal): Principal => {
    const { inline, attached, boundary, groups, identity, values } = principal;
    const defaults = defaultValues(values);
    const named = attachmentsAsDeployed(world, principal, defaults);
    const attachment = (one: Attachment): Attachment => {
      const policy = one.policy && policyAsDeployed(defaults)(one.policy);
      const [arn, ...others] = policy ? defaults.textsFor(one.arn) : [one.arn];
      const isSame = policy === one.policy && (arn === one.arn || others.length > 0);
      const deployed = isSame ? one : { ...one, policy, ...(others.length === 0 && { arn }) };
      return one.paths === undefined
        ? deployed
        : withList({ paths: [], ...deployed }, 'paths', one.paths.flatMap(namesBy(defaults)));
    };
    const changed = {
      inline: mapped(inline, policyAsDeployed(defaults)),
      attached: flatMapped(attached, (one) => named(one).map(attachment)),
      ...(boundary && { boundary: attachment(named(boundary)[0]) }),
      ...(groups && { groups: mapped(groups, asDeployed) }),
      ...(identity && { identity: identityAsDeployed(identity, defaults) }),
    };
    const isSame = Object.entries(changed).every(
      ([name, value]) => principal[name as keyof typeof changed] === value,
    );
    return isSame ? principal : grantingByDefault(world)({ ...principal, ...changed });
  });
  return asDeployed;
});

const policyAsDeployed = memoize((defaults: DefaultValues) =>
  memoize((policy: Policy): Policy => {
    if (policy.origin !== 'file') return policy;
    const asDeployed = (one: PolicyStatement) => statementAsDeployed(one, defaults);
    const { unknown = [], statements } = policy;
    const parts = unknown.map(({ asWritten = [] }) => {
      const known = asWritten.flatMap((one) => withEffect(one, defaults)).map(asDeployed);
      return known.length === asWritten.length ? known : [];
    });
    const isRead = (_: unknown, i: number) =>
      parts[i].length > 0 && !parts[i].some(({ actions }) => actions.some(hasDeployTimeValue));
    const read = parts.filter(isRead).flat();
    const { identity } = policy;
    const named = identity && identityAsDeployed(identity, defaults);
    const renamed = named === identity ? policy : { ...policy, identity: named };
    const all = [
      ...statements.map(asDeployed),
      ...read,
      ...openNotActions(parts.flat(), statements),
    ];
    const deployed = withList(renamed, 'statements', all);
    if (read.length === 0) return deployed;
    return { ...deployed, unknown: unknown.filter((one, i) => !isRead(one, i)) };
  }),
);

/** Returns a statement with the effect that defaults give it; none if they give none. */
function withEffect(
  { effectAsWritten, ...statement }: WrittenStatement,
  { textsFor }: DefaultValues,
): readonly PolicyStatement[] {
  if (effectAsWritten === undefined) return [statement];
  const [effect] = textsFor(effectAsWritten);
  return effect === 'Allow' || effect === 'Deny' ? [{ ...statement, effect }] : [];
}

/** Returns whether a resource is empty by default. IAM takes no such policy, so nobody keeps the default. */
function isNothing(resource: PolicyText, textsFor: DefaultValues['textsFor']): boolean {
  return hasDeployTimeValue(resource) && textsFor(resource).includes('');
}

function statementAsDeployed(
  statement: PolicyStatement,
  { textsFor }: DefaultValues,
): PolicyStatement {
  const conditions = statement.conditions.map((one) => conditionWith(one, textsFor));
  const resources = statement.resources.flatMap((one) =>
    isNothing(one, textsFor) ? [one] : textsFor(one),
  );
  const actions = statement.actions.flatMap(textsFor);
  const isGranted = grantedByDefault(statement).length === 0;
  const granted = isGranted ? statement : withoutDefaults(statement);
  return withList(
    withList(withList(granted, 'actions', actions), 'resources', resources),
    'conditions',
    conditions,
  );
}

/** Returns the parameters by whose defaults a principal has a grant. A deny stays under conditions. */
function grantedByDefault({ effect, templateConditions }: WrittenStatement): readonly string[] {
  return effect === 'Deny'
    ? []
    : templateConditions.flatMap((one) => parameterOfDefault(one) ?? []);
}

const withoutDefaults = (statement: PolicyStatement): PolicyStatement => ({
  ...statement,
  templateConditions: statement.templateConditions.filter(
    (one) => parameterOfDefault(one) === undefined,
  ),
});

function workloadAsDeployed(
  workload: Workload,
  { textsFor, parametersIn }: DefaultValues,
  values: Principal['values'],
): Workload {
  const named = withList(workload, 'names', workload.names.flatMap(textsFor));
  const lists = workload.roles.flatMap((role) => listedValues(role, values) ?? []);
  const roles = [
    ...workload.roles.flatMap((role) =>
      textsFor(role).map((text) => (text === role ? role : roleNameIn(text))),
    ),
    ...lists.flatMap(({ texts }) => texts.map(roleNameIn)),
  ];
  const deployed = withList(named, 'roles', roles);
  const roleByDefaultOf = workload.roles.flatMap(parametersIn);
  const roleListedFor = lists.map(({ name }) => name);
  return roleByDefaultOf.length + roleListedFor.length === 0
    ? deployed
    : { ...deployed, roleByDefaultOf, roleListedFor };
}

/** Returns an object with another list; itself if the lists have the same members. */
function withList<K extends string, T extends { readonly [key in K]: readonly unknown[] }>(
  one: T,
  key: K,
  list: T[K],
): T {
  return isSameList(one[key], list) ? one : { ...one, [key]: list };
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((member, i) => member === other[i]);
}

/** Returns a list with each member replaced; itself where nothing changes. */
const mapped = <T>(list: readonly T[], replaced: (one: T) => T): readonly T[] =>
  flatMapped(list, (one) => [replaced(one)]);

function flatMapped<T>(list: readonly T[], replaced: (one: T) => readonly T[]): readonly T[] {
  const found = list.flatMap(replaced);
  return isSameList(list, found) ? list : found;
}
