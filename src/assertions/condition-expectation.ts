import { ExpectedCondition } from './expected-condition';
import { ConnectAccessError } from '../input/error';
import { toDisplayText } from '../policy/deploy-time-text';
import { Requirement } from '../policy/requirement';

/** Resolves the tokens of a text. */
type Resolve = (text: string) => string;

/** Returns the requirement that an expected condition describes. */
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

/** Returns requirements in the form that a test uses, one per line. */
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
