import { named } from './policies-by-arn';
import { matchesAction } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, openPattern, PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { patternIncludes, overlap } from '../policy/pattern';
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
  policiesAndBoundaryOf(principal)
    .flatMap(({ statements }) => statements)
    .filter(isDeny)
    .some((deny) => isAbout(deny, action) && mayBeOn(deny, pattern));

const isAbout = ({ actions, notAction }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

function mayBeOn({ resources, notResource }: PolicyStatement, path: string): boolean {
  const texts = resources.map((one) => openPattern(parseArn(one)?.resource ?? one));
  return notResource
    ? !texts.some((text) => patternIncludes(text, path))
    : texts.some((text) => overlap(text, path));
}
