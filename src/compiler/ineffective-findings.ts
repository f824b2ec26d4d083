import { findingsOn } from './findings-on';
import { CompilableAccess } from '../access/compilable-access';
import { isPattern, matchesAction } from '../policy/action-patterns';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { patternIncludes } from '../policy/pattern';
import { isAllow } from '../policy/statement';

/**
 * Returns findings about parts of an access without effect: actions that it grants and denies, and
 * actions to remove that it does not have.
 */
export const ineffectiveFindings = (
  statements: readonly CompiledStatement[],
  { _notRemoved: notRemoved }: CompilableAccess,
): Finding[] => [
  ...findingsOn('denied-by-same-access', 'are granted and denied', deniedAgain(statements)),
  ...findingsOn('unused-removal', 'cannot be removed, because the access has none', notRemoved),
];

/** Returns the actions that statements allow, and that others deny wherever they are allowed. */
function deniedAgain(statements: readonly CompiledStatement[]): string[] {
  const denies = statements.filter(
    ({ effect, conditions, notResource }) =>
      effect === 'Deny' && conditions.length === 0 && !notResource,
  );
  if (denies.length === 0) return [];
  const allows = statements.filter(isAllow);
  const named = allows.flatMap(({ actions }) => actions.filter((name) => !isPattern(name)));
  const actions = new Set(named);
  return [...actions].filter((action) => {
    const against = denies.filter((deny) => includesAction(deny, action));
    const patterns = against.flatMap(({ resources }) => resources);
    return allows
      .filter((allow) => includesAction(allow, action))
      .flatMap(({ resources }) => resources)
      .every((resource) => patterns.some((pattern) => patternIncludes(pattern, resource)));
  });
}

const includesAction = ({ actions }: CompiledStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action));
