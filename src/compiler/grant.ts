import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/**
 * Actions and the resources on which they are granted: the output of the first compiler stages.
 * Resources and condition values have placeholders, such as `{Instance}`.
 */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly PolicyText[];
  /**
   * The resources in catalogue form, before a scope fills a placeholder. Sids derive from these.
   */
  readonly templates: readonly string[];
  readonly conditions: readonly Condition[];
  /**
   * Ids of the console use cases and jobs that want the actions. Empty for actions requested by
   * name.
   */
  readonly origins: readonly string[];
  /** Set when the actions are left out if the scope does not name their placeholder. */
  readonly optional?: true;
  /** Set when the scope must name their placeholder. The default does not apply. */
  readonly named?: true;
}

/**
 * Returns a template such as `{Instance}/queue/{Any}`, which lists all of a type, as a statement
 * has it.
 */
export const anyOf = (template: string) => template.replace('{Any}', '*');
