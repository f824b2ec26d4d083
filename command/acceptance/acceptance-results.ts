import { Acceptance, isFor } from './acceptance';
import { Acceptances, ReadFiles } from './acceptances';
import { shortened } from '../../src/policy/shorten-list';
import { AcceptanceFindingId, finding, FindingDetails } from '../../src/text/findings';
import { FileResult, Result } from '../audit/result';
import { Loaded, LoadedFile } from '../files/load';

/**
 * Returns the results with findings about acceptances: those whose date is over, and those that
 * are for nothing. A file with accepted findings has a result only if something is found in it.
 */
export function withAcceptanceFindings(
  results: readonly FileResult[],
  acceptances: Acceptances,
  { files }: Loaded,
  read: ReadFiles,
): readonly FileResult[] {
  const { file } = acceptances;
  const found = [
    ...acceptances.expired.map((one) => placed('expired-acceptance', one, expiredText(one))),
    ...acceptances
      .unused(read)
      .map((one) =>
        placed('unused-acceptance', one, unusedText(one, idsThere(one, results, files))),
      ),
  ].map((details) => resultOf(details, files.get(details.place.file) ?? file?.parsed));
  const isIn = (name: string) => found.filter(({ place }) => place.file === name);
  const inFile = file ? isIn(file.file) : [];
  return [
    ...results.map((one) =>
      one.file === file?.file ? one : { ...one, results: [...one.results, ...isIn(one.file)] },
    ),
    ...(file && inFile.length > 0 ? [emptyResult(file.file, inFile)] : []),
  ];
}

type Placed = FindingDetails &
  Required<Pick<FindingDetails, 'place'>> & { readonly id: AcceptanceFindingId };

const placed = (id: AcceptanceFindingId, { id: subject, place }: Acceptance, what: string) =>
  ({ id, subject, what, place }) satisfies Placed;

const expiredText = ({ id, reason, owner, expires }: Acceptance): string =>
  `${id} was accepted until ${expires}${owner === undefined ? '' : ` by ${owner}`}: ${reason}`;

/** Returns the ids of open findings where an acceptance is for, by the same rule. */
function idsThere(
  acceptance: Acceptance,
  results: readonly FileResult[],
  files: Loaded['files'],
): readonly string[] {
  const [rule] = acceptance.id.split('[');
  const found = results.flatMap(({ file, results: all }) =>
    all.filter(
      ({ id, place, acknowledged }) =>
        id === rule &&
        acknowledged === undefined &&
        isFor(acceptance, { place, content: files.get(file)?.content }),
    ),
  );
  return [...new Set(found.map(({ name }) => name))];
}

function unusedText({ id, file, resource, source }: Acceptance, others: readonly string[]): string {
  const there = others.length > 0 ? `; open there: ${shortened(others, 2)}` : '';
  if (source === 'metadata') return `no finding on this resource has the id ${id}${there}`;
  const where = [resource && ` on ${resource}`, file && ` in ${file}`].filter(Boolean).join('');
  return `no finding has the id ${id}${where}${there}`;
}

function resultOf(
  { id, ...details }: Placed,
  file: Pick<LoadedFile, 'locate'> | undefined,
): Result {
  const { subject } = details;
  const { instead = '', ...rest } = finding(id, details);
  return {
    ...rest,
    id,
    instead,
    place: details.place,
    name: `${id}[${subject}]`,
    position: file?.locate(details.place.pointer) ?? { line: 1, column: 1 },
    owners: [],
  };
}

const emptyResult = (file: string, results: readonly Result[]): FileResult => ({
  file,
  isOfAcceptances: true,
  principals: 0,
  policies: 0,
  reachesConnect: false,
  takers: [],
  results,
  unread: [],
});
