import { AccessQuery } from './access-query';
import { actionsOf, familyServices } from '../catalogue/catalogue';
import { isConnectAction, matchesAction } from '../policy/action-patterns';
import { lowerCase, toDisplayText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { isAllow } from '../policy/statement';

/** An action, or a pattern of actions, that is allowed on some resource under some condition. */
export interface AllowedAction {
  /** `*` for a statement that covers every action except some. */
  readonly action: string;
  /**
   * The actions that a statement on every other action excludes. @default - none: the statement
   * excludes no actions
   */
  readonly except?: readonly string[];
  readonly statements: readonly PolicyStatement[];
}

/**
 * Returns everything that a principal can do, the widest first. Lists actions of the family by
 * name, and actions of other services as written.
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
  // Excludes a part of the pattern that has its own decision.
  const actionsExcept = parts.filter((part) => part !== action && matchesAction(action, part));
  const { decision } = asked.on(action, undefined, { all: true, actionsExcept });
  const statements = decision.statements.filter(isAllow);
  if (decision.known === 'denied' || statements.length === 0) return [];
  return [{ action: toDisplayText(action), statements }];
}

/** Returns every action of the family, and the actions of other services that policies mention. */
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
 * Returns the parts of the allowed actions that a boundary allows, or that remain after a deny on
 * all but some actions.
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
