import {
  isOfAccount,
  isSurelyOfAccount,
  named,
  NamedPolicy,
  policiesByArn,
} from './policies-by-arn';
import { isSingle } from './single-resources';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { Policy, Principal, World } from '../policy/model';
import { isPattern, matchesPattern, patternIncludes, overlap } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import {
  matchesPrincipal,
  mayNamePrincipalOf,
  pathsByName,
  referencesSeenFrom,
} from '../policy/principal-names';

/** A managed policy that a value of a condition and a resource both name. */
export interface CommonPolicy {
  /** Its ARN, or the reference to it, with which the condition is met. */
  readonly arn: PolicyText;
  /** The policy, if the files have it. */
  readonly policy?: Policy;
  /** Whether both name it whatever deployment gives. */
  readonly isSure: boolean;
}

/**
 * Returns the managed policies that a value of a condition and a resource in the policies of a holder
 * both name, each by a reference, an ARN, or a pattern.
 */
export function commonPolicies(
  value: PolicyText,
  resource: PolicyText,
  holder: Principal,
  world: World,
): readonly CommonPolicy[] {
  if (!mayBeOfOnePlace(value, resource)) return [];
  const isOneOfValue = !isPattern(value) || isReference(resource);
  return (isOneOfValue ? [value] : intersection(value, resource)).flatMap((text) =>
    isPattern(text) && !isReference(resource)
      ? [{ arn: text, isSure: true }]
      : namedBy(text, resource, holder, world),
  );
}

function namedBy(
  text: PolicyText,
  resource: PolicyText,
  holder: Principal,
  world: World,
): readonly CommonPolicy[] {
  const { file } = holder.place;
  const known = policiesByArn(text, holder, world).filter(isOfAccount);
  if (known.length === 0) {
    const isSure = includes(resource, text) && isSurelyOfAccount(holder)({ arn: text });
    return isSure || mayBeOne(text, resource, holder, world) ? [{ arn: text, isSure }] : [];
  }
  const isIt = ({ policy }: NamedPolicy) =>
    includes(resource, text) || isNamed(resource, policy, file);
  const mayBeIt = ({ policy }: NamedPolicy) =>
    isReference(resource) ? !isSingle(resource, holder) : mayName(resource, policy, holder);
  const sure = known.filter(isIt);
  return (sure.length > 0 ? sure : known.filter(mayBeIt)).map(({ arn, policy }) => ({
    arn: isPattern(text) ? arn : text,
    policy,
    isSure: sure.length > 0,
  }));
}

const isReference = (text: PolicyText): boolean => nameOfOpaque(text) !== undefined;

/** Returns whether two texts may be in one partition and in one account. */
function mayBeOfOnePlace(one: PolicyText, other: PolicyText): boolean {
  const [a, b] = [one, other].map(parseArn);
  return !a || !b || (overlap(a.partition, b.partition) && overlap(a.account, b.account));
}

/** Returns whether a resource includes a text, whatever deployment gives for its partition and account. */
function includes(resource: PolicyText, text: PolicyText): boolean {
  const [outer, inner] = [resource, text].map(parseArn);
  return (
    patternIncludes(resource, text) ||
    (outer !== undefined && inner !== undefined && matchesPattern(outer.resource, inner.resource))
  );
}

/** Returns whether a resource names a policy of the files, or a pattern of it. */
const isNamed = (resource: PolicyText, policy: Policy, file: string): boolean =>
  referencesSeenFrom(named(policy), file).includes(resource) ||
  matchesPrincipal(resource, named(policy), file);

/** Returns whether deployment may give a policy of the files a name that an ARN has, or a pattern of it. */
function mayName(arn: PolicyText, policy: Policy, { place: { file }, values }: Principal): boolean {
  const one = { ...named(policy), values };
  return (
    mayNamePrincipalOf(arn, one, file) ||
    deployedTexts(arn, values).some((text) =>
      pathsByName(one)
        .filter((path) => !hasDeployTimeValue(path))
        .some((path) => overlap(parseArn(text)?.resource ?? '', path)),
    )
  );
}

/** Returns whether a text that names no policy of the files may be what a resource names. */
function mayBeOne(
  text: PolicyText,
  resource: PolicyText,
  holder: Principal,
  world: World,
): boolean {
  const isOther = (one: PolicyText) => isReference(one) && isSingle(one, holder);
  if (isOther(text)) return false;
  const others = isReference(resource) ? policiesByArn(resource, holder, world) : [];
  return others.length > 0
    ? isReference(text) || others.some(({ policy }) => mayName(text, policy, holder))
    : !isOther(resource) && overlap(text, resource);
}
