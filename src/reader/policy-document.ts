import { characters } from './document-size';
import { hasVariables, parsedDocument } from './document-text';
import { Resolved } from './intrinsics/conditional-value';
import { functionsBeside, isObject } from './json';
import { inside, LocatedValue, itemsOf, valuesOf } from './located-value';
import { readStatement } from './policy-statement';
import { malformedAt, openProblemAt, problemAt, readAs, Reading } from './readings';
import { hasDeployTimeValue, toDisplayText } from '../policy/deploy-time-text';
import { Place, Policy, PolicyStatement, ReadProblem } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/**
 * The maximum length. IAM accepts 10,240 characters. The longest AWS policy,
 * AWSSupportServiceRolePolicy, has 152,297. Longer documents would take minutes.
 */
const LONGEST = 250_000;

export interface ReadDocument {
  readonly policy: Policy;
  readonly unread: readonly ReadProblem[];
}

export interface DocumentOptions extends Partial<
  Pick<
    Policy,
    | 'origin'
    | 'version'
    | 'otherVersions'
    | 'versions'
    | 'holders'
    | 'managed'
    | 'isControlPolicy'
    | 'identity'
  >
> {
  /** The template conditions under which the policy exists. */
  readonly templateConditions?: readonly TemplateCondition[];
}

/** Reads a policy document, as an object or JSON, that is `Resolved` or has nothing to resolve. */
export function readDocument(
  name: string,
  document: unknown,
  place: Place,
  { templateConditions = [], ...options }: DocumentOptions = {},
): ReadDocument {
  const documents = valuesOf(document as Resolved, place, templateConditions).map((item) => {
    const value = typeof item.value === 'string' ? parsedDocument(item.value) : item.value;
    return { ...item, value, size: characters(value) };
  });
  const reads =
    documents.length === 0
      ? [
          readAs<readonly PolicyStatement[]>(
            [],
            [openProblemAt(place, 'a policy without its document')],
          ),
        ]
      : documents.map(readStatements);
  const size = Math.max(0, ...documents.map((one) => one.size));
  const variables = documents.some(({ value }) => hasVariables(value));
  const statements = reads.flatMap((done) => done.value);
  const unread = reads.flatMap((done) => done.unread);
  const unknown = unread.flatMap(({ open, problem, place: at }): UnknownPart[] =>
    open ? [{ what: problem, ...open, place: at }] : [],
  );
  const policy: Policy = {
    origin: 'file',
    managed: false,
    ...options,
    name,
    variables,
    statements,
    ...(unknown.length > 0 && { unknown }),
    characters: size,
    place,
  };
  return { policy, unread };
}

function readStatements({
  value,
  place,
  templateConditions,
  size,
}: LocatedValue & { readonly size: number }): Reading<readonly PolicyStatement[]> {
  if (size > LONGEST)
    return readAs(
      [],
      [
        openProblemAt(
          place,
          `a policy document of ${size} characters: IAM takes none of more than 10240`,
        ),
      ],
    );
  const unread: ReadProblem[] = [];
  if (!isObject(value)) {
    const problem = isOpaqueText(value)
      ? openProblemAt(
          place,
          `a policy document that only deployment knows: ${toDisplayText(value)}`,
        )
      : malformedAt(place, 'a policy', 'a policy document is an object, or its JSON');
    return readAs([], [problem]);
  }
  const functions = functionsBeside(value);
  unread.push(
    ...functions.map((name) =>
      openProblemAt(
        place,
        `what ${name} brings into a policy document, which only deployment knows,`,
      ),
    ),
  );
  for (const key of Object.keys(value)) {
    if (!['Version', 'Id', 'Statement', ...functions].includes(key))
      unread.push(
        problemAt(place, `a policy document has no ${JSON.stringify(toDisplayText(key))}`),
      );
  }
  const statements =
    'Statement' in value
      ? itemsOf(value.Statement as Resolved, inside(place, 'Statement'), templateConditions)
      : undefined;
  if (statements === undefined && functions.length === 0)
    unread.push(malformedAt(place, 'a policy', 'a policy document needs a Statement'));
  const reads = (statements ?? []).map(readStatement);
  return readAs(
    reads.flatMap((read) => read.value),
    [...unread, ...reads.flatMap((read) => read.unread)],
  );
}

const isOpaqueText = (value: unknown): value is string =>
  typeof value === 'string' && hasDeployTimeValue(value);
