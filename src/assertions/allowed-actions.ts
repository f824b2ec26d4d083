import { AccessQuery } from './access-query';
import { actionsOf, familyServices } from '../catalogue/catalogue';
import { isConnectAction, matchesAction } from '../policy/action-patterns';
import { lowerCase, toDisplayText } from '../policy/deploy-time-text';
import { intersection } from '../policy/pattern-intersection';
import { policiesOf, PolicyStatement, unknownOf } from '../policy/model';
import { unknownPartText } from '../text/unknown-part';

/** An action, or a pattern of actions of other services, that is allowed somewhere under some condition. */
export interface OverallAction {
  readonly action: string;
  readonly statements: readonly PolicyStatement[];
}

/** All that a principal can do: the actions of the family by name, those of other services as they are written. */
export function overallActions(asked: AccessQuery): OverallAction[] {
  const family = familyServices().flatMap(actionsOf);
  const own = policiesOf(asked.principal).flatMap((policy) => policy.statements);
  const bounding = asked.principal.boundary?.policy?.statements ?? [];
  const allows = own.filter(({ effect }) => effect === 'Allow');
  const ofFamily = (pattern: string) =>
    isConnectAction(pattern) && family.some((action) => matchesAction(pattern, action));
  const written = actionsOfAll(allows.filter(({ notAction }) => !notAction));
  // A pattern that is denied as a whole may have a part that is not.
  const left = actionsOfAll([
    ...bounding.filter(({ effect, notAction }) => effect === 'Allow' && !notAction),
    ...[...own, ...bounding].filter(({ effect, notAction }) => effect === 'Deny' && notAction),
  ]);
  const common = (pattern: string, other: string) =>
    matchesAction(pattern, other) ? other : intersection(lowerCase(pattern), lowerCase(other));
  const parts = written.flatMap((pattern) => left.flatMap((other) => common(pattern, other)));
  // A part of a pattern that is asked for itself is left out of the pattern.
  const partsOf = (pattern: string) =>
    parts.filter((part) => part !== pattern && matchesAction(pattern, part));
  const named = [
    ...new Set([...family, ...[...written, ...parts].filter((pattern) => !ofFamily(pattern))]),
  ].flatMap((action): OverallAction[] => {
    const {
      decision: { verdict, statements },
    } = asked.on(action, undefined, { all: true, actionsExcept: partsOf(action) });
    const allowing = statements.filter(({ effect }) => effect === 'Allow');
    return verdict === 'denied' || allowing.length === 0
      ? []
      : [{ action: toDisplayText(action), statements: allowing }];
  });
  const allBut = allows
    .filter(({ notAction }) => notAction)
    .map((statement) => ({
      action: `every action but ${statement.actions.map(toDisplayText).join(', ')}`,
      statements: [statement],
    }));
  const unread = asked.principal.attached
    .filter(({ policy }) => !policy)
    .map(({ arn }) => ({
      action: `what ${toDisplayText(arn)} allows, whose document is not known`,
      statements: [],
    }));
  const unknown = unknownOf(asked.principal).map((part) => ({
    action: `what ${unknownPartText(part)} allows`,
    statements: [],
  }));
  const reduced = policiesOf(asked.principal).flatMap((policy) =>
    policy.reduced ? [{ action: `what ${policy.name} allows besides`, statements: [] }] : [],
  );
  // The widest first.
  return [...allBut, ...unread, ...unknown, ...reduced, ...named];
}

const actionsOfAll = (statements: readonly PolicyStatement[]): string[] => [
  ...new Set(statements.flatMap(({ actions }) => actions)),
];
