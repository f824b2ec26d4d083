import { isOfAccount, referencesTo } from './policies-by-arn';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import {
  deployTimeValue,
  nameOfOpaque,
  opaqueBeforeStar,
  PolicyText,
} from '../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../policy/model';
import { withSlashes } from '../policy/open-paths';
import { matchesPattern } from '../policy/pattern';
import { pathsByName } from '../policy/principal-names';

/** Returns whether a pattern in a file matches a managed policy that a principal has. */
export const hasPolicy = (principal: Principal, resource: PolicyText, file: string): boolean =>
  managedPolicies(principal).some((one) => namesPolicy(resource, one, file));

/** Returns the managed policies that a principal has. Whoever has a policy alone has that one. */
export const managedPolicies = memoize(
  ({ kind, attached, inline }: Principal): readonly Attachment[] =>
    kind === 'policy' ? inline.flatMap(asAttached) : attached,
);

/** Returns a managed policy as whoever has it has it; none where nothing says its name. */
function asAttached(policy: Policy): readonly Attachment[] {
  const { managed, origin, identity, place } = policy;
  if (!managed || origin === 'aws' || identity === undefined) return [];
  const { id, partition = '*', account, names } = identity;
  if (id !== undefined)
    return [
      { arn: deployTimeValue(id), paths: names, openPaths: identity.openPaths, policy, place },
    ];
  const [name] = names;
  return account === undefined
    ? []
    : [{ arn: `arn:${partition}:iam::${account}:policy/${name}`, policy, place }];
}

/** Returns whether a pattern in a file matches a managed policy of an account. */
export function namesPolicy(resource: PolicyText, policy: Attachment, file: string): boolean {
  if (!isOfAccount(policy)) return false;
  const path = parseArn(resource)?.resource;
  const text = opaqueBeforeStar(resource) ?? resource;
  return (
    policy.arn === text ||
    referencesTo(policy, file).includes(text) ||
    (path !== undefined && isPolicyOf(withSlashes(path, policy.openPaths), policy))
  );
}

/** Returns whether a path is of an attached policy. A reference is to one of the same file. */
function isPolicyOf(path: PolicyText, attachment: Attachment): boolean {
  const arn = parseArn(attachment.arn);
  if (arn) return matchesPattern(path, arn.resource);
  const { paths = [] } = attachment;
  const own = paths.length > 0 ? paths.map((one) => `policy/${one}`) : generatedPaths(attachment);
  return own.length > 0 && own.every((one) => matchesPattern(path, one));
}

/** Returns the end of the ARN that CloudFormation generates for a policy of the same stack. */
const generatedPaths = ({ arn, policy }: Attachment): readonly PolicyText[] =>
  policy?.identity?.id !== undefined && policy.identity.id === nameOfOpaque(arn)
    ? pathsByName({ ...policy, kind: 'policy' })
    : [];
