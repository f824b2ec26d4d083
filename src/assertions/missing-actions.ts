import { AccessQuery, QueryResult } from './access-query';
import { RequiredAction } from './required-actions';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';

/**
 * An action that is needed and is not known to be allowed. It includes the decision about the first
 * place where the action is needed.
 */
export interface MissingAction {
  readonly action: string;
  readonly result: QueryResult;
}

/**
 * Returns the missing actions of a use case or a job, including those that it requires. An action
 * is missing if it is not known to be allowed anywhere it is needed. An action that depends on
 * conditions counts as allowed.
 */
export function missingActions(
  asked: AccessQuery,
  required: readonly RequiredAction[],
  instanceArn?: string,
): readonly MissingAction[] {
  const instance =
    instanceArn === undefined ? deployTimeValue('any instance') : asked.text(instanceArn);
  const results = required.map((one) => ({ ...one, result: resultOf(asked, one, instance) }));
  // A principal that can act on something named only by a scope also needs the other actions on it.
  const named = new Set(
    results.flatMap(({ onlyWith, result }) => (isAllowed(result) && onlyWith) || []),
  );
  const missing = results.filter(
    ({ onlyWith, result }) => !isAllowed(result) && (onlyWith === undefined || named.has(onlyWith)),
  );
  return firstOfEach(missing.map(({ action, result }) => ({ action, result })));
}

/** Keeps only the first place that lacks an action. */
const firstOfEach = (missing: readonly MissingAction[]): readonly MissingAction[] =>
  missing.filter(({ action }, i) => missing.findIndex((one) => one.action === action) === i);

/**
 * Returns the decision about a place where the action is allowed. If there is none, returns the
 * least certain decision, or else the first decision.
 */
function resultOf(
  asked: AccessQuery,
  { action, resources }: RequiredAction,
  instance: PolicyText,
): QueryResult {
  const results = resources.map((template) => asked.on(action, atPlace(template, instance)));
  return (
    results.find(isAllowed) ??
    results.find(({ decision }) => decision.verdict === 'unknown') ??
    results[0]
  );
}

const isAllowed = ({ decision: { verdict } }: QueryResult): boolean =>
  verdict === 'allowed' || verdict === 'conditional';

/**
 * Fills a place of the catalogue with the account and Region of the instance. Everything else may
 * have any value.
 */
function atPlace(template: string, instance: PolicyText): PolicyText {
  const [, partition, region, account] =
    /^arn:([^:]*):connect:([^:]*):([^:]*):instance\//.exec(instance) ?? [];
  const known: Record<string, string> = {
    Instance: instance,
    Partition: partition ?? deployTimeValue('AWS::Partition'),
    Region: region ?? deployTimeValue('AWS::Region'),
    Account: account ?? deployTimeValue('AWS::AccountId'),
  };
  const filled = template.replace(
    /\{(\w+)\}/g,
    (_, name) => known[name] ?? deployTimeValue(`any ${name}`),
  );
  return filled === '*' ? filled : filled.split('*').join(deployTimeValue('any'));
}
