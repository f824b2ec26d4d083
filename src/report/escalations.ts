import { Reached } from './effective-access';
import { ReportedEscalation } from './model';
import { reportedPlace } from './pointer';
import { IndexOf } from './reported-grants';
import { displayRequirements, displayTexts } from './reported-statement';
import { reviewFacts } from '../catalogue/catalogue';
import { Principal } from '../policy/model';
import { unconfinedResources } from '../validation/confinement';
import { Escalation, handsOverAccount } from '../validation/escalations';
import { WaysOf } from '../validation/escalations-in-world';

/**
 * Returns the ways in which a principal can give itself or others more access than it has: those of
 * the rules `escalation` and its siblings, and actions that the rule `unconfined` finds because they
 * give something to others.
 */
export function escalations(
  principal: Principal,
  reached: Reached,
  { indexOf, waysOf }: { readonly indexOf: IndexOf; readonly waysOf: WaysOf },
): readonly ReportedEscalation[] {
  const ofWays = waysOf(principal).map((escalation) => ofWay(escalation, indexOf));
  const actions = new Set(ofWays.map(({ action }) => action));
  const others = openToOthers(reached, indexOf).filter(({ action }) => !actions.has(action));
  return [...new Map([...ofWays, ...others].map((one) => [JSON.stringify(one), one])).values()];
}

/** A way is reported by its first action that a name or a condition limits, or else its first. */
function ofWay(escalation: Escalation, indexOf: IndexOf): ReportedEscalation {
  const { steps, reach } = escalation;
  const { action, resource, requirements, granting } =
    steps.find((step) => step.reach === 'limited') ?? steps[0];
  const statement = indexOf(granting.statement);
  return {
    action,
    resources: displayTexts([resource]),
    requirements: displayRequirements(requirements),
    ...(statement >= 0 ? { statement } : { place: reportedPlace(granting.place) }),
    named: reach === 'limited',
    ...(handsOverAccount(escalation) && { givesEverything: true }),
  };
}

const openToOthers = ({ actions }: Reached, indexOf: IndexOf): readonly ReportedEscalation[] =>
  reviewFacts()
    .unconfined.filter((fact) => fact.handsOver)
    .flatMap((fact) => {
      const grant = actions.get(fact.action);
      return (grant?.reaches ?? []).flatMap((reach): ReportedEscalation[] => {
        const { statement } = reach;
        const resources = unconfinedResources(statement, fact.action, fact, reach.resources);
        if (resources.length === 0) return [];
        const requirements = [...reach.requirements, ...(grant?.requirements ?? [])];
        return [
          {
            action: fact.action,
            resources: displayTexts([...new Set(resources)]),
            requirements: displayRequirements(requirements),
            statement: indexOf(reach.statement),
            named: false,
          },
        ];
      });
    });
