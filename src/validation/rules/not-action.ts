import { familyOfArn } from '../../private/policy/arn-types';
import { namesFamily } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { rule, several } from '../rule';
import { statementsOf } from '../statements';

export const notAction = rule({
  id: 'not-action',
  severity: 'error',
  title: 'Everything but some actions is allowed',
  why: 'Allow with NotAction takes in every action of every service that it does not name, iam:PutRolePolicy among them, and those that are made later',
  check: (reading) => statementsOf(reading)
    .filter((s) => s.effect === 'Allow' && s.notAction && (s.actions.some(namesFamily) || s.resources.some((r) => familyOfArn(r))))
    .map((statement) => ({
      subject: several(statement.actions),
      what: `everything but ${several(statement.actions)} is allowed on ${several(statement.resources.map(shown))}`,
      instead: 'Allow by Action what is meant, and deny in a statement of its own what is not',
      place: statement.place,
    })),
});
