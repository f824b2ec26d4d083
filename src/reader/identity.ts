import { itemsOf } from './located-value';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { Stack } from './stacks/stack';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { PrincipalIdentity } from '../policy/principal-identity';

/** Returns how policies name a principal of a stack. */
export function identityOf(
  { kind, id, name, resource }: PrincipalDeclaration,
  stack: Stack,
): PrincipalIdentity {
  const { Path } = resource.properties;
  const path = typeof Path === 'string' ? Path.replace(/^\//, '') : '';
  const given = textsAt(itemsOf(name, resource.place)).map(({ text }) => text);
  const names = given.length > 0 ? given : generatedNames(id, stack);
  const account = stack.environment['AWS::AccountId'];
  return {
    names: names.map((one) => (kind === 'permission set' ? reservedName(one) : `${path}${one}`)),
    id,
    stack: stack.key,
    ...(account !== undefined && { account }),
  };
}

/** CloudFormation begins the name of a resource with those of the stack and the resource. */
function generatedNames(id: string, stack: Stack): readonly PolicyText[] {
  const name = stack.known['AWS::StackName'];
  return name === undefined ? [] : [`${name}-${id}-${deployTimeValue(`end of the name of ${id}`)}`];
}

/** Returns the name of the roles of a permission set, with their path. */
function reservedName(name: PolicyText): PolicyText {
  const [region, end] = ['AWS::Region', 'end of the name'].map(deployTimeValue);
  return `aws-reserved/sso.amazonaws.com/${region}/AWSReservedSSO_${name}_${end}`;
}
