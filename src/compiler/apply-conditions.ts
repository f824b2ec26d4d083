import { CompileContext } from './compile-context';
import { conditionsKey } from './condition-list';
import { Grant } from './grant';
import { sidOfKeys } from './sid';
import { conditionKeys } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { Condition } from '../policy/model';
import { finding } from '../text/findings';

/** The compiled access before the conditions of a scope limit it. */
interface Limitable {
  readonly grants: readonly Grant[];
  readonly documented: readonly CompiledStatement[];
  readonly managedPolicies: readonly string[];
}

/**
 * Stage 3: adds the conditions of the scope to the actions whose requests carry their keys.
 *
 * @throws when a condition leaves nothing of a grant; when a managed policy would not be limited
 */
export function applyConditions(
  context: CompileContext,
  { grants, documented, managedPolicies }: Limitable,
  wanted: readonly Condition[],
): {
  readonly grants: readonly Grant[];
  readonly documented: readonly CompiledStatement[];
  readonly findings: readonly Finding[];
} {
  if (wanted.length === 0) return { grants, documented, findings: [] };
  checkLimitable(context, managedPolicies, documented);
  const limit = (action: string, own: readonly Condition[]) =>
    limited(context, action, own, wanted);
  const actions = new Set([...grants, ...documented].flatMap((one) => one.actions));
  return {
    grants: grants.map((grant) => ({
      ...grant,
      conditions: limit(grant.actions[0], grant.conditions),
    })),
    documented: documented.flatMap((one) => dividedByConditions(one, limit)),
    findings: unusedFindings(wanted, [...actions]),
  };
}

/** Returns the own conditions of an action and those of the scope whose keys its requests carry. */
function limited(
  { label }: CompileContext,
  action: string,
  own: readonly Condition[],
  wanted: readonly Condition[],
): readonly Condition[] {
  return wanted
    .filter(({ key }) => carries(action, key))
    .reduce((conditions, added) => {
      const isSame = (one: Condition) => one.key === added.key && one.operator === added.operator;
      const before = conditions.find(isSame);
      if (!before) return [...conditions, added];
      const values = before.values.filter((value) => added.values.includes(value));
      if (values.length > 0)
        return conditions.map((one) => (isSame(one) ? { ...one, values } : one));
      throw new ConnectAccessError({
        where: label,
        problem: `${action} needs ${added.key} ${before.values.join(' or ')}, which the scope leaves out`,
        got: added.values.join(', '),
        instead: 'Leave the action out of the access, or add the value to the condition',
      });
    }, own);
}

/** Returns whether requests for the action carry the key. */
const carries = (action: string, key: string): boolean =>
  conditionKeys(action).some((one) => one === key || one === `${nameOf(key)}/\${${nameOnly(key)}}`);

const nameOf = (key: string) => key.split('/')[0];
const nameOnly = (key: string) => nameOf(key).split(':')[1];

/** Divides a statement whose actions carry different keys. Sids name the keys. */
function dividedByConditions(
  statement: CompiledStatement,
  limit: (action: string, own: readonly Condition[]) => readonly Condition[],
): CompiledStatement[] {
  const parts = new Map<string, CompiledStatement>();
  for (const action of statement.actions) {
    const conditions = limit(action, statement.conditions);
    const key = conditionsKey(conditions);
    const actions = [...(parts.get(key)?.actions ?? []), action];
    parts.set(key, { ...statement, actions, conditions });
  }
  const all = [...parts.values()];
  return all.map((part) => ({
    ...part,
    sid:
      all.length === 1 || part.conditions.length === statement.conditions.length
        ? part.sid
        : `${part.sid}${sidOfKeys(part.conditions)}`,
  }));
}

/** Returns a finding about conditions on keys that no action of the access carries. */
function unusedFindings(wanted: readonly Condition[], actions: readonly string[]): Finding[] {
  const unused = wanted.filter(({ key }) => !actions.some((action) => carries(action, key)));
  if (unused.length === 0) return [];
  const subject = [...new Set(unused.map(({ key }) => key))].sort().join(', ');
  return [
    finding('unused-condition', { subject, what: `no action of the access carries: ${subject}` }),
  ];
}

function checkLimitable(
  { label }: CompileContext,
  managedPolicies: readonly string[],
  documented: readonly CompiledStatement[],
): void {
  const all = documented.flatMap(({ actions }) => actions);
  const patterns = all.filter((one) => one.endsWith(':*'));
  const policies =
    managedPolicies.length > 0 ? [`the managed policy ${managedPolicies.join(', ')}`] : [];
  const [unlimited] = [...policies, ...patterns];
  if (!unlimited) return;
  throw new ConnectAccessError({
    where: label,
    problem: `conditions cannot limit ${unlimited}`,
    instead: 'Build the access from use cases, jobs and actions instead',
  });
}
