import { HeldAccess } from './held-access';
import { MOST_NAMED } from './most-named';
import { ProposedScope, resolved, scopesOf } from './proposed-scope';
import { CompilableAccess } from '../../src/access/compilable-access';
import { documentedParts } from '../../src/access/documented-statement';
import { wantsOfOrigins } from '../../src/access/requirements';
import { isOfFamily, jobIds, statementGroup } from '../../src/catalogue/catalogue';
import { compile } from '../../src/compiler/compile';
import { ConnectAccessError } from '../../src/input/error';
import { ResourceEnvironment } from '../../src/input/resource-environment';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { Reached } from '../../src/report/effective-access';
import { EffectiveReach } from '../../src/report/effective-grant';
import { ResolvedScope } from '../../src/scope/resolved-scope';

/** Access in a scope that gives nothing which the principal does not have. */
export interface Proposal {
  readonly scope: ProposedScope;
  /** The ids of jobs. */
  readonly jobs: readonly string[];
  /** Whether it is the administrator of the instances. */
  readonly isAdministrator: boolean;
  /** The actions outside these. */
  readonly actions: readonly string[];
  readonly statements: readonly CompiledStatement[];
}

const NOTHING: CompilableAccess = {
  _managedPolicies: [],
  _pins: [],
  _documented: [],
  _wants: [],
  _uncatalogued: [],
  _notRemoved: [],
};

const ADMINISTRATOR: CompilableAccess = {
  ...NOTHING,
  _documented: documentedParts(statementGroup('instance-administrator')),
};

/**
 * Returns access of the library that a principal already has in full, in as few words as possible.
 * It is never wider than what the principal has.
 */
export function proposalsFor(
  reached: Reached,
  environment: ResourceEnvironment,
): readonly Proposal[] {
  const reaches = reachesIn(reached);
  const held = new HeldAccess(reached);
  const open = new Set([...reached.actions.keys()].filter(isOfFamily));
  const proposals: Proposal[] = [];
  for (const scope of scopesOf(reaches)) {
    const at = resolved(scope, environment);
    const statementsOf = (access: CompilableAccess) => compiled(access, at, environment);
    const isHeld = (access: CompilableAccess) => statementsOf(access)?.every(held.holds) ?? false;
    const actions = [...open].filter((action) => isHeld(accessTo([], [action])));
    if (actions.length === 0) continue;
    const isAdministrator = scope.instances !== undefined && isHeld(ADMINISTRATOR);
    const jobs = isAdministrator ? [] : jobsFor(actions, (id) => isHeld(accessTo([id], [])));
    const ofJobs = new Set(jobs.flatMap(actionsOfJob));
    const isNamed = (action: string) =>
      !ofJobs.has(action) && !(isAdministrator && action.startsWith('connect:'));
    const rest = actions.filter(isNamed).sort();
    const { _documented, _wants } = accessTo(jobs, rest);
    const statements = statementsOf({
      ...NOTHING,
      _documented: [...(isAdministrator ? ADMINISTRATOR._documented : []), ..._documented],
      _wants,
    });
    if (rest.length > MOST_NAMED || !statements?.every(held.holds)) continue;
    proposals.push({ scope, jobs, isAdministrator, actions: rest, statements });
    actions.forEach((action) => open.delete(action));
  }
  return proposals;
}

/** Returns where the actions of Amazon Connect are allowed. */
export const reachesIn = ({ actions }: Reached): readonly EffectiveReach[] =>
  [...actions].flatMap(([action, { reaches }]) => (isOfFamily(action) ? reaches : []));

/** Returns the statements, or undefined where the scope cannot limit the access. */
function compiled(
  access: CompilableAccess,
  scope: ResolvedScope,
  environment: ResourceEnvironment,
): readonly CompiledStatement[] | undefined {
  const context = { label: 'adopt', scopeLabel: 'adopt', environment };
  try {
    return compile(context, access, scope).statements;
  } catch (error) {
    if (error instanceof ConnectAccessError) return undefined;
    throw error;
  }
}

function accessTo(jobs: readonly string[], actions: readonly string[]): CompilableAccess {
  const { documented, wants } =
    jobs.length > 0
      ? wantsOfOrigins(
          'adopt',
          jobs.map((id) => ({ id })),
          'ConnectJob',
        )
      : { documented: [], wants: [] };
  return {
    ...NOTHING,
    _documented: documented,
    _wants: [...wants, ...actions.map((action) => ({ action }))],
  };
}

/** Returns the actions of the family that a job has. */
const actionsOfJob = (id: string): readonly string[] =>
  wantsOfOrigins('adopt', [{ id }], 'ConnectJob')
    .wants.map(({ action }) => action)
    .filter(isOfFamily);

/** The fewest new actions for which a job is clearer than the names of its actions. */
const WORTH_A_JOB = 2;

/** Returns jobs that cover many of the actions, the largest first. */
function jobsFor(actions: readonly string[], isHeld: (id: string) => boolean): readonly string[] {
  const open = new Set(actions);
  const candidates = new Map(
    jobIds()
      .map((id) => [id, actionsOfJob(id)] as const)
      .filter(([id, its]) => its.every((action) => open.has(action)) && isHeld(id)),
  );
  const chosen: string[] = [];
  const gain = (id: string) =>
    (candidates.get(id) ?? []).filter((action) => open.has(action)).length;
  for (;;) {
    const [best] = [...candidates.keys()].sort((a, b) => gain(b) - gain(a));
    if (best === undefined || gain(best) < WORTH_A_JOB) return chosen.sort();
    chosen.push(best);
    (candidates.get(best) ?? []).forEach((action) => open.delete(action));
  }
}
