import { filledForm } from './filled-forms';
import { PackedValues, packedValues } from './packed-values';
import { PageData, PagePrincipal } from './page-data';
import { memoize } from '../input/memoize';

/** The members that differ where principals have like access: the places and names in their files. */
const OWN: ReadonlySet<string> = new Set([
  'conditions',
  'instances',
  'place',
  'places',
  'policy',
  'resources',
  'sid',
  'subject',
  'text',
]);

/** Returns the contents of the page as the page has them. */
export function packedPage({ principals, ...rest }: PageData): PackedValues {
  const formed = memoize((list: object) => filledForm(list, OWN));
  const packed = (principal: PagePrincipal) =>
    Object.fromEntries(
      Object.entries(principal).map(([name, member]) => [
        name,
        Array.isArray(member) ? formed(member) : member,
      ]),
    );
  return packedValues({ ...rest, principals: principals.map(packed) });
}
