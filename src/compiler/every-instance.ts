import { resourceType } from '../catalogue/catalogue';

/**
 * Returns every instance of the account, with placeholders. It includes the resources in each
 * instance.
 */
export function everyInstance(): string {
  const [format] = resourceType('connect', 'instance')?.arns ?? [];
  return format
    .replace('${Partition}', '{Partition}')
    .replace('${Account}', '{Account}')
    .replace(/\$\{\w+\}/g, '*');
}
