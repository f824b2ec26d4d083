/*
 * For rules: which types of the family's services a resource of a policy can name, so that a name of at least one character stands
 * between slashes and an ARN may be of no type. That is narrower than what IAM takes in (evaluate/match.ts) and than where the report
 * counts a grant (report/arn-format.ts), both of which may not miss anything that is allowed.
 */
import { PolicyText } from './deploy-time-text';
import { familyServices, resourceType, resourceTypesOf } from '../catalogue/catalogue';

/** An ARN of a policy in its parts, which may hold wildcards, variables and opaque parts. */
export interface ArnParts {
  readonly partition: PolicyText;
  readonly service: PolicyText;
  readonly region: PolicyText;
  readonly account: PolicyText;
  /** All that follows the account. */
  readonly resource: PolicyText;
}

const UNIT = /\u0001[^\u0002]*\u0002|\$\{[^}]*\}|[^]/gu;

/** What was worked out for a text; every rule asks of every text. Of a file with more texts than this the last ones are kept. */
function remembered<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.result;
    if (known.size >= 20_000) known.clear();
    const result = work(key);
    known.set(key, { result });
    return result;
  };
}

/** The parts of an ARN; undefined where a text does not begin as one. Colons in references separate nothing. */
export const parseArn = remembered((text: PolicyText): ArnParts | undefined => {
  if (!text.startsWith('arn:')) return undefined;
  const parts: string[] = [''];
  for (const unit of text.match(UNIT) ?? []) {
    if (unit === ':' && parts.length < 6) parts.push('');
    else parts[parts.length - 1] += unit;
  }
  const [, partition, service, region, account, resource] = parts;
  return resource === undefined ? undefined : { partition, service, region, account, resource };
});

/** What is known of the types that a resource of a policy can be of: all of them, or these. */
export type Types = 'any' | ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();
/** Stands for a segment that may be any text: a reference, a place in the format of a type. */
const SEGMENT = '\u0003';
/** Stands for a text that is no word of any ARN: an id, a name. Which one does not matter. */
const NAME = '\u0006';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Format {
  readonly type: string;
  readonly service: string;
  readonly ofAws: boolean;
  readonly pieces: readonly string[];
}

const formats = new Map<string, readonly Format[]>();
const answers = new Map<string, Types>();
let words: ReadonlySet<string> | undefined;

/**
 * The resource types of a service of the family that a resource of a statement can name. References stand for one
 * segment of an ARN after a slash, and for anything elsewhere; equal shapes are looked at once.
 */
export const typesOf = (service: string, text: PolicyText): Types => ofService(service)(text);

const ofService = remembered((service) =>
  remembered((text: PolicyText): Types => {
    if (text.startsWith('*')) return 'any';
    const arn = parseArn(text);
    if (!arn)
      return isReferenceAlone(text)
        ? 'any'
        : isReference(text)
          ? under(service, text.replace(FIRST, ''))
          : NONE;
    return ofShape(
      service,
      open(arn.service),
      open(arn.account) === 'aws' ? 'aws' : open(arn.account) === '*' ? '*' : '0',
      shape(arn.resource),
    );
  }),
);

/** Whether an ARN is one of some service of the family, going by its service. */
export const familyOfArn = (text: PolicyText): string | undefined =>
  familyServices().find((service) => service === parseArn(text)?.service);

/** The types below a reference: what it stands for is the ARN of some resource of the service. */
function under(service: string, rest: PolicyText): Types {
  if (!rest.startsWith('/')) return ofShape(service, '*', '*', `*${shape(rest)}`);
  const above = new Set(
    resourceTypesOf(service)
      .flatMap((type) => resourceType(service, type)!.arns)
      .map((arn) => parseArn(arn)!.resource.replace(/\$\{[^}]*\}/g, SEGMENT)),
  );
  return new Set(
    [...above].flatMap((resource) => [
      ...(ofShape(service, '*', '*', `${resource}${shape(rest)}`) as ReadonlySet<string>),
    ]),
  );
}

const FIRST = /^(\u0001[^\u0002]*\u0002|\$\{[^}]*\})/;
const isReference = (text: PolicyText) => FIRST.test(text);
const isReferenceAlone = (text: PolicyText) => (text.match(UNIT) ?? []).length === 1;
const open = (part: PolicyText) => (/[\u0001*?]|\$\{/.test(part) ? '*' : part);

function ofShape(service: string, named: string, account: string, resource: string): Types {
  const key = [service, named, account, resource].join('|');
  const found = answers.get(key);
  if (found) return found;
  if (answers.size >= 10_000) answers.clear();
  const pattern = pieces(resource);
  const matching = formatsOf(service)
    .filter((format) => named === '*' || format.service === named)
    .filter((format) => account === '*' || format.ofAws === (account === 'aws'))
    .filter((format) => meet(pattern, format.pieces));
  const types = new Set(matching.map(({ type }) => type));
  answers.set(key, types);
  return types;
}

function formatsOf(service: string): readonly Format[] {
  const found = formats.get(service);
  if (found) return found;
  const made = resourceTypesOf(service).flatMap((type) =>
    resourceType(service, type)!.arns.map((arn): Format => {
      const parts = parseArn(arn)!;
      // The ARN of an integration ends in a URI, which has slashes; no other name has.
      const text = parts.resource.replace(/\$\{Uri\}/g, '\u0004').replace(/\$\{[^}]*\}/g, SEGMENT);
      return {
        type,
        service: parts.service,
        ofAws: parts.account === 'aws',
        pieces: pieces(text.replace(/\*/g, '\u0005')),
      };
    }),
  );
  formats.set(service, made);
  return made;
}

/** A resource with its names out of sight, so that ARNs which differ in names alone are one. */
function shape(resource: PolicyText): string {
  words ??= new Set(
    familyServices()
      .flatMap((s) => resourceTypesOf(s).flatMap((t) => resourceType(s, t)!.arns))
      .flatMap((arn) => parseArn(arn)!.resource.split('/')),
  );
  let text = '';
  for (const unit of resource.match(UNIT) ?? [])
    text += unit.length === 1 ? unit : text.endsWith('/') ? SEGMENT : '*';
  return text
    .replace(UUID, NAME)
    .split('/')
    .map((segment) =>
      /[*?\u0003:]/.test(segment) || words!.has(segment) || segment === '' ? segment : NAME,
    )
    .join('/');
}

/** Characters; `N` one that is no slash, `L` any number of those, `A` any number of any, `O` one of any. */
const pieces = (text: string): string[] =>
  [...text].flatMap((c) => {
    if (c === SEGMENT) return ['N', 'L'];
    if (c === '*' || c === '\u0004') return ['A'];
    return c === '?' ? ['O'] : [c === '\u0005' ? 'c*' : `c${c}`];
  });

/** Whether some text is taken in by both. The star of a type such as `wildcard-queue` is a character that no name has. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  const seen = new Set<number>();
  const visit = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true;
    const state = i * (b.length + 1) + j;
    if (seen.has(state)) return false;
    seen.add(state);
    const [x, y] = [a[i], b[j]];
    const [xStar, yStar] = [x === 'L' || x === 'A', y === 'L' || y === 'A'];
    if (xStar && visit(i + 1, j)) return true;
    if (yStar && visit(i, j + 1)) return true;
    if (x === undefined || y === undefined || (xStar && yStar) || !shareCharacter(x, y))
      return false;
    return visit(xStar ? i : i + 1, yStar ? j : j + 1);
  };
  return visit(0, 0);
}

function shareCharacter(x: string, y: string): boolean {
  const inSegment = (piece: string) => piece === 'N' || piece === 'L';
  if (x[0] === 'c' && y[0] === 'c') return x === y;
  if (x[0] === 'c') return !inSegment(y) || !['c/', 'c*'].includes(x);
  return y[0] !== 'c' || !inSegment(x) || !['c/', 'c*'].includes(y);
}

/** Whether a text is an ARN of a service of the family, and of none of its types. Paths are seen in requests of actions that take no resource. */
export const isOfNoType = remembered((text: PolicyText): boolean => {
  const service = familyOfArn(text);
  if (!service || parseArn(text)!.resource.startsWith('/')) return false;
  const types = typesOf(service, text);
  return types !== 'any' && types.size === 0;
});

/** Whether a text is on everything of a service, or may be. */
export function isServiceWide(text: PolicyText): boolean {
  const arn = parseArn(text);
  if (arn) return /^[*/\u0001]/.test(arn.resource);
  return text.startsWith('*') || (isReference(text) && isReferenceAlone(text));
}

/** `instance/ID/user/${aws:userid}`, which AWS documents for signing in. The data does not have it. */
export const isFederationUserArn = (text: PolicyText): boolean =>
  /(^|[:*])instance\/[^/]+\/user\/[^/]+$|^(\u0001[^\u0002]*\u0002|\$\{[^}]*\})\/user\/[^/]+$/.test(
    text,
  );
