import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/**
 * Actions and where they are granted: what the first stages of the compiler hand on. Resources and values of
 * conditions have placeholders, `{Instance}`.
 */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly PolicyText[];
  /** The resources as the catalogue has them, before a scope filled a placeholder. Sids are made from these. */
  readonly templates: readonly string[];
  readonly conditions: readonly Condition[];
  /** Ids of the console use cases and jobs that want it. Empty for actions that were asked for by name. */
  readonly origins: readonly string[];
}

/** The placeholder of what lists all of a type, `{Instance}/queue/{Any}`, as it is written in a statement. */
export const anyOf = (template: string) => template.replace('{Any}', '*');
