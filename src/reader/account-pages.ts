import { list, own } from './json';
import { groupBy } from '../input/group-by';
import { betweenColons, plain } from '../policy/deploy-time-text';
import { Place, ReadProblem } from '../policy/model';

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** A file with details of an account. An account may have several: pages, or parts by `--filter`. */
export interface DetailsPage {
  readonly file: string;
  readonly content: unknown;
}

/** An entry of one of the lists. */
export interface DetailsEntry {
  readonly value: unknown;
  readonly place: Place;
}

/** Returns whether a file has the shape of `aws iam get-account-authorization-details`. */
export const isAuthorizationDetails = (content: unknown): boolean =>
  LISTS.slice(0, 3).some((key) => Array.isArray(own(content, key)));

/** Groups pages by account. Pages without an account belong to the only account, if there is one. */
export function pagesByAccount(pages: readonly DetailsPage[]): readonly (readonly DetailsPage[])[] {
  const accounts = groupBy(pages, accountOf);
  return accounts.size === 2 && accounts.has('') ? [pages] : [...accounts.values()];
}

/** Returns the account in the ARNs of a page; empty when no ARN has one. */
function accountOf({ content }: DetailsPage): string {
  for (const key of LISTS)
    for (const entry of list(own(content, key))) {
      const account = betweenColons(textAt(entry, 'Arn') ?? '')[4] ?? '';
      if (/^\d{12}$/.test(account)) return account;
    }
  return '';
}

/** Returns the entries that the pages have in one of the lists. */
export const entriesOf = (
  pages: readonly DetailsPage[],
  key: (typeof LISTS)[number],
): readonly DetailsEntry[] =>
  pages.flatMap(({ file, content }) =>
    list(own(content, key)).map((value, i) => ({ value, place: { file, pointer: [key, i] } })),
  );

/** Reports pages without the last one, which has something of what they have. */
export function missingLastPages(pages: readonly DetailsPage[]): readonly ReadProblem[] {
  const isCut = (page: DetailsPage) => cutAt(page) !== undefined;
  const ends = pages.filter((page) => !isCut(page)).map(listsOf);
  const hasEnd = (page: DetailsPage) =>
    ends.some((end) => end.length === 0 || end.some((key) => listsOf(page).includes(key)));
  return pages.flatMap((page) => {
    const key = cutAt(page);
    if (key === undefined || hasEnd(page)) return [];
    return {
      problem: 'the file is one page of several: those who are on others are not in it',
      place: { file: page.file, pointer: [key] },
    };
  });
}

/**
 * Returns the member that says that more pages follow: `IsTruncated` of the API, or `NextToken`,
 * which `aws --max-items` writes.
 */
function cutAt({ content }: DetailsPage): string | undefined {
  if (own(content, 'IsTruncated') === true) return 'IsTruncated';
  return textAt(content, 'NextToken') ? 'NextToken' : undefined;
}

/** Returns the lists of a page that have entries. */
const listsOf = ({ content }: DetailsPage): readonly string[] =>
  LISTS.filter((key) => list(own(content, key)).length > 0);

/** Returns a member that is a text. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = own(value, key);
  return typeof text === 'string' ? plain(text) : undefined;
}

/** Returns the names, or the ARNs, of several entries that are not the same. */
export function contradictedNames(
  entries: readonly DetailsEntry[],
  key: string,
): ReadonlySet<string> {
  const contents = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const { value } of entries) {
    const name = textAt(value, key) ?? '';
    const content = JSON.stringify(value);
    if ((contents.get(name) ?? content) !== content) contradicted.add(name);
    contents.set(name, content);
  }
  return contradicted;
}

/** Returns the index of the default version of a policy; undefined when there is not exactly one. */
export function defaultVersionOf(policy: unknown): number | undefined {
  const wanted = own(policy, 'DefaultVersionId');
  const found = [...list(own(policy, 'PolicyVersionList')).entries()].filter(
    ([, version]) =>
      own(version, 'IsDefaultVersion') === true ||
      (wanted !== undefined && own(version, 'VersionId') === wanted),
  );
  return found.length === 1 ? found[0][0] : undefined;
}

/** Returns the name of a user, a group, a role, or a policy in details of an account. */
export const entryName = (entry: unknown): string | undefined =>
  ['RoleName', 'UserName', 'GroupName', 'PolicyName']
    .map((key) => textAt(entry, key))
    .find((name) => name !== undefined);
