import { grantsConnect } from './connect-holders';
import { Escalation } from './escalations';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasReference, PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';

/**
 * Returns whether a way is in another partition than all access to Amazon Connect of its holder. An
 * account is in one partition, so nobody has both.
 */
export function isInOtherPartition({ steps }: Escalation, holder: Principal): boolean {
  const connect = connectPartitions(holder);
  if (!connect) return false;
  const { partition: own } = holder.identity ?? {};
  const ofSteps = () => steps.map(({ resource }) => partitionOf(resource));
  const partitions = own === undefined ? ofSteps() : [own];
  return partitions.some((one) => one !== undefined && !connect.has(one));
}

/** Returns the partitions in which a principal has access; undefined where it may be any. */
const connectPartitions = memoize((holder: Principal): ReadonlySet<string> | undefined => {
  const partitions = policiesOf(holder)
    .flatMap(({ statements }) => statements)
    .filter(grantsConnect)
    .flatMap(({ resources, notResource }) =>
      notResource ? [undefined] : resources.map(partitionOf),
    );
  const known = partitions.flatMap((one) => one ?? []);
  return known.length > 0 && known.length === partitions.length ? new Set(known) : undefined;
});

/** Returns the partition in an ARN; undefined where it is not written out. */
function partitionOf(resource: PolicyText): string | undefined {
  const partition = parseArn(resource)?.partition;
  const isOpen = partition === undefined || isPattern(partition) || hasReference(partition);
  return isOpen ? undefined : partition;
}
