import { isArnOfSet } from './arn-of-set';
import { hasOpenVariables, withVariablesOf, withVariablesOfToday } from './known-variables';
import { hasLiteral } from './literal-variables';
import { otherPartitions, partitionsIn, possiblePartitions } from './own-partitions';
import { hasAmazonConnect } from '../catalogue/partitions';
import { requestFacts } from '../catalogue/requests';
import { mayBeInSomePath } from '../policy/any-path';
import { ArnParts, parseArn } from '../policy/arn';
import { isExact, isNegated, operatorParts } from '../policy/condition-operator';
import {
  deployTimeValue,
  hasDeployTimeValue,
  hasReference,
  lowerCase,
  PolicyText,
} from '../policy/deploy-time-text';
import { KEPT } from '../policy/generated-name';
import { Condition, Principal } from '../policy/model';
import { isOfOtherResource } from '../policy/other-resource';
import { isPattern, matchesPattern, patternIncludes, overlap } from '../policy/pattern';
import { withEachName } from '../policy/principal-identity';
import {
  isInOtherPath,
  matchesPrincipal,
  mayBeInAccount,
  mayNamePrincipalOf,
  namesPrincipal,
} from '../policy/principal-names';
import { reservedNames } from '../policy/reserved-name';
import { isShortArn } from '../policy/short-arn';
import { any, ifOneOf, not, Tristate } from '../policy/tristate';

/** Whether a condition on the ARN of the caller holds for a principal. */
export interface HolderAnswer {
  readonly answer: Tristate;
  /** Whether an account that nothing else names, a partition, or a tag decides. It may be another one. */
  readonly isGuessed: boolean;
}

/** Returns whether a condition on the ARN of the caller holds for a principal. */
export function holderAnswer(condition: Condition, holder: Principal): HolderAnswer {
  const { operator, values } = condition;
  // With one value, `ForAllValues` and `ForAnyValue` ask the same as the plain operator.
  const { name } = operatorParts(operator);
  const answered = (answer: Tristate, isGuessed = false) => ({ answer, isGuessed });
  // Every request has a caller.
  if (name === 'null' && values.includes('false')) return answered('yes');
  if (name === 'null') return answered(values.some(hasDeployTimeValue) ? 'maybe' : 'no');
  if (!/^(arn|string)/.test(name)) return answered('maybe');
  const ignoresCase = /ignorecase$/.test(name);
  const known = values
    .map((value) => withVariablesOfToday(value, holder))
    .map((value) => (ignoresCase ? lowerCase(value) : value));
  const compared = ignoresCase ? inLowerCase(holder) : holder;
  const isIts = compared.isFederated ? isArnOfSession : isArnOf;
  const names = withEachName(withNames(compared));
  const foundIn = (partition: PolicyText, some = known): Tristate =>
    ifOneOf(names, (one) =>
      any(some, (value) => {
        if (isExact(operator) && isPattern(value)) return 'no';
        if (!mayBeIn(partition, value)) return 'no';
        const answer = isIts(value, one, partition);
        return answer === 'yes' && isShortArn(condition, value) ? 'maybe' : answer;
      }),
    );
  const own = possiblePartitions(holder);
  const found = any(own, (one) => foundIn(one));
  const ofOwnAccount = known.filter((value) => !mayBeOfOther(value, compared));
  const isGuessed =
    hasOpenVariables(condition, holder) ||
    [...own, ...otherPartitions(holder, partitionsOf(known))].some(
      (one) => foundIn(one) !== found || foundIn(one, ofOwnAccount) !== found,
    );
  return answered(isNegated(operator) ? not(found) : found, isGuessed);
}

/** Returns a principal with the names in its ARN. The roles of a permission set have two paths. */
const withNames = (holder: Principal): Principal =>
  holder.kind === 'permission set'
    ? { ...holder, identity: { ...holder.identity, names: reservedNames(holder) } }
    : holder;

/** Returns the partitions with Amazon Connect that ARNs name. */
const partitionsOf = (values: readonly PolicyText[]): readonly PolicyText[] =>
  partitionsIn(values).filter(hasAmazonConnect);

/** Returns whether a value may be the ARN of something in a partition. */
function mayBeIn(partition: PolicyText, value: PolicyText): boolean {
  const written = parseArn(value)?.partition ?? '*';
  return [written, partition].some(hasReference) || matchesPattern(written, partition);
}

/** Returns a principal with its names in lower case, for operators that ignore case. */
const inLowerCase = (holder: Principal): Principal => {
  const { identity } = holder;
  return identity
    ? { ...holder, identity: { ...identity, names: identity.names.map(lowerCase) } }
    : holder;
};

/**
 * Returns whether an ARN may be in another account than a principal. Who writes the name of the
 * principal has its account.
 */
function mayBeOfOther(value: PolicyText, holder: Principal): boolean {
  const { account = '' } = parseArn(value) ?? {};
  return (
    holder.identity?.account === undefined &&
    /^\d{12}$/.test(account) &&
    !namesPrincipal(value, holder, holder.place.file)
  );
}

/**
 * Returns whether a value in the policies of a file matches the ARN of a principal, or may: its name
 * is not known. A group has users. A policy is attached to a role or a user.
 */
export function mayBeArnOf(written: PolicyText, principal: Principal, file: string): boolean {
  const value = withVariablesOf(written, principal);
  const { kind } = principal;
  const isAttached = kind === 'group' || kind === 'policy';
  const arn = parseArn(value);
  if (arn && isAttached)
    return isOfIam(arn) && HAVING[kind].some((one) => patternIncludes(arn.resource, `${one}/*`));
  if (arn)
    return matchesPrincipal(value, principal, file) || mayNamePrincipalOf(value, principal, file);
  if (hasReference(value)) return namesPrincipal(value, principal, file);
  const isIts = kind === 'permission set' ? isArnOf : isPartOfArnOf;
  const mayBeIts = (one: Principal) =>
    possiblePartitions(principal).some((partition) => isIts(value, one, partition) !== 'no');
  return isAttached || withEachName(withNames(principal)).some(mayBeIts);
}

/** The kinds of principals that have what a group or a policy allows. */
const HAVING = { group: ['user'], policy: ['role', 'user'] };

/** Returns whether a value is the ARN of a session whose user chooses its name. */
function isArnOfSession(value: PolicyText): Tristate {
  const { arn } = requestFacts().federation;
  const [its, own] = [parseArn(value), parseArn(arn)];
  // A star of the form would match colons of an ARN.
  const isOther = its && own && !overlap(its.service, own.service);
  if (hasReference(value) || isOther) return 'no';
  if (!overlap(value, arn)) return 'no';
  return patternIncludes(value, arn) ? 'yes' : 'maybe';
}

/** Returns whether a value is the ARN of a principal. The account in it is the own account. */
function isArnOf(value: PolicyText, holder: Principal, partition: PolicyText): Tristate {
  const { kind, place } = holder;
  const arn = parseArn(value);
  if (kind !== 'policy' && arn && !isOfIam(arn)) return 'no';
  if (kind === 'policy' || kind === 'group') return 'maybe';
  if (hasLiteral(value)) return 'no';
  if (kind === 'permission set')
    return isArnOfSet(value, holder.identity?.names[0] ?? '', partition);
  if (value === '*' || namesPrincipal(value, holder, place.file)) return 'yes';
  if (isOfOtherResource(value, holder)) return 'no';
  if (!arn && hasReference(value)) return 'maybe';
  if (!arn) return isPartOfArnOf(value, holder, partition);
  if (isInOtherPath(arn.resource, holder, place.file)) return 'no';
  const { account, names = [] } = holder.identity ?? {};
  if (!mayBeInAccount(arn.account, account)) return 'no';
  if (!patternMayBeOfKind(arn.resource, kind)) return 'no';
  if (hasOtherReference(arn)) return 'maybe';
  if (patternIncludes(arn.resource, `${kind}/*`)) return 'yes';
  if (names.length === 0) return mayBeGenerated(arn.resource, holder) ? 'maybe' : 'no';
  const paths = names.map((one) => `${kind}/${one}`);
  if (!paths.some((path) => overlap(arn.resource, path)))
    return mayBeInSomePath(arn.resource, holder) ? 'maybe' : 'no';
  return paths.every((path) => matchesPattern(arn.resource, path)) ? 'yes' : 'maybe';
}

/**
 * Returns whether an ARN may be of IAM. A session has the ARN of its role, and none of its own. Only the
 * federated session of a user has another.
 */
const isOfIam = ({ service, region }: ArnParts): boolean =>
  [
    [service, 'iam'],
    [region, ''],
  ].every(([written, own]) => hasDeployTimeValue(written) || matchesPattern(written, own));

/** Returns whether an ARN has a reference besides those to the own partition and account. */
const hasOtherReference = ({ partition, account, resource }: ArnParts): boolean =>
  hasReference(resource) ||
  [partition, account].some((one) => hasReference(one) && !OWN.includes(one));

const OWN: readonly PolicyText[] = ['AWS::Partition', 'AWS::AccountId'].map(deployTimeValue);

/** Returns whether a pattern that is no ARN, `*Admin*`, matches the ARN of a principal. */
function isPartOfArnOf(value: PolicyText, holder: Principal, partition: PolicyText): Tristate {
  const { account, names = [], isInAnyPath = false } = holder.identity ?? {};
  if (isInAnyPath || names.length === 0) return 'maybe';
  if (names.some(hasDeployTimeValue)) return 'maybe';
  if (account === undefined && /\d/.test(value)) return 'maybe';
  const found = names.map((name) => {
    const path = `${holder.kind}/${name}`;
    const own = ['arn', partition, 'iam', '', account ?? ANY_ACCOUNT, path];
    return matchesPattern(value, own.join(':'));
  });
  if (found.every((one) => one)) return 'yes';
  return found.includes(true) ? 'maybe' : 'no';
}

/** Stands for an account in the comparison with a pattern that names no digit. */
const ANY_ACCOUNT = '#'.repeat(12);

/** Returns whether a pattern may match a name that CloudFormation generates from a logical id. */
const mayBeGenerated = (resource: PolicyText, { kind, identity, place }: Principal): boolean => {
  const id = identity?.id ?? place.logicalId;
  return id === undefined || overlap(resource, `${kind}/*-${id.slice(0, KEPT)}*`);
};

/** Returns whether a pattern may be of a kind of principal: `role/x` is of no user. */
const patternMayBeOfKind = (resource: PolicyText, kind: string): boolean => {
  const [type] = resource.split('/');
  return /[*?$]/.test(type) || hasDeployTimeValue(type) || type === kind;
};
