import { functionName } from './names';
import { Entry, firstAt, Located } from './parts';
import { functionsOf, madeRoleOf, normalized, ServerlessResource } from './roles';
import { givenRole } from './settings';
import { own } from '../json';

/**
 * Returns the functions with the roles that they are given: by the logical ids of roles of the file, by
 * ARNs, or by functions of CloudFormation.
 *
 * @param known The logical ids of the resources of the file.
 */
export const functionResources = (
  content: unknown,
  known: ReadonlySet<string>,
): readonly ServerlessResource[] =>
  functionsOf(content).flatMap((one) => {
    const role = roleOf(one, content, known);
    const id = `${normalized(one.name)}LambdaFunction`;
    if (role === undefined || known.has(id)) return [];
    return [
      {
        id,
        resource: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: own(one.value, 'name') ?? functionName(content, one.name),
            Role: role.value,
          },
        },
        origin: { pointer: one.pointer, parts: [{ path: ['Role'], pointer: role.pointer }] },
      },
    ];
  });

/** Returns the ARN of the role of a function. A logical id that the file does not have is none. */
function roleOf(one: Entry, content: unknown, known: ReadonlySet<string>): Located | undefined {
  const made = madeRoleOf(one, content);
  const given =
    made === undefined
      ? (firstAt(one, [['role']]) ?? givenRole(content))
      : { value: made, pointer: one.pointer };
  const id = idIn(given?.value);
  if (given === undefined || id === undefined) return given;
  return known.has(id) ? { ...given, value: { 'Fn::GetAtt': [id, 'Arn'] } } : undefined;
}

/** Returns the logical id that a role is given by: as a text, or by a function. */
function idIn(role: unknown): string | undefined {
  if (typeof role === 'string') return role.startsWith('arn:') ? undefined : role;
  const attribute = own(role, 'Fn::GetAtt');
  const [id, name] = typeof attribute === 'string' ? attribute.split('.') : partsOf(attribute);
  return name === 'Arn' && typeof id === 'string' ? id : undefined;
}

const partsOf = (attribute: unknown): readonly unknown[] =>
  Array.isArray(attribute) ? attribute : [];
