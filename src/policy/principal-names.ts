import { isOfEveryName } from './any-name';
import { pathsByPathOf } from './any-path';
import { ArnParts, parseArn } from './arn';
import { isNameOfResource } from './deploy-time-definition';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  hasReference,
  PolicyText,
  mapDeployTimeValues,
  textUnits,
} from './deploy-time-text';
import { generatedName, isGenerated, mayEndName, STACK_NAME } from './generated-name';
import { Principal } from './model';
import { withRoot } from './open-paths';
import { isPattern, matchesPattern, overlap } from './pattern';
import { PrincipalIdentity } from './principal-identity';
import { pseudoParameterTexts } from './pseudo-parameter-texts';
import { asReserved, RESERVED_END, withoutCommonEnd } from './reserved-name';
import { pathOfName } from './role-name';
import { isShared, ownerOf } from './shared-value';
import { hasAmazonConnect } from '../catalogue/partitions';

/** What identifies a principal, or a managed policy. */
export type Named = Pick<Principal, 'kind' | 'name' | 'identity' | 'place'>;

/** What is in the template of a stack. */
interface Located extends Pick<Named, 'place'> {
  readonly identity?: Pick<PrincipalIdentity, 'stack' | 'stacks'>;
}

/** The same, with what its template says about deploy-time values. */
type NamedWithValues = Named & Pick<Principal, 'values'>;

/**
 * Returns whether a pattern in the policies of a file names a principal: by a reference, by its
 * ARN, or by a pattern of its name. `*` and `role/*` name none.
 */
export function namesPrincipal(pattern: PolicyText, principal: Principal, file: string): boolean {
  const arn = arnFor(pattern, principal);
  if (!arn) {
    const reference = arnReferenceSeenFrom(principal, file);
    const isName = hasDeployTimeValue(pattern);
    return isName && reference !== undefined && matchesPattern(pattern, reference);
  }
  return (
    mayBePlaceOf(arn, principal) &&
    !isOfEveryName(arn.resource, wordOf(principal)) &&
    pathsSeenFrom(principal, file).some((one) => matchesPattern(arn.resource, one))
  );
}

/** Returns the ends of the ARNs of something of IAM, as a file writes them: `role/team/Admin`. */
export const pathsSeenFrom = (one: Named, file: string): readonly PolicyText[] =>
  pathsOf(one).map(seenFrom(file, one));

/** Returns the references to something of IAM in a file: by `Ref`, and to its ARN. */
export function referencesSeenFrom(one: Named, file: string): readonly PolicyText[] {
  const { id, arn } = identityOf(one);
  const names = id === undefined ? [] : [id, `${id}.Arn`, `${id}.PolicyArn`];
  return [...names.map(deployTimeValue), ...(arn === undefined ? [] : [arn])].map(
    seenFrom(file, one),
  );
}

/** Returns the reference to the ARN of a principal in a file; undefined where only its name is known. */
export function arnReferenceSeenFrom(one: Principal, file: string): PolicyText | undefined {
  const { id, arn = id === undefined ? id : deployTimeValue(`${id}.Arn`) } = identityOf(one);
  return arn === undefined ? undefined : seenFrom(file, one)(arn);
}

/** Returns how a file writes the texts of another. */
export const seenFrom =
  (file: string, one: Located) =>
  (text: PolicyText): PolicyText => {
    if (one.place.file === file) return text;
    const { stack = '', stacks } = one.identity ?? {};
    const own = stacks?.get(file);
    const all = [...(stacks?.values() ?? [])];
    const written = withStack(text, stack, all);
    if (own === undefined) return written;
    return mapDeployTimeValues(written, (name) => {
      const isOwn = ownerOf(name, all) === own;
      const local = name.slice(own.length + 1);
      return deployTimeValue(isOwn ? local : name);
    });
  };

/** Returns whether a pattern names any principal. `*` and `role/*` name none. */
export function mayNamePrincipal(pattern: PolicyText): boolean {
  const arn = parseArn(pattern);
  return arn ? NAMED.test(arn.resource) : hasDeployTimeValue(pattern);
}

const NAMED = /^[^/]+\/.*[^*?/]/;

/** Returns whether a pattern names no principal, and includes one: `*` and `role/*`. */
export function includesPrincipal(pattern: PolicyText, principal: Principal): boolean {
  const arn = parseArn(pattern);
  if (!arn)
    return (
      /^\*+$/.test(pattern) ||
      (/^arn:.*\*$/.test(pattern) && arnsOf(principal).some((one) => overlap(pattern, one)))
    );
  return (
    isOfEveryName(arn.resource, wordOf(principal)) &&
    mayBePlaceOf(arn, principal) &&
    pathsOf(principal).some((one) => matchesPattern(arn.resource, one))
  );
}

/** Returns whether a pattern in the policies of a file is of a principal, or of every one of its kind. */
export const namesOrIncludes = (pattern: PolicyText, principal: Principal, file: string): boolean =>
  namesPrincipal(pattern, principal, file) || includesPrincipal(pattern, principal);

/** Returns whether an ARN in the policies of a file, or a pattern of it, matches a principal. */
export function matchesPrincipal(pattern: PolicyText, principal: Named, file: string): boolean {
  const arn = arnFor(pattern, principal);
  return (
    arn !== undefined &&
    mayBePlaceOf(arn, principal) &&
    pathsSeenFrom(principal, file).some((path) => matchesPattern(arn.resource, path))
  );
}

/**
 * Returns whether deployment may give a principal a name that a pattern in the policies of a file
 * matches, or the pseudo parameters of the pattern may make it the name of the principal.
 */
export function mayNamePrincipalOf(
  pattern: PolicyText,
  principal: NamedWithValues,
  file: string,
): boolean {
  const { account } = identityOf(principal);
  const arn = arnFor(pattern, principal);
  return (
    arn !== undefined &&
    !isOfEveryName(arn.resource, wordOf(principal)) &&
    mayBePlaceOf(arn, principal) &&
    !isInOtherPath(arn.resource, principal, file) &&
    (mayHavePath(arn.resource, principal, file) ||
      pathsByPathOf(arn.resource, principal)
        .map(seenFrom(file, principal))
        .some((path) => matchesPattern(arn.resource, path)) ||
      pseudoParameterTexts(arn.resource, account).some((text) => mayBePathOf(text, principal)))
  );
}

/** Returns the parts of an ARN with the end as the names of a principal have it. */
function arnFor(pattern: PolicyText, { kind }: Named): ArnParts | undefined {
  const arn = parseArn(pattern);
  if (kind !== 'permission set') return arn;
  return arn && { ...arn, resource: asReserved(arn.resource) };
}

/** Returns whether deployment may give a principal a name that the end of an ARN in a file has. */
const mayHavePath = (resource: PolicyText, principal: NamedWithValues, file: string): boolean =>
  namesOf(identityOf(principal))
    .filter(hasDeployTimeValue)
    .filter((name) => !isGenerated(name) || mayEndName(resource))
    .flatMap((name) => withRoot(`${wordOf(principal)}/${name}`, identityOf(principal).openPaths))
    .map(seenFrom(file, principal))
    .filter((path) => !hasOtherReference(resource, path, principal.values))
    .map((path) => withoutCommonEnd([resource, path]))
    .some(([one, other]) => overlap(one, other));

/**
 * Returns whether a text has the name of a resource of the template that is not in a path. It is another
 * name.
 */
export const hasOtherReference = (
  text: PolicyText,
  path: PolicyText,
  values: Principal['values'],
): boolean =>
  deployTimeNames(text).some(
    (name) => isNameOfResource(values?.get(name)) && !path.includes(deployTimeValue(name)),
  );

/** Returns whether the end of an ARN may be that of a principal with a literal name. */
const mayBePathOf = (resource: PolicyText, principal: Named): boolean =>
  pathsByName(principal)
    .filter((path) => !hasDeployTimeValue(path))
    .some((path) => overlap(resource, path));

/** Returns the ends of the ARNs of a principal, as its own stack writes them: `role/team/Admin`. */
export const pathsOf = (principal: Named): readonly PolicyText[] => [
  ...pathsByName(principal),
  ...pathsByReference(principal),
];

/** Returns those ends of its ARNs that have its name, or the one that CloudFormation generates. */
export const pathsByName = (principal: Named): readonly PolicyText[] =>
  namesOf(identityOf(principal)).map((name) => `${wordOf(principal)}/${name}`);

/** Returns those ends of its ARNs that have a reference to its name. */
export const pathsByReference = (principal: Named): readonly PolicyText[] =>
  referencesTo(identityOf(principal)).map((name) => `${wordOf(principal)}/${name}`);

/** Returns the references to a name, which has no path, in the path of the principal. */
function referencesTo(identity: PrincipalIdentity): readonly PolicyText[] {
  const { id } = identity;
  if (id === undefined) return [];
  const paths = [...new Set(identity.names.map(pathOfName))];
  return (paths.length > 0 ? paths : ['']).map((path) => `${path}${deployTimeValue(id)}`);
}

/**
 * Returns whether the end of an ARN is a reference to the name of a principal, in a path that it does
 * not have. Names are unique in an account whatever the path, so it is of nobody.
 */
export function isInOtherPath(resource: PolicyText, principal: Named, file: string): boolean {
  const { id } = identityOf(principal);
  const units = textUnits(resource);
  const reference = id !== undefined && seenFrom(file, principal)(deployTimeValue(id));
  if (units[units.length - 1] !== reference || hasReference(units.slice(0, -1).join('')))
    return false;
  return pathsSeenFrom(principal, file).every(
    (own) => !hasReference(pathOfName(own)) && !matchesPattern(resource, own),
  );
}

/** Returns the names of a principal; otherwise the one that CloudFormation generates. */
const namesOf = ({ names, id }: PrincipalIdentity): readonly PolicyText[] =>
  names.length > 0 || id === undefined ? names : [generatedName(id)];

const identityOf = ({ identity, name, place }: Named): PrincipalIdentity =>
  identity ?? { names: [name], ...(place.logicalId !== undefined && { id: place.logicalId }) };

/** A permission set becomes a role in each account. */
const wordOf = ({ kind }: Named) => (kind === 'permission set' ? 'role' : kind);

/** Returns whether an ARN is in IAM, in what may be the partition and the account of a principal. */
const mayBePlaceOf = (
  { partition, service, region, account }: ArnParts,
  principal: Named,
): boolean =>
  matchesPattern(service, 'iam') &&
  mayBeNoRegion(region) &&
  mayBeInPartition(partition, principal) &&
  mayBeInAccount(account, identityOf(principal).account);

/** Returns whether the Region in an ARN may be none, as in all ARNs of IAM. */
export const mayBeNoRegion = (region: PolicyText): boolean =>
  overlap(region, '') && !region.includes(REGION);

const REGION = deployTimeValue('AWS::Region');

/** Returns the ARNs of a principal. Deployment gives what the files do not say. */
const arnsOf = (principal: Named): readonly PolicyText[] => {
  const {
    partition = deployTimeValue('AWS::Partition'),
    account = deployTimeValue('AWS::AccountId'),
  } = identityOf(principal);
  return pathsByName(principal).map((path) =>
    ['arn', partition, 'iam', '', account, path].join(':'),
  );
};

/** Returns whether two principals, or policies, may be of one account. */
export const mayShareAccount = (
  { identity: one }: Pick<Named, 'identity'>,
  { identity: other }: Pick<Named, 'identity'>,
): boolean =>
  one?.account === undefined || other?.account === undefined || one.account === other.account;

/** Returns an ARN in a file of a known account with that account, where it has the pseudo parameter. */
export function inOwnAccount(text: PolicyText, { identity }: Pick<Named, 'identity'>): PolicyText {
  const arn = parseArn(text);
  if (identity?.account === undefined || arn?.account !== ACCOUNT) return text;
  return ['arn', arn.partition, arn.service, arn.region, identity.account, arn.resource].join(':');
}

const ACCOUNT = deployTimeValue('AWS::AccountId');

/** Returns whether an account in an ARN may be a known one. */
export const mayBeInAccount = (written: PolicyText, account: string | undefined): boolean =>
  account === undefined || hasReference(written) || matchesPattern(written, account);

/**
 * Returns whether the partition in an ARN may be that of a principal. Where it is not known, it is one
 * with Amazon Connect.
 */
export const mayBeInPartition = (written: PolicyText, { identity }: Partial<Named>): boolean => {
  if (hasReference(written)) return true;
  return identity?.partition === undefined
    ? isPattern(written) || hasAmazonConnect(written)
    : overlap(written, identity.partition);
};

/**
 * Returns a text of a stack as other stacks write it. Pseudo parameters have no prefix.
 *
 * @param stacks - The stacks whose values keep their prefix.
 */
export const withStack = (
  text: PolicyText,
  stack: string,
  stacks: readonly string[] = [],
): PolicyText =>
  mapDeployTimeValues(text, (name) => {
    const isGlobal = isOfAllStacks(name) || ownerOf(name, stacks) !== undefined;
    return deployTimeValue(isGlobal ? name : `${stack}/${name}`);
  });

const isOfAllStacks = (name: string): boolean =>
  name === RESERVED_END || (name.startsWith('AWS::') && name !== STACK_NAME) || isShared(name);
