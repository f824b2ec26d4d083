import { reviewFacts } from '../../catalogue/load';
import { ownEntry } from '../../catalogue/own-entry';
import { namesFamily } from '../../private/policy/named-actions';
import { isDocumented } from '../documented';
import { rule } from '../rule';
import { allowedBeside, naming, nothing } from '../statements';

export const renamedAction = rule({
  id: 'renamed-action',
  severity: 'fatal',
  title: 'An action by a name that is none',
  why: 'The name was given up, or never was one and stands in documentation and old lists all the same',
  check: (reading) => naming(reading).flatMap((statement) => {
    const renamed = statement.actions.filter((action) => nowOf(action));
    if (renamed.length === 0 || isDocumented(statement)) return [];
    // What other services call their actions matters only to who has access to Connect.
    const ours = allowedBeside(reading).has(statement) ? renamed : renamed.filter(namesFamily);
    return ours.map((action) => ({
      subject: action,
      what: `${action} is no action, so ${nothing(statement)} by it. ${nowOf(action)!.why.replace(/\.$/, '')}`,
      instead: `Write ${nowOf(action)!.now.join(', ')}`,
      place: statement.place,
    }));
  }),
});

const nowOf = (action: string) => ownEntry(reviewFacts().renamed, action.toLowerCase());
