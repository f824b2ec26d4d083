import { ReportedPrincipal } from '../model';

/** A principal on both sides, or on one of them. */
export interface Pair {
  readonly was?: ReportedPrincipal;
  readonly is?: ReportedPrincipal;
}

/** The minimum similarity of a renamed principal: the share of statements that both have. */
const ALIKE = 0.8;

/** Pairs the principals of two sides by id. Pairs the remaining ones by their access. */
export function pairPrincipals(
  before: readonly ReportedPrincipal[],
  after: readonly ReportedPrincipal[],
): readonly Pair[] {
  const [old, now] = [byIdAndNumber(before), byIdAndNumber(after)];
  const both = [...now].flatMap(([key, is]): Pair[] => {
    const was = old.get(key);
    return was ? [{ was, is }] : [];
  });
  const gone = [...old].flatMap(([key, was]) => (now.has(key) ? [] : [was]));
  const came = [...now].flatMap(([key, is]) => (old.has(key) ? [] : [is]));
  const renamed = renamedPairs(gone, came);
  const paired = new Set(renamed.flatMap(({ was, is }) => [was, is]));
  const alone = [
    ...came.filter((is) => !paired.has(is)).map((is): Pair => ({ is })),
    ...gone.filter((was) => !paired.has(was)).map((was): Pair => ({ was })),
  ];
  const idOf = ({ was, is }: Pair) => is?.id ?? was?.id ?? '';
  return [...both, ...renamed, ...alone].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** Returns principals by their ids. A file may have several of one id, which are numbered. */
function byIdAndNumber(
  principals: readonly ReportedPrincipal[],
): ReadonlyMap<string, ReportedPrincipal> {
  const numbers = new Map<string, number>();
  return new Map(
    principals.map((one) => {
      const number = (numbers.get(one.id) ?? 0) + 1;
      numbers.set(one.id, number);
      return [`${one.id} ${number}`, one];
    }),
  );
}

function renamedPairs(
  gone: readonly ReportedPrincipal[],
  came: readonly ReportedPrincipal[],
): readonly Pair[] {
  const singles = singlePolicies(gone, came);
  if (singles.length > 0) return singles;
  const free = new Set(came);
  return gone.flatMap((was): Pair[] => {
    const is = mostAlike(was, [...free]);
    if (!is) return [];
    free.delete(is);
    return [{ was, is }];
  });
}

/**
 * Pairs policies in separate files. A single policy before and a single policy after are the same
 * policy.
 */
function singlePolicies(
  gone: readonly ReportedPrincipal[],
  came: readonly ReportedPrincipal[],
): readonly Pair[] {
  const [was, is] = [gone, came].map((list) => list.filter(isOfFile));
  return was.length === 1 && is.length === 1 ? [{ was: was[0], is: is[0] }] : [];
}

/** Returns whether a principal is the policy of a file of its own. */
export const isOfFile = ({ kind, isPartial, logicalId }: ReportedPrincipal): boolean =>
  isPartial ?? (kind === 'policy' && logicalId === undefined);

function mostAlike(
  was: ReportedPrincipal,
  among: readonly ReportedPrincipal[],
): ReportedPrincipal | undefined {
  const scored = among
    .filter(({ kind }) => kind === was.kind)
    .map((is) => ({ is, score: likeness(was, is) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.is;
}

/** Returns the share of statements, policies, and trusts that two principals have in common. */
function likeness(one: ReportedPrincipal, other: ReportedPrincipal): number {
  const [a, b] = [contentOf(one), contentOf(other)];
  if (a.size + b.size === 0) return 0;
  const common = [...a].filter((content) => b.has(content)).length;
  return common / (a.size + b.size - common);
}

const contentOf = ({
  statements,
  managedPolicies,
  trust,
}: ReportedPrincipal): ReadonlySet<string> =>
  new Set([
    ...statements.map(({ policy, sid, ...content }) => JSON.stringify(content)),
    ...managedPolicies.map(({ arn }) => arn),
    ...trust.map(({ sid, ...content }) => JSON.stringify(content)),
  ]);
