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
  constructor(input: BadInput) {
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

function shown(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return Token.isUnresolved(value) ? `'${value}' (a token)` : `'${value}'`;
}
