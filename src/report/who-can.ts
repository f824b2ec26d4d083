import { CapabilityVerdict, ReportedStep } from './capability-model';
import { KnownActions } from './known-actions';
import { AccessReport, ReportedGrant, ReportedPrincipal } from './model';
import { CopiedStack, copiedStacks } from './summary/copies';
import { namesOf } from './summary/summary';
import { ReportedActions, ReportedUnknown } from './unknown-model';
import { mayHoldMore } from './unknown-owners';
import { Subject } from './who-can-subject';
import { oneOfGroups } from '../evaluator/shortest-groups';
import { lazy } from '../input/memoize';
import { matchesPattern } from '../policy/pattern';
import { Requirement } from '../policy/requirement';

/** A principal that can do what is asked about. */
export interface Holder {
  readonly name: string;
  readonly principal: ReportedPrincipal;
  readonly verdict: CapabilityVerdict | 'partly';
  /** The instances, or other resources, that it is limited to; `*` is everywhere. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly steps: readonly ReportedStep[];
  /** Whether we conclude it, and no AWS page says it. */
  readonly inferred: boolean;
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
  /** The principals that may be able to, because some of their policies were not read. */
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
  const holders = asked
    .flatMap((principal) =>
      holdings(principal, subject).map((held) => ({
        ...held,
        principal,
        name: names.get(principal) ?? principal.name,
      })),
    )
    .filter(({ places }) => filter.on === undefined || isOn(places, filter.on));
  const held = new Set(holders.map(({ principal }) => principal));
  return {
    subject,
    holders,
    copies,
    notKnown: asked.filter((one) => mayHold(one, subject) && !held.has(one)),
    isAllRead: report.unread.length === 0,
  };
}

/** Returns whether a part of a principal that was not read may allow what is asked about. */
const mayHold = (principal: ReportedPrincipal, subject: Subject): boolean =>
  mayHoldMore(principal) &&
  (subject.kind !== 'action' || parts(principal, subject.action).some(mayAllowMore));

const mayAllowMore = ({ mayAllow, mayReplace }: ReportedUnknown): boolean =>
  mayAllow || mayReplace === true;

/** Returns the parts of a principal that were not read and that may be about an action. */
const parts = ({ unknown }: ReportedPrincipal, action: string): readonly ReportedUnknown[] =>
  unknown.filter(({ about }) => about?.some((one) => covers(one, action)) ?? true);

const isNamed = ({ id, name, constructPath = '' }: ReportedPrincipal, who: string | undefined) =>
  who === undefined || [id, name, constructPath].some((one) => one.toLowerCase().includes(who));

/** Returns whether access to some places includes a resource, or is on something with that text. */
const isOn = (places: readonly string[], on: string): boolean =>
  places.some(
    (place) =>
      place === '*' ||
      place.includes(on) ||
      matchesPattern(place, on) ||
      on.startsWith(`${place}/`),
  );

type Held = Omit<Holder, 'name' | 'principal'>;

function holdings(principal: ReportedPrincipal, subject: Subject): readonly Held[] {
  switch (subject.kind) {
    case 'capability':
      return principal.capabilities
        .filter(({ capability }) => capability === subject.capability.id)
        .map((held) => ({ ...held, inferred: held.grade === 'inferred' }));
    case 'action':
      return grantsOf(principal, subject.action).map((grant) =>
        ofGrant(principal, subject.action, grant),
      );
    case 'row':
      return principal.useCases.flatMap(({ row, known, verdict, instances, requirements }) =>
        row !== subject.row.id || known === 'no'
          ? []
          : [
              {
                verdict: rowVerdict(verdict, requirements),
                places: instances,
                requirements,
                steps: [],
                inferred: false,
              },
            ],
      );
  }
}

function rowVerdict(
  verdict: ReportedPrincipal['useCases'][number]['verdict'],
  requirements: readonly Requirement[],
): Holder['verdict'] {
  if (verdict !== 'allowed') return verdict === 'unknown' ? 'unknown' : 'partly';
  return requirements.length > 0 ? 'conditional' : 'allowed';
}

/**
 * Returns the grants on an action. Those on actions that the report does not know may have
 * patterns.
 */
const grantsOf = (
  { grants, otherActions }: ReportedPrincipal,
  action: string,
): readonly ReportedGrant[] =>
  knownActions().isKnown(action)
    ? grants.filter(({ actions }) => actions.some((one) => isSame(one, action)))
    : otherActions.filter((one) => covers(one, action));

const knownActions = lazy(() => new KnownActions());

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Returns whether the actions of a statement include an action. */
const covers = ({ actions, notAction }: ReportedActions, action: string): boolean =>
  actions.some((one) => matchesPattern(one.toLowerCase(), action.toLowerCase())) !==
  (notAction === true);

function ofGrant(principal: ReportedPrincipal, action: string, grant: ReportedGrant): Held {
  const { reaches } = grant;
  const everywhere = reaches.filter(
    ({ resources, notResource }) => notResource || resources.includes('*'),
  );
  const counted = everywhere.length > 0 ? everywhere : reaches;
  const requirements = [
    ...grant.requirements,
    ...oneOfGroups(counted.map((reach) => reach.requirements)),
  ];
  const known = requirements.length > 0 ? 'conditional' : 'allowed';
  return {
    verdict: parts(principal, action).some(({ mayDeny }) => mayDeny) ? 'unknown' : known,
    places:
      everywhere.length > 0 ? ['*'] : [...new Set(reaches.flatMap(({ resources }) => resources))],
    requirements,
    inferred: false,
    steps: counted.map(({ resources, statement }) => ({ action, resources, statement })),
  };
}
