import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { holdsWithoutKey } from './condition-keys';
import { grantingStatements, resourcesOf } from './granting-statements';
import { awsPolicy, awsPolicyNames } from '../catalogue/catalogue';
import { policyKeys } from '../catalogue/escalation';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Policy, Principal, World } from '../policy/model';
import { isPattern, matchesPattern } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import { Requirement } from '../policy/requirement';
import { awsManagedPolicy } from '../reader/aws-managed-policy';

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
 * those that a principal may write. A value that names nothing known gives none.
 */
export function nameablePolicies(
  value: PolicyText,
  principal: Principal,
  world: World,
): readonly NameablePolicy[] {
  const written = writtenPolicies(value, principal);
  const reference = nameOfOpaque(value);
  if (reference !== undefined)
    return [...written, ...referredPolicies(value, reference, principal, world)];
  return [...written, ...policiesOfFiles(value, world), ...policiesOfAws(value)];
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

/** Returns the policy of the same file that a reference names. */
function referredPolicies(
  arn: PolicyText,
  reference: string,
  { place: { file } }: Principal,
  { policies }: World,
): readonly NameablePolicy[] {
  const id = reference.replace(/\.(PolicyArn|Arn)$/, '');
  return policies
    .filter(({ managed, place }) => managed && place.file === file && place.logicalId === id)
    .map((policy) => ({ arn, name: policy.name, policy }));
}

function policiesOfFiles(value: PolicyText, { policies }: World): readonly NameablePolicy[] {
  const arn = parseArn(value);
  if (!arn || arn.account === 'aws') return [];
  return policies
    .filter(({ managed, origin }) => managed && origin === 'file')
    .flatMap((policy): NameablePolicy[] => {
      const [first] = intersection(value, `arn:*:iam::*:policy/*${policy.name}`);
      const isNamed = matchesPattern(arn.resource.replace(/^policy\/([^*?]*\/)?/, ''), policy.name);
      return isNamed && first !== undefined
        ? [{ arn: exampleTexts(first)[0], name: policy.name, policy }]
        : [];
    });
}

const policiesOfAws = memoize((value: PolicyText): readonly NameablePolicy[] => {
  const arn = parseArn(value);
  if (!arn || !matchesPattern(arn.account, 'aws')) return [];
  return awsPolicies().flatMap(({ name, path }): NameablePolicy[] => {
    if (!matchesPattern(arn.resource, path)) return [];
    const policy = awsManagedPolicy(name);
    return policy ? [{ arn: arnOf(arn.partition)(path), name, policy }] : [];
  });
});

const arnOf = memoize((partition: PolicyText) =>
  memoize((path: string) => ['arn', exampleTexts(partition)[0], 'iam', '', 'aws', path].join(':')),
);

const awsPolicies = lazy(() =>
  awsPolicyNames().map((name) => {
    const arn = awsPolicy(name)?.arn ?? '';
    return { name, path: arn.slice(arn.indexOf('policy/')) };
  }),
);
