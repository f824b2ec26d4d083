import { named } from './policies-by-arn';
import { matchesAction } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, openPattern, PolicyText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement, Principal } from '../policy/model';
import { patternIncludes, patternsIntersect } from '../policy/pattern';
import { pathsByName } from '../policy/principal-names';
import { deniesOf } from '../policy/principal-statements';

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
  const names = policy ? pathsByName(named(policy)) : [parseArn(arn)?.resource ?? arn];
  const open = names.filter(hasDeployTimeValue).map(openPattern);
  return (
    open.length > 0 &&
    deniesOf(principal).some(
      (deny) => isAbout(deny, action) && open.some((name) => mayBeOn(deny, name)),
    )
  );
}

const isAbout = ({ actions, notAction }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

function mayBeOn({ resources, notResource }: PolicyStatement, name: string): boolean {
  const texts = resources.map((one) => openPattern(parseArn(one)?.resource ?? one));
  return notResource
    ? !texts.some((text) => patternIncludes(text, name))
    : texts.some((text) => patternsIntersect(text, name));
}
