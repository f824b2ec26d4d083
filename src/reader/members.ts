import { aliasesByDefault, namesWithDefaults } from './aliases';
import { Declared } from './principal-names';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { meantBy } from './stacks/stacks-of-account';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Principal, PrincipalKind } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';

/** A principal with what declares it. */
export type Member = readonly [Declared, Principal];

/** A principal that has a name, or a reference, under conditions of its template. */
interface Named extends Declared {
  readonly principal: Principal;
  readonly templateConditions: readonly TemplateCondition[];
}

/** The principals of a kind in all stacks, by their names and the references to them. */
export class MembersByName {
  private readonly byKey = new Map<PolicyText, Named[]>();

  constructor(
    private readonly kind: PrincipalKind,
    members: readonly Member[],
    private readonly stacks: StackSet,
  ) {
    for (const [{ declared, stack }, principal] of members) {
      if (declared.kind !== kind) continue;
      const aliases = namesWithDefaults(declared, stack, stacks);
      for (const { text, templateConditions } of aliases) {
        const key = stacks.global(text, stack);
        const named = { declared, stack, principal, templateConditions };
        this.byKey.set(key, [...(this.byKey.get(key) ?? []), named]);
      }
    }
  }

  /**
   * Returns the principals that a name in a stack identifies, as it is written or else as the
   * defaults of parameters make it.
   */
  named(text: PolicyText, from: Stack): readonly Named[] {
    const written = this.namedAsWritten(text, from);
    if (written.length > 0) return written;
    return aliasesByDefault(text, from, this.stacks).flatMap((alias) =>
      this.namedAsWritten(alias.text, from).map((one) => ({
        ...one,
        templateConditions: joinTemplateConditions(
          one.templateConditions,
          alias.templateConditions,
        ),
      })),
    );
  }

  /**
   * Returns the principals that a text identifies: those of the same stack, which exclude each other
   * by conditions, or else those of other stacks, which may be in its account.
   */
  namedAsWritten(text: PolicyText, from: Stack): readonly Named[] {
    const key = this.stacks.global(text, from);
    const what = `${this.kind} ${toDisplayText(key)}`;
    const all = meantBy(this.byKey.get(key) ?? [], ({ stack }) => stack, { from, what });
    return all.map(({ one, choice }) => ({
      ...one,
      templateConditions: joinTemplateConditions(one.templateConditions, choice),
    }));
  }
}
