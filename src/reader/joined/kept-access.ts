import { Holder, Joined, literalNames, sourceOf } from './holders-of-names';
import { groupBy } from '../../input/group-by';
import { parseArn } from '../../policy/arn';
import { awsPolicyName } from '../../policy/aws-policy-name';
import { plain } from '../../policy/deploy-time-text';
import { Attachment, Policy, PolicyStatement, Principal } from '../../policy/model';
import { isInDetails } from '../../policy/principal-identity';
import { isAllow, isDeny } from '../../policy/statement';
import { keepsWhatIs, TemplateCondition } from '../../policy/template-condition';

/**
 * Returns holders with what the details of accounts show of principals that files define: those may
 * keep it. Nobody knows, because the file may take it away, or be for another account.
 */
export function withKeptAccess(
  holders: readonly Holder[],
  defined: readonly Principal[],
): readonly Holder[] {
  const shown = groupBy(
    defined.filter((one) => isPerson(one) && isInDetails(one)),
    ({ kind, name }) => `${kind} ${name}`,
  );
  if (shown.size === 0) return holders;
  const known = new Map(holders.map((one) => [one.source.principal, one]));
  for (const one of defined) {
    if (!isPerson(one) || isInDetails(one)) continue;
    const kept = keptBy(one, shown);
    if (kept.length === 0) continue;
    const holder = known.get(one) ?? { source: sourceOf(one), joins: [] };
    known.set(one, { ...holder, joins: [...holder.joins, ...kept] });
  }
  return [...known.values()];
}

function isPerson({ kind, identity }: Principal): boolean {
  return identity !== undefined && /^(role|user|group)$/.test(kind);
}

function keptBy(
  principal: Principal,
  shown: ReadonlyMap<string, readonly Principal[]>,
): readonly Joined[] {
  const { kind, identity, place } = principal;
  return literalNames(principal).flatMap(({ text, templateConditions }) => {
    const all = (shown.get(`${kind} ${text}`) ?? []).filter(
      (one) => (identity?.account ?? one.identity?.account) === one.identity?.account,
    );
    return all.map((one): Joined => {
      const account = one.identity?.account;
      const choice: TemplateCondition[] =
        all.length > 1 ? [{ name: `the account of ${place.file} is ${account}`, holds: true }] : [];
      const keeps = keepsWhatIs(`${kind} ${text}`, one.place.file);
      return {
        source: sourceOf(withoutPoliciesOf(principal, one)),
        templateConditions: [...templateConditions, ...choice, keeps],
        isKept: true,
      };
    });
  });
}

/** Returns a principal without the policies that another one has under the same names. */
function withoutPoliciesOf(other: Principal, principal: Principal): Principal {
  const [ofGroups, its] = [principal, other].map(policiesOfGroups);
  const inline = new Set(
    other.inline.filter((one) => !its.has(one)).map(({ name }) => name.toLowerCase()),
  );
  const attached = new Set(other.attached.flatMap(namesOf));
  const { boundary, ...rest } = principal;
  const limits = boundary?.policy ? [limitsOf(boundary.policy)] : [];
  return {
    ...rest,
    ...(boundary && !boundary.policy && { boundary }),
    inline: [
      ...principal.inline.filter((one) => ofGroups.has(one) || !inline.has(one.name.toLowerCase())),
      ...(other.boundary ? [] : limits),
    ],
    attached: principal.attached.filter((one) => !namesOf(one).some((name) => attached.has(name))),
  };
}

/** Returns what a permissions boundary denies: also all actions that it does not name. */
function limitsOf(policy: Policy): Policy {
  const allows = policy.statements.filter(isAllow);
  const denies = policy.statements.filter(isDeny);
  const others = allows.slice(0, allows.some(({ notAction }) => notAction) ? 0 : 1);
  return {
    ...policy,
    managed: false,
    statements: [
      ...denies,
      ...others.map((one): PolicyStatement => ({
        ...one,
        effect: 'Deny',
        notAction: true,
        actions: allows.flatMap(({ actions }) => actions),
        resources: [plain('*')],
        notResource: false,
        conditions: [],
      })),
    ],
  };
}

function policiesOfGroups({ groups = [] }: Principal): ReadonlySet<Policy> {
  return new Set(groups.flatMap(({ inline }) => inline));
}

/** Returns the names of a managed policy with their paths, as files of any kind have them. */
function namesOf({ arn, paths }: Attachment): readonly string[] {
  const aws = awsPolicyName(arn);
  if (aws !== undefined) return [`aws:${aws}`];
  return paths ?? [parseArn(arn)?.resource.replace(/^policy\//, '') ?? arn];
}
