import { awsPolicy, awsPolicyNames } from '../catalogue/catalogue';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { exampleTexts } from '../policy/example-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import {
  mayBeInAccount,
  mayShareAccount,
  pathsSeenFrom,
  referencesSeenFrom,
} from '../policy/principal-names';
import { awsManagedPolicy } from '../reader/aws-managed-policy';

/** A managed policy that a text names. */
export interface NamedPolicy {
  /** Its ARN, or the reference to it. */
  readonly arn: PolicyText;
  readonly name: string;
  readonly policy: Policy;
}

/**
 * Returns the managed policies that a text in a file names, by a reference, an ARN, or a pattern:
 * those of all files, and those of AWS. A reference may be to a policy of another stack. Those of another
 * known account than that of a principal, or a policy, with the text are not for it.
 */
export const policiesByArn = (
  text: PolicyText,
  by: Pick<Policy, 'place' | 'identity'>,
  world: Pick<World, 'policies'>,
): readonly NamedPolicy[] =>
  policiesIn(world)(by.place.file)(text).filter(({ policy }) => mayShareAccount(policy, by));

const policiesIn = memoize((world: Pick<World, 'policies'>) =>
  memoize((file: string) =>
    memoize((text: PolicyText): readonly NamedPolicy[] =>
      nameOfOpaque(text) === undefined
        ? [...policiesOfFiles(text, file, world), ...policiesOfAws(text)]
        : managedPolicies(world)
            .filter((policy) => referencesSeenFrom(named(policy), file).includes(text))
            .map((policy) => ({ arn: text, name: policy.name, policy })),
    ),
  ),
);

/** A permission set names policies of the account by their paths and names. Others have an ARN. */
export const arnOfPolicy = (text: PolicyText): PolicyText =>
  parseArn(text) || nameOfOpaque(text) !== undefined
    ? text
    : `arn:*:iam::*:policy/${text.replace(/^\/+/, '').replace(/\/{2,}/, '/')}`;

const managedPolicies = memoize(({ policies }: Pick<World, 'policies'>) =>
  policies.filter(({ managed, origin }) => managed && origin === 'file'),
);

/** Returns whether a managed policy is one of an account. An account changes none of AWS. */
export const isOfAccount = ({ arn, ofAws }: Pick<Attachment, 'arn' | 'ofAws'>): boolean =>
  !ofAws && parseArn(arn)?.account !== 'aws';

/** Returns whether a managed policy of a principal is one of an account, whatever deployment chooses. */
export const isSurelyOfAccount =
  ({ values }: Pick<Principal, 'values'>) =>
  (one: Pick<Attachment, 'arn' | 'ofAws' | 'paths' | 'policy'>): boolean => {
    const { policy, paths } = one;
    if (!isOfAccount(one) || policy?.origin === 'aws') return false;
    const isArn = (arn: PolicyText) => parseArn(arn) !== undefined && isOfAccount({ arn });
    return Boolean(policy ?? paths) || deployedTexts(one.arn, values).every(isArn);
  };

/** Returns a managed policy as something of IAM that texts name. */
export const named = (policy: Policy) => ({ ...policy, kind: 'policy' as const });

/** Returns how a file refers to a managed policy of the files that somebody has. */
export const referencesTo = (
  { policy }: Pick<Attachment, 'policy'>,
  file: string,
): readonly PolicyText[] =>
  policy?.managed && policy.origin === 'file' ? referencesSeenFrom(named(policy), file) : [];

function policiesOfFiles(
  text: PolicyText,
  file: string,
  world: Pick<World, 'policies'>,
): readonly NamedPolicy[] {
  const arn = parseArn(text);
  if (!arn || arn.account === 'aws') return [];
  return managedPolicies(world)
    .filter(({ identity }) => mayBeInAccount(arn.account, identity?.account))
    .flatMap((policy): NamedPolicy[] => {
      const [path] = pathsSeenFrom(named(policy), file).filter((one) =>
        matchesPattern(arn.resource, one),
      );
      const [first] = path === undefined ? [] : intersection(text, `arn:*:iam::*:${path}`);
      return first === undefined
        ? []
        : [{ arn: exampleTexts(first)[0], name: policy.name, policy }];
    });
}

const policiesOfAws = memoize((text: PolicyText): readonly NamedPolicy[] => {
  const arn = parseArn(text);
  if (!arn || !matchesPattern(arn.account, 'aws')) return [];
  return awsPolicies().flatMap(({ name, path }): NamedPolicy[] => {
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
