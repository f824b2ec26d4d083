import { isImported } from './imported';
import { Resolved } from './intrinsics/conditional-value';
import { itemsOf } from './located-value';
import { ImportedNames, PrincipalDeclaration, textsAt } from './principal-resource';
import { Resource } from './resource';
import { accountsOf } from './stacks/deployed-accounts';
import { Stack } from './stacks/stack';
import { partitionOf } from '../catalogue/regions';
import { parseArn } from '../policy/arn';
import { deployTimeNames, PolicyText } from '../policy/deploy-time-text';
import { generatedName, STACK_NAME } from '../policy/generated-name';
import { isOpenPath, pathInName } from '../policy/open-paths';
import { DeployedStackSet, PrincipalIdentity } from '../policy/principal-identity';
import { reservedName } from '../policy/reserved-name';
import { ownerOf } from '../policy/shared-value';

type Identified = Pick<PrincipalDeclaration, 'kind' | 'id' | 'name' | 'resource' | 'imported'>;

/** Returns how policies name a principal, or a managed policy, of a stack. */
export function identityOf(
  { kind, id, name, resource, imported }: Identified,
  stack: Stack,
): PrincipalIdentity {
  const named = namesOf({ id, name, resource }, stack);
  return {
    names: kind === 'permission set' ? named.map(reservedName) : named,
    ...(imported ? knownOf(imported) : { id, ...(kind !== 'permission set' && pathOf(resource)) }),
    stack: stack.key,
    ...(named.some(isOfOthers(stack)) && { stacks: stack.linked.keys }),
    ...(stack.inSet && { stackSet: { name: stack.key, ...listedAccounts(stack) } }),
    ...(kind === 'permission set' ? partitionIn(stack) : accountOf(resource, stack)),
  };
}

/** Returns whether a text has a value of another stack. */
export const isOfOthers =
  ({ linked }: Stack) =>
  (text: PolicyText): boolean => {
    const keys = [...linked.keys.values()];
    const isOther = (name: string) => ownerOf(name, keys) !== undefined;
    return deployTimeNames(text).some(isOther);
  };

/** Returns which paths deployment chooses, or that nothing says in which path something is. */
function pathOf(resource: Resource): Pick<PrincipalIdentity, 'isInAnyPath' | 'openPaths'> {
  const { Path } = resource.properties;
  if (Path === undefined) return isImported(resource) ? { isInAnyPath: true } : {};
  const openPaths = textsOf(Path, resource).filter(isOpenPath);
  return openPaths.length > 0 ? { openPaths } : {};
}

function listedAccounts(stack: Stack): Pick<DeployedStackSet, 'accounts'> {
  const accounts = accountsOf(stack);
  return accounts ? { accounts } : {};
}

const knownOf = ({ displayName, isOther, isOnlyShown, ...known }: ImportedNames) => known;

/** A permission set becomes a role in each account to which somebody assigns it. */
function partitionIn({ environment }: Stack): Pick<PrincipalIdentity, 'partition'> {
  const partition = partitionOf(environment['AWS::Region']);
  return partition === undefined ? {} : { partition };
}

/** Returns where something of IAM is: by its ARN, which other tools know, or by its stack. */
function accountOf(
  { properties }: Resource,
  { environment }: Stack,
): Pick<PrincipalIdentity, 'account' | 'partition'> {
  const arn = typeof properties.Arn === 'string' ? parseArn(properties.Arn) : undefined;
  const account = arn?.account ?? environment['AWS::AccountId'];
  const partition = arn?.partition ?? partitionOf(environment['AWS::Region']);
  return {
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
  };
}

const textsOf = (value: Resolved, { place }: Resource): readonly PolicyText[] =>
  textsAt(itemsOf(value, place)).map(({ text }) => text);

/** Returns the names that deployment may give something of IAM, with its path: `team/Admin`. */
export function namesOf(
  { id, name, resource }: Pick<PrincipalDeclaration, 'id' | 'name' | 'resource'>,
  stack: Stack,
): readonly PolicyText[] {
  const paths = textsOf(resource.properties.Path, resource).map(pathInName);
  const given = textsOf(name, resource);
  const names = given.length > 0 ? given : generatedNames(id, paths, stack);
  return names.flatMap((one) => (paths.length > 0 ? paths : ['']).map((path) => `${path}${one}`));
}

/**
 * CloudFormation begins the name of a resource with those of the stack and the resource. Nothing of
 * it is given here without the name of the stack or a path.
 */
function generatedNames(id: string, paths: readonly string[], stack: Stack): readonly PolicyText[] {
  const name = stack.known[STACK_NAME];
  return name !== undefined || paths.some((path) => path !== '') ? [generatedName(id, name)] : [];
}
