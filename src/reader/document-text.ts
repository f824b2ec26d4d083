import { Resolved } from './intrinsics/conditional-value';
import { isObject, isTooDeep, own } from './json';
import { escapeForJson, hasDeployTimeValue, plain } from '../policy/deploy-time-text';

/**
 * Parses a document. Documents are also text: in permission sets, in roles whose condition keys have
 * a parameter in them, and URL-encoded from the IAM API. Returns the text if it is none.
 */
export function parsedDocument(text: string): Resolved {
  try {
    const json =
      /^\s*%7B/i.test(text) && !hasDeployTimeValue(text) ? plain(decodeURIComponent(text)) : text;
    const document = JSON.parse(escapeForJson(json));
    return isTooDeep(document) ? text : document;
  } catch {
    return text;
  }
}

/**
 * Returns whether a document has policy variables. One without a Version is one of 2008-10-17, which
 * has none.
 */
export const hasVariables = (document: unknown): boolean =>
  isObject(document) && (own(document, 'Version') ?? '2008-10-17') !== '2008-10-17';
