import { arnsIn, grantedPartitions, PARTITION, partitionsIn } from './own-partitions';
import { policyKeys } from '../catalogue/escalation';
import { hasAmazonConnect, USUAL_PARTITION } from '../catalogue/partitions';
import { knownRegions } from '../catalogue/regions';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { familyOfArn } from '../policy/arn-resource-types';
import { isKey } from '../policy/condition-key';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { withoutEarlyVariables } from '../policy/early-variables';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { isAllow } from '../policy/statement';

/** Where a principal tries its permissions. The first stand for the pseudo parameters. */
export interface OwnPlace {
  readonly partitions: readonly [PolicyText, ...PolicyText[]];
  readonly accounts: readonly [PolicyText, ...PolicyText[]];
  /** The Regions that limits name, and one that they do not. */
  readonly regions: readonly string[];
  /** Whether only limits name the accounts. The principal may be in another. */
  readonly isGuessed: boolean;
  /** Whether only limits name the partitions, and not the usual one. The principal may be there. */
  readonly isPartitionGuessed: boolean;
}

/** A Region for those who are not limited to some. */
export const ANY_REGION = 'us-east-1';

/** An account that no policy names. */
export const ANY_ACCOUNT = '000000000000';

/** The account of a principal, as the pseudo parameter. */
export const ACCOUNT = deployTimeValue('AWS::AccountId');

/**
 * Returns the partition of a principal; otherwise those that its policies name, those of what they
 * allow first. Limits in partitions without Amazon Connect leave the others. Then the accounts that
 * its limits name: who writes a deny for an account has that account. Undefined where nothing limits
 * it to some resources.
 */
export const ownPlace = memoize((principal: Principal): OwnPlace | undefined =>
  limitsOf(principal).length === 0 ? undefined : anyPlace(principal),
);

/** Returns the same where nothing limits a principal. */
export const anyPlace = memoize((principal: Principal): OwnPlace => {
  const limits = limitsOf(principal);
  const arns = limits.flatMap((one) => parseArn(one) ?? []);
  const { account, partition: known } = principal.identity ?? {};
  const granted = known === undefined ? grantedPartitions(principal) : [known];
  const others = known === undefined ? partitionsIn(limits).filter(hasAmazonConnect) : [];
  const [partition = USUAL_PARTITION, ...partitions] = unique([...granted, ...others]);
  const named = accountsIn(limits);
  const [first = ANY_ACCOUNT, ...accounts] = ownAccounts(principal, account, named);
  return {
    partitions: [partition, ...partitions],
    accounts: [first, ...accounts],
    regions: regionsIn(arns.map(({ region }) => region)),
    isGuessed: account === undefined && named.length > 0,
    isPartitionGuessed:
      granted.length === 0 && ![partition, ...partitions].includes(USUAL_PARTITION),
  };
});

/** Returns the accounts of limits; otherwise those that statements say. */
function ownAccounts(
  principal: Principal,
  account: string | undefined,
  named: readonly PolicyText[],
): readonly PolicyText[] {
  if (account !== undefined) return [account];
  return named.length > 0 ? named : accountsSaidBy(statementsOf(principal));
}

/** Returns the accounts in which a principal is by what it is allowed. */
export const grantedAccounts = memoize((principal: Principal) =>
  accountsSaidBy(statementsOf(principal).filter((one) => isAllow(one) && !one.notResource)),
);

const statementsOf = (principal: Principal): readonly PolicyStatement[] =>
  policiesOf(principal).flatMap((one) => one.statements);

/**
 * Returns the accounts in which statements change IAM. Nobody is allowed something in Amazon Connect, or
 * gives policies, of another account.
 */
function accountsSaidBy(statements: readonly PolicyStatement[]): readonly PolicyText[] {
  const ofIam = statements.filter(({ actions }) => actions.some((one) => serviceOf(one) === 'iam'));
  const changed = accountsIn(ofIam.flatMap(arnsIn));
  if (changed.length > 0) return changed;
  const { attached, boundary } = policyKeys();
  const policies = statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => [attached, boundary].some((one) => isKey(key, one)))
    .flatMap(({ values }) => values);
  const ofConnect = statements.flatMap(arnsIn).filter((one) => familyOfArn(one) !== undefined);
  return accountsIn([...policies, ...ofConnect]);
}

/** Limits in some Regions leave the others. */
function regionsIn(patterns: readonly PolicyText[]): readonly string[] {
  const some = unique(patterns.filter((one) => !/^\**$/.test(one)));
  const isOf = (pattern: PolicyText) => (region: string) => matchesPattern(pattern, region);
  const named = some.flatMap((pattern) => knownRegions().find(isOf(pattern)) ?? []);
  const other = knownRegions().find((region) => !some.some((pattern) => isOf(pattern)(region)));
  return unique([ANY_REGION, ...named, ...(other === undefined ? [] : [other])]);
}

function accountsIn(texts: readonly PolicyText[]): readonly PolicyText[] {
  return unique(
    texts.map((one) => parseArn(one)?.account ?? '').filter((one) => /^\d{12}$/.test(one)),
  );
}

/** Returns the ARNs in what limits a principal: denies, exceptions of resources, a boundary. */
function limitsOf(principal: Principal): readonly PolicyText[] {
  const own = policiesOf(principal).flatMap(limitsIn);
  const { policy } = principal.boundary ?? {};
  return policy ? [...own, ...policy.statements.flatMap(arnsIn)] : own;
}

const limitsIn = memoize(({ statements }: Policy): readonly PolicyText[] =>
  statements.filter(({ effect, notResource }) => effect === 'Deny' || notResource).flatMap(arnsIn),
);

const unique = (texts: readonly PolicyText[]) => [...new Set(texts)];

/**
 * Returns an ARN with the partition and the account of a place instead of the pseudo parameters.
 * Where the account or the partition is guessed, other ARNs have others.
 */
export function inPlace(text: PolicyText, place: OwnPlace): readonly PolicyText[] {
  const arn = parseArn(text);
  if (!arn || (arn.partition !== PARTITION && arn.account !== ACCOUNT)) return [text];
  const partitions = [place.partitions[0], ...(place.isPartitionGuessed ? [USUAL_PARTITION] : [])];
  const accounts = [place.accounts[0], ...(place.isGuessed ? [ANY_ACCOUNT] : [])];
  return (arn.partition === PARTITION ? partitions : [arn.partition]).flatMap((partition) =>
    (arn.account === ACCOUNT ? accounts : [arn.account]).map((account) =>
      ['arn', partition, arn.service, arn.region, account, arn.resource].join(':'),
    ),
  );
}

/** Returns the same of an ARN to try. A policy variable before its resource is that of the own place. */
export function triedInPlace(text: PolicyText, place: OwnPlace | undefined): readonly PolicyText[] {
  const service = '*';
  const own = { partition: PARTITION, service, region: ANY_REGION, account: ACCOUNT };
  const tried = withoutEarlyVariables(text, own);
  return place ? inPlace(tried, place) : [tried];
}

/** Returns a policy with such ARNs; itself where it has none. */
export function policyInPlace(policy: Policy, place: OwnPlace): Policy {
  const statements = policy.statements.map((one) => statementInPlace(one, place));
  return statements.every((one, i) => one === policy.statements[i])
    ? policy
    : { ...policy, statements };
}

function statementInPlace(statement: PolicyStatement, place: OwnPlace): PolicyStatement {
  const resources = statement.resources.flatMap((one) => inPlace(one, place));
  const { length } = statement.resources;
  return resources.length === length && resources.every((one, i) => one === statement.resources[i])
    ? statement
    : { ...statement, resources };
}
