import { createHash } from 'node:crypto';

/** Returns a short text that differs for different values. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 16);
