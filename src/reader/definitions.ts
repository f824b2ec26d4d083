import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { expressionTexts } from '../policy/condition-expression';
import { Definition, displayNames } from '../policy/deploy-time-definition';
import {
  deployTimeNames,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
} from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns what the templates say about the template conditions and the deploy-time values of
 * principals, each once, in order of their names.
 */
export function definitionsFor(
  principals: readonly Principal[],
  stack: Stack,
  stacks: StackSet,
): readonly Definition[] {
  const { conditions, values } = namesIn(principals);
  const found = [...conditions].flatMap((name) => stacks.conditionDefinition(name, stack) ?? []);
  const known = new Map<string, Definition>();
  const add = (name: string): void => {
    const definition = known.has(name) ? undefined : stacks.valueDefinition(name, stack);
    if (!definition) return;
    known.set(name, definition);
    (definition.of ?? []).forEach(add);
    namesOf(definition.values ?? []).forEach(add);
  };
  [...values, ...namesOf(found.flatMap(({ expression }) => expressionTexts(expression)))].forEach(
    add,
  );
  const byName = (a: Definition, b: Definition) => (a.name < b.name ? -1 : 1);
  return [...found.sort(byName), ...[...known.values()].sort(byName)];
}

interface Names {
  readonly conditions: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** Returns the names in the access of principals. */
function namesIn(principals: readonly Principal[]): Names {
  const statements = new Set<PolicyStatement | TrustStatement>();
  const conditions = new Set<string>();
  const texts = new Set<PolicyText>();
  const addText = (text: PolicyText) => hasDeployTimeValue(text) && texts.add(text);
  const inParts = new Set<string>();
  const addParts = (parts: readonly UnknownPart[] = []) =>
    parts.forEach(({ what, within = [] }) => {
      displayNames(toDisplayText(what)).forEach((name) => inParts.add(name));
      within.forEach((one) => statements.add(one));
    });
  const addConditions = (list: readonly TemplateCondition[] = []) =>
    list.forEach(({ name }) => conditions.add(name));
  for (const principal of principals) {
    addConditions(principal.templateConditions);
    addParts(principal.unknown);
    for (const policy of [...policiesOf(principal), principal.boundary?.policy ?? []].flat()) {
      policy.statements.forEach((one) => statements.add(one));
      addParts(policy.unknown);
    }
    principal.trust.forEach((one) => statements.add(one));
  }
  for (const statement of statements) {
    addConditions(statement.templateConditions);
    statement.actions.forEach(addText);
    statement.conditions.forEach(({ values }) => values.forEach(addText));
    if ('resources' in statement) statement.resources.forEach(addText);
    else statement.principals.forEach(({ value }) => addText(value));
  }
  return { conditions, values: new Set([...inParts, ...namesOf([...texts])]) };
}

const namesOf = (texts: readonly PolicyText[]): readonly string[] => texts.flatMap(deployTimeNames);

/** Returns principals whose trust has the defaults of the parameters and the ARNs of providers in it. */
export const withTrustDefaults = (
  principals: readonly Principal[],
  definitions: readonly Definition[],
): readonly Principal[] => {
  const values = new Map(
    definitions.flatMap((one) =>
      one.kind !== 'condition' && one.values ? [[one.name, one.values] as const] : [],
    ),
  );
  const completed = (one: TrustPrincipal): TrustPrincipal => {
    const defaults = values.get(nameOfOpaque(one.value) ?? '');
    return defaults ? { ...one, defaults } : one;
  };
  if (values.size === 0) return principals;
  return principals.map((principal) => ({
    ...principal,
    trust: principal.trust.map((one) => ({
      ...one,
      principals: one.principals.map(completed),
    })),
  }));
};
