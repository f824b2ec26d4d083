import { DetailsEntry, textAt } from './account-pages';
import { literal, LimitExceeded } from './intrinsics/resolver';
import { list, own } from './json';
import { inside } from './located-value';
import { readDocument } from './policy-document';
import { Policy } from '../policy/model';

/**
 * Returns the versions of a managed policy besides the default one, whose index is given. Nobody has
 * their permissions, so what is unread in them is no problem of the file.
 */
export function otherVersions(
  name: string,
  { value, place }: DetailsEntry,
  defaultIndex: number,
): readonly Policy[] {
  const versions = list(own(value, 'PolicyVersionList'));
  const textOf = (one: unknown) => JSON.stringify(own(one, 'Document'));
  const known = textOf(versions[defaultIndex]);
  return [...versions.entries()]
    .filter(([i, one]) => i !== defaultIndex && textOf(one) !== known)
    .map(([i, one]) => {
      const at = inside(place, 'PolicyVersionList', i, 'Document');
      const version = textAt(one, 'VersionId');
      const options = { managed: true, ...(version !== undefined && { version }) };
      return readDocument(name, literalOrNothing(own(one, 'Document')), at, options).policy;
    });
}

function literalOrNothing(value: unknown): ReturnType<typeof literal> {
  try {
    return literal(value);
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return undefined;
  }
}
