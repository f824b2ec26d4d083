import { harmlessJson } from '../src/text/visible';

/** JSON that does nothing to a terminal either. */
export const json = (value: unknown): string => harmlessJson(JSON.stringify(value, undefined, 2));
