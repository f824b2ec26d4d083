import { Finding } from './grant';
import { MergedGrant } from './merge-statements';
import { asList, Statement } from './statement';
import {
  actionFacts,
  actionsOf as actionsOfService,
  isOfFamily,
  reviewFacts,
  statementTemplate,
  takesResources,
} from '../catalogue/catalogue';
import { PolicyDocument } from '../catalogue/facts';
import { patternIncludes } from '../policy/pattern';

/** Law 5: what takes no resource is said. */
export function starResourceFinding(statements: readonly Statement[], findings: Finding[]): void {
  const stars = actionsOf(statements.filter((s) => s.resources.includes('*')));
  if (stars)
    findings.push({
      id: 'StarOnly',
      message: `granted on *, because they take no resource: ${stars}`,
      warning: false,
    });
}

/** What reaches beyond the instances of a scope, because its resources name none and nothing else was named. */
export function beyondInstanceFinding(
  statements: readonly MergedGrant[],
  findings: Finding[],
): void {
  const beyond = actionsOf(
    statements
      .filter((s) =>
        s.resources.some(
          (resource) => resource.startsWith('arn:{Partition}:') && resource.endsWith('*'),
        ),
      )
      .filter((s) => !JSON.stringify(s.conditions ?? {}).includes('{InstanceId}'))
      .map((s) => ({ actions: s.actions.filter(isOfFamily) })),
  );
  if (!beyond) return;
  findings.push({
    id: 'BeyondInstance',
    message: `reach beyond the instances of the scope, in their accounts and Regions, because their resources do not name one: ${beyond}`,
    warning: false,
  });
}

/** What no instance of a scope limits, because it is on what the account has once for all of them. */
export function accountWideFinding(documented: readonly Statement[], findings: Finding[]): void {
  const ofAccount = actionsOf(documented.filter((s) => statementTemplate(s.id).ofAccount));
  if (!ofAccount) return;
  const message = `hold for every instance of the accounts in scope, because service-linked roles are the account's: ${ofAccount}`;
  findings.push({ id: 'OfAccount', message, warning: false });
}

/**
 * What the instances of a scope do not limit: AWS writes managed policies for every instance. Where they change something
 * it is a warning too, because whoever names instances may believe that nothing is changed elsewhere.
 */
export function managedPolicyFinding(
  names: readonly string[],
  documents: readonly PolicyDocument[],
  findings: Finding[],
): void {
  const reaching = documents.map((document) => onEveryInstance(document));
  const beyond = names.filter((_, i) => reaching[i].length > 0).sort();
  if (beyond.length === 0) return;
  const message = `hold for every instance, whichever the scope names, because no scope limits a managed policy of AWS: ${beyond.join(', ')}`;
  findings.push({
    id: 'ManagedPolicyBeyondInstance',
    message,
    warning: reaching.flat().some(changesSomething),
  });
}

/** The actions on resources of Amazon Connect itself that the policy allows wherever these are. */
function onEveryInstance(policy: PolicyDocument): readonly string[] {
  const granted = policy.Statement.filter(
    (s) => s.Effect === 'Allow' && asList(s.Resource).includes('*'),
  ).flatMap((s) => asList(s.Action));
  return actionsOfService('connect').filter(
    (action) =>
      takesResources(action) &&
      granted.some((pattern) => patternIncludes(pattern.toLowerCase(), action.toLowerCase())),
  );
}

const changesSomething = (action: string) =>
  !['Read', 'List'].includes(actionFacts(action)?.level ?? 'Read');

/** What a scope of every instance means where the account is not known: it was asked for in words, and is said again. */
export function everyAccountFinding(findings: Finding[]): void {
  findings.push({
    id: 'EveryAccount',
    message:
      'hold in every account that the permission set is assigned to, because the scope names no instance',
    warning: false,
  });
}

/** That administrators of the instance can be made, because the scope names no security profiles. */
export function anySecurityProfileFinding(
  statements: readonly Statement[],
  findings: Finding[],
): void {
  const actions = makingAdministrators(statements);
  if (actions.length === 0) return;
  const message = `may give any security profile, that of administrators too, because the scope names none with withResources('security-profile', ...): ${actions.join(', ')}`;
  findings.push({ id: 'AnySecurityProfile', message, warning: false });
}

/** Actions of statements by which administrators of an instance can be made. */
export function makingAdministrators(statements: readonly Statement[]): string[] {
  const open = statements.filter(
    ({ conditions = {}, resources }) =>
      resources.some((resource) => resource.endsWith('/security-profile/*')) &&
      !JSON.stringify(conditions).includes('aws:ResourceTag/'),
  );
  return Object.keys(reviewFacts().administrators).filter((action) =>
    open.some(({ actions }) => actions.includes(action)),
  );
}

const actionsOf = (statements: readonly { readonly actions: readonly string[] }[]) =>
  [...new Set(statements.flatMap((s) => s.actions))].sort().join(', ');
