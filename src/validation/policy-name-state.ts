import { isThere, withPath } from './deletable-roles';
import { isOfAccount, named, policiesByArn } from './policies-by-arn';
import { policiesPerhapsNamed } from './policies-of-one-name';
import { nameIn } from './taken-names';
import { hasAllOf } from './whole-accounts';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasReference, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { mayBeInAccount, mayShareAccount, pathsSeenFrom } from '../policy/principal-names';

/**
 * Returns whether a policy has an ARN, or its name with another path or case. The details of an account
 * have all of its policies. What somebody has as a policy or as a boundary exists.
 */
export function stateOfName(
  value: PolicyText,
  principal: Principal,
  world: World,
): 'free' | 'taken' | 'elsewhere' | 'unknown' {
  const { identity } = principal;
  const arn = parseArn(value);
  if (!arn || policiesByArn(value, principal, world).length > 0) return 'taken';
  const others = holders(world)
    .filter((one) => mayShareAccount(one, principal))
    .flatMap(({ attached, boundary }) => (boundary ? [...attached, boundary] : attached))
    .filter(isOfAccount)
    .flatMap(pathsIn);
  if (others.includes(arn.resource)) return 'taken';
  if (ownerOfName(value, principal, world) !== undefined) return 'elsewhere';
  const account = accountOf(value, { identity });
  if (policiesPerhapsNamed(world)(principal)(value).length > 0) return 'unknown';
  return hasAllOf(world)('policy')(account) ? 'free' : 'unknown';
}

const pathsIn = ({ arn, paths = [] }: Attachment) => [
  parseArn(arn)?.resource,
  ...paths.map((path) => `policy/${path}`),
];

/** Returns the ARN of a policy of the files that surely has the name in another one. */
export function ownerOfName(
  value: PolicyText,
  principal: Principal,
  { policies }: World,
): PolicyText | undefined {
  const arn = parseArn(value);
  if (!arn) return undefined;
  const [path] = policies
    .filter((one) => one.managed && one.origin === 'file' && isThere(one))
    .filter((one) => isOfSameAccount(one, principal))
    .filter(({ identity }) => mayBeInAccount(arn.account, identity?.account))
    .filter(({ identity }) => (identity?.names.length ?? 2) < 2)
    .flatMap((one) => pathsSeenFrom(named(one), principal.place.file))
    .filter((one) => nameIn(one) === nameIn(arn.resource));
  return path === undefined ? undefined : withPath(value, path);
}

const isOfSameAccount = (one: Policy, { identity, place }: Principal): boolean =>
  one.place.file === place.file ||
  (identity?.account !== undefined && identity.account === one.identity?.account);

/** Returns the account of an ARN: that of the principal where a reference gives it. */
export function accountOf(
  value: PolicyText,
  { identity }: Pick<Principal, 'identity'>,
): PolicyText | undefined {
  const account = parseArn(value)?.account;
  return account !== undefined && hasReference(account) ? identity?.account : account;
}

/** Returns those that surely have their policies. A permission set names some that its accounts may lack. */
const holders = memoize(({ principals }: World): readonly Principal[] =>
  principals.filter(({ kind }) => kind !== 'permission set'),
);
