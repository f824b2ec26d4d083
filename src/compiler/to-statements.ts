import { CompileContext } from './compile-context';
import { Grant } from './grant';
import { isOfJobs, outermost } from './origin-order';
import { placeholderValues } from './placeholder-values';
import { fillConditions, fillPlaceholders } from './placeholders';
import { distinctSids } from './sid';
import { jobFacts, originFacts } from '../catalogue/catalogue';
import { CompiledStatement } from '../policy/compiled-statement';
import { shortened } from '../policy/shorten-list';
import { ResolvedScope } from '../scope/resolved-scope';

/** Stage 6: fills the placeholders and gives each statement a Sid. */
export function toStatements(
  context: CompileContext,
  grants: readonly Grant[],
  scope: ResolvedScope,
): CompiledStatement[] {
  const values = placeholderValues(context, scope);
  const sids = distinctSids(grants);
  return grants.map((grant, i): CompiledStatement => ({
    sid: sids[i],
    effect: 'Allow',
    actions: grant.actions,
    notAction: false,
    resources: fillPlaceholders('compiled', grant.resources, values),
    notResource: false,
    conditions: fillConditions('compiled', conditionsIn(grant, scope), values),
    reason: reasonOf(grant),
  }));
}

/**
 * Returns the effective conditions. With every instance in scope, a condition on the instance
 * limits nothing.
 */
const conditionsIn = ({ conditions }: Grant, { instances }: ResolvedScope) =>
  instances ? conditions : conditions.filter(({ values }) => !values.includes('{InstanceId}'));

/** Returns the reasons of one job for its actions, or the purposes of several jobs. */
function jobReason(jobs: readonly string[], actions: readonly string[]): string {
  if (jobs.length > 1)
    return outermost(jobs)
      .map(jobFacts)
      .map(({ label, does }) => `${label}: ${does}`)
      .join(' ');
  const { group, reasons = {} } = originFacts(jobs[0]);
  return `${group}: ${[...new Set(actions.map((action) => reasons[action]))].join(' ')}`;
}

/** Returns the reason for a statement: the reasons of a job, or the labels of other origins. */
function reasonOf({ origins, actions }: Grant): string {
  if (origins.length === 0) return 'Asked for by name.';
  if (isOfJobs(origins)) return jobReason(origins, actions);
  const { heading } = originFacts(origins[0]);
  const labels = origins.map((origin) => originFacts(origin).label);
  return `${heading}: ${shortened(labels, 3, '; ')}.`;
}
