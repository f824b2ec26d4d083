import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../../policy/deploy-time-text';
import { DeployTimeValues } from '../../policy/substitute';

/** Where text stands: references in it are those of one stack. */
export interface Viewpoint {
  /** What stands before the names of this stack in the texts of others. */
  readonly key: string;
  readonly environment: DeployTimeValues;
}

/** What only deployment knows, and what is the same in every stack of an account and Region. */
const SHARED = /^(AWS::(Partition|URLSuffix)$|Import |resolve:)/;
const OF_ENVIRONMENT = /^AWS::(AccountId|Region)$/;

/**
 * Text of one stack as another stack would write it:
 * `${Role}` becomes `${Users/Role}`, where `Users` is the stack that has the role.
 * What is its own in the other stack loses the name of the stack.
 */
export function asSeenFrom(
  text: PolicyText,
  from: Viewpoint,
  to: Viewpoint,
  keys: readonly string[],
): PolicyText {
  if (from.key === to.key || !hasDeployTimeValue(text)) return text;
  return replaceDeployTimeValues(text, (name) => {
    if (SHARED.test(name)) return deployTimeValue(name);
    if (OF_ENVIRONMENT.test(name)) return ofEnvironment(name, from, to);
    const owner = ownerOf(name, keys) ?? from.key;
    const local = name.startsWith(`${owner}/`) ? name.slice(owner.length + 1) : name;
    return deployTimeValue(owner === to.key ? local : `${owner}/${local}`);
  });
}

/** Stacks without an environment are taken to be in the same one. */
function ofEnvironment(name: string, from: Viewpoint, to: Viewpoint): PolicyText {
  const [mine, other] = [from.environment[name], to.environment[name]];
  return mine === other || mine === undefined ? deployTimeValue(name) : mine;
}

/** The stack whose name stands before a name: the longest, because nested stacks are named after their parents. */
export const ownerOf = (name: string, keys: readonly string[]): string | undefined =>
  keys
    .filter((key) => name.startsWith(`${key}/`))
    .reduce<string | undefined>(
      (best, key) => (best !== undefined && best.length >= key.length ? best : key),
      undefined,
    );
