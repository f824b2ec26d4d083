import { reviewFacts } from '../../catalogue/load';
import { namesFamily } from '../../private/policy/named-actions';
import { rule } from '../rule';
import { allowedBeside, nothing, naming } from '../statements';

export const renamedAction = rule({
  id: 'renamed-action',
  severity: 'fatal',
  title: 'An action by a name that is none',
  why: 'The name was given up, or never was one and stands in documentation and old lists all the same',
  check: (reading) => naming(reading).flatMap((statement) => {
    const { renamed } = reviewFacts();
    // What other services call their actions matters only to who has access to Connect.
    const beside = statement.actions.some((action) => action.toLowerCase() in renamed) && allowedBeside(reading).has(statement);
    return statement.actions.filter((action) => namesFamily(action) || beside).flatMap((action) => {
      const now = renamed[action.toLowerCase()];
      return now ? [{
        subject: action,
        what: `${action} is no action, so ${nothing(statement)} by it. ${now.why.replace(/\.$/, '')}`,
        instead: `Write ${now.now.join(', ')}`,
        place: statement.place,
      }] : [];
    });
  }),
});
