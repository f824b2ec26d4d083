import { PlannedResource } from './plan';
import { isUnknown } from './unknown-values';
import { isObject, own } from '../json';

/** Returns the ARN of what exists. Templates have none: it says the account and the partition. */
export const arnOf = ({ values }: PlannedResource): unknown => {
  const arn = own(values, 'arn');
  return typeof arn === 'string' ? arn : undefined;
};

/** Returns the tags of a resource, with those that the provider gives to all. */
export function tagsOf(resource: PlannedResource): unknown {
  const [tags] = ['tags_all', 'tags']
    .filter((key) => !isUnknown(resource, key))
    .map((key) => own(resource.values, key))
    .filter(isObject);
  return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
