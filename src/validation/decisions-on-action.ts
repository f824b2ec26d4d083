import { Access } from '../evaluator/access';
import { actionCoverage } from '../evaluator/action-coverage';
import { decide, Decision } from '../evaluator/decide';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';

/** Values of condition keys. */
export type Context = Readonly<Record<string, PolicyText | readonly PolicyText[]>>;

/** A request for the action. */
interface Asked {
  readonly resource: PolicyText;
  readonly context: Context;
}

/** The decisions on one action. Actions that the same statements cover share them. */
export interface ActionDecisions {
  /** Whether the decisions on all resources are equal. */
  readonly ignoresResource: boolean;
  readonly decisionOn: (asked: Asked) => Decision;
}

/** Returns the decisions of an access on an action. */
export const decisionsOn = (access: Access, action: string): ActionDecisions =>
  decisionsOf(access)(action);

const decisionsOf = memoize((access: Access) => {
  const byKey = new Map<string, ActionDecisions>();
  return memoize((action: string): ActionDecisions => {
    const { key, ignoresResource } = actionCoverage(access, action);
    const decided = ({ resource, context }: Asked) => decide({ action, resource, context }, access);
    if (key === undefined) return { ignoresResource, decisionOn: decided };
    const known = byKey.get(key) ?? { ignoresResource, decisionOn: remembering(decided) };
    byKey.set(key, known);
    return known;
  });
});

type Decide = ActionDecisions['decisionOn'];

function remembering(decided: Decide): Decide {
  const byContext = new Map<Context, Map<PolicyText, Decision>>();
  return (asked) => {
    const { resource, context } = asked;
    const byResource = byContext.get(context) ?? new Map<PolicyText, Decision>();
    byContext.set(context, byResource);
    const decision = byResource.get(resource) ?? decided(asked);
    byResource.set(resource, decision);
    return decision;
  };
}
