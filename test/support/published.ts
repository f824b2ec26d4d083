import { defined } from './defined';
import { publishedNames } from '../../src/catalogue/catalogue';

/** An operation of Amazon Connect that the reference does not list, whichever it is today. */
export const PUBLISHED: string = defined(
  publishedNames().find(
    ({ name, operationOf, handlersOf }) =>
      name.startsWith('connect:') && operationOf?.includes('connect') && !handlersOf,
  ),
).name;

/** A permission of a handler that is neither an action of the reference nor an operation. */
export const OF_HANDLERS: string = defined(
  publishedNames().find(({ name, operationOf }) => name.startsWith('connect:') && !operationOf),
).name;
