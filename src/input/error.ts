import { Token } from 'aws-cdk-lib/core';

/**
 * The description of bad input for the caller. Its parts let the reader continue without a search:
 * the problem, the value, the allowed values and the fix.
 */
export interface BadInput {
  /** The input, as the caller knows it. */
  readonly where: string;
  /** The problem with the input. */
  readonly problem: string;
  /** The value that the caller gave. */
  readonly got?: unknown;
  /** The allowed values. */
  readonly allowed?: string;
  /** The recommended action. */
  readonly instead?: string;
}

/** An error thrown at construction. Unexpected input never widens access. */
export class ConnectAccessError extends Error {
  constructor(public readonly input: BadInput) {
    const parts = [
      `${input.where}: ${input.problem}`,
      ...(input.got === undefined ? [] : [`Got ${shown(input.got)}`]),
      ...(input.allowed === undefined ? [] : [`Allowed: ${input.allowed}`]),
      ...(input.instead === undefined ? [] : [input.instead]),
    ];
    super(parts.join('. ').replace(/[.?]?$/, (end) => (end === '?' ? '?' : '.')));
    this.name = 'ConnectAccessError';
  }
}

/**
 * Returns the built value. An error names the caller's own property instead of the library's
 * internal name for it.
 */
export function rethrowAt<T>(where: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw error instanceof ConnectAccessError
      ? new ConnectAccessError({ ...error.input, where })
      : error;
  }
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return Token.isUnresolved(value) ? `'${value}' (a token)` : `'${value}'`;
}
