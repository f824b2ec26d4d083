import { isConfiningValue, isKey } from './condition-keys';
import { knownAccess } from './principal-access';
import { decide, Decision } from '../evaluator/decide';
import { serviceOf } from '../policy/action-patterns';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Principal } from '../policy/model';

/** How somebody would try an action. */
export interface Attempt {
  readonly action: string;
  /** The kind of resource in its ARN: `role`. */
  readonly on?: string;
  /** Values of condition keys; those that another one of them has are absent. Default: none. */
  readonly contexts?: readonly Readonly<Record<string, string | readonly string[]>>[];
  /** Keys that confine the action where the policy demands a value. */
  readonly keys?: readonly string[];
  /** Values of condition keys that all of them have. */
  readonly context?: Readonly<Record<string, string>>;
}

/** The decision that allows most, of all that somebody would try on a resource; undefined where all is denied. */
export function mostAllowed(
  principal: Principal,
  attempt: Attempt,
  resource: PolicyText,
): Decision | undefined {
  const access = knownAccess(principal);
  const contexts = contextsOf(attempt);
  let limited: Decision | undefined;
  for (const text of exampleTexts(resource === '*' ? anyResource(attempt) : resource)) {
    for (const context of contexts) {
      const decision = decide({ action: attempt.action, resource: text, context }, access);
      if (decision.known === 'allowed') return decision;
      if (decision.known === 'conditional' && !isConfined(decision, context, attempt.keys))
        limited = decision;
    }
  }
  return limited;
}

type Context = Readonly<Record<string, PolicyText | readonly PolicyText[]>>;

/** Whether a value is demanded that only deployment knows, or that confines the action. */
const isConfined = (
  { requirements }: Decision,
  context: Context,
  keys: readonly string[] = [],
): boolean =>
  requirements.some(
    (one) =>
      one.kind === 'key' &&
      one.holds &&
      (Object.keys(context).some((key) => isKey(one.key, key)) ||
        (keys.some((key) => isKey(one.key, key)) && one.values.every(isConfiningValue))),
  );

function contextsOf({ contexts = [{}], context: always = {} }: Attempt): Context[] {
  const absent = Object.fromEntries(
    contexts.flatMap(Object.keys).map((key): [string, readonly string[]] => [key, []]),
  );
  return contexts.flatMap((context) =>
    PARTITIONS.map((partition) => ({ ...absent, ...inPartition(context, partition), ...always })),
  );
}

const PARTITIONS: readonly PolicyText[] = ['aws', deployTimeValue('AWS::Partition')];

const inPartition = (context: Context, partition: PolicyText): Context =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace('{Partition}', () => partition) : value,
    ]),
  );

/** A resource of the kind that an action is on, by any name. */
function anyResource({ action, on }: Attempt): PolicyText {
  const service = isOfIam(on) ? 'iam' : serviceOf(action);
  const region = service === 'iam' ? '' : 'us-east-1';
  const path = on === undefined ? '*' : `${on}/*`;
  return ['arn', deployTimeValue('AWS::Partition'), service, region, '111122223333', path].join(
    ':',
  );
}

/** Whether a kind of resource is of IAM, whatever the service of the action is. */
export const isOfIam = (on: string | undefined): boolean =>
  on !== undefined && ['role', 'user', 'group', 'policy'].includes(on);
