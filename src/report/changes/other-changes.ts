import { LocalChange } from './merge-cases';
import { BoundaryChange, FindingChange, PolicyChange, UnknownChange, UseCaseChange } from './model';
import { ReportedManagedPolicy, ReportedPrincipal, ReportedRow } from '../model';

type Maybe = ReportedPrincipal | undefined;

/** Returns the items of the first list that are not in the second, by key. */
function difference<T>(some: readonly T[], others: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(others.map(key));
  const distinct = new Map(some.map((one) => [key(one), one]));
  return [...distinct].filter(([content]) => !known.has(content)).map(([, one]) => one);
}

/** Returns the console rows and jobs that can be done on one side only. */
export function useCaseChanges(
  was: Maybe,
  is: Maybe,
  rows: readonly ReportedRow[],
): readonly UseCaseChange[] {
  const [before, after] = [was, is].map(allowedRows);
  return rows.flatMap(({ id, label, page }): UseCaseChange[] => {
    if (before.has(id) === after.has(id)) return [];
    const kind = after.has(id) ? 'use-case-gained' : 'use-case-lost';
    return [{ kind, row: id, label, page }];
  });
}

const allowedRows = (side: Maybe): ReadonlySet<string> =>
  new Set((side?.useCases ?? []).flatMap(({ row, known }) => (known === 'allowed' ? [row] : [])));

/** Returns the parts that were not read on one side only. */
export function unknownChanges(was: Maybe, is: Maybe): readonly UnknownChange[] {
  const [before, after] = [was?.unknown ?? [], is?.unknown ?? []];
  const key = ({ kind, what }: (typeof before)[number]) => JSON.stringify([kind, what]);
  return [
    ...difference(after, before, key).map((part) => ({ kind: 'unknown-gained' as const, part })),
    ...difference(before, after, key).map((part) => ({ kind: 'unknown-lost' as const, part })),
  ];
}

/** Returns the managed policies that were attached or detached, or that have another version. */
export function policyChanges(was: Maybe, is: Maybe): readonly PolicyChange[] {
  const [before, after] = [was, is].map(
    (side) => new Map((side?.managedPolicies ?? []).map((one) => [policyKey(one), one])),
  );
  const all = new Map([...before, ...after]);
  return [...all].flatMap(([key, policy]): PolicyChange[] => {
    // An unread policy that was added or removed is reported as an unread part.
    if (policy.origin === 'unknown') return [];
    const name = nameAmong(policy, [...all.values()]);
    const [old, now] = [before.get(key), after.get(key)];
    const more = policy.saysMore ? { saysMore: true as const } : {};
    if (!old) return [{ kind: 'policy-attached', name, ...version('after', now), ...more }];
    if (!now) return [{ kind: 'policy-detached', name, ...version('before', old) }];
    if (old.version === now.version) return [];
    const versions = { ...version('before', old), ...version('after', now) };
    return [{ kind: 'policy-version', name, ...versions, ...more }];
  });
}

const version = <K extends string>(
  key: K,
  policy: ReportedManagedPolicy | undefined,
): { readonly [P in K]?: string } =>
  policy?.version === undefined ? {} : ({ [key]: policy.version } as { [P in K]: string });

/**
 * Returns the key of a policy. An unread policy is identified by its ARN, so a policy of the same
 * name is a different one.
 */
const policyKey = ({ name, arn, origin }: ReportedManagedPolicy): string =>
  origin === 'unknown' ? arn.replace(/^arn:(\$\{AWS::Partition\}|[\w-]+):/, 'arn:*:') : name;

/** Returns the name of a policy, or its ARN when another policy has the same name. */
const nameAmong = (policy: ReportedManagedPolicy, all: readonly ReportedManagedPolicy[]): string =>
  all.some((other) => other !== policy && other.name === policy.name) ? policy.arn : policy.name;

export function boundaryChanges(was: Maybe, is: Maybe): readonly BoundaryChange[] {
  const [before, after] = [was?.boundary?.arn, is?.boundary?.arn];
  if (before === after || !was || !is) return [];
  return [
    {
      kind: 'boundary-changed',
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** The rule whose findings a change of trust in everybody already covers. */
const TOLD_BY_TRUST = 'trust-in-anyone';

/** Rules whose findings a gain of access already covers. */
const TOLD_BY_ACCESS: ReadonlySet<string> = new Set(['escalation', 'unconfined', 'star-resource']);

/** Returns the findings of one side only, without those that the access changes cover. */
export function findingChanges(
  was: Maybe,
  is: Maybe,
  changes: readonly LocalChange[],
): readonly FindingChange[] {
  const hasActions = changes.some((one) => 'actions' in one && 'before' in one);
  const [before, after] = [was?.findings ?? [], is?.findings ?? []];
  const key = ({ id, subject, severity }: (typeof before)[number]) =>
    JSON.stringify([id, subject, severity]);
  const [added, removed] = [difference(after, before, key), difference(before, after, key)];
  // A finding about more or fewer actions than before is the same finding.
  const isOfBoth = (id: string) => [added, removed].every((list) => list.some((f) => f.id === id));
  const isNews = (side: 'before' | 'after') => {
    const isTrustTold = changes.some((one) => isOfEverybody(one, side));
    return ({ id }: (typeof added)[number]) =>
      !isOfBoth(id) &&
      !(hasActions && TOLD_BY_ACCESS.has(id)) &&
      !(isTrustTold && id === TOLD_BY_TRUST);
  };
  const data = ({ id, severity, subject }: (typeof added)[number]) => ({ id, severity, subject });
  return [
    ...added
      .filter(isNews('after'))
      .map((one) => ({ kind: 'finding-added' as const, ...data(one) })),
    ...removed
      .filter(isNews('before'))
      .map((one) => ({ kind: 'finding-removed' as const, ...data(one) })),
  ];
}

const KINDS_OF_TRUST = {
  before: ['trust-lost', 'trust-narrowed'],
  after: ['trust-gained', 'trust-widened'],
};

/** Returns whether a change says that everybody is trusted on a side, and not on the other. */
const isOfEverybody = (change: LocalChange, side: 'before' | 'after'): boolean =>
  KINDS_OF_TRUST[side].includes(change.kind) &&
  'after' in change &&
  change[side].some(
    (trust) => 'principals' in trust && trust.principals.some(({ value }) => value === '*'),
  );
