import { unlessAll } from './condition-phrase';
import { prepared, PreparedStatement } from './prepared-policy';
import { Request, RequestContext } from './request-context';
import { Policy, PolicyStatement } from '../policy/model';
import { UnknownPart } from '../policy/unknown';
import { unknownPartText } from '../text/unknown-part';

/** What a principal has, as IAM puts it together for requests in the principal's own account. */
export interface Access {
  readonly policies: readonly Policy[];
  /** The permissions boundary; `unknown` where there is one whose document is not known. */
  readonly boundary?: Policy | 'unknown';
  /** What the principal has and what was not read. Default: nothing. */
  readonly unknown?: readonly UnknownPart[];
}

export interface Decision {
  readonly verdict: 'allowed' | 'denied' | 'conditional';
  /** What decided: an allow; a deny; that no statement allows it; that the boundary does not. */
  readonly because: 'allow' | 'deny' | 'no allow' | 'boundary';
  /** The statements that decided; none where none allows it. */
  readonly statements: readonly PolicyStatement[];
  /** What must hold besides, where the verdict is conditional: each a phrase, and all of them must hold. */
  readonly conditions: readonly string[];
}

/**
 * Decides a request as IAM does: a deny wins, then something must allow it, within the boundary.
 *
 * What is not known is `conditional`. Conditions are weighed one by one: of two statements that allow it if a key is this and
 * if it is not, the verdict is conditional all the same.
 */
export function decide(request: Request, { policies, boundary, unknown = [] }: Access): Decision {
  const context = new RequestContext(request);
  const own = matchStatements(policies, context);
  const within = typeof boundary === 'object' ? matchStatements([boundary], context) : undefined;
  const denied = [...own.denied, ...(within?.denied ?? [])];
  if (denied.length > 0)
    return { verdict: 'denied', because: 'deny', statements: statementsOf(denied), conditions: [] };
  const mayAllow = own.allowed.length > 0 ? [] : unknown.filter((part) => part.mayAllow);
  if (own.allowed.length + own.perhaps.length + mayAllow.length === 0)
    return { verdict: 'denied', because: 'no allow', statements: [], conditions: [] };
  if (within && within.allowed.length + within.perhaps.length === 0)
    return { verdict: 'denied', because: 'boundary', statements: [], conditions: [] };

  const conditions = [
    ...allows(
      own,
      context,
      mayAllow.map((part) => `${unknownPartText(part)} allows it`),
    ),
    ...unless(own, context),
    ...unknown
      .filter(({ mayDeny }) => mayDeny)
      .map((part) => `${unknownPartText(part)} does not deny it`),
    ...(boundary === 'unknown' ? ['the permissions boundary allows it'] : []),
    ...(within ? [...allows(within, context, []), ...unless(within, context)] : []),
  ];
  const deciding = [...(own.allowed.length > 0 ? own.allowed : own.perhaps), ...own.unless];
  const bounding = within
    ? [...(within.allowed.length > 0 ? [] : within.perhaps), ...within.unless]
    : [];
  return {
    verdict: conditions.length > 0 ? 'conditional' : 'allowed',
    because: 'allow',
    statements: statementsOf([...deciding, ...bounding]),
    conditions: [...new Set(conditions)],
  };
}

/** Statements that are, or may be, about a request. */
interface Judged {
  readonly allowed: readonly PreparedStatement[];
  readonly perhaps: readonly PreparedStatement[];
  readonly denied: readonly PreparedStatement[];
  readonly unless: readonly PreparedStatement[];
}

function matchStatements(policies: readonly Policy[], context: RequestContext): Judged {
  const found: Record<keyof Judged, PreparedStatement[]> = {
    allowed: [],
    perhaps: [],
    denied: [],
    unless: [],
  };
  for (const policy of policies) {
    for (const statement of prepared(policy).about(context)) {
      const answer = statement.answer(context);
      if (answer === 'no') continue;
      if (answer === 'yes') (statement.denies ? found.denied : found.allowed).push(statement);
      else (statement.denies ? found.unless : found.perhaps).push(statement);
    }
  }
  return found;
}

const statementsOf = (all: readonly PreparedStatement[]) => all.map(({ statement }) => statement);

/** What must hold for one of the statements to allow it: what all of them need, then the ways that are left. */
function allows(
  { allowed, perhaps }: Judged,
  context: RequestContext,
  more: readonly string[],
): string[] {
  if (allowed.length > 0) return [];
  const ways = [
    ...perhaps.map((statement) => [
      ...new Set(statement.phrases(context).map(({ holds }) => holds)),
    ]),
    ...more.map((one) => [one]),
  ];
  const covers = (other: string[], way: string[]) => other.every((phrase) => way.includes(phrase));
  const shortest = ways.filter(
    (way, i) =>
      !ways.some(
        (other, j) => i !== j && covers(other, way) && (other.length < way.length || j < i),
      ),
  );
  const common = shortest[0].filter((phrase) => shortest.every((way) => way.includes(phrase)));
  const left = shortest.map((way) =>
    way.filter((phrase) => !common.includes(phrase)).join(' and '),
  );
  return left.length > 1 ? [...common, left.join(', or ')] : common;
}

/** What must hold for none of the statements to deny it. */
const unless = ({ unless: denies }: Judged, context: RequestContext): string[] =>
  denies.map((statement) => unlessAll(statement.phrases(context)));
