import { Premise } from './implication';
import { Unshown, Witness } from './model';
import { Region } from './regions';
import { accessUnder, DecidingAccess } from './witness-access';
import { contextsOf } from './witness-context';
import { inPlaceOf, keysOf, RequestKeys } from './witness-keys';
import { resourcesIn } from './witness-resource';
import { decide } from '../../evaluator/decide';
import { isConnectAction } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { Deployment } from '../../policy/deployments';
import { Requirement } from '../../policy/requirement';
import { negate } from '../../policy/requirement-logic';
import { isAuthorizedAgainst } from '../../validation/authorized-resources';
import { carriedValues } from '../../validation/carried-keys';
import { ReportedPrincipal } from '../model';

type Maybe = ReportedPrincipal | undefined;

/** The maximum number of requests for one change. */
const MOST_REQUESTS = 400;

/** A request that shows a gain, or the reason why none does. */
export type Shown = { readonly witness: Witness } | { readonly unshown: Unshown };

/** Finds requests that one side allows and the other does not. The evaluator confirms them. */
export class WitnessFinder {
  public constructor(
    private readonly was: Maybe,
    private readonly is: Maybe,
  ) {}

  /** Finds a request that is allowed now and was not before. */
  public gain(actions: readonly string[], gained: Region, before: Region): Shown {
    return find(actions, gained, before, this.is, this.was);
  }

  /** Finds a request that was allowed and is not now. */
  public loss(actions: readonly string[], lost: Region, after: Region): Witness | undefined {
    const shown = find(actions, lost, after, this.was, this.is);
    return 'witness' in shown ? shown.witness : undefined;
  }
}

function find(
  actions: readonly string[],
  region: Region,
  other: Region,
  allowing: Maybe,
  refusing: Maybe,
): Shown {
  if (!allowing) return { unshown: 'not-allowed' };
  let tried = 0;
  const seen = new Set<Unshown>();
  const sides = [allowing, ...(refusing ? [refusing] : [])];
  for (const candidate of candidates(actions, region, other, sides)) {
    if (++tried > MOST_REQUESTS) break;
    const { deployment } = candidate;
    const allowed = verdict(candidate, accessUnder(allowing, deployment));
    const refused = refusing ? verdict(candidate, accessUnder(refusing, deployment)) : 'denied';
    if (allowed === 'allowed' && refused === 'denied') return { witness: displayed(candidate) };
    seen.add(reasonOf(allowed, refused));
  }
  const [reason = 'no-resource'] = REASONS.filter((one) => seen.has(one));
  return { unshown: reason };
}

/** The reasons, the most important first. */
const REASONS: readonly Unshown[] = ['deployment', 'allowed-before', 'not-allowed'];

/** Returns why a request does not show a gain. */
function reasonOf(allowed: string, refused: string): Unshown {
  if (allowed === 'denied') return 'not-allowed';
  return allowed === 'allowed' && refused === 'allowed' ? 'allowed-before' : 'deployment';
}

/** A request in a deployment. */
interface Candidate extends Omit<Witness, 'deployTimeValues'>, RequestKeys {
  readonly deployment: Deployment;
}

const displayed = ({
  action,
  resource,
  context,
  templateConditions,
  deployment: { values },
}: Candidate): Witness => ({
  action,
  resource: toDisplayText(resource),
  context,
  templateConditions,
  ...(Object.keys(values).length > 0 && { deployTimeValues: values }),
});

const verdict = (
  { action, resource, context, unknownKeys }: Candidate,
  access: DecidingAccess,
): string => decide({ action, resource, context, otherKeys: 'absent', unknownKeys }, access).known;

/** Generates requests in a region that are likely to be outside another region. */
function* candidates(
  actions: readonly string[],
  region: Region,
  other: Region,
  sides: readonly ReportedPrincipal[],
): Generator<Candidate> {
  for (const place of region) {
    const wanted = [place.requirements, ...violations(place, other)];
    for (const requirements of wanted) {
      const on = { ...place, requirements };
      for (const action of actions.slice(0, 3)) {
        for (const { resource, context: ofResource } of resourcesIn(on, other, action)) {
          if (!canBeRequested(action, resource)) continue;
          for (const { context, ...when } of contextsOf(requirements)) {
            const named = inPlaceOf(resource, context);
            const given = carriedValues(action, { ...ofResource, ...context });
            yield { action, resource: named, ...keysOf(action, named, given, sides), ...when };
          }
        }
      }
    }
  }
}

/** Returns whether a request for the action can name the resource. */
const canBeRequested = (action: string, resource: string): boolean =>
  !isConnectAction(action) || isAuthorizedAgainst(action, resource);

/** Combines the requirements of a place with those that exclude a request from the other places. */
const violations = (place: Premise, other: Region): readonly (readonly Requirement[])[] =>
  other.flatMap(({ requirements }) =>
    requirements.map((one) => [...place.requirements, ...negate(one)]),
  );
