import { Acceptance } from './acceptance';
import { Acceptances, ReadFiles } from './acceptances';
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
    ...acceptances.unused(read).map((one) => placed('unused-acceptance', one, unusedText(one))),
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

function unusedText({ id, file, resource, source }: Acceptance): string {
  if (source === 'metadata') return `no finding on this resource has the id ${id}`;
  const where = [resource && ` on ${resource}`, file && ` in ${file}`].filter(Boolean).join('');
  return `no finding has the id ${id}${where}`;
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
