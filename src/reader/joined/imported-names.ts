import { Alias, aliasesByDefault } from '../aliases';
import { Source } from './brought-access';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Principal } from '../../policy/model';
import { roleNameIn } from '../../policy/role-name';
import { DeployTimeValues } from '../../policy/substitute';
import { PrincipalDeclaration } from '../principal-resource';
import { Stack } from '../stacks/stack';
import { StackSet } from '../stacks/stack-set';

/** A principal that a stack names and that no template defines. */
export interface ImportedPrincipal extends Source {
  /** Its literal names: as it is written, or as the defaults of parameters make it. */
  readonly names: readonly Alias[];
  /** Whether its file only shows a group that it is in: it counts where another file has it. */
  readonly isOnlyShown?: true;
}

/** Returns the account of a principal, if its ARN says it. */
function accountOf({ identity }: Principal): DeployTimeValues {
  return identity?.account === undefined ? {} : { 'AWS::AccountId': identity.account };
}

/** Returns how a stack names such a principal. */
export function importedAs(
  principal: Principal,
  { name, imported }: Pick<PrincipalDeclaration, 'name' | 'imported'>,
  stack: Stack,
  set: StackSet,
): ImportedPrincipal {
  const text = typeof name === 'string' ? name : '';
  const all = hasDeployTimeValue(text)
    ? aliasesByDefault(text, stack, set)
    : [{ text, templateConditions: [] }];
  return {
    principal,
    ...(imported?.isOnlyShown && { isOnlyShown: true }),
    names: all
      .map((one) => ({ ...one, text: roleNameIn(one.text) }))
      .filter((one) => one.text !== '' && !hasDeployTimeValue(one.text)),
    stack: { key: stack.key, environment: { ...stack.environment, ...accountOf(principal) } },
    keys: set.stacks.map(({ key }) => key),
  };
}
