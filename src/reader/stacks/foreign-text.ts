import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from '../../policy/deploy-time-text';
import { isShared, ownerOf } from '../../policy/shared-value';
import { DeployTimeValues } from '../../policy/substitute';
import { conditionOfStack, TemplateCondition } from '../../policy/template-condition';

/** The stack that the references in a text belong to. */
export interface Viewpoint {
  /** The prefix for names of this stack in the texts of others. */
  readonly key: string;
  readonly environment: DeployTimeValues;
}

const OF_ENVIRONMENT = /^AWS::(AccountId|Region)$/;

/**
 * Returns a text of one stack as another stack would write it. `${Role}` becomes `${Users/Role}`,
 * where `Users` is the stack that has the role. References to the other stack itself lose the
 * prefix.
 */
export function asSeenFrom(
  text: PolicyText,
  from: Viewpoint,
  to: Viewpoint,
  keys: readonly string[],
): PolicyText {
  if (from.key === to.key || !hasDeployTimeValue(text)) return text;
  return mapDeployTimeValues(text, (name) => {
    if (isShared(name)) return deployTimeValue(name);
    if (OF_ENVIRONMENT.test(name)) return ofEnvironment(name, from, to);
    const owner = ownerOf(name, keys) ?? from.key;
    const local = name.startsWith(`${owner}/`) ? name.slice(owner.length + 1) : name;
    return deployTimeValue(owner === to.key ? local : `${owner}/${local}`);
  });
}

/** Treats stacks without an environment as stacks in the same environment. */
function ofEnvironment(name: string, from: Viewpoint, to: Viewpoint): PolicyText {
  const [mine, other] = [from.environment[name], to.environment[name]];
  return mine === other || mine === undefined ? deployTimeValue(name) : mine;
}

/** Returns a template condition of one stack by its name in another. */
export function conditionSeenFrom(
  one: TemplateCondition,
  from: Viewpoint,
  to: Viewpoint,
  keys: readonly string[],
): TemplateCondition {
  const isOfOther = ownerOf(one.name, keys) !== undefined;
  const { name, holds } = isOfOther ? one : conditionOfStack(from.key, one);
  const isOwn = ownerOf(name, keys) === to.key;
  return { name: isOwn ? name.slice(to.key.length + 1) : name, holds };
}
