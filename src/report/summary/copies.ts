import { AccessReport, ReportedPrincipal } from '../model';

/** A stack whose principals can do the same as those of another stack. */
export interface CopiedStack {
  readonly name: string;
  readonly of: string;
  readonly principals: readonly ReportedPrincipal[];
}

/**
 * Returns the stacks that repeat an earlier one: the same principals with the same capabilities, in
 * another Region, account, or partition.
 */
export function copiedStacks({ principals }: AccessReport): readonly CopiedStack[] {
  const stacks = new Map<string, ReportedPrincipal[]>();
  for (const principal of principals) {
    const stack = stackOf(principal);
    if (stack !== undefined) stacks.set(stack, [...(stacks.get(stack) ?? []), principal]);
  }
  const first = new Map<string, string>();
  return [...stacks].flatMap(([name, its]) => {
    const content = contentOf(its);
    const of = first.get(content);
    if (of !== undefined) return [{ name, of, principals: its }];
    first.set(content, name);
    return [];
  });
}

/** Returns the stack of a principal of a CDK app. */
const stackOf = ({ constructPath }: ReportedPrincipal): string | undefined =>
  constructPath?.includes('/') ? constructPath.slice(0, constructPath.indexOf('/')) : undefined;

/** Returns what principals can do, without the names of their stack and their places. */
const contentOf = (principals: readonly ReportedPrincipal[]): string =>
  JSON.stringify(
    principals.map(({ constructPath = '', kind, otherwise, capabilities, findings }) => [
      constructPath.slice(constructPath.indexOf('/')),
      kind,
      otherwise,
      capabilities.map(({ capability, verdict, places, requirements }) => [
        capability,
        verdict,
        places.includes('*'),
        requirements.length,
      ]),
      findings.map(({ id }) => id),
    ]),
  );
