import { EscalationWay, escalationWays } from '../catalogue/escalation';
import { lazy } from '../input/memoize';

/** The actions that rewrite a managed policy. */
export const rewritingActions = lazy(() => actionsOf(({ gains }) => gains === 'attached'));

/** The actions that switch a managed policy to another version. */
export const switchingActions = lazy(() => actionsOf(({ switches }) => switches === true));

const actionsOf = (isOf: (way: EscalationWay) => boolean): readonly string[] =>
  escalationWays()
    .filter(isOf)
    .map(({ needs: [action] }) => action);
