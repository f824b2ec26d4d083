import { functionName } from './names';
import { Entry } from './parts';
import { functionsOf, madeRoleOf, normalized, ServerlessResource } from './roles';
import { givenRole } from './settings';
import { own } from '../json';

/**
 * Returns the functions whose roles are in the file.
 *
 * @param known The logical ids of the resources of the file.
 */
export const functionResources = (
  content: unknown,
  known: ReadonlySet<string>,
): readonly ServerlessResource[] =>
  functionsOf(content).flatMap((one) => {
    const role = roleOf(one, content);
    const id = `${normalized(one.name)}LambdaFunction`;
    if (role === undefined || !known.has(role) || known.has(id)) return [];
    return [
      {
        id,
        resource: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: own(one.value, 'name') ?? functionName(content, one.name),
            Role: { 'Fn::GetAtt': [role, 'Arn'] },
          },
        },
        origin: { pointer: one.pointer, parts: [] },
      },
    ];
  });

/** Returns the logical id of the role of a function. Another role is not in the file. */
const roleOf = (one: Entry, content: unknown): string | undefined =>
  madeRoleOf(one, content) ?? idIn(own(one.value, 'role') ?? givenRole(content));

/** Returns the logical id that a role is given by: as a text, or by a function. */
function idIn(role: unknown): string | undefined {
  if (typeof role === 'string') return role;
  const attribute = own(role, 'Fn::GetAtt');
  const [id, name] = typeof attribute === 'string' ? attribute.split('.') : partsOf(attribute);
  return name === 'Arn' && typeof id === 'string' ? id : undefined;
}

const partsOf = (attribute: unknown): readonly unknown[] =>
  Array.isArray(attribute) ? attribute : [];
