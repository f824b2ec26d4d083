import { deployTimeValue, nameOfOpaque, PolicyText, textUnits } from './deploy-time-text';

/** Returns the name, or the reference, of the role that an ARN or a name identifies. */
export function roleNameIn(text: PolicyText): PolicyText {
  const reference = nameOfOpaque(text);
  if (reference !== undefined) return deployTimeValue(reference.replace(/\.Arn$/, ''));
  const units = textUnits(text);
  return units.slice(units.lastIndexOf('/') + 1).join('');
}

/** Returns the path in a name with its path: `team/` in `team/Admin`. */
export function pathOfName(name: PolicyText): PolicyText {
  const units = textUnits(name);
  return units.slice(0, units.lastIndexOf('/') + 1).join('');
}

/**
 * Returns the ARN that a template takes apart for a name, with `Fn::Select` of `Fn::Split`. The CDK
 * does so for the names of roles and users that it imports by an ARN.
 */
export function arnOfName(name: PolicyText): PolicyText | undefined {
  const [, delimiter = '', whole] = PART.exec(nameOfOpaque(name) ?? '') ?? [];
  if (delimiter !== '/' || whole === undefined) return undefined;
  const [, , arn = whole] = PART.exec(whole) ?? [];
  return deployTimeValue(arn);
}

/** Matches the name of a part of a text that only deployment knows. */
const PART = /^Select \d+ \$\{Split (\S+) \$\{(.+)\}\}$/;
