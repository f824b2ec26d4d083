import { itemsOf } from './located-value';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { valuesOf } from './stacks/values-of';
import { defaultValues } from '../policy/default-values';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
} from '../policy/deploy-time-text';
import { roleNameIn } from '../policy/role-name';
import {
  defaultIsKept,
  joinTemplateConditions,
  TemplateCondition,
} from '../policy/template-condition';

/** A name of a principal, and the template conditions under which it has it. */
export interface Alias {
  readonly text: PolicyText;
  readonly templateConditions: readonly TemplateCondition[];
}

/**
 * Returns the names that the defaults of parameters make of a text, unless somebody passes others.
 * None for a text without such a parameter.
 */
export function aliasesByDefault(
  text: PolicyText,
  stack: Stack,
  stacks: StackSet,
): readonly Alias[] {
  if (!hasDeployTimeValue(text)) return [];
  const { textsFor, parametersIn } = defaultValues(valuesOf(deployTimeNames(text), stack, stacks));
  const parameters = [...new Set(parametersIn(text))];
  if (parameters.length === 0) return [];
  const templateConditions = parameters.map(defaultIsKept);
  return textsFor(text).map((one) => ({ text: one, templateConditions }));
}

/** Returns the names of a principal, and what the defaults of parameters make of them. */
export const namesWithDefaults = (
  declared: Pick<PrincipalDeclaration, 'id' | 'name' | 'resource' | 'imported'>,
  stack: Stack,
  stacks: StackSet,
): readonly Alias[] => {
  const names = principalAliases(declared);
  return declared.imported?.isOther ? names : withDefaults(names, stack, stacks);
};

const withDefaults = (
  aliases: readonly Alias[],
  stack: Stack,
  stacks: StackSet,
): readonly Alias[] =>
  aliases.flatMap((alias) => [
    alias,
    ...aliasesByDefault(alias.text, stack, stacks).map(({ text, templateConditions }) => ({
      text,
      templateConditions: joinTemplateConditions(alias.templateConditions, templateConditions),
    })),
  ]);

/** Returns the references and names by which a template identifies a principal. */
export const principalAliases = ({
  id,
  name,
  resource,
  imported,
}: Pick<PrincipalDeclaration, 'id' | 'name' | 'resource' | 'imported'>): Alias[] => [
  ...[imported ? (imported.arn ?? []) : deployTimeValue(id)].flat().map(asReference),
  ...textsAt(itemsOf(name, resource.place)).map(({ text, item: { templateConditions } }) => ({
    text,
    templateConditions,
  })),
];

const asReference = (text: PolicyText): Alias => ({
  text: roleNameIn(text),
  templateConditions: [],
});
