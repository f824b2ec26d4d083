import { Access } from './access';
import { Matches, matchStatements } from './matching-statements';
import { PreparedStatement } from './prepared-policy';
import { Request, RequestContext } from './request-context';
import { oneOfGroups } from './shortest-groups';
import { awsPolicyDecides } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { Policy, PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { distinctRequirements, notAll } from '../policy/requirement-logic';
import { UnknownPart } from '../policy/unknown';

/** The verdict of what was read. */
export type KnownVerdict = 'allowed' | 'denied' | 'conditional';

/** The verdict on a request; `unknown` where something that was not read may change it. */
export type Verdict = KnownVerdict | 'unknown';

/** What IAM decides about a request, as far as it is known. */
export interface Decision {
  readonly verdict: Verdict;
  /** The verdict of what was read alone. */
  readonly known: KnownVerdict;
  /** What decided: an allow, a deny, that no statement allows it, or that the boundary does not. */
  readonly because: 'allow' | 'deny' | 'no-allow' | 'boundary';
  /** The statements that decided; none where none allows it. */
  readonly statements: readonly PolicyStatement[];
  /** What must hold, all of it, where what was read is conditional. */
  readonly requirements: readonly Requirement[];
  /** What was not read and may change the verdict. */
  readonly unknown: readonly UnknownPart[];
}

/**
 * Decides a request as IAM does: a deny wins, then something must allow it, within the boundary.
 *
 * Conditions are weighed one by one. Two statements, of which one allows it if a key is this and
 * the other if it is not, make the verdict conditional.
 */
export function decide(request: Request, access: Access): Decision {
  const parts = isRead(access) ? NONE : unknownParts(access, request.action);
  const known = decideOnKnown(new RequestContext(request), access, parts.some(mayGrant));
  const unknown = parts.length === 0 ? NONE : changing(parts, known);
  // Decisions are made by the million: a spread of `known` takes longer than all the rest.
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
  const bounding = boundary && matchStatements([boundary], context);
  const denying = bounding ? [...own.denied, ...bounding.denied] : own.denied;
  if (denying.length > 0) return denied('deny', denying);
  const isGranted = own.allowed.length + own.mayAllow.length > 0;
  if (!isGranted && !mayBeGranted) return denied('no-allow');
  if (bounding && bounding.allowed.length + bounding.mayAllow.length === 0)
    return denied('boundary');
  if (!isGranted) return denied('no-allow');
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

/** The statements of a boundary on which it hangs whether it allows a request. */
const limiting = ({ allowed, mayAllow, mayDeny }: Matches) => [
  ...(allowed.length > 0 ? NONE : mayAllow),
  ...mayDeny,
];

const statementsOf = (all: readonly PreparedStatement[]) => all.map(({ statement }) => statement);

/** What must hold for one of the statements to allow it, and for none of them to deny it. */
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

/** Whether all of an access was read, and as it is written. */
const isRead = memoize(
  ({ policies, boundary, unknown = NONE }: Access): boolean =>
    unknown.length === 0 &&
    [...policies, ...(boundary ? [boundary] : NONE)].every(
      (policy) => policy.unknown === undefined && policy.reduced === undefined,
    ),
);

/** What was not read of a principal, of its policies and of its boundary. */
function unknownParts(
  { policies, boundary, unknown = NONE }: Access,
  action: string,
): readonly Part[] {
  const inPolicies = policies.flatMap((policy) => unknownIn(policy, action));
  const inBoundary = boundary ? unknownIn(boundary, action) : NONE;
  return [
    ...[...unknown, ...inPolicies].map((part) => ({ part, isBounding: false })),
    ...inBoundary.map((part) => ({ part, isBounding: true })),
  ];
}

/** What was not read of a policy and is about an action. */
function unknownIn(
  { name, unknown = NONE, reduced }: Policy,
  action: string,
): readonly UnknownPart[] {
  return reduced && !awsPolicyDecides(name, action) ? [...unknown, reduced] : unknown;
}

const changing = (parts: readonly Part[], known: KnownDecision): readonly UnknownPart[] =>
  parts.filter((one) => mayChange(one, known)).map(({ part }) => part);

const mayGrant = ({ part, isBounding }: Part): boolean => part.mayAllow && !isBounding;

/** Whether a part that was not read may change what was decided without it. */
function mayChange({ part, isBounding }: Part, { known, because }: KnownDecision): boolean {
  if (part.mayReplace) return true;
  if (because === 'deny') return false;
  if (because === 'boundary') return part.mayAllow && isBounding;
  if (because === 'no-allow') return part.mayAllow && !isBounding;
  return part.mayDeny || (known === 'conditional' && part.mayAllow);
}
