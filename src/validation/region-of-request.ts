import { byValues, HolderChoice } from './choice-by-values';
import { hasOpenVariables, knownVariables } from './known-variables';
import { otherPartitions, partitionsOfRegions, possiblePartitions } from './own-partitions';
import { RequestForm } from './request-form';
import { ownProperty } from '../catalogue/own-property';
import { USUAL_PARTITION } from '../catalogue/partitions';
import { knownRegions, partitionOf } from '../catalogue/regions';
import { hasReference, PolicyText } from '../policy/deploy-time-text';
import { Condition, Principal } from '../policy/model';

/**
 * Returns what a holder can do about a condition on the Region of a request. It chooses a Region of its
 * partition, unless the service is in one only.
 */
export function regionChoice(
  condition: Condition,
  holder: Principal,
  { oneRegion = {}, isInOtherRequests }: RequestForm,
): HolderChoice {
  const partitions = possiblePartitions(holder).map((one) =>
    hasReference(one) ? USUAL_PARTITION : one,
  );
  const choiceIn = (some: readonly PolicyText[]): HolderChoice => {
    const only = some.flatMap((one) => ownProperty(oneRegion, one) ?? []);
    return only.length < some.length
      ? choiceAmong(condition, some)
      : byValues(condition, only, knownVariables(condition, holder));
  };
  const choice = choiceIn(partitions);
  const named = condition.values.flatMap(partitionsOfRegions);
  const all = [...partitions, ...otherPartitions(holder, named)];
  const anywhere = isInOtherRequests ? choiceAmong(condition, all) : choiceIn(all);
  if (anywhere.canMeet === anywhere.canMiss) return choice;
  if (hasOpenVariables(condition, holder)) return choice;
  return { ...choice, isSure: true };
}

/** Returns the same for a service in all Regions of some partitions. AWS may have added others. */
function choiceAmong(condition: Condition, partitions: readonly PolicyText[]): HolderChoice {
  if (condition.values.some((one) => partitionsOfRegions(one).length === 0))
    return { canMeet: true, canMiss: true };
  const isOfThese = (region: string) => partitions.includes(partitionOf(region) ?? '');
  return byValues(condition, knownRegions().filter(isOfThese));
}
