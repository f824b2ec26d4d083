import { Alias, aliasesByDefault } from '../aliases';
import { Source } from './brought-access';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { roleNameIn } from '../../policy/role-name';
import { DeployTimeValues } from '../../policy/substitute';
import { Resolved } from '../intrinsics/conditional-value';
import { Stack } from '../stacks/stack';
import { StackSet } from '../stacks/stack-set';

/** A principal that a stack names and that no template defines. */
export interface ImportedPrincipal extends Source {
  /** Its literal names: as it is written, or as the defaults of parameters make it. */
  readonly names: readonly Alias[];
}

/** Returns the account of a principal, if its ARN says it. */
function accountOf({ identity }: Principal): DeployTimeValues {
  return identity?.account === undefined ? {} : { 'AWS::AccountId': identity.account };
}

/** Returns how a stack names such a principal. */
export function importedAs(
  principal: Principal,
  name: Resolved | undefined,
  stack: Stack,
  set: StackSet,
): ImportedPrincipal {
  const text = typeof name === 'string' ? name : '';
  const all = hasDeployTimeValue(text)
    ? aliasesByDefault(text, stack, set)
    : [{ text, templateConditions: [] }];
  return {
    principal,
    names: all
      .map((one) => ({ ...one, text: roleNameIn(one.text) }))
      .filter((one) => one.text !== '' && !hasDeployTimeValue(one.text)),
    stack: { key: stack.key, environment: { ...stack.environment, ...accountOf(principal) } },
    keys: set.stacks.map(({ key }) => key),
  };
}
