import { textAt } from './account-pages';
import { list, own } from './json';
import { parseArn } from '../policy/arn';
import { Principal } from '../policy/model';

/** Returns how policies name a principal, by its ARN. */
export function identityOf(value: unknown, name: string): Pick<Principal, 'identity'> {
  const { account = '', partition } = parseArn(textAt(value, 'Arn') ?? '') ?? {};
  const path = textAt(value, 'Path')?.replace(/^\//, '') ?? '';
  const where = account === '' ? {} : { account, ...(partition !== undefined && { partition }) };
  return { identity: { names: [`${path}${name}`], ...where } };
}

/** Returns all tags of a principal, if the details have them. Groups have none. */
export function tagsOf(value: unknown): Pick<Principal, 'tags'> {
  const listed = own(value, 'Tags');
  if (!Array.isArray(listed)) return {};
  const tags = list(listed).flatMap((tag) => {
    const [key, text] = [textAt(tag, 'Key'), textAt(tag, 'Value')];
    return key === undefined || text === undefined ? [] : [{ key, value: text }];
  });
  return { tags };
}

/** Returns the instance profiles that have a role, if the details show some. */
export function profilesOf(value: unknown): Pick<Principal, 'profiles'> {
  const profiles = list(own(value, 'InstanceProfileList')).flatMap(
    (one) => textAt(one, 'Arn') ?? [],
  );
  return profiles.length > 0 ? { profiles } : {};
}

/** Returns whether a path is the one for service-linked roles. IAM reserves it. */
export const isServiceLinked = (path: string | undefined): boolean =>
  path !== undefined && path.startsWith('/aws-service-role/');
