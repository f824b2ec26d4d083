import { AskedPlace } from './asked-place';
import { Held } from './held';
import { holdings } from './holdings';
import { indirectHolders, IndirectHolder } from './indirect-holders';
import { AccessReport, ReportedPrincipal, ReportedRow } from './model';
import { MORE_ACCESS } from './more-access';
import { principalsNamed } from './named-principals';
import { PerhapsThere, perhapsThere } from './perhaps-there';
import { CopiedStack, copiedStacks } from './summary/copies';
import { isAbout, mayAllowMore, mayHoldMore } from './unknown-owners';
import { Subject } from './who-can-subject';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';

/** A principal that can do what is asked about. */
export interface Holder extends Held {
  readonly name: string;
  readonly principal: ReportedPrincipal;
}

/** A principal that cannot do what is asked about. */
export interface Without {
  readonly name: string;
  /** The actions of a row that it lacks. Empty when the question is not about a row. */
  readonly actions: readonly string[];
}

/** Who has a capability that gives the one of the question inside the instance. */
export interface ImpliedHolders {
  readonly capability: string;
  readonly label: string;
  readonly names: readonly string[];
}

export interface WhoCanFilter {
  /** An ARN, or a part of one. Shows only who can do it there. */
  readonly on?: string;
  /** The name of a principal, or a pattern of names with `*`. */
  readonly who?: string;
}

/** The answer to the question who can do something. */
export interface WhoCan {
  readonly subject: Subject;
  readonly holders: readonly Holder[];
  /** The names of those who can do it in the stacks that repeat another one. */
  readonly inCopies: readonly string[];
  /** Who can act as a role that can do it. */
  readonly indirect: readonly IndirectHolder[];
  /** Who reaches a capability inside the instance, by another capability. */
  readonly implied: readonly ImpliedHolders[];
  /** The names of others who can take more access in AWS, with which they may do it. */
  readonly byMoreAccess: readonly string[];
  /** Who can do it on resources that may be part of the instance of the question. */
  readonly perhaps: readonly PerhapsThere[];
  /** The names of the principals that the question is about. Absent when it is about all. */
  readonly named?: readonly string[];
  /** The resource of the question, if no statement names it. */
  readonly notNamed?: string;
  /** Names that look similar to that of the resource. Absent when a statement names it. */
  readonly similarNames?: readonly string[];
  /**
   * The principals that cannot do it, with the actions of a row that they lack. Absent unless
   * somebody asks for principals by name.
   */
  readonly without?: readonly Without[];
  /**
   * The principals that may be able to, or may be able to do more of it, because some of their
   * policies were not read.
   */
  readonly notKnown: readonly ReportedPrincipal[];
  /** Whether all files were read as a whole. Otherwise, there may be more principals and access. */
  readonly isAllRead: boolean;
  /** Stacks that repeat another one. Their principals are left out. */
  readonly copies: readonly CopiedStack[];
}

/** Returns who can do something, in the order of the report. */
export function whoCan(report: AccessReport, subject: Subject, filter: WhoCanFilter = {}): WhoCan {
  // A question about some resource or some principal may be about one of the copies.
  const isOfAll = filter.on === undefined && filter.who === undefined;
  const copies = isOfAll ? copiedStacks(report) : [];
  const copied = new Set(copies.flatMap(({ principals }) => principals));
  const all = report.principals.filter((one) => !one.madeByAws);
  const named = filter.who === undefined ? undefined : principalsNamed(report, filter.who);
  const asked = named?.principals ?? all.filter((one) => !copied.has(one));
  const place = filter.on === undefined ? undefined : new AskedPlace(report, filter.on);
  const heldBy = memoize((principal: ReportedPrincipal) => holdings(principal, subject, place));
  const holders = asked.flatMap((principal) =>
    heldBy(principal).map((held) => ({ ...held, principal, name: principal.id })),
  );
  const whole = new Set(holders.filter(isWhole).map(({ principal }) => principal));
  const able = new Set(all.filter((one) => heldBy(one).length > 0));
  const others = difference(asked, able);
  // Who perhaps can is not said to be unable, and neither is who acts as them.
  const perhaps = place ? perhapsThere(difference(all, able), subject, place) : [];
  const perhapsNames = new Set(perhaps.map(({ name }) => name));
  const perhapsAble = all.filter(({ id }) => perhapsNames.has(id));
  const indirect = indirectHolders(asked, all, new Set([...able, ...perhapsAble]));
  const askedNames = new Set(asked.map(({ id }) => id));
  return {
    subject,
    holders,
    inCopies: [...copied].filter((one) => able.has(one)).map(({ id }) => id),
    indirect,
    implied: impliedHolders(report, subject, others, place),
    byMoreAccess: takersOfAccess(report, subject, others.filter(isWithout(indirect))),
    perhaps: perhaps.filter(({ name }) => askedNames.has(name)),
    ...(place?.isNamed === false && { notNamed: filter.on, similarNames: place.similar() }),
    copies,
    ...(named && {
      named: asked.map(({ id }) => id),
      without: difference(others, new Set(perhapsAble)).map((one) => ({
        name: one.id,
        actions: subject.kind === 'row' ? actionsLacking(one, subject.row) : [],
      })),
    }),
    notKnown: asked.filter((one) => mayHold(one, subject) && !whole.has(one)),
    isAllRead: report.unread.length === 0,
  };
}

/** Returns who of those that cannot do it reaches it inside the instance, by another capability. */
function impliedHolders(
  { capabilities }: AccessReport,
  subject: Subject,
  others: readonly ReportedPrincipal[],
  place: AskedPlace | undefined,
): readonly ImpliedHolders[] {
  if (subject.kind !== 'capability') return [];
  const byId = new Map(capabilities.map((one) => [one.id, one]));
  const implying = (subject.capability.impliedBy ?? []).flatMap((id) => byId.get(id) ?? []);
  // The nearest is the reason: others lead there too.
  const firstOf = (one: ReportedPrincipal) =>
    implying.find((capability) => mayHave(one, { kind: 'capability', capability }, place));
  const reaching = groupBy(others, firstOf);
  return implying
    .map((capability) => ({
      capability: capability.id,
      label: capability.label,
      names: (reaching.get(capability) ?? []).map(({ id }) => id),
    }))
    .filter(({ names }) => names.length > 0);
}

const difference = (
  some: readonly ReportedPrincipal[],
  others: ReadonlySet<ReportedPrincipal>,
): readonly ReportedPrincipal[] => some.filter((one) => !others.has(one));

/** Returns whether a principal can do something in a place, for certain or perhaps. */
const mayHave = (
  principal: ReportedPrincipal,
  subject: Subject,
  place: AskedPlace | undefined,
): boolean =>
  holdings(principal, subject, place).length > 0 ||
  (place !== undefined && perhapsThere([principal], subject, place).length > 0);

/** Returns whether a principal is none of those that can do something indirectly. */
const isWithout = (indirect: readonly IndirectHolder[]) => {
  const names = new Set(indirect.map(({ name }) => name));
  return ({ id }: ReportedPrincipal): boolean => !names.has(id);
};

/** Returns who of those that cannot do it can take more access in AWS, on any resource. */
function takersOfAccess(
  { capabilities }: AccessReport,
  subject: Subject,
  others: readonly ReportedPrincipal[],
): readonly string[] {
  const capability = capabilities.find(({ id }) => id === MORE_ACCESS);
  if (capability === undefined || subject.kind === 'on-everything') return [];
  if (subject.kind === 'capability' && subject.capability.id === MORE_ACCESS) return [];
  return others
    .filter((one) => holdings(one, { kind: 'capability', capability }, undefined).length > 0)
    .map(({ id }) => id);
}

/** Returns whether no unread part can allow a holder more of it. */
const isWhole = ({ places, requirements, verdict }: Holder): boolean =>
  verdict !== 'partly' &&
  verdict !== 'conditional' &&
  places.includes('*') &&
  requirements.length === 0;

/** Returns whether a part of a principal that was not read may allow what is asked about. */
const mayHold = (principal: ReportedPrincipal, subject: Subject): boolean =>
  mayHoldMore(principal) &&
  (subject.kind !== 'action' ||
    principal.unknown.some((part) => mayAllowMore(part) && isAbout(part, subject.action)));

const actionsLacking = ({ grants }: ReportedPrincipal, row: ReportedRow): readonly string[] => {
  const held = new Set(grants.flatMap(({ actions }) => actions));
  return row.actions.filter((action) => !held.has(action)).sort();
};
