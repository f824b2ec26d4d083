import { opennessOf } from './outsiders';
import { catalogueEdition } from '../catalogue/edition';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { keyRequirement } from '../policy/requirement-logic';
import { UNREAD_KEY } from '../policy/unread-condition';
import { requirementTexts } from '../text/condition-text';
import { listed } from '../text/listed';

/** Returns the conditions that decide who of all others gets in: ` if aws:SourceIp is in ...`. */
export const decidingText = (conditions: readonly Condition[], action: string): string => {
  const deciding = conditions.filter((one) => opennessOf(one, action) !== 'all');
  return deciding.length === 0
    ? ''
    : ` if ${requirementTexts(deciding.map(keyRequirement)).join(' and ')}`;
};

/** Says that nobody meets a condition on keys. The reference is of one day: they may be newer. */
export const unlistedKeys = (keys: readonly PolicyText[], name: string): string => {
  if (keys.includes(UNREAD_KEY) || keys.some(hasDeployTimeValue))
    return (
      'only deployment knows the condition keys by which the trust policy of the role ' +
      `${name} limits who assumes it`
    );
  const { date } = catalogueEdition().reference;
  return (
    `the reference of ${date} does not list the condition key ${listed(keys)}. ` +
    `Unless AWS has added it since, nobody can assume the role ${name} by this statement`
  );
};
