import { named } from './policies-by-arn';
import { matchesAction } from '../policy/action-patterns';
import { pathsByPathOf } from '../policy/any-path';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, openPattern, PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { matchesPattern, patternIncludes, overlap } from '../policy/pattern';
import { pathsByName } from '../policy/principal-names';
import { isDeny } from '../policy/statement';

/** A managed policy as a text names it. */
interface NamedByText {
  readonly arn: PolicyText;
  /** The policy, if the files have it. */
  readonly policy?: Policy;
}

/** Returns whether deployment may give a managed policy a name on which a principal is denied an action. */
export function mayBeDeniedByName(
  principal: Principal,
  action: string,
  { arn, policy }: NamedByText,
): boolean {
  const paths = policy ? pathsByName(named(policy)) : [parseArn(arn)?.resource ?? arn];
  return paths.some(
    (path) => hasDeployTimeValue(path) && mayBeDenied(principal, action, openPattern(path)),
  );
}

/** Returns whether a principal may be denied an action on a path in IAM that a pattern includes. */
export const mayBeDenied = (principal: Principal, action: string, pattern: string): boolean =>
  deniesAbout(principal, action).some((deny) => mayBeOn(deny, pattern));

/** Returns whether a principal may be denied an action on another one by a path that this may have. */
export const mayBeDeniedByPath = (
  principal: Principal,
  action: string,
  other: Principal,
): boolean =>
  deniesAbout(principal, action).some(
    ({ resources, notResource }) =>
      !notResource &&
      resources
        .map((one) => parseArn(one)?.resource ?? one)
        .some((one) => pathsByPathOf(one, other).some((path) => matchesPattern(one, path))),
  );

const deniesAbout = (principal: Principal, action: string): readonly PolicyStatement[] =>
  policiesAndBoundaryOf(principal)
    .flatMap(({ statements }) => statements)
    .filter((one) => isDeny(one) && isAbout(one, action));

const isAbout = ({ actions, notAction }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

function mayBeOn({ resources, notResource }: PolicyStatement, path: string): boolean {
  const texts = resources.map((one) => openPattern(parseArn(one)?.resource ?? one));
  return notResource
    ? !texts.some((text) => patternIncludes(text, path))
    : texts.some((text) => overlap(text, path));
}
