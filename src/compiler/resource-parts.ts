import { everyInstance } from './every-instance';
import { PARTITION } from './placeholder-values';
import { fillPlaceholders, PlaceholderValues } from './placeholders';
import { bindingsOf, partFacts } from '../catalogue/catalogue';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes } from '../policy/pattern';

/** The resources of an action, by their part in the action. */
export interface ResourceParts {
  readonly made: readonly PolicyText[];
  /** The resources that the action changes, uses or lists. */
  readonly used: readonly PolicyText[];
}

/**
 * Returns the resources that an action creates and the resources that it uses, with placeholders or
 * filled.
 */
export function resourceParts(action: string, resources: readonly PolicyText[]): ResourceParts {
  const { makes } = partFacts(action);
  if (!makes || isAllMade(action, makes)) return { made: resources, used: [] };
  const patterns = makes.map((template) => template.replace(/\{\w+\}/g, '*'));
  const isMade = (resource: PolicyText) =>
    makes.includes(resource) || patterns.some((pattern) => patternIncludes(pattern, resource));
  const made = resources.filter(isMade);
  const used = resources.filter((resource) => !isMade(resource));
  // Every resource includes the created ones, which have no tag yet.
  const everywhere = used.includes('*') ? fillPlaceholders(action, makes.map(inAny), [ANY]) : [];
  return { made: [...made, ...everywhere], used };
}

const isAllMade = (action: string, makes: readonly string[]) =>
  (bindingsOf(action) ?? []).every(({ resources }) =>
    resources.every((one) => makes.includes(one)),
  );

const inAny = (template: string) => template.replace('{Instance}', everyInstance());

const ANY: PlaceholderValues = { ...PARTITION, Region: ['*'], Account: ['*'] };
