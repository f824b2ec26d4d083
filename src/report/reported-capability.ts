import { ReportedCapability } from './capability-model';
import { IndexOf } from './reported-grants';
import { displayRequirements, displayTexts } from './reported-statement';
import { WhatIsUnknown, whatIsUnknown } from './what-is-unknown';
import { capabilitiesOf, HeldCapability, OpenWay } from '../capability/capabilities-of';
import { unknownParts } from '../evaluator/unknown-parts';
import { matchesAction } from '../policy/action-patterns';
import { PolicyStatement, Principal } from '../policy/model';

/** Returns the capabilities of a principal. Those that are not listed have its default verdict. */
export function reportedCapabilities(
  principal: Principal,
  indexOf: IndexOf,
): readonly ReportedCapability[] {
  const unknown = whatIsUnknown(unknownParts(principal), covers);
  return capabilitiesOf(principal).map((held) => reported(held, unknown, indexOf));
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
    requirements: displayRequirements(widest.requirements),
    grade: widest.grade,
    steps: widest.steps.map(({ action, resources, statement }) => ({
      action,
      resources: displayTexts(resources),
      statement: indexOf(statement),
    })),
    ways: ways.length,
  };
}

/** Returns whether a statement covers an action. */
const covers = ({ actions, notAction }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

function placesOf(ways: readonly OpenWay[]): readonly string[] {
  const all = new Set(ways.flatMap(({ places }) => places));
  return all.has('*') ? ['*'] : [...all].sort();
}
