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

/** The longest JSON that an error shows. */
const LONGEST = 200;

/** A token of the CDK in a text. */
const TOKEN = /\$\{Token\[/;

/** What errors show of a construct. The compiler runs without the CDK too, in the command. */
interface ConstructLike {
  readonly node: { readonly path: string };
  readonly cfnResourceType?: string;
}

const isConstructLike = (value: unknown): value is ConstructLike =>
  typeof (value as Partial<ConstructLike> | null | undefined)?.node?.path === 'string';

function shown(value: unknown): string {
  if (isConstructLike(value))
    return `the construct '${value.node.path}' (${value.cfnResourceType ?? value.constructor.name})`;
  if (typeof value === 'function') return `the function ${value.name}`;
  if (typeof value !== 'string') return shownData(value);
  return TOKEN.test(value) ? `'${value}' (a token)` : `'${value}'`;
}

function shownData(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  } catch {
    return `an object that is no JSON, of ${Object(value).constructor?.name ?? 'no class'}`;
  }
}
