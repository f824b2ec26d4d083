import { Context } from './decisions-on-action';
import { PARTITION_OF_VALUES, PARTITIONS } from './tried-resources';
import { valuesOfEveryRequest } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';

/** Values of condition keys with which somebody tries an action. */
export interface TriedValues {
  /** Values of condition keys. A key that only another attempt has is absent. Default: none. */
  readonly contexts?: readonly Readonly<Record<string, string | readonly string[]>>[];
  /** Values of condition keys that all attempts have. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** Returns the values of condition keys of the requests of an attempt in a partition. */
export const contextsOf = memoize((attempt: TriedValues) =>
  memoize((own: PolicyText): readonly Context[] =>
    sharedContexts(JSON.stringify(contextsFor(attempt, own))),
  ),
);

/** Many attempts have the same contexts, and then share decisions. */
const sharedContexts = memoize((written: string): readonly Context[] =>
  JSON.parse(written).map((one: Context) => sharedContext(JSON.stringify(one))),
);

const sharedContext = memoize((written: string): Context => JSON.parse(written));

function contextsFor(
  { contexts = [{}], context: always = {} }: TriedValues,
  own: PolicyText,
): Context[] {
  const absent = Object.fromEntries(
    contexts.flatMap(Object.keys).map((key): [string, readonly string[]] => [key, []]),
  );
  return contexts.flatMap((context) =>
    partitionsFor(context, own).map((partition) => ({
      ...valuesOfEveryRequest(),
      ...absent,
      ...inPartition(context, partition),
      ...always,
    })),
  );
}

/** Returns the partitions to try: the own, and what a template has for it. Values without any need one. */
function partitionsFor(context: Context, own: PolicyText): readonly PolicyText[] {
  const [, ...others] = PARTITIONS;
  const hasPartition = Object.values(context).some((value) => value.includes(PARTITION_OF_VALUES));
  return [own, ...(hasPartition ? others : [])];
}

const inPartition = (context: Context, partition: PolicyText): Context =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(PARTITION_OF_VALUES, () => partition) : value,
    ]),
  );
