import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { documentCharacters, MANAGED_QUOTA } from '../policy/quotas';

/** Returns the characters of a statement in IAM: an upper bound for a statement with references. */
export type SizeOf = (statement: CompiledStatement) => number;

/**
 * Stage 8: divides the statements into as few policies as their order and size allow, each inside
 * the quota of a managed policy. It uses first fit in order: each statement goes into the first
 * policy with room for it.
 */
export function splitBySize(
  label: string,
  statements: readonly CompiledStatement[],
  sizeOf: SizeOf,
): CompiledStatement[][] {
  const policies: { statements: CompiledStatement[]; sizes: number[] }[] = [];
  for (const statement of statements.flatMap((one) => piecesOf(label, one, sizeOf))) {
    const size = sizeOf(statement);
    const room = policies.find(({ sizes }) => fits([...sizes, size]));
    if (room) {
      room.statements.push(statement);
      room.sizes.push(size);
    } else {
      policies.push({ statements: [statement], sizes: [size] });
    }
  }
  return policies.map((policy) => policy.statements);
}

/**
 * Divides a statement that is larger than a policy into several, each with some of its resources or
 * actions.
 */
function piecesOf(
  label: string,
  statement: CompiledStatement,
  sizeOf: SizeOf,
): CompiledStatement[] {
  if (fits([sizeOf(statement)])) return [statement];
  const { sid, resources, actions } = statement;
  if (resources.length === 1 && actions.length === 1) {
    throw new ConnectAccessError({
      where: label,
      problem: `the statement ${sid} is larger than a policy can be`,
      allowed: `${MANAGED_QUOTA} characters`,
    });
  }
  const halves: Partial<CompiledStatement>[] =
    resources.length >= actions.length
      ? halvesOf(resources).map((half) => ({ resources: half }))
      : halvesOf(actions).map((half) => ({ actions: half }));
  return halves.flatMap((half, i) =>
    piecesOf(label, { ...statement, ...half, sid: sid && `${sid}${'AB'[i]}` }, sizeOf),
  );
}

const fits = (sizes: readonly number[]) => documentCharacters(sizes) <= MANAGED_QUOTA;

function halvesOf<T>(list: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
