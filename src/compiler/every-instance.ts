import { resourceType } from '../catalogue/catalogue';

/** Every instance of the account, with placeholders. What is in an instance is included in it. */
export function everyInstance(): string {
  const [format] = resourceType('connect', 'instance')?.arns ?? [];
  return format
    .replace('${Partition}', '{Partition}')
    .replace('${Account}', '{Account}')
    .replace(/\$\{\w+\}/g, '*');
}
