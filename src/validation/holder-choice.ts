import { addressChoice } from './address-choice';
import { Caller, callerChoice, isOnCaller } from './callers';
import { mayCarry } from './carried-keys';
import { byValues, HolderChoice, isDecided } from './choice-by-values';
import {
  holdsWithoutKey,
  isKey,
  isOneOf,
  isRegion,
  isResourceTag,
  isUnknownKey,
} from './condition-keys';
import { KeyValue } from './deed';
import { kindOf } from './federated-session';
import { HolderMeans } from './holder-means';
import { hasOpenVariables, knownVariables } from './known-variables';
import { hasLiteral } from './literal-variables';
import { isNoAccount } from './no-account';
import { holderAnswer } from './own-principal';
import { ownTag, ownTagOrNone } from './own-tags';
import { nameOfKey } from './own-user';
import { regionChoice } from './region-of-request';
import { RequestForm, requestForm } from './request-form';
import { isOfSession, mayHaveSessionKey, mayLackSessionKey } from './session-keys';
import { sessionValues } from './session-values';
import { valuesToTry, variablesIn } from './settable-tags';
import { timeChoice } from './time-choice';
import { valuesOfKind } from './values-of-kind';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { isPattern } from '../policy/action-patterns';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { alwaysHolds, isAlwaysPresent } from '../policy/confining-conditions';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { everyWayIn } from '../policy/effective-trust';
import { takesEveryValue, takesNoValue } from '../policy/every-value';
import { Condition, Principal } from '../policy/model';
import { demands } from '../policy/trust-queries';
import { variableKeys } from '../policy/variable-keys';

export type { HolderChoice } from './choice-by-values';

/** A request that a holder wants to make. */
export interface WantedRequest {
  readonly holder: Principal;
  readonly action: string;
  /** Whether the holder chooses the resource among many. */
  readonly isAnyResource: boolean;
  /** What the holder can do before the request. Default: nothing. */
  readonly means?: HolderMeans;
  /** Who makes the request. Default: conditions on that count as for the holder itself, and not surely. */
  readonly caller?: Caller;
}

/** The condition depends on what is not known. The holder may be able to do neither. */
const NEITHER: HolderChoice = { canMeet: false, canMiss: false };
const ALWAYS: HolderChoice = { canMeet: true, canMiss: false, isSure: true };
const NEVER: HolderChoice = { canMeet: false, canMiss: true, isSure: true };
const MET: HolderChoice = { canMeet: true, canMiss: false };
const MISSED: HolderChoice = { canMeet: false, canMiss: true };
const BOTH: HolderChoice = { canMeet: true, canMiss: true };

/**
 * Returns what a holder can do about a condition of a statement on its request. Requests for many
 * actions are alike in what decides about a condition, so they share the answer.
 *
 * @param resources - The resources of the statement. Default: none are known.
 */
export function holderChoice(
  condition: Condition,
  request: WantedRequest,
  resources: readonly PolicyText[] = [],
): HolderChoice {
  const { holder, action, isAnyResource, caller } = request;
  if (caller !== undefined && isOnCaller(condition)) return callerChoice(condition, caller);
  const form: Omit<KeyRequest, 'holder'> = {
    isAnyResource,
    mayCarry: mayCarry(action, condition.key) && !lacksTagging(condition, request),
    ...requestForm(action),
  };
  const brought = request.means?.valuesOf(condition, { action, resources }) ?? [];
  const choice =
    brought.length > 0
      ? choiceOn(condition, { ...form, holder }, brought)
      : choicesOf(holder)(condition)(JSON.stringify(form));
  if (!choice.isSure) return choice;
  const perhaps = byValues(condition, request.means?.perhapsOf(condition) ?? []);
  const mayBeOther = choice.canMeet ? perhaps.canMiss : perhaps.canMeet;
  return mayBeOther ? { canMeet: choice.canMeet, canMiss: choice.canMiss } : choice;
}

/** Returns whether a condition is on tags that the holder may not give to what it makes. */
const lacksTagging = ({ key }: Condition, { action, means }: WantedRequest): boolean => {
  const { request, keys } = requestFacts().tags;
  return isOneOf(key, [request, keys]) && means?.mayTag(action) === false;
};

const choicesOf = memoize((holder: Principal) =>
  memoize((condition: Condition) =>
    memoize((form: string) => choiceOn(condition, { ...JSON.parse(form), holder })),
  ),
);

/** What decides about a condition on a key, of a request that a holder wants to make. */
interface KeyRequest extends RequestForm, Pick<WantedRequest, 'holder' | 'isAnyResource'> {
  /** Whether the request may have the key. */
  readonly mayCarry: boolean;
}

function choiceOn(
  condition: Condition,
  request: KeyRequest,
  brought: readonly KeyValue[] = [],
): HolderChoice {
  const { key } = condition;
  const facts = requestFacts();
  if (isUnknownKey(key)) return NEITHER;
  if (alwaysHolds(condition)) return ALWAYS;
  if (takesNoValue(condition))
    return holdsWithoutKey(condition) && !isAlwaysPresent(key) ? NEITHER : NEVER;
  if (takesEveryValue(condition) && isGiven(key, request)) return MET;
  if (isNull(condition) && condition.values.length === 1 && isGiven(key, request))
    return isOneOf(key, facts.chosen) && !isAlwaysPresent(key)
      ? BOTH
      : byPresence(condition, isAlwaysPresent(key));
  if (!request.mayCarry) return withoutKey(condition, request);
  if (isKey(key, facts.principal)) return byHolder(condition, request.holder);
  if (isKey(key, facts.address)) return addressChoice(condition) ?? NEITHER;
  if (isOneOf(key, facts.times) && isGiven(key, request)) return timeChoice(condition) ?? NEITHER;
  if (isOneOf(key, facts.own)) return byOwn(condition, request);
  const chosen = sessionValues(request.holder, key, valuesToTry(condition));
  if (chosen.length > 0) return byValues(condition, [...chosen, []], variablesIn(condition));
  if (isRegion(key)) return regionChoice(condition, request.holder, request);
  const own = valuesOf(condition, request);
  if (own.length + brought.length > 0) {
    const [known, made] = [
      byValues(condition, own, knownVariables(condition, request.holder)),
      byValues(condition, brought, {
        ...variablesIn(condition),
        ...knownVariables(condition, request.holder),
      }),
    ];
    const canMeet = known.canMeet || made.canMeet;
    const choice = { canMeet, canMiss: known.canMiss || made.canMiss };
    const isSure =
      isFixed(condition, request.holder) && !hasOpenVariables(condition, request.holder);
    const isSame = brought.length === 0 || !canMeet;
    return isSure && isSame && isDecided(known) ? { ...choice, isSure: true } : choice;
  }
  if (isOneOf(key, facts.chosen)) return BOTH;
  if (isAlwaysPresent(key) && isNegated(condition.operator)) return MET;
  return isKey(key, facts.session) && choosesOther(condition, request.holder) ? MISSED : NEITHER;
}

const isNull = ({ operator }: Condition) => operatorParts(operator).name === 'null';

/** Returns whether the holder can make a request that has a key. */
const isGiven = (key: string, request: KeyRequest): boolean => {
  const { chosen, own, address, times } = requestFacts();
  const isTimed = isOneOf(key, times) && kindOf(request.holder) !== 'user';
  const isOfService = !/^aws:/i.test(key) && !isResourceTag(key) && !isOfSession(key);
  const isGivenByHolder =
    isTimed ||
    isOfService ||
    mayHaveSessionKey(key, request.holder) ||
    isAlwaysPresent(key) ||
    isOneOf(key, chosen) ||
    isOneOf(key, own) ||
    isKey(key, address);
  return isGivenByHolder && request.mayCarry;
};

/** Returns whether the holder does not choose the value of a key, which is known. */
const isFixed = (condition: Condition, holder: Principal): boolean =>
  isOneOf(condition.key, requestFacts().fixed) || ownTag(holder, condition) !== undefined;

/** Returns the values of a key that the holder can give to its request; none when it decides nothing. */
function valuesOf(
  condition: Condition,
  { holder, isAnyResource }: KeyRequest,
): readonly KeyValue[] {
  const { absent, mfa } = requestFacts();
  const { key } = condition;
  if (isOneOf(key, Object.keys(mfa)) && alwaysHasMfa(holder)) return [];
  const own = ownTagOrNone(holder, condition) ?? nameOfKey(key, holder);
  const known = valuesOfKind(kindOf(holder));
  return [
    ...known.filter(([one]) => isKey(key, one)).map(([, value]) => value),
    ...(own === undefined ? [] : [own]),
    ...(isOneOf(key, absent) ||
    mayLackSessionKey(key, holder) ||
    (isAnyResource && isResourceTag(key))
      ? [[]]
      : []),
  ];
}

/** Returns whether a role is only assumed with MFA. Users sign in with it, or without. */
const alwaysHasMfa = memoize((holder: Principal): boolean => {
  const allowing = everyWayIn(holder);
  return (
    allowing.length > 0 && allowing.every((one) => demands(one, Object.keys(requestFacts().mfa)))
  );
});

/** Returns what a holder can do about a key that its requests do not have. */
function withoutKey(condition: Condition, request: KeyRequest): HolderChoice {
  const choice = byValues(condition, [[]]);
  const isSure = choice.canMeet && request.hasKnownKeys;
  return isSure ? { ...choice, isSure } : choice;
}

/** Returns what a holder can do about `Null` on a key that it can give to a request. */
function byPresence({ values: [value] }: Condition, isAlways: boolean): HolderChoice {
  if (hasDeployTimeValue(value)) return NEITHER;
  const isWanted = value.toLowerCase() === 'false';
  if (isAlways) return isWanted ? ALWAYS : NEVER;
  return isWanted ? MET : MISSED;
}

/** Returns whether a condition names sessions of a role. The caller chooses another name. */
const choosesOther = ({ values }: Condition, { kind }: Principal): boolean =>
  (kind === 'role' || kind === 'permission set') &&
  !values.some((value) => isPattern(value) || value.includes('${'));

function byHolder(condition: Condition, holder: Principal): HolderChoice {
  const { answer, isGuessed } = holderAnswer(condition, holder);
  if (answer === 'maybe') return NEITHER;
  if (isGuessed) return answer === 'yes' ? MET : MISSED;
  return answer === 'yes' ? ALWAYS : NEVER;
}

/**
 * Who wrote the policy has written its own account or organization, if that is not known. Resources of
 * other services may be in another account than a known one, and the holder need not use those.
 */
function byOwn(condition: Condition, { holder, isInOwnAccount }: KeyRequest): HolderChoice {
  const { account } = holder.identity ?? {};
  const { account: ofCaller, ownResources } = requestFacts();
  const ofResource = (key: string) => isKey(key, ownResources.key);
  if (account !== undefined && (isKey(condition.key, ofCaller) || ofResource(condition.key))) {
    const choice = byValues(condition, [account], knownVariables(condition, holder));
    const isOfResource = [condition.key, ...variableKeys(condition.values)].some(ofResource);
    if (isDecided(choice))
      return (isOfResource && !isInOwnAccount) || hasOpenVariables(condition, holder)
        ? choice
        : { ...choice, isSure: true };
  }
  const isNone = (value: PolicyText) => hasLiteral(value) || isNoAccount(condition.key, value);
  if (condition.values.every(isNone)) return isNegated(condition.operator) ? ALWAYS : NEVER;
  return isNegated(condition.operator) ? MISSED : MET;
}
