import { Access } from './access';
import { Matches, matchStatements } from './matching-statements';
import { prepared, PreparedStatement, preparedStatement } from './prepared-policy';
import { Request, RequestContext } from './request-context';
import { oneOfGroups } from './shortest-groups';
import { awsPolicyDecides } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { Policy, PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { distinctRequirements, notAll } from '../policy/requirement-logic';
import { UnknownPart } from '../policy/unknown';

/** The verdict from the parts that were read. */
export type KnownVerdict = 'allowed' | 'denied' | 'conditional';

/** The verdict on a request; `unknown` when an unread part may change it. */
export type Verdict = KnownVerdict | 'unknown';

/** The decision of IAM about a request, as far as it is known. */
export interface Decision {
  readonly verdict: Verdict;
  /** The verdict from the parts that were read. */
  readonly known: KnownVerdict;
  /** The cause: an allow, a deny, no allowing statement, or no allowing boundary. */
  readonly because: 'allow' | 'deny' | 'no-allow' | 'boundary';
  /** The statements that decided; empty when no statement allows the request. */
  readonly statements: readonly PolicyStatement[];
  /** The requirements when the known verdict is conditional. All of them must hold. */
  readonly requirements: readonly Requirement[];
  /** The unread parts that may change the verdict. */
  readonly unknown: readonly UnknownPart[];
}

/**
 * Decides a request as IAM does. A deny wins. Otherwise, a statement must allow the request, within
 * the boundary.
 *
 * Evaluates each condition separately. Suppose that one statement allows a request if a key has a
 * value, and another allows it if the key does not. The verdict is then conditional.
 */
export function decide(request: Request, access: Access): Decision {
  const context = new RequestContext(request);
  const parts = isRead(access) ? NONE : unknownParts(access, request.action, context);
  const known = decideOnKnown(context, access, parts.some(mayGrant));
  const unknown = parts.length === 0 ? NONE : changing(parts, known);
  // Millions of decisions are made. A spread of `known` would take longer than everything else.
  return {
    verdict: unknown.length > 0 ? 'unknown' : known.known,
    known: known.known,
    because: known.because,
    statements: known.statements,
    requirements: known.requirements,
    unknown,
  };
}

type KnownDecision = Omit<Decision, 'verdict' | 'unknown'>;

const NONE: readonly never[] = Object.freeze([]);

function decideOnKnown(
  context: RequestContext,
  { policies, boundary }: Access,
  mayBeGranted: boolean,
): KnownDecision {
  const own = matchStatements(policies, context);
  const isGranted = own.allowed.length + own.mayAllow.length > 0;
  // Then a boundary without denies changes nothing.
  const isNothing = !isGranted && !mayBeGranted && own.denied.length === 0;
  if (isNothing && !(boundary && prepared(boundary).hasDenies)) return NO_ALLOW;
  const bounding = boundary && matchStatements([boundary], context);
  const denying = bounding ? [...own.denied, ...bounding.denied] : own.denied;
  if (denying.length > 0) return denied('deny', denying);
  if (!isGranted && !mayBeGranted) return NO_ALLOW;
  if (bounding && bounding.allowed.length + bounding.mayAllow.length === 0)
    return denied('boundary');
  if (!isGranted) return NO_ALLOW;
  const needed = requirementsOf(own, context);
  const requirements = bounding
    ? distinctRequirements([...needed, ...requirementsOf(bounding, context)])
    : distinctRequirements(needed);
  return {
    known: requirements.length > 0 ? 'conditional' : 'allowed',
    because: 'allow',
    statements: statementsOf([
      ...(own.allowed.length > 0 ? own.allowed : own.mayAllow),
      ...own.mayDeny,
      ...(bounding ? limiting(bounding) : NONE),
    ]),
    requirements,
  };
}

const denied = (
  because: Decision['because'],
  statements: readonly PreparedStatement[] = NONE,
): KnownDecision => ({
  known: 'denied',
  because,
  statements: statementsOf(statements),
  requirements: NONE,
});

/** Returns the boundary statements that determine whether it allows a request. */
const limiting = ({ allowed, mayAllow, mayDeny }: Matches) => [
  ...(allowed.length > 0 ? NONE : mayAllow),
  ...mayDeny,
];

const statementsOf = (all: readonly PreparedStatement[]) => all.map(({ statement }) => statement);

const NO_ALLOW = denied('no-allow');

/**
 * Returns what must hold for one of the statements to allow the request, and for none to deny it.
 */
function requirementsOf(
  { allowed, mayAllow, mayDeny }: Matches,
  context: RequestContext,
): readonly Requirement[] {
  if (allowed.length > 0 && mayDeny.length === 0) return NONE;
  const allows =
    allowed.length > 0 ? NONE : oneOfGroups(mayAllow.map((one) => one.requirements(context)));
  return [...allows, ...mayDeny.flatMap((one) => notAll(one.requirements(context)))];
}

/** A part that was not read, and whether it belongs to a boundary, which grants nothing. */
interface Part {
  readonly part: UnknownPart;
  readonly isBounding: boolean;
}

/** Returns whether all of an access was read as it is written. */
export const isRead: (access: Access) => boolean = memoize(
  ({ policies, boundary, unknown = NONE }: Access): boolean =>
    unknown.length === 0 &&
    [...policies, ...(boundary ? [boundary] : NONE)].every(
      (policy) => policy.unknown === undefined && policy.reduced === undefined,
    ),
);

/** Returns the unread parts of a principal, its policies, and its boundary that may decide. */
const unknownParts = (access: Access, action: string, context: RequestContext): readonly Part[] =>
  partsOf(access)(action).filter(({ part }) => mayCover(part, context));

/** The same actions are requested repeatedly, perhaps of hundreds of policies. */
const partsOf = memoize(({ policies, boundary, unknown = NONE }: Access) =>
  memoize((action: string): readonly Part[] => {
    const inPolicies = policies.flatMap((policy) => unknownIn(policy, action));
    const inBoundary = boundary ? unknownIn(boundary, action) : NONE;
    return [
      ...[...unknown, ...inPolicies].map((part) => ({ part, isBounding: false })),
      ...inBoundary.map((part) => ({ part, isBounding: true })),
    ];
  }),
);

/** Returns whether an unread part may be about a request. */
const mayCover = ({ within }: UnknownPart, context: RequestContext): boolean =>
  within === undefined ||
  within.some((statement) => preparedStatement(statement).answer(context) !== 'no');

/** Returns the unread parts of a policy that cover an action. */
function unknownIn(
  { name, unknown = NONE, reduced }: Policy,
  action: string,
): readonly UnknownPart[] {
  return reduced && !awsPolicyDecides(name, action) ? [...unknown, reduced] : unknown;
}

const changing = (parts: readonly Part[], known: KnownDecision): readonly UnknownPart[] =>
  parts.filter((one) => mayChange(one, known)).map(({ part }) => part);

const mayGrant = ({ part, isBounding }: Part) => part.mayAllow && !isBounding;

/** Returns whether an unread part may change the verdict that was decided without it. */
function mayChange({ part, isBounding }: Part, { known, because }: KnownDecision): boolean {
  if (part.mayReplace) return true;
  if (because === 'deny') return false;
  if (because === 'boundary') return part.mayAllow && isBounding;
  if (because === 'no-allow') return part.mayAllow && !isBounding;
  return part.mayDeny || (known === 'conditional' && part.mayAllow);
}
