import { ReportedCapability } from './capability-model';
import { IndexOf } from './reported-grants';
import { displayRequirements, displayTexts } from './reported-statement';
import { WhatIsUnknown, whatIsUnknown } from './what-is-unknown';
import { capabilitiesOf, HeldCapability, OpenWay } from '../capability/capabilities-of';
import { EVERYWHERE } from '../capability/places';
import { oneOfPlaces } from '../evaluator/one-of-places';
import { unknownParts } from '../evaluator/unknown-parts';
import { matchesAction } from '../policy/action-patterns';
import { PolicyStatement, Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { WaysOf } from '../validation/escalations-in-world';

/** Returns the capabilities of a principal. Those that are not listed have its default verdict. */
export function reportedCapabilities(
  principal: Principal,
  { indexOf, waysOf }: { readonly indexOf: IndexOf; readonly waysOf: WaysOf },
): readonly ReportedCapability[] {
  const unknown = whatIsUnknown(unknownParts(principal), covers);
  return capabilitiesOf(principal, waysOf).map((held) => reported(held, unknown, indexOf));
}

function reported(
  { capability, ways }: HeldCapability,
  unknown: WhatIsUnknown,
  indexOf: IndexOf,
): ReportedCapability {
  const [widest] = ways;
  const known = widest.requirements.length > 0 ? 'conditional' : 'allowed';
  const mayBeDenied = widest.steps.some(({ action }) => unknown.mayDeny(action));
  return {
    capability: capability.id,
    verdict: mayBeDenied ? 'unknown' : known,
    known,
    places: placesOf(ways),
    requirements: displayRequirements(requirementsOf(ways)),
    grade: widest.grade,
    steps: widest.steps
      // The default of a parameter may make a statement that is not in the list.
      .filter(({ statement }) => indexOf(statement) >= 0)
      .map(({ action, resources, statement }) => ({
        action,
        resources: displayTexts(resources),
        statement: indexOf(statement),
      })),
    ways: ways.length,
  };
}

/**
 * Returns the requirements of the widest way, or of a narrower one without any. Those of everything
 * are not those of something.
 */
function requirementsOf([widest, ...others]: readonly OpenWay[]): readonly Requirement[] {
  const open = others.filter(({ requirements }) => requirements.length === 0);
  return oneOfPlaces(
    [widest, ...open].map(({ places, requirements }) => ({
      resources: places,
      isEverywhere: places.includes(EVERYWHERE),
      requirements,
    })),
  );
}

/** Returns whether a statement covers an action. */
const covers = ({ actions, notAction }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

function placesOf(ways: readonly OpenWay[]): readonly string[] {
  const all = new Set(ways.flatMap(({ places }) => places));
  return all.has('*') ? ['*'] : [...displayTexts([...all])].sort();
}
