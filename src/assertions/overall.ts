import { Asked } from './asked';
import { actionsOf, familyServices } from '../catalogue/load';
import { takesIn } from '../private/evaluate/match';
import { policiesOf, PolicyStatement } from '../private/policy/model';
import { shown } from '../private/policy/text';

/** An action, or a pattern of actions of other services, that is allowed somewhere under some condition. */
export interface OverallAction {
  readonly action: string;
  readonly statements: readonly PolicyStatement[];
}

/** All that a principal can do: the actions of the family by name, those of other services as they are written. */
export function overallActions(asked: Asked): OverallAction[] {
  const family = familyServices().flatMap(actionsOf);
  const allows = policiesOf(asked.principal).flatMap(({ statements }) => statements).filter(({ effect }) => effect === 'Allow');
  const ofFamily = (pattern: string) => family.some((action) => takesIn(pattern.toLowerCase(), action.toLowerCase()));
  const written = allows.filter(({ notAction }) => !notAction).flatMap(({ actions }) => actions).filter((pattern) => pattern === '*' || !ofFamily(pattern));
  const named = [...new Set([...family, ...written])].flatMap((action): OverallAction[] => {
    const { decision: { verdict, statements } } = asked.on(action, undefined, { all: true });
    const allowing = statements.filter(({ effect }) => effect === 'Allow');
    return verdict === 'denied' || allowing.length === 0 ? [] : [{ action: shown(action), statements: allowing }];
  });
  const allBut = allows.filter(({ notAction }) => notAction)
    .map((statement) => ({ action: `every action but ${statement.actions.map(shown).join(', ')}`, statements: [statement] }));
  const unread = asked.principal.attached.filter(({ policy }) => !policy)
    .map(({ arn }) => ({ action: `what ${shown(arn)} allows, whose document is not known`, statements: [] }));
  // The widest first.
  return [...allBut, ...unread, ...named];
}
