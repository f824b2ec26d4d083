import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { holdsWithoutKey } from './condition-keys';
import { grantingStatements, resourcesOf } from './granting-statements';
import { policiesByArn } from './policies-by-arn';
import { policyKeys } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Policy, Principal, World } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import { mayBeInPartition } from '../policy/principal-names';
import { Requirement } from '../policy/requirement';

/** A managed policy that a condition value names. */
export interface NameablePolicy {
  /** Its ARN, or the reference to it. */
  readonly arn: PolicyText;
  /** Default: the holder writes it. */
  readonly name?: string;
  /** Its content. Absent if the holder writes it. */
  readonly policy?: Policy;
}

/**
 * Returns the managed policies that a condition value names: those of AWS, those of the files, and
 * those that a principal may write. A value that names nothing known, or something in another
 * partition, gives none.
 */
export function nameablePolicies(
  value: PolicyText,
  principal: Principal,
  world: World,
): readonly NameablePolicy[] {
  const arn = parseArn(value);
  if (arn && !mayBeInPartition(arn.partition, principal)) return [];
  return [
    ...writtenPolicies(value, principal),
    ...policiesByArn(value, principal.place.file, world),
  ];
}

/**
 * Returns the policies of a pattern that a principal may make or rewrite. A full name is of a policy
 * that exists, so it can only be rewritten.
 */
function writtenPolicies(value: PolicyText, principal: Principal): readonly NameablePolicy[] {
  const [creates, ...rewrites] = policyKeys().made;
  const actions = isPattern(value) ? [creates, ...rewrites] : rewrites;
  const isAllowed = (action: string) => (arn: PolicyText) => {
    const decision = mostAllowed(principal, { action, on: 'policy' }, arn);
    return decision?.requirements.every((one) => !requiresUncarried(action, one)) ?? false;
  };
  return actions
    .flatMap((action) =>
      grantingStatements(principal, action)
        .flatMap(resourcesOf)
        .flatMap((resource) => intersection(value, resource))
        .filter((arn) => parseArn(arn)?.account !== 'aws')
        .filter(isAllowed(action)),
    )
    .slice(0, 1)
    .map((arn) => ({ arn: exampleTexts(arn)[0] }));
}

/** Returns whether a requirement is for a key that requests for the action never have. */
const requiresUncarried = (action: string, one: Requirement): boolean =>
  one.kind === 'key' && one.holds && !holdsWithoutKey(one) && !mayCarry(action, one.key);
