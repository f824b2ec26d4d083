import { aliasesByDefault, namesWithDefaults, principalAliases } from './aliases';
import { PolicyName } from './inline-policies';
import { LocatedValue } from './located-value';
import { placeOfOutput } from './place-of-output';
import { nameInAccount, nameInArn, namesIn, PolicyResource } from './policy-resources';
import { distinctUses, inOneAccount, PolicyUse } from './policy-use';
import { formOfName, namePatterns } from './possible-names';
import { PrincipalNames } from './principal-names';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { foreignPolicy } from './stacks/foreign-policy';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { mayShareAccount } from './stacks/stacks-of-account';
import { deployTimeValue, PolicyText, lowerCase } from '../policy/deploy-time-text';
import { Policy } from '../policy/model';
import { isDeny } from '../policy/statement';
import { combineTemplateConditions, TemplateCondition } from '../policy/template-condition';

/** The policy resources of all stacks, by themselves and by the principals that they name. */
export class PolicyRegistry {
  private readonly uses = new Map<string, PolicyUse[]>();
  private readonly byReference = new Map<PolicyText, PolicyResource>();
  private readonly byName = new Map<string, PolicyResource[]>();
  private readonly attachedPolicies = new Set<PolicyResource>();
  private readonly boundaries = new Set<PolicyResource>();
  private readonly resolvedUses = new Set<PolicyUse>();
  /** The principals that have a policy by a default or a stack set, by the names as they are written. */
  private readonly possible = new Map<LocatedValue, Set<string>>();

  constructor(
    readonly all: readonly PolicyResource[],
    private readonly names: PrincipalNames,
    private readonly stacks: StackSet,
  ) {
    for (const one of all) {
      this.addReferences(one);
      for (const { kind, name } of namesIn(one))
        for (const text of namedBy(name)) this.addUses({ of: one, kind, text, name });
    }
  }

  private addReferences(one: PolicyResource): void {
    const { stack, resource, policy } = one;
    if (!policy.managed) return;
    for (const reference of [resource.id, `${resource.id}.PolicyArn`, `${resource.id}.Arn`])
      this.byReference.set(this.stacks.global(deployTimeValue(reference), stack), one);
    const name = nameInAccount(one);
    if (name === undefined) return;
    const key = this.stacks.global(name, stack);
    this.byName.set(key, [...(this.byName.get(key) ?? []), one]);
  }

  /** Adds a use as it is written, and as the defaults of parameters make it. */
  private addUses(use: PolicyUse): void {
    this.addUse(use);
    const { of, text, name } = use;
    for (const alias of aliasesByDefault(text, of.stack, this.stacks)) {
      const { templateConditions } = alias;
      const all = combineTemplateConditions(name.templateConditions, templateConditions);
      if (!all) continue;
      const byDefault = { ...name, templateConditions: all };
      this.addUse({ ...use, text: alias.text, name: byDefault, written: name });
    }
  }

  private addUse(use: PolicyUse): void {
    const { of, kind, text } = use;
    const meanings = this.stacks.meanings(text, of.stack);
    for (const { text: name, templateConditions: given, choice } of meanings) {
      // What one place passes is not in the others.
      if (!combineTemplateConditions(use.name.templateConditions, choice)) continue;
      const key = `${kind} ${name}`;
      const its = meanings.length > 1 ? { ...use, text: name, given, choice } : use;
      this.uses.set(key, [...(this.uses.get(key) ?? []), its]);
    }
  }

  /**
   * Returns the uses of policies that name a principal of a stack, by its reference or its name.
   */
  naming(declared: PrincipalDeclaration, stack: Stack): readonly PolicyUse[] {
    const [{ text: reference }] = principalAliases(declared);
    const all = namesWithDefaults(declared, stack, this.stacks).flatMap(
      ({ text, templateConditions }) => {
        const key = this.names.keyOf({ kind: declared.kind, name: text, stack });
        const its = this.uses.get(key) ?? [];
        return its.flatMap((use) => {
          const { of, name: item, written } = use;
          const meant = this.names.meantBy(key, of.stack).find(({ one }) => one === stack);
          if (!meant || (meant.isElsewhere && isNeedless(use, declared, stack))) return [];
          if (!meant.isElsewhere) this.settle(use);
          if (written ?? meant.isElsewhere)
            this.addPossible(written ?? item, holderKey(reference, stack));
          const named = { resource: of.resource, item, stack: of.stack };
          const ofPlace = declared.imported ? [] : placeOfOutput(named, stack);
          return { ...use, ofName: [...templateConditions, ...ofPlace, ...meant.choice] };
        });
      },
    );
    const known = distinctUses(all, declared.imported ? undefined : stack);
    return inOneAccount(known, stack);
  }

  /** Returns the uses that name no known principal as they are written. */
  unresolved(): PolicyUse[] {
    return [...new Set([...this.uses.values()].flat())].filter(
      (use) => !use.written && !this.resolvedUses.has(use),
    );
  }

  private addPossible(written: LocatedValue, holder: string): void {
    this.possible.set(written, (this.possible.get(written) ?? new Set()).add(holder));
  }

  /**
   * Returns whether the default of a parameter, or a stack set, makes the name in a use that of a
   * principal, by the reference to it in its stack.
   */
  isPossible({ name }: PolicyUse, reference: PolicyText, stack: Stack): boolean {
    return this.possible.get(name)?.has(holderKey(reference, stack)) ?? false;
  }

  /** Returns the managed policy that an ARN, a reference, or a name identifies in a stack. */
  attached(arn: PolicyText, stack: Stack): PolicyResource | undefined {
    const found = this.find(arn, stack);
    if (found) this.attachedPolicies.add(found);
    return found;
  }

  /** Returns the same for a permissions boundary, which allows nothing to its holder. */
  boundary(arn: PolicyText, stack: Stack): PolicyResource | undefined {
    const found = this.find(arn, stack);
    if (found) this.boundaries.add(found);
    return found;
  }

  private find(arn: PolicyText, stack: Stack): PolicyResource | undefined {
    const text = this.stacks.global(arn, stack);
    const name = nameInArn(text) ?? text;
    const named = (this.byName.get(name) ?? []).filter((one) => mayShareAccount(one.stack, stack));
    const mine = named.filter((one) => one.stack === stack);
    // Several of one name exclude each other by conditions.
    const [only, ...others] = mine.length > 0 ? mine : named;
    return this.byReference.get(text) ?? (others.length === 0 ? only : undefined);
  }

  textIn(text: PolicyText, stack: Stack, holder: Stack): PolicyText {
    return this.stacks.seenFrom(text, stack, holder);
  }

  /** Returns the names that a policy of a stack has for a holder in another. */
  policyNames(
    written: readonly LocatedValue[],
    stack: Stack,
    holder: Stack,
  ): readonly PolicyName[] {
    return textsAt(written).flatMap(({ text, item: { templateConditions } }) => {
      const given = this.conditionsIn(templateConditions, stack, holder);
      const named = (one: PolicyText, conditions: readonly TemplateCondition[]): PolicyName => ({
        text: this.stacks.seenFrom(one, stack, holder),
        // IAM may not tell names apart by case.
        key: lowerCase(this.stacks.global(one, stack)),
        form: formOfName({ text: one, stack }, this.stacks),
        patterns: namePatterns({ text: one, stack }, this.stacks),
        templateConditions: conditions,
      });
      const byDefault = aliasesByDefault(text, stack, this.stacks).map((alias) =>
        named(alias.text, [
          ...given,
          ...this.conditionsIn(alias.templateConditions, stack, holder),
        ]),
      );
      return [named(text, given), ...byDefault];
    });
  }

  /** Returns a policy as it reads in the stack of its holder. */
  policyIn({ policy, stack }: PolicyResource, holder: Stack): Policy {
    if (stack === holder) return policy;
    const text = (one: PolicyText) => this.stacks.seenFrom(one, stack, holder);
    const condition = (one: TemplateCondition) => this.stacks.conditionSeenFrom(one, stack, holder);
    return foreignPolicy(policy, { text, condition });
  }

  /** Returns the template conditions of a policy by their names in the stack of its holder. */
  conditionsIn(
    conditions: readonly TemplateCondition[],
    stack: Stack,
    holder: Stack,
  ): readonly TemplateCondition[] {
    if (stack === holder) return conditions;
    return conditions.map((one) => this.stacks.conditionSeenFrom(one, stack, holder));
  }

  isBoundaryOnly(one: PolicyResource): boolean {
    return this.boundaries.has(one) && !this.attachedPolicies.has(one);
  }

  /** Returns the policies without a holder. */
  standalone(stack: Stack): readonly PolicyResource[] {
    const isUsed = (one: PolicyResource) =>
      this.attachedPolicies.has(one) || this.boundaries.has(one);
    return this.all.filter((one) => one.stack === stack && !isUsed(one));
  }

  /** Records that a use belongs to a separate principal that is in no template. */
  settle(use: PolicyUse): void {
    this.resolvedUses.add(use);
    this.attachedPolicies.add(use.of);
  }
}

/**
 * Returns whether a policy changes nothing of a principal that a stack set names: the one of that name
 * in the account of the policy has all of both.
 */
const isNeedless = ({ of }: PolicyUse, { imported }: PrincipalDeclaration, { inSet }: Stack) =>
  imported !== undefined && inSet && !of.stack.inSet && !of.policy.statements.some(isDeny);

const holderKey = (reference: PolicyText, { key }: Stack): string => `${key} ${reference}`;

/** Returns the texts of a name. One that is not text may be any name. */
function namedBy({ value }: LocatedValue): readonly PolicyText[] {
  if (typeof value === 'string') return [value];
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [undefined];
  return all.map((one) => (typeof one === 'string' ? one : deployTimeValue('a name')));
}
