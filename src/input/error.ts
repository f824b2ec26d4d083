import { Token } from 'aws-cdk-lib/core';

/**
 * What a caller is told about bad input. The four parts are what the reader needs to go on without
 * a search: what is wrong, the value, what would be right, what to do.
 */
export interface BadInput {
  readonly where: string;
  readonly problem: string;
  readonly got?: unknown;
  readonly allowed?: string;
  readonly instead?: string;
}

/** Thrown at construction. Nothing is ever granted more widely because an input was odd. */
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

/** What it builds; an error of it names the caller's own property instead of what the library called for it. */
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
