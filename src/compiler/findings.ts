import { Grant } from './grant';
import {
  actionFacts,
  actionsOf as actionsOfService,
  catalogueEdition,
  isOfFamily,
  statementTemplate,
  takesResources,
} from '../catalogue/catalogue';
import { PolicyDocument } from '../catalogue/facts';
import { anySecurityProfile } from '../policy/any-security-profile';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { patternIncludes } from '../policy/pattern';
import { ConstructFindingId, finding } from '../text/findings';

/** Returns findings about resource types to deploy that the catalogue does not have. */
export function unknownTypeFindings(types: readonly string[]): Finding[] {
  if (types.length === 0) return [];
  const subject = types.join(', ');
  const { date } = catalogueEdition().handlers;
  return [
    finding('uncatalogued-type', {
      subject,
      what: `CloudFormation did not have them on ${date}, and nothing is granted for them: ${subject}`,
    }),
  ];
}

/** Law 5: returns findings about actions that take no resource. */
export const starResourceFindings = (statements: readonly CompiledStatement[]): Finding[] =>
  findingsOn(
    'star-only',
    'granted on *, because they take no resource',
    actionsOf(statements.filter(({ resources }) => resources.includes('*'))),
  );

/**
 * Returns findings about actions that reach beyond the instances of a scope. Their resources name
 * no instance, and the scope names no other resource.
 */
export function beyondInstanceFindings(grants: readonly Grant[]): Finding[] {
  const isBeyond = ({ resources, conditions }: Grant) =>
    resources.some((one) => one.startsWith('arn:{Partition}:') && one.endsWith('*')) &&
    !conditions.some(({ values }) => values.includes('{InstanceId}'));
  return findingsOn(
    'beyond-instance',
    'reach all such resources in the accounts and Regions of the instances',
    actionsOf(grants.filter(isBeyond)).filter(isOfFamily),
  );
}

/**
 * Returns findings about access to account-wide resources, which the instances of a scope do not
 * limit.
 */
export const accountWideFindings = (documented: readonly CompiledStatement[]): Finding[] =>
  findingsOn(
    'account-wide',
    'cover all instances of the accounts in scope',
    actionsOf(documented.filter(({ sid }) => sid && statementTemplate(sid).ofAccount)),
  );

/**
 * Returns findings about managed policies, which AWS writes for every instance and a scope does not
 * limit. The finding is a warning if the policies change something. A caller that names instances
 * may assume that nothing changes elsewhere.
 */
export function managedPolicyFindings(
  names: readonly string[],
  documents: readonly PolicyDocument[],
): Finding[] {
  const reached = documents.map(onEveryInstance);
  const beyond = names.filter((_, i) => reached[i].length > 0).sort();
  return reached.flat().some(isChange)
    ? findingsOn(
        'managed-policy-beyond-instance',
        'apply to every instance, regardless of the scope',
        beyond,
      )
    : findingsOn(
        'managed-policy-reads-every-instance',
        'read every instance, regardless of the scope',
        beyond,
      );
}

/**
 * Returns the actions that the policy allows on resources of Amazon Connect itself, regardless of
 * their instance.
 */
function onEveryInstance(policy: PolicyDocument): readonly string[] {
  const patterns = policy.Statement.filter(
    (s) => s.Effect === 'Allow' && [s.Resource].flat().includes('*'),
  ).flatMap((s) => [s.Action].flat().map((action) => action.toLowerCase()));
  return actionsOfService('connect').filter(
    (action) =>
      takesResources(action) && patterns.some((one) => patternIncludes(one, action.toLowerCase())),
  );
}

const isChange = (action: string) =>
  !['Read', 'List'].includes(actionFacts(action)?.level ?? 'Read');

/** Returns a finding for a scope of every instance where the account is not known. */
export const everyAccountFinding = (): Finding =>
  finding('every-account', {
    subject: 'allInstances',
    what: 'applies in every account that the permission set is assigned to',
  });

/**
 * Returns findings when users can become instance administrators, because any security profile may
 * be assigned.
 */
export const anySecurityProfileFindings = (statements: readonly CompiledStatement[]): Finding[] =>
  findingsOn(
    'any-security-profile',
    'may give any security profile, including that of administrators',
    statements.flatMap((statement) => anySecurityProfile(statement).actions),
  );

const actionsOf = (granted: readonly { readonly actions: readonly string[] }[]) =>
  granted.flatMap(({ actions }) => actions);

/**
 * Returns a finding on the given names, in order and without duplicates. Returns nothing for an
 * empty list.
 */
function findingsOn(id: ConstructFindingId, what: string, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const subject = [...new Set(names)].sort().join(', ');
  return [finding(id, { subject, what: `${what}: ${subject}` })];
}
