import { applyConditions } from './apply-conditions';
import { applyScope } from './apply-scope';
import { applyTags } from './apply-tags';
import { CompileContext } from './compile-context';
import { documentedStatements, documentedTexts } from './documented-statements';
import { expandActions } from './expand-actions';
import { notDeniedFindings, withoutInstance } from './findings';
import { Grant } from './grant';
import { mergeStatements } from './merge-statements';
import { createsAt } from './named-resources';
import { SHORT } from './shorten-resources';
import { toStatements } from './to-statements';
import { CompilableAccess } from '../access/compilable-access';
import { statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { Finding } from '../policy/finding';
import { ResolvedScope } from '../scope/resolved-scope';
import { finding } from '../text/findings';

/** The statements that deny an access. */
export interface DeniedStatements {
  readonly statements: readonly CompiledStatement[];
  readonly findings: readonly Finding[];
  /** The texts with the placeholders that the denies use. */
  readonly used: readonly string[];
}

/**
 * Returns the statements that deny an access in a scope.
 *
 * A request is denied if any of its resources is. So an action of Amazon Connect is denied on the
 * whole instance, except where the scope names resources: then on those alone. Creating is denied on
 * the whole instance, because a new resource is not one of the named ones. An action that carries
 * no instance would be denied for all instances. It is left out, and a finding names it.
 */
export function deniedStatements(
  context: CompileContext,
  denied: CompilableAccess,
  scope: ResolvedScope,
): DeniedStatements {
  const documented = documentedStatements(context, denied._documented, scope).allow;
  const kept = documented.filter((one) => !scope.instances || isOfInstance(one));
  const tagged = applyTags(
    context,
    { grants: expandActions(denied._wants), documented: kept, managedPolicies: [] },
    scope.tags,
  );
  const limited = applyConditions(
    context,
    { grants: tagged.grants, documented: tagged.documented, managedPolicies: [] },
    scope.conditions,
  );
  const { grants, findings } = located(context, limited.grants, scope);
  const ofInstance = scope.instances ? grants.filter(carriesInstance) : grants;
  const whole = onNamedAlone(ofInstance).map((grant) => onWhole(grant, scope));
  const statements = [
    ...limited.documented.map((one) => (scope.instances ? one : everywhere(one))),
    ...toStatements(context, mergeStatements(whole), scope),
  ].map(asDeny);
  const missed = [
    ...grants.filter((grant) => !ofInstance.includes(grant)),
    ...documented.filter((one) => !kept.includes(one)),
  ]
    .flatMap(({ actions }) => actions)
    .concat(scope.instances ? withoutInstance(documented) : []);
  if (statements.length === 0) throw nothingDenied(context, missed);
  return {
    statements,
    findings: [...tagged.findings, ...limited.findings, ...findings, ...notDeniedFindings(missed)],
    used: [
      ...documentedTexts(denied._documented),
      ...limited.grants.flatMap(({ resources, conditions }) => [
        ...resources,
        ...conditions.flatMap(({ values }) => values),
      ]),
    ],
  };
}

/** Returns the grants in the scope, and findings about actions whose resources it does not name. */
function located(context: CompileContext, grants: readonly Grant[], scope: ResolvedScope) {
  const createsNamed = ({ actions: [action] }: Grant) =>
    Object.keys(scope.resources).some((place) => createsAt(action, place));
  const creating = grants.filter(createsNamed);
  const rest = applyScope(
    context,
    grants.filter((grant) => !createsNamed(grant)),
    scope,
  );
  const isCreated = (place: string) => creating.some(({ actions }) => createsAt(actions[0], place));
  const others = Object.entries(scope.resources).filter(([place]) => !isCreated(place));
  const created = applyScope(context, creating, {
    ...scope,
    resources: Object.fromEntries(others),
  });
  return {
    grants: [...rest.grants, ...created.grants],
    findings: [...rest.findings, ...created.findings]
      .filter(({ id }) => id === 'left-out')
      .map(({ subject, instead }) =>
        finding('not-denied', {
          subject,
          what: `not denied, because the scope names no resource for them: ${subject}`,
          instead,
        }),
      ),
  };
}

const isOfConnect = (action: string) => action.startsWith('connect:');

const namedIn = ({ resources, templates }: Grant) =>
  resources.filter((resource) => !templates.includes(resource));

/** Returns whether a request tells the instance, by its resource or by a condition. */
const carriesInstance = (grant: Grant): boolean =>
  namedIn(grant).length > 0 ||
  grant.templates.every((one) => one.startsWith('{Instance}')) ||
  grant.conditions.some(({ values }) => values.includes(INSTANCE_ID)) ||
  !(grant.actions.every(isOfConnect) || grant.resources.includes('*'));

/** Returns the grants without those of an action of Amazon Connect that another grant narrows. */
function onNamedAlone(grants: readonly Grant[]): Grant[] {
  const isNarrowed = (grant: Grant) =>
    grant.actions.every(isOfConnect) && namedByScope(grant).length > 0;
  const narrowed = new Set(grants.filter(isNarrowed).flatMap(({ actions }) => actions));
  return grants.filter((grant) => isNarrowed(grant) || !narrowed.has(grant.actions[0]));
}

/** Returns the resources that the scope names. Every instance fills placeholders with patterns. */
const namedByScope = (grant: Grant) =>
  namedIn(grant).filter((resource) => !resource.includes(':instance/*'));

function onWhole(grant: Grant, { instances }: ResolvedScope): Grant {
  if (!grant.actions.every(isOfConnect)) return grant;
  const named = namedByScope(grant);
  if (named.length > 0) {
    const templates = grant.templates.filter((one) => !grant.resources.includes(one));
    return { ...grant, resources: named, templates };
  }
  if (!instances) return { ...grant, resources: ['*'], templates: ['*'] };
  const isInInstance = grant.templates.every((one) => one.startsWith('{Instance}'));
  return isInInstance ? { ...grant, resources: SHORT, templates: SHORT } : grant;
}

/** Returns whether the statement is limited to the instances of the scope. */
const isOfInstance = ({ sid, resources }: CompiledStatement): boolean => {
  const { ofAccount, conditions } = statementTemplate(sid ?? '');
  const isByInstance = conditionsIn(conditions).some(({ values }) => values.includes(INSTANCE_ID));
  return !ofAccount && (isByInstance || !resources.includes('*'));
};

const INSTANCE_ID = '{InstanceId}';

const everywhere = (statement: CompiledStatement): CompiledStatement =>
  statement.actions.every(isOfConnect) ? { ...statement, resources: ['*'] } : statement;

const asDeny = (statement: CompiledStatement): CompiledStatement => ({
  ...statement,
  sid: statement.sid && `Deny${statement.sid}`,
  effect: 'Deny',
  reason: `Denied: ${statement.reason}`,
});

const nothingDenied = ({ label }: CompileContext, missed: readonly string[]) =>
  new ConnectAccessError({
    where: label,
    problem: `nothing of the access can be denied for one instance: ${missed.join(', ')}`,
    instead: 'Deny it for all: ConnectScope.allInstances()',
  });
