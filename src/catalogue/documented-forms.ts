import { DocumentedForm } from './facts';
import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

const forms = lazy((): Record<string, readonly DocumentedForm[]> =>
  require('../../catalogue/rendered/documented-forms.json'),
);

/**
 * Returns what AWS guides and managed policies document for an action and the reference does not
 * list. If they contradict each other, nothing is called wrong because of one of them.
 */
export const documentedForms = (action: string): readonly DocumentedForm[] =>
  ownProperty(forms(), action) ?? [];

/**
 * Returns the ARN formats that AWS documents for an action in addition to those of its resource
 * types.
 */
export const documentedArns = (action: string): readonly string[] =>
  documentedForms(action).flatMap(({ arns = [] }) => arns);

/**
 * Returns the condition keys that AWS documents for an action in addition to those of the
 * reference.
 */
export const documentedKeys = (action: string): readonly string[] =>
  documentedForms(action).flatMap(({ keys = [] }) => keys);
