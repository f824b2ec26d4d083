import { isConnectAction } from '../../policy/action-patterns';
import { familyOfArn } from '../../policy/arn-resource-types';
import { toDisplayText } from '../../policy/deploy-time-text';
import { rule, subjectOf } from '../rule';
import { statementsOf } from '../statement-queries';

export const notAction = rule('not-action', (reading) =>
  statementsOf(reading)
    .filter(
      (s) =>
        s.effect === 'Allow' &&
        s.notAction &&
        (s.actions.some(isConnectAction) || s.resources.some((r) => familyOfArn(r))),
    )
    .map((statement) => ({
      subject: subjectOf(statement.actions),
      what: `everything but ${subjectOf(statement.actions)} is allowed on ${subjectOf(statement.resources.map(toDisplayText))}`,
      instead: 'Allow by Action what is meant, and deny in a statement of its own what is not',
      place: statement.place,
    })),
);
