import { corrections, managedPolicies, services, sources } from './facts';
import { readJson, sorted } from './json';
import type { ReviewFacts } from '../../src/catalogue/review-facts';

interface Sourced {
  readonly source: string;
}

interface Review extends Omit<
  ReviewFacts,
  'renamed' | 'prefixes' | 'replacedBy' | 'administrators' | 'signIn' | 'dependents' | 'globalKeys'
> {
  readonly renamed: readonly (Sourced & {
    readonly action: string;
    readonly now: readonly string[];
    readonly why: string;
  })[];
  readonly prefixes: Sourced & { readonly names: Record<string, string> };
  readonly managedPolicies: Sourced & { readonly replacedBy: Record<string, string> };
  readonly administrators: Sourced & { readonly actions: Record<string, string> };
  readonly signIn: Sourced & { readonly actions: Record<string, string> };
  readonly dependents: readonly (Sourced & {
    readonly action: string;
    readonly needs: readonly string[];
    readonly why: string;
  })[];
  readonly globalKeys: Sourced & { readonly keys: readonly string[] };
}

const review = () => readJson<Review>('catalogue/review.json');

/** As the rules look it up: names that are compared without case in lower case, without where each was read. */
export function renderedReview(): ReviewFacts {
  const {
    renamed,
    prefixes,
    managedPolicies: policies,
    administrators,
    signIn,
    dependents,
    globalKeys,
    ...lists
  } = review();
  // What rows of the console page call by a name that is none is renamed everywhere.
  const corrected = corrections().flatMap(({ replace, by, why, source }) =>
    replace && by ? [{ action: replace, now: [by], why, source }] : [],
  );
  return {
    renamed: sorted(
      Object.fromEntries(
        [...corrected, ...renamed].map(({ action, now, why, source }) => [
          action.toLowerCase(),
          { now, why, source },
        ]),
      ),
    ),
    prefixes: prefixes.names,
    replacedBy: policies.replacedBy,
    companions: lists.companions.map(unsourced),
    opensToOthers: lists.opensToOthers.map(unsourced),
    endOfSupport: lists.endOfSupport.map(unsourced),
    administrators: administrators.actions,
    signIn: signIn.actions,
    dependents: Object.fromEntries(
      dependents.map(({ action, needs, why }) => [action, { needs, why }]),
    ),
    escalation: lists.escalation.map(unsourced),
    unconfined: lists.unconfined.map(unsourced),
    globalKeys: globalKeys.keys,
  };
}

function unsourced<T extends object>(fact: T): T {
  const { source: _, ...rest } = fact as T & Sourced;
  return rest as unknown as T;
}

/** That old names are no actions and new ones are, and that every fact has a source. */
export function inconsistenciesOfReview(): string[] {
  const facts = review();
  const known = sources();
  const all = services();
  const complete = new Set(all.filter((s) => s.complete).map((s) => s.service));
  const actions = new Set(
    all.flatMap((s) => Object.keys(s.actions).map((name) => `${s.service}:${name}`)),
  );
  const policies = managedPolicies();
  const problems: string[] = [];
  const need = (ok: unknown, problem: string) => ok || problems.push(`review: ${problem}`);
  const exists = (action: string) => need(actions.has(action), `no such action: ${action}`);

  const lists = [
    facts.renamed,
    facts.companions,
    facts.opensToOthers,
    facts.endOfSupport,
    facts.dependents,
    facts.escalation,
    facts.unconfined,
  ];
  const { administrators, signIn } = facts;
  const sourced = [
    ...lists.flat(),
    facts.prefixes,
    facts.managedPolicies,
    administrators,
    signIn,
    facts.globalKeys,
  ];
  (sourced as unknown as Sourced[]).forEach(({ source }) =>
    need(source in known, `no such source: ${source}`),
  );
  facts.renamed.forEach(({ action }) => need(!actions.has(action), `${action} is an action`));
  facts.renamed.flatMap(({ now }) => now).forEach(exists);
  [administrators, signIn].flatMap((byAction) => Object.keys(byAction.actions)).forEach(exists);
  facts.dependents.forEach(({ action, needs }) => [action, ...needs].forEach(exists));
  facts.companions.forEach(({ actions: needed }) => needed.forEach(exists));
  Object.values(facts.prefixes.names)
    .filter(Boolean)
    .forEach((prefix) => need(complete.has(prefix), `${prefix} is no service of the family`));
  Object.keys(facts.prefixes.names).forEach((prefix) =>
    need(!all.some((s) => s.service === prefix), `${prefix} is a service`),
  );
  const active = (name: string) =>
    policies.find((p) => p.name === name)?.status.startsWith('active');
  Object.entries(facts.managedPolicies.replacedBy).forEach(([old, now]) =>
    need(active(old) === false && active(now), `${old} is served, or ${now} is not`),
  );
  [
    ...facts.companions.map((c) => c.policy),
    ...facts.endOfSupport.flatMap((s) => s.policies),
  ].forEach((name) => need(active(name), `${name} is not served`));
  return problems;
}
