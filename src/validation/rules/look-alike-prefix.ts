import { reviewFacts } from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { expandActionPattern, serviceOf } from '../../policy/action-patterns';
import { rule, subjectOf } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';

export const lookAlikePrefix = rule('look-alike-prefix', (reading) =>
  statementsByAction(reading).flatMap((statement) => {
    const { prefixes } = reviewFacts();
    const wrong = [...new Set(statement.actions.map(serviceOf))].filter(
      (prefix) => ownProperty(prefixes, prefix) !== undefined,
    );
    return wrong.map((prefix) => {
      const actions = statement.actions.filter((action) => serviceOf(action) === prefix);
      const right = actions
        .map((action) => `${prefixes[prefix]}:${action.slice(prefix.length + 1)}`)
        .filter((action) => expandActionPattern(action).length > 0);
      return {
        subject: prefix,
        what: `${prefix} is no prefix of IAM, so ${noEffect(statement)} by ${subjectOf(actions)}`,
        instead:
          prefixes[prefix] === ''
            ? NOT_ASKED
            : right.length > 0
              ? `Write ${right.join(', ')}`
              : `The prefix is ${prefixes[prefix]}`,
        place: statement.place,
      };
    });
  }),
);

const NOT_ASKED =
  'Leave it out: its requests carry the token of a participant of the contact, and IAM is not asked';
