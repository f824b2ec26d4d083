import { requestFacts } from '../../catalogue/requests';
import { TrustFacts, trustFacts } from '../../catalogue/trust';
import { decide } from '../../evaluator/decide';
import { isPattern } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { everyWayIn } from '../../policy/effective-trust';
import { Condition, PolicyStatement, Principal, standalonePolicy } from '../../policy/model';
import { Requirement } from '../../policy/requirement';
import { TrustStatement } from '../../policy/trust';
import { mostAllowed } from '../attempt';
import { isKey } from '../condition-keys';
import { connectHolders } from '../connect-holders';
import { findingsOnEach } from '../findings-by-form';
import { GrantingStatement, grantsOf } from '../granting-statements';
import { holderChoice } from '../holder-choice';
import { Found, ruleOnAccess, subjectOf } from '../rule';
import { namesOnlySignIn } from '../statement-queries';

/** Checks what names signing in. sign-in-by-wildcard checks wildcards that include more. */
export const unlimitedEmergencyAccess = ruleOnAccess('unlimited-emergency-access', (world) =>
  findingsOnEach(world, connectHolders(world), foundIn),
);

function foundIn(principal: Principal): Found[] {
  const granting = grantsOf(principal, trustFacts().emergency).filter(isByName);
  if (granting.length === 0 || isStronglyTrusted(principal)) return [];
  return granting
    .filter((one) => isUnlimited(principal, one))
    .map(({ statement, place }) => ({
      subject: principal.name,
      what:
        `${trustFacts().emergency} on ${subjectOf(statement.resources.map(toDisplayText))} needs ` +
        'neither MFA nor a source address',
      place,
    }));
}

const isByName = ({ statement, patterns, policy }: GrantingStatement): boolean =>
  policy.origin === 'file' &&
  !statement.notAction &&
  patterns.every((pattern) => !isPattern(pattern) || namesOnlySignIn(pattern));

/** Returns whether the action is allowed after a sign-in with only a password, from anywhere. */
const isUnlimited = (principal: Principal, { statement }: GrantingStatement): boolean =>
  statement.resources.some((resource) => {
    const { emergency, weakSignIn } = trustFacts();
    // Only users have access keys. Sessions of roles have all keys.
    const contexts = principal.kind === 'user' ? weakSignIns() : [weakSignIn];
    return contexts.some((context) => {
      const attempt = { action: emergency, contexts: [context] };
      return mostAllowed(principal, attempt, resource)?.known === 'allowed';
    });
  });

/**
 * Returns whether everyone who can assume a role must sign in with MFA, or from a specific
 * location.
 */
function isStronglyTrusted(role: Principal): boolean {
  const allowing = everyWayIn(role);
  return allowing.length > 0 && allowing.every((one) => !isOpenToWeakSignIn(one));
}

/**
 * Returns whether a role can be assumed after a sign-in with only a password, from anywhere. Values
 * count: 0.0.0.0/0 is everywhere.
 */
function isOpenToWeakSignIn({ conditions, templateConditions, place }: TrustStatement): boolean {
  const { assume } = trustFacts();
  const { direct } = requestFacts();
  const statement: PolicyStatement = {
    effect: 'Allow',
    actions: [assume],
    notAction: false,
    resources: ['*'],
    notResource: false,
    conditions: conditions.filter((condition) => !isMetByAnybody(condition)),
    templateConditions,
    place,
  };
  const policies = [{ ...POLICY, statements: [statement], place }];
  return weakSignIns().some((context) => {
    const request = { action: assume, resource: '*', context: { ...direct, ...context } };
    const { known, requirements } = decide(request, { policies });
    return known !== 'denied' && !requirements.some(isAboutSignIn);
  });
}

/** Returns whether anybody of the account meets a condition that is not about the sign-in itself. */
function isMetByAnybody(condition: Condition): boolean {
  const { assume, weakSignIn } = trustFacts();
  if (Object.keys(weakSignIn).some((key) => isKey(condition.key, key))) return false;
  const anybody = standalonePolicy('', [], { file: '', pointer: [] });
  const request = { holder: anybody, action: assume, isAnyResource: false };
  return holderChoice(condition, request).canMeet;
}

/** Returns the condition keys of requests after a weak sign-in: by a password, or an access key. */
function weakSignIns(): readonly TrustFacts['weakSignIn'][] {
  const { weakSignIn, absentForAccessKeys } = trustFacts();
  const absent = absentForAccessKeys.map((key): [string, readonly string[]] => [key, []]);
  return [weakSignIn, { ...weakSignIn, ...Object.fromEntries(absent) }];
}

/** Returns whether a value that only deployment knows limits how or where somebody signs in. */
const isAboutSignIn = (requirement: Requirement): boolean =>
  requirement.kind === 'key' &&
  trustFacts().strongSignInKeys.some((key) => isKey(requirement.key, key));

const POLICY = { name: '', origin: 'file', managed: false, characters: 0 } as const;
