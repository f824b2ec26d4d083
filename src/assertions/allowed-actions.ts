import { AccessQuery } from './access-query';
import { actionsOf, familyServices } from '../catalogue/catalogue';
import { isConnectAction, matchesAction } from '../policy/action-patterns';
import { lowerCase, toDisplayText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';

/** An action, or a pattern of actions, that is allowed somewhere under some condition. */
export interface AllowedAction {
  /** `*` for a statement on every action but some. */
  readonly action: string;
  /**
   * The actions that a statement on every other action leaves out. @default - none: it is no such
   * statement
   */
  readonly except?: readonly string[];
  readonly statements: readonly PolicyStatement[];
}

/**
 * All that a principal can do, the widest first: actions of the family by name, those of other
 * services as written.
 */
export function allowedActions(asked: AccessQuery): readonly AllowedAction[] {
  const { principal } = asked;
  const parts = partsLeft(principal);
  return [
    ...allButSome(asked),
    ...askedActions(principal, parts).flatMap((action) => allowedAction(asked, action, parts)),
  ];
}

const allButSome = ({ principal }: AccessQuery): readonly AllowedAction[] =>
  statementsOf(policiesOf(principal))
    .filter(({ effect, notAction }) => effect === 'Allow' && notAction)
    .map((statement) => ({
      action: '*',
      except: statement.actions.map(toDisplayText),
      statements: [statement],
    }));

function allowedAction(
  asked: AccessQuery,
  action: string,
  parts: readonly string[],
): AllowedAction[] {
  // A part of a pattern that is asked about itself is left out of the pattern.
  const actionsExcept = parts.filter((part) => part !== action && matchesAction(action, part));
  const { decision } = asked.on(action, undefined, { all: true, actionsExcept });
  const statements = decision.statements.filter(({ effect }) => effect === 'Allow');
  if (decision.known === 'denied' || statements.length === 0) return [];
  return [{ action: toDisplayText(action), statements }];
}

/** Every action of the family, and what policies write about others. */
function askedActions(principal: Principal, parts: readonly string[]): readonly string[] {
  const family = familyServices().flatMap(actionsOf);
  const isOfFamily = (pattern: string) =>
    isConnectAction(pattern) && family.some((action) => matchesAction(pattern, action));
  const written = [...writtenActions(principal), ...parts];
  return [...new Set([...family, ...written.filter((pattern) => !isOfFamily(pattern))])];
}

const writtenActions = (principal: Principal): readonly string[] =>
  actionsIn(
    statementsOf(policiesOf(principal)).filter(
      ({ effect, notAction }) => effect === 'Allow' && !notAction,
    ),
  );

/**
 * The parts of what statements allow that a boundary allows, or that a deny on all but some actions
 * leaves.
 */
function partsLeft(principal: Principal): readonly string[] {
  const own = statementsOf(policiesOf(principal));
  const bounding = principal.boundary?.policy?.statements ?? [];
  const left = actionsIn([
    ...bounding.filter(({ effect, notAction }) => effect === 'Allow' && !notAction),
    ...[...own, ...bounding].filter(({ effect, notAction }) => effect === 'Deny' && notAction),
  ]);
  return writtenActions(principal).flatMap((one) => left.flatMap((part) => inCommon(one, part)));
}

const inCommon = (pattern: string, other: string): string | readonly string[] =>
  matchesAction(pattern, other) ? other : intersection(lowerCase(pattern), lowerCase(other));

const statementsOf = (policies: readonly Policy[]): readonly PolicyStatement[] =>
  policies.flatMap(({ statements }) => statements);

const actionsIn = (statements: readonly PolicyStatement[]): readonly string[] => [
  ...new Set(statements.flatMap(({ actions }) => actions)),
];
