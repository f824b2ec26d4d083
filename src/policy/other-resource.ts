import { deployTimeNames, nameOfOpaque, PolicyText, textUnits } from './deploy-time-text';
import { Principal } from './model';
import { isImportedPart } from './unknown';

/**
 * Returns whether a text is a reference to another resource of IAM in the template of a role or user, or
 * ends with the name of another of its kind. Two resources are two principals. What the template only
 * finds may be one of its resources.
 */
export function isOfOtherResource(text: PolicyText, principal: Principal): boolean {
  const { kind, unknown } = principal;
  if (unknown.some(isImportedPart)) return false;
  const whole = nameOfOpaque(text);
  if (whole !== undefined) return OF_IAM.test(typeOfOther(whole, principal));
  const [slash, last = ''] = textUnits(text).slice(-2);
  const [name] = deployTimeNames(last);
  if (slash !== '/' || name === undefined) return false;
  return typeOfOther(name, principal).toLowerCase() === `aws::iam::${kind}`;
}

const OF_IAM = /^AWS::IAM::/;

/** Returns the type of another resource by its name, without the prefix of another stack. */
function typeOfOther(name: string, { identity, values }: Principal): string {
  const { id } = identity ?? {};
  const isOther = id !== undefined && name !== id && !name.startsWith(`${id}.`);
  const definition = isOther && !name.includes('/') ? values?.get(name) : undefined;
  return definition?.kind === 'resource' ? (definition.type ?? '') : '';
}
