import { isResourceTag } from './condition-keys';
import { areMetByMfa } from './mfa-sign-in';
import { Decision } from '../evaluator/decide';
import { Principal } from '../policy/model';
import { MatchRequirement, Requirement } from '../policy/requirement';

/**
 * Which reach counts: `open` is only that without a condition, `limited` is also that under one. In
 * `certain`, a tag that is not known is a condition too.
 */
export type CountedReach = 'certain' | 'open' | 'limited';

/**
 * Returns whether a decision is under no condition that its holder may not meet, if that counts.
 *
 * @param isChosen - Whether deployment chooses a name, so that a match is a condition. Default: no.
 */
export const isCounted = (
  { known, requirements }: Decision,
  holder: Principal,
  counted: CountedReach,
  isChosen: IsChosen = () => false,
): boolean =>
  counted === 'limited' ||
  known === 'allowed' ||
  areMetByMfa(requirements, holder) ||
  !requirements.some(isCondition(counted, isChosen));

export type IsChosen = (one: MatchRequirement) => boolean;

/** Returns whether a requirement is a condition. A name is none, unless deployment chooses it. */
const isCondition =
  (counted: CountedReach, isChosen: IsChosen) =>
  (one: Requirement): boolean => {
    if (one.kind === 'any-of')
      return one.of.every((group) => group.some(isCondition(counted, isChosen)));
    if (one.kind === 'key') return counted === 'certain' || !isResourceTag(one.key);
    if (one.kind === 'match') return isChosen(one);
    return one.kind === 'template-condition';
  };
