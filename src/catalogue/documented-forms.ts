import { DocumentedForm } from './facts';
import { ownProperty } from './own-property';

const forms = (): Record<string, readonly DocumentedForm[]> =>
  require('../../catalogue/rendered/documented-forms.json');

/**
 * What AWS's guides and managed policies document for an action and the reference does not list.
 * Where they contradict each other, nothing is called wrong on the word of one.
 */
export const documentedForms = (action: string): readonly DocumentedForm[] =>
  ownProperty(forms(), action) ?? [];

/** Formats of ARNs that AWS documents for an action besides those of its resource types. */
export const documentedArns = (action: string): readonly string[] =>
  documentedForms(action).flatMap(({ arns = [] }) => arns);

/** Condition keys that AWS documents for an action besides those of the reference. */
export const documentedKeys = (action: string): readonly string[] =>
  documentedForms(action).flatMap(({ keys = [] }) => keys);
