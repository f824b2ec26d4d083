import { AccessQuery, QueryResult } from './access-query';
import { RequiredAction } from './required-actions';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';

/**
 * An action that is needed and not known to be allowed, with the decision about the first place
 * where it is needed.
 */
export interface MissingAction {
  readonly action: string;
  readonly result: QueryResult;
}

/**
 * The actions of a use case or a job, with those that it requires, that are not known to be allowed
 * anywhere where they are needed. What hangs on conditions counts as allowed.
 */
export function missingActions(
  asked: AccessQuery,
  required: readonly RequiredAction[],
  instanceArn?: string,
): readonly MissingAction[] {
  const instance =
    instanceArn === undefined ? deployTimeValue('any instance') : asked.text(instanceArn);
  const results = required.map((one) => ({ ...one, result: resultOf(asked, one, instance) }));
  // Who may do something with what only a scope names needs the rest of it too.
  const named = new Set(
    results.flatMap(({ onlyWith, result }) => (isAllowed(result) && onlyWith) || []),
  );
  const missing = results.filter(
    ({ onlyWith, result }) => !isAllowed(result) && (onlyWith === undefined || named.has(onlyWith)),
  );
  return firstOfEach(missing.map(({ action, result }) => ({ action, result })));
}

/** The first place that lacks an action stands for the others. */
const firstOfEach = (missing: readonly MissingAction[]): readonly MissingAction[] =>
  missing.filter(({ action }, i) => missing.findIndex((one) => one.action === action) === i);

/**
 * The decision about a place where the action is allowed, else about the one of which least is
 * known, else the first.
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
 * A place of the catalogue: in the account and Region of the instance; anything else may have any
 * value.
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
