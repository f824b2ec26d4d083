import {
  actionsOf,
  allAliases,
  cataloguedServices,
  isOfFamily,
  publishedNames,
  reviewFacts,
} from '../catalogue/catalogue';
import { lazy } from '../input/memoize';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { matchesPattern } from '../policy/pattern';

/** The names as the catalogue writes them. */
const knownNames = lazy((): readonly string[] => [
  ...cataloguedServices().flatMap(actionsOf),
  ...reviewFacts().escalation.flatMap(({ actions }) => actions),
  ...publishedNames().map(({ name }) => name),
]);

/** Maps names in lower case to those names, and old names that AWS still accepts to the new names. */
const namesByLowerCase = lazy(
  () =>
    new Map([
      ...knownNames().map((name) => [name.toLowerCase(), name] as const),
      ...allAliases().map(({ action, now }) => [action.toLowerCase(), now] as const),
    ]),
);

/** The old names that AWS does not accept any more, in lower case. */
const retiredNames = lazy(
  () => new Set(Object.keys(reviewFacts().renamed).map((name) => name.toLowerCase())),
);

/**
 * The actions that reports know by name: those in the catalogue, those that AWS publishes elsewhere,
 * and those that hand over the account.
 */
export class KnownActions {
  private readonly byPattern = new Map<PolicyText, readonly string[]>();

  /** The names as the catalogue writes them. */
  public get all(): readonly string[] {
    return knownNames();
  }

  /** Returns the actions that a pattern matches. */
  public expand(pattern: PolicyText): readonly string[] {
    const known = this.byPattern.get(pattern);
    if (known) return known;
    const lower = pattern.toLowerCase();
    const exact = namesByLowerCase().get(lower);
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
    return namesByLowerCase().has(lower) || retiredNames().has(lower);
  }

  private matching(pattern: string): readonly string[] {
    if (!/[*?]/.test(pattern)) return [];
    return [...namesByLowerCase()]
      .filter(([name]) => matchesPattern(pattern, name))
      .map(([, action]) => action);
  }
}

export const knownActions = lazy(() => new KnownActions());
