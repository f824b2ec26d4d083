import { lazy } from '../input/memoize';

/** What a principal can do with Amazon Connect, in the words of people who do not read IAM. */
export interface Capability {
  readonly id: string;
  /** Continues `who can`: `listen to live calls`. */
  readonly label: string;
  /** Continues `the principal`: `Listens to live calls`. */
  readonly sentence: string;
  readonly question: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** Whether the summary of a report shows it. */
  readonly firstScreen?: true;
  /** Whether the ways of catalogue/escalation.json decide it, instead of its own. */
  readonly escalation?: true;
  readonly searchTerms: readonly string[];
  /** What matters for the answer, and no policy says. */
  readonly unknownToIam: readonly string[];
  /** The capabilities that lead to this one inside the instance, in any number of steps; nearest first. */
  readonly impliedBy?: readonly string[];
  /** Alternatives, each of which is enough. */
  readonly ways: readonly CapabilityWay[];
}

/** A way to do something. */
export interface CapabilityWay {
  /** The actions, all of which are needed. */
  readonly needs: readonly string[];
  /** The resource types that the actions are checked on, as `service/type`; `*` is none. */
  readonly on: readonly string[];
  /** Whether the caller chooses the name of the session, which is the user that signs in. */
  readonly session?: 'chosen' | 'own';
  /** Condition keys of the requests. The policy must allow one of their values. */
  readonly gives?: readonly CapabilityCondition[];
  readonly grade: CapabilityGrade;
}

export interface CapabilityCondition {
  readonly key: string;
  readonly values: readonly string[];
  /** The action of the way that carries the key. @default - each action that supports it */
  readonly action?: string;
}

/**
 * - `documented`: a guide of AWS, or the text of its API, says so.
 * - `reference`: the Service Authorization Reference or an API model.
 * - `inferred`: our conclusion.
 */
export type CapabilityGrade = 'documented' | 'reference' | 'inferred';

/** Returns all capabilities. Those of the summary come first, in its order. */
export const capabilities = lazy((): readonly Capability[] =>
  withAllThatImply(require('../../catalogue/rendered/capabilities.json')),
);

/** Returns capabilities with what leads to what they are implied by too, to its end. */
function withAllThatImply(all: readonly Capability[]): readonly Capability[] {
  const nearest = new Map(all.map(({ id, impliedBy = [] }) => [id, impliedBy]));
  return all.map((one) => {
    // A set also visits what is added while it is visited.
    const reached = new Set([one.id]);
    for (const id of reached) for (const next of nearest.get(id) ?? []) reached.add(next);
    const [, ...impliedBy] = reached;
    return impliedBy.length > 0 ? { ...one, impliedBy } : one;
  });
}
