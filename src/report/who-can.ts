import { AskedPlace } from './asked-place';
import { Held } from './held';
import { holdings } from './holdings';
import { AccessReport, ReportedPrincipal, ReportedRow } from './model';
import { CopiedStack, copiedStacks } from './summary/copies';
import { namesOf } from './summary/summary';
import { isAbout, mayAllowMore, mayHoldMore } from './unknown-owners';
import { Subject } from './who-can-subject';

/** A principal that can do what is asked about. */
export interface Holder extends Held {
  readonly name: string;
  readonly principal: ReportedPrincipal;
}

export interface WhoCanFilter {
  /** An ARN, or a part of one. Shows only who can do it there. */
  readonly on?: string;
  /** A part of the name of a principal. */
  readonly who?: string;
}

/** The answer to the question who can do something. */
export interface WhoCan {
  readonly subject: Subject;
  readonly holders: readonly Holder[];
  /** The resource of the question, if no statement names it. */
  readonly notNamed?: string;
  /**
   * The principals that cannot do a row, with the actions that they lack. Empty unless somebody asks
   * for principals by name. Absent when the question is not about a row.
   */
  readonly without?: readonly { readonly name: string; readonly actions: readonly string[] }[];
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
  const asked = report.principals.filter(
    (one) => !one.madeByAws && !copied.has(one) && isNamed(one, filter.who?.toLowerCase()),
  );
  const names = namesOf(asked);
  const place = filter.on === undefined ? undefined : new AskedPlace(report, filter.on);
  const holders = asked.flatMap((principal) =>
    holdings(principal, subject, place).map((held) => ({
      ...held,
      principal,
      name: names.get(principal) ?? principal.name,
    })),
  );
  const whole = new Set(holders.filter(isWhole).map(({ principal }) => principal));
  const held = new Set(holders.map(({ principal }) => principal));
  const without = filter.who === undefined ? [] : asked.filter((one) => !held.has(one));
  return {
    subject,
    holders,
    ...(place?.isNamed === false && { notNamed: filter.on }),
    copies,
    ...(subject.kind === 'row' && {
      without: without.map((one) => ({
        name: names.get(one) ?? one.name,
        actions: actionsLacking(one, subject.row),
      })),
    }),
    notKnown: asked.filter((one) => mayHold(one, subject) && !whole.has(one)),
    isAllRead: report.unread.length === 0,
  };
}

/** Returns whether no unread part can allow a holder more of it. */
const isWhole = ({ places, requirements, verdict }: Holder): boolean =>
  verdict !== 'partly' && places.includes('*') && requirements.length === 0;

/** Returns whether a part of a principal that was not read may allow what is asked about. */
const mayHold = (principal: ReportedPrincipal, subject: Subject): boolean =>
  mayHoldMore(principal) &&
  (subject.kind !== 'action' ||
    principal.unknown.some((part) => mayAllowMore(part) && isAbout(part, subject.action)));

const isNamed = ({ id, name, constructPath = '' }: ReportedPrincipal, who: string | undefined) =>
  who === undefined || [id, name, constructPath].some((one) => one.toLowerCase().includes(who));

const actionsLacking = ({ grants }: ReportedPrincipal, row: ReportedRow): readonly string[] => {
  const held = new Set(grants.flatMap(({ actions }) => actions));
  return row.actions.filter((action) => !held.has(action)).sort();
};
