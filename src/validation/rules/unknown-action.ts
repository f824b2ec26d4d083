import { actionFacts, familyServices, similarActions } from '../../catalogue/load';
import { Reading } from '../../private/policy/model';
import { isOpaque } from '../../private/policy/text';
import { Rule } from '../rule';

const example = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

export const unknownAction: Rule = {
  id: 'unknown-action',
  severity: 'fatal',
  title: 'An action that does not exist',
  why: 'IAM takes any name and grants nothing for one that does not exist.',
  examples: { bad: example('wisdom:KnowledgeBases'), good: example('wisdom:ListKnowledgeBases') },
  check: ({ policies }: Reading) => policies.flatMap(({ statements }) => statements).flatMap(({ actions, place }) => actions.flatMap((action) => {
    const service = action.split(':')[0].toLowerCase();
    if (isOpaque(action) || /[*?]/.test(action) || !familyServices().includes(service) || actionFacts(action)) return [];
    const similar = similarActions(action);
    return [{
      subject: action,
      what: `${action} does not exist`,
      instead: similar.length > 0 ? `Perhaps ${similar.join(' or ')}` : 'See docs/console-use-cases.md for what each page needs',
      place,
    }];
  })),
};
