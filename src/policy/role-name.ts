import { deployTimeValue, nameOfOpaque, PolicyText, textUnits } from './deploy-time-text';

/** Returns the name, or the reference, of the role that an ARN or a name identifies. */
export function roleNameIn(text: PolicyText): PolicyText {
  const reference = nameOfOpaque(text);
  if (reference !== undefined) return deployTimeValue(reference.replace(/\.Arn$/, ''));
  const units = textUnits(text);
  return units.slice(units.lastIndexOf('/') + 1).join('');
}
