import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { valuesOf } from './stacks/values-of';
import {
  defaultsOf,
  defaultTexts,
  KnownValues,
  parametersOf,
  usableDefaults,
} from './usable-defaults';
import { conditionTexts, conditionWith } from '../policy/condition';
import { expressionTexts } from '../policy/condition-expression';
import { Definition, displayNames, ValueDefinition } from '../policy/deploy-time-definition';
import {
  deployTimeNames,
  hasDeployTimeValue,
  PolicyText,
  toDisplayText,
} from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import {
  Attachment,
  policiesAndBoundaryOf,
  Policy,
  PolicyStatement,
  Principal,
} from '../policy/model';
import { ownNames } from '../policy/own-names';
import { isPattern } from '../policy/pattern';
import { TemplateCondition } from '../policy/template-condition';
import { TrustByDefault, TrustStatement } from '../policy/trust';
import { UnknownPart } from '../policy/unknown';
import { Workload } from '../policy/workload';

/**
 * Returns what the templates say about the template conditions and the deploy-time values of
 * principals and of the roles of workloads, each once, in order of their names.
 *
 * @param others - Policies that no principal has: conditions require them as boundaries.
 */
export function definitionsFor(
  principals: readonly Principal[],
  others: readonly Policy[],
  workloads: readonly Workload[],
  stack: Stack,
  stacks: StackSet,
): readonly Definition[] {
  const { conditions, values: inAccess, ofNames } = namesIn(principals, others);
  const values = new Set([...inAccess, ...namesOf(workloads.flatMap(({ roles }) => roles))]);
  const found = [...conditions].flatMap((name) => stacks.conditionDefinition(name, stack) ?? []);
  const ofConditions = namesOf(found.flatMap(({ expression }) => expressionTexts(expression)));
  const chosen = ofNames.filter((name) => isChosen(stacks.valueDefinition(name, stack)));
  const known = valuesOf([...values, ...ofConditions, ...chosen], stack, stacks);
  const byName = (a: Definition, b: Definition) => (a.name < b.name ? -1 : 1);
  return [...found.sort(byName), ...[...known.values()].sort(byName)];
}

/** Returns whether somebody chooses a value, or the parameters of which it is made. */
const isChosen = (definition: ValueDefinition | undefined): boolean =>
  definition?.byDefault !== undefined ||
  definition?.listed !== undefined ||
  definition?.kind === 'parameter' ||
  definition?.kind === 'mapping';

interface Names {
  readonly conditions: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  /** Those in the names of the principals, and of their managed policies. */
  readonly ofNames: readonly string[];
}

/** Returns the names in the access of principals. */
function namesIn(principals: readonly Principal[], others: readonly Policy[]): Names {
  const statements = new Set<PolicyStatement | TrustStatement>();
  const conditions = new Set<string>();
  const texts = new Set<PolicyText>();
  const addText = (text: PolicyText) => hasDeployTimeValue(text) && texts.add(text);
  const inParts = new Set<string>();
  const addParts = (parts: readonly UnknownPart[] = []) =>
    parts.forEach(({ what, within = [], asWritten = [] }) => {
      asWritten.forEach(({ effectAsWritten = '' }) => addText(effectAsWritten));
      displayNames(toDisplayText(what)).forEach((name) => inParts.add(name));
      [...within, ...asWritten].forEach((one) => statements.add(one));
    });
  const addConditions = (list: readonly TemplateCondition[] = []) =>
    list.forEach(({ name }) => conditions.add(name));
  for (const principal of principals) {
    addConditions(principal.templateConditions);
    addParts(principal.unknown);
    unreadAttachments(principal).forEach(({ arn }) => addText(arn));
    principal.trust.forEach((one) => statements.add(one));
  }
  const policies = [...principals.flatMap(policiesAndBoundaryOf), ...others];
  for (const policy of policies) {
    policy.statements.forEach((one) => statements.add(one));
    addParts(policy.unknown);
  }
  for (const statement of statements) {
    addConditions(statement.templateConditions);
    statement.actions.forEach(addText);
    statement.conditions.flatMap(conditionTexts).forEach(addText);
    if ('resources' in statement) statement.resources.forEach(addText);
    else {
      statement.principals.forEach(({ value }) => addText(value));
      addText(statement.effectAsWritten?.text ?? '');
    }
  }
  const own = principals.flatMap(ownNames).map(({ name }) => name);
  const ofPolicies = policies.flatMap(({ identity }) => identity?.names ?? []);
  const ofNames = [...new Set(namesOf([...own, ...ofPolicies].filter(hasDeployTimeValue)))];
  return { conditions, values: new Set([...inParts, ...namesOf([...texts])]), ofNames };
}

/** Returns the managed policies of a principal, and its boundary, whose documents are not known. */
function unreadAttachments({ attached, boundary }: Principal): readonly Attachment[] {
  return [...attached, ...(boundary ? [boundary] : [])].filter(({ policy }) => !policy);
}

const namesOf = (texts: readonly PolicyText[]) => texts.flatMap(deployTimeNames);

/**
 * Returns principals with what the templates say about their deploy-time values. Their trust says
 * what the defaults of parameters make of it.
 */
export const withDefinitions = (
  principals: readonly Principal[],
  definitions: readonly Definition[],
): readonly Principal[] => {
  const all = definitions.flatMap((one) => (one.kind === 'condition' ? [] : [one]));
  if (all.length === 0) return principals;
  const values = new Map(all.map((one) => [one.name, one]));
  const known = new Map(all.filter(hasDefaults).map((one) => [one.name, one]));
  return principals.map((principal) => ({
    ...principal,
    values,
    ...(principal.groups && { groups: principal.groups.map(inFileOf(principal, values)) }),
    trust: principal.trust
      .flatMap((one) => withPossibleEffect(one, values))
      .map((one) => (known.size > 0 ? withDefaults(one, known, definitions) : one)),
  }));
};

/** Returns a group with the values of a user of its file. */
const inFileOf =
  ({ place: { file } }: Principal, values: NonNullable<Principal['values']>) =>
  (group: Principal): Principal =>
    group.place.file === file ? { ...group, values } : group;

const hasDefaults = (one: ValueDefinition) => defaultTexts(one) !== undefined;

function withDefaults(
  statement: TrustStatement,
  all: KnownValues,
  definitions: readonly Definition[],
): TrustStatement {
  const known = usableDefaults(all, statement.templateConditions, definitions);
  const { actions, principals, conditions, effectAsWritten } = statement;
  const texts = [
    ...actions,
    ...principals.map(({ value }) => value),
    ...conditions.flatMap(conditionTexts),
    effectAsWritten?.text ?? '',
  ];
  const used = [...new Set(namesOf(texts))].flatMap((name) => known.get(name) ?? []);
  if (used.length === 0) return statement;
  const of = [...new Set(used.flatMap((one) => parametersOf(one, known)))];
  const defaults = (text: PolicyText) => defaultsOf(text, known);
  return {
    ...statement,
    byDefault: {
      of,
      actions: actions.flatMap(defaults),
      principals: principals.flatMap((one) =>
        defaults(one.value).map((value) => ({ ...one, value })),
      ),
      conditions: conditions.map((one) => conditionWith(one, defaults)),
      ...effectByDefault(statement, defaults),
    },
  };
}

/** Returns whether defaults give a statement its effect. Several stacks may have several defaults. */
function effectByDefault(
  { effect, effectAsWritten }: TrustStatement,
  defaults: (text: PolicyText) => readonly PolicyText[],
): Pick<TrustByDefault, 'hasEffect'> {
  const effects = effectAsWritten ? defaults(effectAsWritten.text) : [];
  if (!effectAsWritten || effects.some(hasDeployTimeValue)) return {};
  if (!effects.includes(effect)) return { hasEffect: 'never' };
  return { hasEffect: effects.every((one) => one === effect) ? 'always' : 'in some stacks' };
}

/** Returns a statement unless the template lists other effects only. The only effect is certain. */
function withPossibleEffect(
  statement: TrustStatement,
  values: KnownValues,
): readonly TrustStatement[] {
  const { effect, effectAsWritten, templateConditions } = statement;
  const possible = deployedTexts(effectAsWritten?.text ?? effect, values);
  if (!effectAsWritten || possible.some((one) => isPattern(one) || hasDeployTimeValue(one)))
    return [statement];
  if (!possible.includes(effect)) return [];
  const isOnly = possible.every((one) => one === effect || !EFFECTS.includes(one));
  if (!isOnly) return [statement];
  const { effectAsWritten: _, ...certain } = statement;
  const others = templateConditions.filter(({ name }) => name !== effectAsWritten.by.name);
  return [{ ...certain, templateConditions: others }];
}

const EFFECTS: readonly string[] = ['Allow', 'Deny'];
