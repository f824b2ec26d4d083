import { parseArn } from './arn';
import { hasVariable, PolicyText } from './deploy-time-text';
import { PolicyStatement } from './model';
import { variableKeys } from './variable-keys';

/*
 * A policy variable before the resource of an ARN, such as `arn:aws:iam::${aws:PrincipalAccount}:role/*`. AWS's
 * guide says that none stands there, and AWS's own managed policies have them. So it may work.
 */

const PLACES = ['partition', 'service', 'region', 'account'] as const;

type EarlyPlace = (typeof PLACES)[number];

/** Returns the parts of an ARN before its resource that have a policy variable. */
export function placesOfEarlyVariables(text: PolicyText): readonly EarlyPlace[] {
  const arn = hasVariable(text) ? parseArn(text) : undefined;
  return arn ? PLACES.filter((place) => variableKeys([arn[place]]).some(isConditionKey)) : [];
}

/** Returns whether it may be that a resource of a statement is nothing that exists. */
export function hasEarlyVariables({ resources }: Pick<PolicyStatement, 'resources'>): boolean {
  return resources.some((one) => placesOfEarlyVariables(one).length > 0);
}

/** Returns whether a key of a variable is one of requests. A pseudo parameter without `Fn::Sub` is none. */
export const isConditionKey = (key: string): boolean => /^[^:]+:[^:]/.test(key);

/** Returns whether a text has a policy variable that surely works. */
export const hasLateVariable = (text: PolicyText): boolean => hasVariable(lateOf(text));

const lateOf = (text: PolicyText): PolicyText => parseArn(text)?.resource ?? text;

/** Returns a text with another text from the resource of its ARN on. */
export function withLate(text: PolicyText, change: (late: PolicyText) => PolicyText): PolicyText {
  const late = lateOf(text);
  return `${text.slice(0, text.length - late.length)}${change(late)}`;
}

/** Returns an ARN with the values of its own place instead of policy variables before its resource. */
export function withoutEarlyVariables(
  text: PolicyText,
  own: Readonly<Record<EarlyPlace, PolicyText>>,
): PolicyText {
  const places = placesOfEarlyVariables(text);
  const arn = places.length > 0 ? parseArn(text) : undefined;
  if (!arn) return text;
  const parts = PLACES.map((place) => (places.includes(place) ? own[place] : arn[place]));
  return ['arn', ...parts, arn.resource].join(':');
}
