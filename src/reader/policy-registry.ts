import { LocatedValue } from './located-value';
import { nameInAccount, namesIn, PolicyResource } from './policy-resources';
import { foreignPolicy } from './stacks/foreign-policy';
import { mayShareAccount, Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import {
  deployTimeValue,
  PolicyText,
  betweenColons,
  nameOfOpaque,
} from '../policy/deploy-time-text';
import { Policy, PrincipalKind } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';

/** A principal that a policy names. */
export interface PolicyUse {
  readonly of: PolicyResource;
  readonly kind: PrincipalKind;
  /** The text in the template of the policy. */
  readonly text: PolicyText;
  readonly name: LocatedValue;
}

/** The names of a principal, as its stack writes them. */
export interface DeclaredName {
  readonly stack: Stack;
  readonly kind: PrincipalKind;
  readonly names: readonly PolicyText[];
}

/** The policy resources of all stacks, by themselves and by the principals that they name. */
export class PolicyRegistry {
  private readonly uses = new Map<string, PolicyUse[]>();
  private readonly byReference = new Map<PolicyText, PolicyResource>();
  private readonly byName = new Map<string, PolicyResource[]>();
  private readonly attachedPolicies = new Set<PolicyResource>();
  private readonly boundaries = new Set<PolicyResource>();
  private readonly resolvedUses = new Set<PolicyUse>();

  /** The stacks that have a principal with a name. */
  private readonly namedIn = new Map<string, Stack[]>();

  constructor(
    readonly all: readonly PolicyResource[],
    principals: readonly DeclaredName[],
    private readonly stacks: StackSet,
  ) {
    for (const { stack, kind, names } of principals)
      for (const name of names) {
        const key = `${kind} ${stacks.global(name, stack)}`;
        this.namedIn.set(key, [...(this.namedIn.get(key) ?? []), stack]);
      }
    for (const one of all) {
      this.addReferences(one);
      for (const { kind, name } of namesIn(one))
        for (const text of namedBy(name)) this.addUse({ of: one, kind, text, name });
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

  private addUse(use: PolicyUse): void {
    const { of, kind, text } = use;
    for (const name of this.stacks.meanings(text, of.stack)) {
      const key = `${kind} ${name}`;
      this.uses.set(key, [...(this.uses.get(key) ?? []), use]);
    }
  }

  /**
   * Returns the uses of policies that name a principal of a stack, by its reference or its name.
   */
  naming(kind: PrincipalKind, names: readonly PolicyText[], stack: Stack): readonly PolicyUse[] {
    const all = names
      .map((name) => `${kind} ${this.stacks.global(name, stack)}`)
      .flatMap((key) =>
        (this.uses.get(key) ?? []).filter(({ of }) => this.isOnlyOne(key, of.stack, stack)),
      );
    const uses = [...new Map(all.map((use) => [use.of, use])).values()];
    uses.forEach((use) => {
      this.resolvedUses.add(use);
      this.attachedPolicies.add(use.of);
    });
    return uses;
  }

  /**
   * Returns whether a name in one stack identifies a principal of another. It is in the same stack,
   * or is the only one.
   */
  private isOnlyOne(key: string, from: Stack, stack: Stack): boolean {
    if (from === stack) return true;
    const others = (this.namedIn.get(key) ?? []).filter((one) => mayShareAccount(one, from));
    return others.length === 1 && others[0] === stack;
  }

  /** Returns whether a template declares a principal of a global name, or a policy names it. */
  isNamed(kind: PrincipalKind, name: PolicyText, stack: Stack): boolean {
    const key = `${kind} ${name}`;
    const users = (this.uses.get(key) ?? []).map(({ of }) => of.stack);
    return [...(this.namedIn.get(key) ?? []), ...users].some((one) => mayShareAccount(one, stack));
  }

  /** Returns the uses that name no known principal. */
  unresolved(): PolicyUse[] {
    return [...new Set([...this.uses.values()].flat())].filter(
      (use) => !this.resolvedUses.has(use),
    );
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
    return (
      this.byReference.get(text) ??
      named.find((one) => one.stack === stack) ??
      (named.length === 1 ? named[0] : undefined)
    );
  }

  textIn(text: PolicyText, stack: Stack, holder: Stack): PolicyText {
    return this.stacks.seenFrom(text, stack, holder);
  }

  /** Returns a policy as it reads in the stack of its holder. */
  policyIn({ policy, stack }: PolicyResource, holder: Stack): Policy {
    if (stack === holder) return policy;
    const text = (one: PolicyText) => this.stacks.seenFrom(one, stack, holder);
    return foreignPolicy(policy, { text, key: stack.key });
  }

  /** Returns the template conditions of a policy by their names in the stack of its holder. */
  conditionsIn(
    conditions: readonly TemplateCondition[],
    stack: Stack,
    holder: Stack,
  ): readonly TemplateCondition[] {
    if (stack === holder) return conditions;
    return conditions.map(({ name, holds }) => ({ name: `${stack.key}/${name}`, holds }));
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

/** Returns the texts of a name. One that is not text may be any name. */
function namedBy({ value }: LocatedValue): readonly PolicyText[] {
  if (typeof value === 'string') return [value];
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [undefined];
  return all.map((one) => (typeof one === 'string' ? one : deployTimeValue('a name')));
}

/** Returns the path and name of a customer managed policy. */
function nameInArn(arn: PolicyText): string | undefined {
  const [first, , service, region, account, ...resource] = betweenColons(arn);
  const isOfAccount = /^\d{12}$/.test(account) || nameOfOpaque(account ?? '') !== undefined;
  if (first !== 'arn' || service !== 'iam' || region !== '' || !isOfAccount) return undefined;
  return /^policy\/([^]+)$/.exec(resource.join(':'))?.[1];
}
