import { areAlike, isInRegion } from './alike-names';
import { policiesByArn } from './policies-by-arn';
import { sameName } from './statements-by-name';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { valuesOfFiles } from '../policy/default-values';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { listedValues } from '../policy/listed-values';
import { Policy, Principal, World } from '../policy/model';
import { mayBeWithoutPath } from '../policy/open-paths';
import { mayBeInAccount, mayShareAccount } from '../policy/principal-names';

/** A managed policy that a text perhaps names. */
export interface PerhapsNamed {
  readonly arn: PolicyText;
  readonly name: string;
  readonly policy: Policy;
  /** What must be so: `cc-${Env} is cc-prod`. */
  readonly condition: string;
}

/**
 * Returns the managed policies of the files that deployment may make those of a text in the policies of a
 * principal: an ARN whose name may be theirs, or one of several that the template lists.
 */
export const policiesPerhapsNamed: (
  world: World,
) => (principal: Principal) => (text: PolicyText) => readonly PerhapsNamed[] = memoize(
  (world: World) =>
    memoize((principal: Principal) =>
      memoize((text: PolicyText) => [
        ...listedPolicies(text, principal, world),
        ...alikePolicies(text, principal, world),
      ]),
    ),
);

function listedPolicies(
  text: PolicyText,
  principal: Principal,
  world: World,
): readonly PerhapsNamed[] {
  if (parseArn(text)) return [];
  return (listedValues(text, principal.values)?.texts ?? []).flatMap((arn) =>
    policiesByArn(arn, principal, world).map(({ policy }) =>
      perhaps(policy, text, `${toDisplayText(text)} is ${toDisplayText(arn)}`),
    ),
  );
}

function alikePolicies(
  arn: PolicyText,
  principal: Principal,
  world: World,
): readonly PerhapsNamed[] {
  const { account, resource = '' } = parseArn(arn) ?? {};
  if (account === undefined || !resource.startsWith(PREFIX)) return [];
  const text = resource.slice(PREFIX.length);
  const { values, identity } = principal;
  const own = { text, values };
  return world.policies
    .filter(({ managed, origin }) => managed && origin === 'file')
    .filter((one) => mayShareAccount(one, principal))
    .filter((one) => mayBeInAccount(account, one.identity?.account ?? identity?.account))
    .flatMap((policy) => {
      const its = { ...policy, values: valuesOfFiles(world)(policy.place.file) };
      const name = policy.identity?.names.find(
        (one) =>
          (areAlike(own, { text: one, values: its.values }, identity?.account) &&
            isInRegion(own, one)) ||
          mayBeWithoutPath(one, text, policy.identity?.openPaths),
      );
      if (name === undefined) return [];
      return [perhaps(policy, arn, sameName([name, its], [text, principal]))];
    });
}

const PREFIX = 'policy/';

const perhaps = (policy: Policy, arn: PolicyText, condition: string): PerhapsNamed => ({
  arn,
  name: policy.name,
  policy,
  condition,
});
