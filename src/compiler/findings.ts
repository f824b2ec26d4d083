import { findingsOn } from './findings-on';
import { Grant } from './grant';
import {
  actionFacts,
  actionsOf as actionsOfService,
  bindingsOf,
  catalogueEdition,
  isOfFamily,
  statementTemplate,
  takesResources,
} from '../catalogue/catalogue';
import { Binding } from '../catalogue/facts';
import { PolicyDocument } from '../catalogue/policy-facts';
import { memoize } from '../input/memoize';
import { anySecurityProfile } from '../policy/any-security-profile';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { Finding } from '../policy/finding';
import { patternIncludes } from '../policy/pattern';
import { finding } from '../text/findings';

/**
 * Returns findings about CloudFormation resource types and API operations that the catalogue does
 * not have. Nothing is granted for them.
 */
export function uncataloguedFindings(names: readonly string[]): Finding[] {
  const { handlers, operations } = catalogueEdition();
  const isType = (name: string) => name.includes('::');
  return [
    ...findingsOn(
      'uncatalogued-type',
      `CloudFormation did not have them on ${handlers.date}, and nothing is granted for them`,
      names.filter(isType),
    ),
    ...findingsOn(
      'uncatalogued-operation',
      `the APIs did not have them on ${operations.date}, and nothing is granted for them`,
      names.filter((name) => !isType(name)),
    ),
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

/** Returns a finding about managed policies where the scope is every instance anyway. */
export const everyInstanceFindings = (
  names: readonly string[],
  documents: readonly PolicyDocument[],
): Finding[] =>
  findingsOn(
    'every-instance',
    'apply to every instance of the account',
    names.filter((_, i) => onEveryInstance(documents[i]).length > 0),
  );

/**
 * Returns the actions that the policy allows on resources of Amazon Connect itself, regardless of
 * their instance.
 */
const onEveryInstance = memoize((policy: PolicyDocument): readonly string[] => {
  const patterns = policy.Statement.filter(
    (s) => s.Effect === 'Allow' && [s.Resource].flat().includes('*'),
  ).flatMap((s) => [s.Action].flat().map((action) => action.toLowerCase()));
  return actionsOfService('connect').filter(
    (action) =>
      takesResources(action) && patterns.some((one) => patternIncludes(one, action.toLowerCase())),
  );
});

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
    statements.flatMap((statement) => anySecurityProfile(statement, statements).actions),
  );

/**
 * Returns the actions that a statement of all actions on named instances does not include, because
 * their requests do not tell the instance. Actions that another statement names are not among them.
 */
export function withoutInstance(documented: readonly CompiledStatement[]): string[] {
  const named = new Set(actionsOf(documented));
  return [...named]
    .filter((pattern) => pattern.endsWith(':*'))
    .flatMap((pattern) => actionsOfService(pattern.split(':')[0]))
    .filter((action) => !named.has(action) && (bindingsOf(action) ?? []).some(isOutside));
}

/** Returns a finding about actions that an administrator of named instances does not have. */
export const withoutInstanceFindings = (documented: readonly CompiledStatement[]): Finding[] =>
  findingsOn(
    'without-instance',
    'not granted outside the instances, because they carry no instance',
    withoutInstance(documented),
  );

/** Returns whether a binding has a resource outside the instance, and no condition on it. */
const isOutside = ({ resources, conditions }: Binding): boolean =>
  resources.some((one) => !one.startsWith('{Instance}')) &&
  !conditionsIn(conditions).some(({ values }) => values.includes('{InstanceId}'));

/** Returns a finding about actions that a deny leaves out, because they carry no instance. */
export const notDeniedFindings = (actions: readonly string[]): Finding[] =>
  findingsOn('not-denied', 'not denied, because they carry no instance', actions);

const actionsOf = (granted: readonly { readonly actions: readonly string[] }[]) =>
  granted.flatMap(({ actions }) => actions);
