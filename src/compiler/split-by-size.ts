import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { documentCharacters, MANAGED_QUOTA } from '../policy/quotas';

/** Returns the characters of a statement in IAM: an upper bound for a statement with references. */
export type SizeOf = (statement: CompiledStatement) => number;

/** Statements divided among the role itself and separate policies. */
export interface InlineFirst {
  readonly inline: readonly CompiledStatement[];
  readonly separate: readonly (readonly CompiledStatement[])[];
}

/** A statement and its characters. */
interface Measured {
  readonly statement: CompiledStatement;
  readonly size: number;
}

/** A policy that is filled. */
interface Policy {
  readonly quota: number;
  readonly measured: readonly Measured[];
}

const EMPTY: Policy = { quota: MANAGED_QUOTA, measured: [] };

/**
 * Stage 8: divides the statements into as few policies as their order and size allow, each inside
 * the quota of a managed policy. It uses first fit in order: each statement goes into the first
 * policy with room for it.
 */
export const splitBySize = (
  label: string,
  statements: readonly CompiledStatement[],
  sizeOf: SizeOf,
): CompiledStatement[][] => {
  const pieces = statements.flatMap((one) => piecesOf(label, measured(one, sizeOf), sizeOf));
  return firstFit([], pieces).map(statementsOf);
};

/**
 * Keeps the statements in the inline policy of a role, and divides only those that do not fit into
 * separate policies. They are as few as possible, so that access that grows moves little. Denies
 * leave last.
 *
 * @param room the characters that the inline policy may have
 */
export function splitInlineFirst(
  label: string,
  statements: readonly CompiledStatement[],
  sizeOf: SizeOf,
  room: number,
): InlineFirst {
  let inline = statements.map((one) => measured(one, sizeOf));
  let separate: readonly Measured[] = [];
  for (let over = excess(inline, room); over > 0; over = excess(inline, room)) {
    const leaving = leaves(inline, over);
    inline = inline.filter((one) => one !== leaving);
    separate = [...separate, leaving];
  }
  const kept = separate.map(({ statement }) => statement);
  const inOrder = statements.filter((one) => kept.includes(one));
  return {
    inline: inline.map(({ statement }) => statement),
    separate: splitBySize(label, inOrder, sizeOf),
  };
}

/** Returns the characters beyond the room. An empty policy takes none. */
const excess = (inline: readonly Measured[], room: number) =>
  inline.length === 0 ? 0 : documentCharacters(inline.map(({ size }) => size)) - room;

/** Returns the smallest statement whose room suffices, or the largest one. */
function leaves(inline: readonly Measured[], over: number): Measured {
  const allows = inline.filter(({ statement }) => statement.effect === 'Allow');
  const bySize = [...(allows.length > 0 ? allows : inline)].sort((a, b) => a.size - b.size);
  return bySize.find(({ size }) => size >= over) ?? bySize[bySize.length - 1];
}

const measured = (statement: CompiledStatement, sizeOf: SizeOf): Measured => ({
  statement,
  size: sizeOf(statement),
});

const statementsOf = (policy: Policy) => policy.measured.map(({ statement }) => statement);

/** Returns the policies with the statements added, each to the first policy with room for it. */
const firstFit = (policies: readonly Policy[], statements: readonly Measured[]) =>
  statements.reduce((all, one) => {
    const at = all.findIndex((policy) => hasRoom(policy, one));
    return at < 0
      ? [...all, added(EMPTY, one)]
      : all.map((policy, i) => (i === at ? added(policy, one) : policy));
  }, policies);

const hasRoom = (policy: Policy, { size }: Measured) =>
  documentCharacters([...policy.measured.map((one) => one.size), size]) <= policy.quota;

const added = (policy: Policy, one: Measured): Policy => ({
  ...policy,
  measured: [...policy.measured, one],
});

/**
 * Divides a statement that is larger than a policy into as few as fit, each with some of its
 * resources or actions.
 */
function piecesOf(label: string, whole: Measured, sizeOf: SizeOf): Measured[] {
  if (hasRoom(EMPTY, whole)) return [whole];
  const { statement } = whole;
  const { sid, resources, actions } = statement;
  const longest = Math.max(resources.length, actions.length);
  if (longest === 1) {
    throw new ConnectAccessError({
      where: label,
      problem: `the statement ${sid} is larger than a policy can be`,
      allowed: `${MANAGED_QUOTA} characters`,
    });
  }
  const most = Math.min(longest, LETTERS.length);
  for (let count = Math.ceil(whole.size / MANAGED_QUOTA); count < most; count++) {
    const parts = partsOf(statement, count).map((part) => measured(part, sizeOf));
    if (parts.every((part) => hasRoom(EMPTY, part))) return parts;
  }
  return partsOf(statement, most).flatMap((part) =>
    piecesOf(label, measured(part, sizeOf), sizeOf),
  );
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Returns the statement divided by its resources, or by its actions where they are more. */
function partsOf(statement: CompiledStatement, count: number): CompiledStatement[] {
  const { sid, resources, actions } = statement;
  const parts: Partial<CompiledStatement>[] =
    resources.length >= actions.length
      ? chunks(resources, count).map((some) => ({ resources: some }))
      : chunks(actions, count).map((some) => ({ actions: some }));
  return parts.map((part, i) => ({ ...statement, ...part, sid: sid && `${sid}${LETTERS[i]}` }));
}

/** Returns the list in a number of parts, whose lengths differ by one at most. */
function chunks<T>(list: readonly T[], count: number): T[][] {
  const start = (i: number) => Math.ceil((i * list.length) / count);
  return Array.from({ length: count }, (_, i) => list.slice(start(i), start(i + 1)));
}
