import { namesWithDefaults } from './aliases';
import { PrincipalDeclaration } from './principal-resource';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { Meant, meantBy, mayShareAccount } from './stacks/stacks-of-account';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { PrincipalKind } from '../policy/model';

/** A principal, and the stack that declares it or names it. */
export interface Declared {
  readonly stack: Stack;
  readonly declared: PrincipalDeclaration;
}

/** A name of a principal in a stack. */
export interface NameInStack {
  readonly kind: PrincipalKind;
  readonly name: PolicyText;
  readonly stack: Stack;
}

/** The names of principals in all stacks, as they are written and by the defaults of parameters. */
export class PrincipalNames {
  private readonly stacksByKey = new Map<string, Stack[]>();

  constructor(private readonly stacks: StackSet) {}

  add({ stack, declared }: Declared): void {
    for (const { text: name } of namesWithDefaults(declared, stack, this.stacks)) {
      const key = this.keyOf({ kind: declared.kind, name, stack });
      this.stacksByKey.set(key, [...(this.stacksByKey.get(key) ?? []), stack]);
    }
  }

  /** Returns a text for a name, the same in all stacks. */
  keyOf({ kind, name, stack }: NameInStack): string {
    return `${kind} ${this.stacks.global(name, stack)}`;
  }

  /** Returns the stacks of the principals that a stack means by a name. */
  meantBy(key: string, from: Stack): readonly Meant<Stack>[] {
    const all = [...new Set(this.stacksByKey.get(key))];
    return meantBy(all, (one) => one, { from, what: toDisplayText(key) });
  }

  /** Returns whether a stack means such a principal by a name, in each of its accounts. */
  isKnown(one: NameInStack): boolean {
    return this.meantBy(this.keyOf(one), one.stack).some(({ isElsewhere }) => !isElsewhere);
  }

  /** Returns whether a stack means one or several principals by a name. */
  isOfSome(one: NameInStack): boolean {
    const named = this.stacksByKey.get(this.keyOf(one)) ?? [];
    return named.some((stack) => mayShareAccount(stack, one.stack));
  }
}
