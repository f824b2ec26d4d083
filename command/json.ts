import { harmlessJson } from '../src/text/visible';

/** Returns JSON that has no effect on a terminal. */
export const json = (value: unknown): string => harmlessJson(JSON.stringify(value, undefined, 2));
