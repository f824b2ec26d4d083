import { findingsOn } from './findings-on';
import { PolicyDocument } from '../catalogue/policy-facts';
import { trustFacts } from '../catalogue/trust';
import { matchesAction } from '../policy/action-patterns';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';

/**
 * Returns findings about access inside the instances that statements and managed policies give:
 * signing in, and taking over users.
 */
export const signInFindings = (
  statements: readonly CompiledStatement[],
  documents: readonly PolicyDocument[],
): Finding[] => {
  const { emergency, signIn, takeOver } = trustFacts();
  const isOpen = (action: string) => !isDenied(statements, action);
  return [
    ...findingsOn('emergency-access', 'signs in to the instances as their administrator', [
      ...[emergency].filter((action) => isOpen(action) && isAllowed(statements, action)),
    ]),
    ...findingsOn(
      'sign-in-as-any-user',
      'signs in to the instances as the user that the session names',
      [
        ...[signIn].filter(
          (action) =>
            isOpen(action) && (isAllowed(statements, action) || isServed(documents, action)),
        ),
      ],
    ),
    ...findingsOn(
      'user-takeover',
      'changes the e-mail address of users, by which they reset their passwords',
      takeOver.filter((action) => isOpen(action) && isAllowed(statements, action)),
    ),
  ];
};

/**
 * Returns whether compiled statements allow an action. Copies of managed policies have patterns.
 */
export const isAllowed = (statements: readonly CompiledStatement[], action: string): boolean =>
  statements.some(
    ({ effect, actions }) =>
      effect === 'Allow' && actions.some((one) => matchesAction(one, action)),
  );

/** Returns whether compiled statements deny an action everywhere, unconditionally. */
const isDenied = (statements: readonly CompiledStatement[], action: string): boolean =>
  statements.some(
    ({ effect, actions, resources, conditions }) =>
      effect === 'Deny' &&
      conditions.length === 0 &&
      resources.includes('*') &&
      actions.some((one) => matchesAction(one, action)),
  );

/** Returns whether managed policies allow an action. */
export const isServed = (documents: readonly PolicyDocument[], action: string): boolean => {
  const has = (effect: string) =>
    documents.some((document) =>
      document.Statement.some(
        (one) =>
          one.Effect === effect &&
          [one.Action].flat().some((pattern) => matchesAction(pattern, action)),
      ),
    );
  return has('Allow') && !has('Deny');
};
