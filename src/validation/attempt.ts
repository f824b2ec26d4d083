import { inAccountOfResource } from './account-of-request';
import { Caller, callersOf, isUncertainCaller, madeByService } from './callers';
import { isConfiningValue, isKey, requiresValue } from './condition-keys';
import { Context, decisionsOn } from './decisions-on-action';
import {
  federatedSession,
  isOnlyInConsole,
  mayAskAsSession,
  sessionRequirements,
} from './federated-session';
import { grantsOf, resourcesOf } from './granting-statements';
import { HolderMeans, holderMeans } from './holder-means';
import { isDeniedJointly } from './joint-denies';
import { withVariablesOf } from './known-variables';
import { mayMeetMfa, mfaKeys } from './mfa-sign-in';
import { possiblePartitions } from './own-partitions';
import { asks, triedAccess } from './tried-access';
import { textsElsewhere, textsToTry, TriedAction } from './tried-resources';
import { contextsOf, TriedValues } from './tried-values';
import { isWithoutResource } from '../catalogue/escalation';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { Decision } from '../evaluator/decide';
import { oneOfGroups } from '../evaluator/shortest-groups';
import { memoize } from '../input/memoize';
import { isPattern } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { isServiceWide } from '../policy/arn-resource-types';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { mayMeet } from '../policy/deployments';
import { Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { KeyRequirement } from '../policy/requirement';
import { templateRequirement } from '../policy/requirement-logic';
import { isShortArn } from '../policy/short-arn';

/** How someone would try an action. */
export interface Attempt extends TriedAction, TriedValues {
  /** Keys that confine the action when the policy requires a value. */
  readonly keys?: readonly string[];
}

/**
 * Returns the most permissive decision of all attempts on a resource; undefined when all are
 * denied.
 */
export const mostAllowed = (
  principal: Principal,
  attempt: Attempt,
  resource: PolicyText,
): Decision | undefined => {
  const holder = inAccountOfResource(principal, attempt.action, resource);
  return (
    mostAllowedBy(holder, attempt, resource, meansOf(holder)) ??
    mostAllowedAsSession(holder, attempt, resource)
  );
};

/** Returns the same for a session that a user makes by federation, if it may make one. */
function mostAllowedAsSession(
  user: Principal,
  attempt: Attempt,
  resource: PolicyText,
): Decision | undefined {
  const { action } = attempt;
  const session = sessionOf(user);
  if (!session || !mayFederate(user)) return undefined;
  if (!mayAskAsSession(action, resource)) return undefined;
  const decision = mostAllowedBy(session, attempt, resource, meansOf(session));
  return (
    decision && {
      ...decision,
      known: isOnlyInConsole(action) ? 'conditional' : decision.known,
      requirements: [...sessionRequirements(), ...decision.requirements],
    }
  );
}

const mayFederate = memoize((user: Principal): boolean =>
  mayOnSession(user, requestFacts().federation.by),
);

const sessionOf = memoize((user: Principal): Principal | undefined =>
  federatedSession(user, () => mayOnSession(user, trustFacts().tagSession)),
);

/** Returns whether a user may do something about sessions that are no roles. */
const mayOnSession = (user: Principal, action: string): boolean =>
  grantsOf(user, action)
    .flatMap(resourcesOf)
    .filter((resource) => !/^role\//.test(parseArn(resource)?.resource ?? ''))
    .some((resource) => mostAllowedBy(user, { action }, resource) !== undefined);

/** What a principal may do before an attempt, such as to change a tag. */
export const meansOf = memoize((holder: Principal) =>
  holderMeans(
    holder,
    (who) => (deed, resource) => mostAllowedBy(who, deed, resource)?.known === 'allowed',
    (who) => (deed, resource) => mostAllowedBy(who, deed, resource) !== undefined,
  ),
);

/** Returns the decision on the request that may do most: of some caller, with MFA or without. */
function mostAllowedBy(
  principal: Principal,
  attempt: Attempt,
  resource: PolicyText,
  means?: HolderMeans,
): Decision | undefined {
  const { action } = attempt;
  const callers = asks(principal, action, 'caller') ? callersOf(means) : [undefined];
  const signIns = asks(principal, action, 'mfa') ? [false, true] : [undefined];
  const limited: Decision[] = [];
  for (const caller of callers)
    for (const hasMfa of signIns) {
      const asking = { means, caller, hasMfa };
      const decision = mostAllowedFor(principal, attempt, resource, asking);
      if (!decision) continue;
      const isUncertain = isUncertainCaller(caller);
      if (decision.known === 'allowed' && !isUncertain) return decision;
      limited.push(isUncertain ? withUncertainty(decision) : decision);
    }
  const [first] = limited;
  const groups = limited.map(({ requirements }) => requirements);
  return first && { ...first, requirements: oneOfGroups(groups) };
}

/** Returns a decision on the request of a service that the holder may not have asked. */
const withUncertainty = (decision: Decision): Decision => ({
  ...decision,
  known: 'conditional',
  requirements: decision.requirements.length > 0 ? decision.requirements : [madeByService()],
});

/** How a principal makes a request. */
interface Asking {
  readonly means?: HolderMeans;
  readonly caller?: Caller;
  /** Whether it has signed in with MFA. Default: no condition asks that. */
  readonly hasMfa?: boolean;
}

function mostAllowedFor(
  principal: Principal,
  attempt: Attempt,
  resource: PolicyText,
  { means, caller, hasMfa }: Asking,
): Decision | undefined {
  const { action } = attempt;
  if (isWithoutResource(action) && !isServiceWide(resource)) return undefined;
  const isAnyResource = isPattern(parseArn(resource)?.resource ?? resource);
  const request = { holder: principal, action, isAnyResource, caller, ...(means && { means }) };
  // With MFA, the conditions on that stay, so that a finding says what it needs.
  const kept = hasMfa ? mfaKeys() : [];
  const access = triedAccess(request, [...keysOf(attempt), ...kept]);
  const given = (principal.templateConditions ?? []).map(templateRequirement);
  const { ignoresResource, decisionOn } = decisionsOn(access, action);
  const mostAllowedOn = (texts: readonly PolicyText[], contexts: readonly Context[]) => {
    let limited: Decision | undefined;
    for (const text of ignoresResource ? texts.slice(0, 1) : texts) {
      for (const context of contexts) {
        const decision = decisionOn({ resource: text, context });
        if (decision.known === 'denied') continue;
        if (!mayMeet([...given, ...decision.requirements])) continue;
        if (hasMfa !== undefined && !mayMeetMfa(decision.requirements, hasMfa)) continue;
        if (isDeniedJointly(principal, { action, resource: text, context })) continue;
        if (decision.known === 'allowed') return decision;
        if (
          decision.known === 'conditional' &&
          !isConfined(principal, decision, context, attempt.keys)
        )
          limited = decision;
      }
    }
    return limited;
  };
  const mostAllowedIn = (contexts: readonly Context[]): Decision | undefined => {
    const decision = mostAllowedOn(textsToTry(principal, attempt, resource), contexts);
    return (
      decision ?? limitedTo(mostAllowedOn(textsElsewhere(principal, attempt, resource), contexts))
    );
  };
  const places = new Set(possiblePartitions(principal).map(contextsOf(attempt)));
  return leastAllowed([...places].map(mostAllowedIn));
}

/** Returns a decision that something else than its requirements may limit. */
function limitedTo(decision: Decision | undefined): Decision | undefined {
  return decision && { ...decision, known: 'conditional' };
}

/** Returns the decision in all of some places, one of which is the own. It is limited if one is. */
function leastAllowed(decisions: readonly (Decision | undefined)[]): Decision | undefined {
  const some = decisions.flatMap((one) => one ?? []);
  const least = some.find(({ known }) => known !== 'allowed') ?? some[0];
  return some.length < decisions.length ? limitedTo(least) : least;
}

/** The condition keys about which an attempt says more than the holder can choose. */
const keysOf = memoize(({ contexts = [], context = {}, keys = [] }: Attempt): readonly string[] => [
  ...new Set([...contexts.flatMap(Object.keys), ...Object.keys(context), ...keys]),
]);

/**
 * Returns whether a condition on a key of the attempt does not hold, as far as is known, or a required
 * value confines the action.
 */
const isConfined = (
  principal: Principal,
  { requirements }: Decision,
  context: Context,
  keys: readonly string[] = [],
): boolean =>
  requirements.some(
    (one) =>
      one.kind === 'key' &&
      one.holds &&
      (Object.keys(context).some((key) => isKey(one.key, key))
        ? !mayHold(one, principal)
        : keys.some((key) => isKey(one.key, key)) &&
          requiresValue(one) &&
          one.values.every(isConfiningValue)),
  );

/**
 * Returns whether a condition may hold: deployment, or a policy variable, may have values for it, or
 * AWS does not say what its pattern matches. Nobody chooses a reference to a resource of the template.
 */
const mayHold = ({ operator, values, actual }: KeyRequirement, principal: Principal) =>
  (operatorParts(operator).name === 'null' && values.some(hasDeployTimeValue)) ||
  (typeof actual === 'string' &&
    (isNegated(operator) ||
      values.some((value) => isShortArn({ operator }, value)) ||
      values.some((value) =>
        deployedTexts(withVariablesOf(value, principal), principal.values).some(
          (text) => text !== value && overlap(text, actual),
        ),
      )));
