import {
  actionsOf,
  allAliases,
  cataloguedServices,
  isOfFamily,
  publishedNames,
  reviewFacts,
} from '../catalogue/catalogue';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { matchesPattern } from '../policy/pattern';

/**
 * The actions that reports know by name: those in the catalogue, those that AWS publishes elsewhere,
 * and those that hand over the account.
 */
export class KnownActions {
  /** The names as the catalogue writes them. */
  public readonly all: readonly string[] = [
    ...cataloguedServices().flatMap(actionsOf),
    ...reviewFacts().escalation.flatMap(({ actions }) => actions),
    ...publishedNames().map(({ name }) => name),
  ];
  /** Maps old names that AWS still accepts to the new names. */
  private readonly byLowerCase = new Map([
    ...this.all.map((name) => [name.toLowerCase(), name] as const),
    ...allAliases().map(({ action, now }) => [action.toLowerCase(), now] as const),
  ]);
  private readonly byPattern = new Map<PolicyText, readonly string[]>();
  private readonly givenUp = new Set(
    Object.keys(reviewFacts().renamed).map((name) => name.toLowerCase()),
  );

  /** Returns the actions that a pattern matches. */
  public expand(pattern: PolicyText): readonly string[] {
    const known = this.byPattern.get(pattern);
    if (known) return known;
    const lower = pattern.toLowerCase();
    const exact = this.byLowerCase.get(lower);
    const actions = exact ? [exact] : this.matching(lower);
    this.byPattern.set(pattern, actions);
    return actions;
  }

  /**
   * Returns whether the known actions are all that a pattern matches. Retired names match nothing.
   */
  public isKnown(pattern: PolicyText): boolean {
    if (hasDeployTimeValue(pattern)) return false;
    const lower = pattern.toLowerCase();
    if (/[*?]/.test(pattern)) return isOfFamily(lower) && this.expand(pattern).length > 0;
    return this.byLowerCase.has(lower) || this.givenUp.has(lower);
  }

  private matching(pattern: string): readonly string[] {
    if (!/[*?]/.test(pattern)) return [];
    return [...this.byLowerCase]
      .filter(([name]) => matchesPattern(pattern, name))
      .map(([, action]) => action);
  }
}
