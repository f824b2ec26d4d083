import { byValues } from './choice-by-values';
import { isKey } from './condition-keys';
import { KeyValue } from './deed';
import { tagSpellings } from './tag-spellings';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { demands } from '../policy/trust-queries';

/** What a caller brings to a session of a role: a tag, or a source identity. */
interface BroughtKey {
  /** The action that brings it. */
  readonly action: string;
  /** The condition key of its value in the request that assumes the role. */
  readonly request: string;
  /** The name of the tag. Default: it is no tag. */
  readonly tag?: string;
}

function broughtKey(key: string): BroughtKey | undefined {
  const { tagSession, sourceIdentity } = trustFacts();
  const { tags } = requestFacts();
  if (isKey(key, sourceIdentity.session))
    return { action: sourceIdentity.sets, request: sourceIdentity.request };
  if (!isKey(key, tags.principal)) return undefined;
  const tag = key.slice(key.indexOf('/') + 1);
  return { action: tagSession, request: tags.request.replace('${TagKey}', () => tag), tag };
}

/** Returns whether a condition is about what a caller brings to its session. */
export const isOnSession = ({ key }: Pick<Condition, 'key'>): boolean => {
  const { tags } = requestFacts();
  return [tags.request, tags.keys, trustFacts().sourceIdentity.request].some((one) =>
    isKey(key, one),
  );
};

/**
 * Returns those of some values that everybody in an account may give to a key of its session of a
 * role: to a tag, or to the source identity. Whoever brings it must be let in for both, to assume the
 * role and to bring it. A single role in the trust policy may be a broker, which decides for others.
 */
export function sessionValues<T extends KeyValue>(
  role: Principal,
  key: string,
  values: readonly T[],
): readonly T[] {
  const brought = broughtKey(key);
  if (!brought || role.kind !== 'role') return [];
  const ways = waysToBring(role)(brought.action);
  return values.filter((value) =>
    ways.some((way) => spelled(brought, way).some((one) => way.every(isMetBy(one, value)))),
  );
}

/** Returns what is brought, with each key of the tag that a request may have. */
function spelled(brought: BroughtKey, way: readonly Condition[]): readonly BroughtKey[] {
  if (brought.tag === undefined) return [brought];
  const keys = way.filter(({ key }) => isKey(key, requestFacts().tags.keys));
  return tagSpellings(
    brought.tag,
    keys.flatMap(({ values }) => values),
  ).map((tag) => ({ ...brought, tag }));
}

/** Returns the conditions on sessions, for each two statements that let the same account bring it. */
const waysToBring = memoize((role: Principal) =>
  memoize((action: string): readonly (readonly Condition[])[] => {
    const bringing = effectiveTrust(role)(action).filter(isOfWholeAccounts);
    if (bringing.length === 0) return [];
    return effectiveTrust(role)(trustFacts().assume)
      .filter(isOfWholeAccounts)
      .flatMap((assuming) =>
        bringing
          .filter((one) => shareAccount(assuming, one))
          .map((one) => [...assuming.conditions, ...one.conditions].filter(isOnSession)),
      );
  }),
);

const isOfWholeAccounts = (statement: TrustStatement): boolean =>
  accountsOf(statement).length > 0 && !demands(statement, trustFacts().narrowingKeys);

const shareAccount = (one: TrustStatement, other: TrustStatement): boolean =>
  accountsOf(one).some((account) => accountsOf(other).some((its) => isSame(account, its)));

const isSame = (one: PolicyText, other: PolicyText): boolean =>
  one === other || [one, other].some((account) => account === '*' || hasDeployTimeValue(account));

/** Returns the accounts of which a statement lets everybody in; `*` for all. */
const accountsOf = ({ notPrincipal, principals }: TrustStatement): readonly PolicyText[] =>
  notPrincipal ? ['*'] : principals.flatMap((one) => wholeAccount(one) ?? []);

function wholeAccount({ type, value }: TrustPrincipal): PolicyText | undefined {
  if (value === '*') return value;
  const arn = parseArn(value);
  const account = arn?.resource === 'root' ? arn.account : value;
  const isAccount = /^\d{12}$/.test(account) || nameOfOpaque(account) === 'AWS::AccountId';
  return type === 'AWS' && isAccount ? account : undefined;
}

/** Returns whether a condition of a trust policy holds for a request that brings a value. */
const isMetBy =
  ({ request, tag }: BroughtKey, value: KeyValue) =>
  (condition: Condition): boolean => {
    const { key, values } = condition;
    if (isKey(key, request)) return isMet(condition, value);
    if (tag === undefined || !isKey(key, requestFacts().tags.keys)) return true;
    return [[tag], [tag, ...values]].some((keys) => isMet(condition, keys));
  };

const isMet = (condition: Condition, value: KeyValue): boolean =>
  byValues(condition, [value]).canMeet;
