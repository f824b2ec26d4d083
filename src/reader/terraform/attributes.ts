import { PlannedResource } from './plan';
import { isUnknown, valueOf } from './unknown-values';
import { END } from '../../policy/generated-name';
import { isObject, own } from '../json';

/** Returns the ARN of what exists. Templates have none: it says the account and the partition. */
export const arnOf = ({ values }: PlannedResource): unknown => {
  const arn = own(values, 'arn');
  return typeof arn === 'string' ? arn : undefined;
};

/** Returns the name of a role or a policy. The provider makes the end of a name for which there is a prefix. */
export function nameOf(resource: PlannedResource): unknown {
  const name = valueOf(resource, 'name');
  const prefix = own(resource.values, 'name_prefix');
  if (typeof name === 'string' || typeof prefix !== 'string' || prefix === '') return name;
  return { 'Fn::Join': ['', [prefix, { Ref: `${END}the name of ${resource.address}` }]] };
}

/** Returns the tags of a resource, with those that the provider gives to all. */
export function tagsOf(resource: PlannedResource): unknown {
  const [tags] = ['tags_all', 'tags']
    .filter((key) => !isUnknown(resource, key))
    .map((key) => own(resource.values, key))
    .filter(isObject);
  return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
