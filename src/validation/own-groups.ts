import { mayBeDenied } from './open-denies';
import { defaultValues } from '../policy/default-values';
import { deployTimeValue, hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { roleNameIn } from '../policy/role-name';

/** A group of a user. */
interface OwnGroup {
  readonly group: Principal;
  /** The parameters by whose defaults the user has it. */
  readonly parameters: readonly string[];
}

/**
 * Returns the groups of a user: those of the files, and those that it has by name and that no file
 * shows, if no deny on an action may be on them. Any may be the path of these.
 */
export function ownGroups(user: Principal, action: string): readonly OwnGroup[] {
  const { groups = [] } = user;
  const named = namedGroups(user);
  const known = groups.map((group) => {
    const { parameters = [] } = named.find(isNameOf(group)) ?? {};
    return { group, parameters };
  });
  const unread = named
    .filter((one) => !groups.some((group) => isNameOf(group)(one)))
    .filter(({ name }) => !mayBeDenied(user, action, `group/*${name}`))
    .map(({ name, parameters }) => ({ group: inAnyPath(name, user), parameters }));
  return [...known, ...unread];
}

interface NamedGroup {
  readonly name: PolicyText;
  readonly parameters: readonly string[];
}

/** Returns the groups that a user has for certain by names that no group of the files has as written. */
function namedGroups({ unknown, values }: Principal): readonly NamedGroup[] {
  const { textsFor, parametersIn } = defaultValues(values);
  return unknown
    .filter(({ kind }) => kind === 'group')
    .filter((one) => one.mayAllow && !one.place && !one.isPossible)
    .flatMap(({ what }) => textsFor(what).map((name) => ({ name, parameters: parametersIn(what) })))
    .filter(({ name }) => name !== '' && !hasDeployTimeValue(name));
}

const isNameOf =
  ({ identity }: Principal) =>
  ({ name }: NamedGroup): boolean =>
    identity?.names.some((one) => roleNameIn(one) === name) === true;

const inAnyPath = (name: PolicyText, { identity, place }: Principal): Principal => ({
  kind: 'group',
  name,
  identity: { ...identity, names: [`${deployTimeValue('path')}${name}`] },
  inline: [],
  attached: [],
  unknown: [],
  trust: [],
  place: { file: place.file, pointer: place.pointer },
});
