import { ConnectAccessError } from '../input/error';
import { toDisplayText } from '../policy/deploy-time-text';
import { Requirement } from '../policy/requirement';

/**
 * A condition that an action is expected to hang on: exactly one of `key`, `templateCondition`, `pattern`, `resources` and
 * `anyOf`. A failed expectation prints the conditions that it found in this form.
 *
 * @example
 * const withMfa = { key: 'aws:MultiFactorAuthPresent', operator: 'Bool', values: ['true'] };
 * const inProduction = { templateCondition: 'IsProduction', holds: true };
 */
export interface ExpectedCondition {
  /**
   * The condition key. Upper and lower case make no difference.
   *
   * @default - not a condition of a statement
   */
  readonly key?: string;

  /**
   * The condition operator, as the policy writes it: `StringEquals`, `ForAnyValue:StringLike`.
   *
   * @default - none; required with `key`
   */
  readonly operator?: string;

  /**
   * The values, as the policy writes them and in any order. Tokens of the stack are resolved.
   *
   * @default - none; required with `key`
   */
  readonly values?: string[];

  /**
   * The name of a condition of the template.
   *
   * @default - not a condition of the template
   */
  readonly templateCondition?: string;

  /**
   * A pattern that must match `text` once the stack is deployed, because one of them has a value that only deployment knows.
   *
   * @default - not a match
   */
  readonly pattern?: string;

  /**
   * The text that `pattern` must match.
   *
   * @default - none; required with `pattern`
   */
  readonly text?: string;

  /**
   * The resources on which the action is allowed, or with `holds: false` is not.
   *
   * @default - not a limit to resources
   */
  readonly resources?: string[];

  /**
   * Groups of conditions, in any order. All conditions of at least one group must hold.
   *
   * @default - not a choice
   */
  readonly anyOf?: ExpectedCondition[][];

  /**
   * Whether the condition must hold, or must not. A statement that denies leads to conditions that must not hold.
   *
   * @default true
   */
  readonly holds?: boolean;
}

/** Resolves the tokens of a text. */
type Resolve = (text: string) => string;

/** The requirement that an expected condition stands for. */
export function requirementOf(
  where: string,
  condition: ExpectedCondition,
  resolve: Resolve,
): Requirement {
  const { key, operator, values, templateCondition, pattern, text, resources, anyOf } = condition;
  const holds = condition.holds ?? true;
  const found: Requirement[] = [];
  if (key !== undefined && operator !== undefined && values !== undefined)
    found.push({ kind: 'key', key, operator, values: values.map(resolve), holds });
  if (templateCondition !== undefined)
    found.push({ kind: 'template-condition', name: templateCondition, holds });
  if (pattern !== undefined && text !== undefined)
    found.push({ kind: 'match', pattern: resolve(pattern), text: resolve(text), holds });
  if (resources !== undefined)
    found.push({ kind: 'resource', resources: resources.map(resolve), holds });
  if (anyOf !== undefined)
    found.push({
      kind: 'any-of',
      of: anyOf.map((group) => group.map((one) => requirementOf(where, one, resolve))),
    });
  if (found.length === 1) return found[0];
  throw new ConnectAccessError({
    where,
    problem: 'this is not one expected condition',
    got: JSON.stringify(condition),
    allowed:
      '{ key, operator, values }, { templateCondition }, { pattern, text }, { resources } or { anyOf }',
  });
}

/** Requirements as they are written in a test, a line each. */
export const pasteLines = (requirements: readonly Requirement[]): string[] => [
  'conditions: [',
  ...requirements.map((one) => `  ${paste(one)},`),
  ']',
];

function paste(requirement: Requirement): string {
  if (requirement.kind === 'any-of')
    return `{ anyOf: [${requirement.of.map((group) => `[${group.map(paste).join(', ')}]`).join(', ')}] }`;
  const { holds } = requirement;
  return `{ ${[...membersOf(requirement), ...(holds ? [] : ['holds: false'])].join(', ')} }`;
}

function membersOf(requirement: Exclude<Requirement, { kind: 'any-of' }>): string[] {
  switch (requirement.kind) {
    case 'key': {
      const { key, operator, values } = requirement;
      return [`key: ${quote(key)}`, `operator: ${quote(operator)}`, `values: ${quoteAll(values)}`];
    }
    case 'template-condition':
      return [`templateCondition: ${quote(requirement.name)}`];
    case 'match':
      return [`pattern: ${quote(requirement.pattern)}`, `text: ${quote(requirement.text)}`];
    case 'resource':
      return [`resources: ${quoteAll(requirement.resources)}`];
  }
}

const quote = (text: string): string =>
  `'${toDisplayText(text).replace(/[\\']/g, (character) => `\\${character}`)}'`;

const quoteAll = (texts: readonly string[]): string => `[${texts.map(quote).join(', ')}]`;
