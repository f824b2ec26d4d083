import { isObject, list, own } from '../json';

/** The attribute with the names of principals. */
export const IDENTIFIERS = 'identifiers';

/** Returns a statement in the form of IAM. Empty lists and texts are those that are not given. */
export function statementOf(block: unknown): unknown {
  if (!isObject(block) || 'Ref' in block) return block;
  const entries: readonly (readonly [string, unknown])[] = [
    ['Sid', textOr(block.sid)],
    ['Effect', textOr(block.effect) ?? 'Allow'],
    ['Action', texts(block.actions)],
    ['NotAction', texts(block.not_actions)],
    ['Resource', texts(block.resources)],
    ['NotResource', texts(block.not_resources)],
    ['Principal', principals(block.principals)],
    ['NotPrincipal', principals(block.not_principals)],
    ['Condition', conditions(block.condition)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const textOr = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

/** Returns whether only applying the plan knows a value. */
export const isToken = (value: unknown): boolean => isObject(value) && 'Ref' in value;

const texts = (values: unknown): unknown => {
  if (isToken(values)) return values;
  const all = list(values).map((one) => (typeof one === 'string' ? withVariables(one) : one));
  return all.length === 0 ? undefined : all;
};

/** Returns the text as the data source writes it: `&{aws:username}` is a policy variable. */
const withVariables = (text: string): string => text.replace(/&\{/g, '${');

/** The types that a principal may have if only applying knows its type. */
const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated'];

function principals(blocks: unknown): unknown {
  if (isToken(blocks)) return blocks;
  const all = list(blocks);
  if (all.length === 0) return undefined;
  const byType = new Map<string, readonly unknown[]>();
  for (const block of all) {
    const type = own(block, 'type');
    if (type === '*') return '*';
    const names = isToken(block) ? [block] : list(texts(own(block, IDENTIFIERS)));
    for (const one of typeof type === 'string' ? [type] : PRINCIPAL_TYPES)
      byType.set(one, [...(byType.get(one) ?? []), ...names]);
  }
  return Object.fromEntries(byType);
}

function conditions(blocks: unknown): unknown {
  if (isToken(blocks)) return blocks;
  const all = list(blocks);
  if (all.length === 0) return undefined;
  const byOperator = new Map<string, Map<string, readonly unknown[]>>();
  for (const block of all) {
    if (isToken(block)) return block;
    const [operator, key] = ['test', 'variable'].map((one) => own(block, one));
    if (typeof operator !== 'string' || typeof key !== 'string')
      return isToken(key) ? key : (operator ?? key);
    const byKey = byOperator.get(operator) ?? new Map<string, readonly unknown[]>();
    byOperator.set(operator, byKey);
    byKey.set(key, [...(byKey.get(key) ?? []), ...list(texts(own(block, 'values')))]);
  }
  return Object.fromEntries(
    [...byOperator].map(([operator, byKey]) => [operator, Object.fromEntries(byKey)]),
  );
}
