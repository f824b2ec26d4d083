import { Stack } from 'aws-cdk-lib/core';
import { policySizeIn, statementSizeIn } from './statement-size';
import { InlineFirst, splitBySize, splitInlineFirst } from '../../compiler/split-by-size';
import { CompiledStatement } from '../../policy/compiled-statement';
import { INLINE_QUOTA } from '../../policy/quotas';
import { ConnectRoleProps, StatementsIn } from '../connect-role-props';

/** Returns the statements by their place. The caller's own inline policies take room too. */
export function placeStatements(
  where: string,
  stack: Stack,
  { statementsIn = StatementsIn.ROLE, inlinePolicies = {} }: ConnectRoleProps,
  statements: readonly CompiledStatement[],
): InlineFirst {
  const sizeOf = statementSizeIn(stack);
  if (statementsIn === StatementsIn.MANAGED_POLICIES)
    return { inline: [], separate: splitBySize(where, statements, sizeOf) };
  const others = Object.values(inlinePolicies);
  if (others.length === 0 && certainlyFitsInline(statements))
    return { inline: statements, separate: [] };
  const taken = others.reduce((sum, document) => sum + policySizeIn(stack, document), 0);
  return splitInlineFirst(where, statements, sizeOf, INLINE_QUOTA - taken);
}

/**
 * Returns whether the statements certainly fit, without counting characters. A dozen of the longest
 * ARNs and the surrounding text fit.
 */
function certainlyFitsInline(statements: readonly CompiledStatement[]): boolean {
  const texts = statements.flatMap(({ actions, resources, conditions }) => [
    ...actions,
    ...resources,
    ...conditions.flatMap(({ values }) => values),
  ]);
  return statements.length <= 4 && texts.length <= 16;
}
