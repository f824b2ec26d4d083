import { LocatedValue } from './located-value';
import { PolicyResource } from './policy-resources';
import { placesInWords } from './stacks/chosen-value';
import { Stack } from './stacks/stack';
import { PolicyText } from '../policy/deploy-time-text';
import { PrincipalKind } from '../policy/model';
import {
  hasTemplateCondition,
  isOfAccount,
  parameterOfDefault,
  TemplateCondition,
  templateConditionsKey,
} from '../policy/template-condition';

/** A principal that a policy names. */
export interface PolicyUse {
  readonly of: PolicyResource;
  readonly kind: PrincipalKind;
  /** The text in the template of the policy. */
  readonly text: PolicyText;
  readonly name: LocatedValue;
  /**
   * The template conditions of one of the places where the stack of the policy is nested. Default:
   * none, for a stack in one place.
   */
  readonly given?: readonly TemplateCondition[];
  /** What says, in the stack of the policy, that it is the one in this place. Default: nothing. */
  readonly choice?: readonly TemplateCondition[];
  /** The template conditions under which the principal has the name. Default: none. */
  readonly ofName?: readonly TemplateCondition[];
  /** The name as it is written, where a default gives it. Default: it is the same. */
  readonly written?: LocatedValue;
}

/**
 * Returns each policy once for each list of conditions under which it names a principal.
 *
 * @param stack - The stack of the principal. Default: it is in none.
 */
export function distinctUses(uses: readonly PolicyUse[], stack?: Stack): readonly PolicyUse[] {
  const keyOf = ({ of, name, given = [], choice = [], ofName = [] }: PolicyUse) =>
    JSON.stringify([
      templateConditionsKey([...name.templateConditions, ...(of.stack === stack ? [] : given)]),
      templateConditionsKey(ofName),
      of.stack !== stack && isChosen(of) && templateConditionsKey(choice),
    ]);
  const byPolicy = new Map<PolicyResource, Map<string, PolicyUse>>();
  for (const use of uses) {
    const known = byPolicy.get(use.of) ?? new Map<string, PolicyUse>();
    byPolicy.set(use.of, known.set(keyOf(use), use));
  }
  return [...byPolicy.values()].flatMap((known) => withoutDefaults([...known.values()]));
}

/** Returns uses with the account that each one is for, if a stack of no account has those of several. */
export function inOneAccount(uses: readonly PolicyUse[], { key, environment }: Stack) {
  const accountOf = ({ of: { stack } }: PolicyUse) => stack.environment['AWS::AccountId'];
  const all = new Set(uses.flatMap((use) => accountOf(use) ?? []));
  if (environment['AWS::AccountId'] !== undefined || all.size < 2) return uses;
  return uses.map((use) => {
    const its = accountOf(use);
    return its === undefined
      ? use
      : { ...use, ofName: [...(use.ofName ?? []), isOfAccount(key, its)] };
  });
}

/** Leaves out the uses by the default of a parameter where another one needs no default. */
function withoutDefaults(uses: readonly PolicyUse[]): readonly PolicyUse[] {
  const conditionsOf = ({ name, ofName = [] }: PolicyUse) => [
    ...name.templateConditions,
    ...ofName,
  ];
  const isByDefault = (use: PolicyUse) =>
    conditionsOf(use).some((one) => parameterOfDefault(one) !== undefined);
  const written = uses.filter((use) => !isByDefault(use));
  const isHad = (use: PolicyUse) =>
    written.some((one) =>
      conditionsOf(one).every((had) => hasTemplateCondition(conditionsOf(use), had)),
    );
  return uses.filter((use) => !isByDefault(use) || !isHad(use));
}

/** Returns whether a policy differs by the place in which its stack is nested. */
function isChosen({ policy, stack }: PolicyResource): boolean {
  const words = new Set(placesInWords(stack));
  return policy.statements.some(({ templateConditions }) =>
    templateConditions.some(({ name }) => words.has(name)),
  );
}
