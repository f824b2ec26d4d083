import { addressShare } from '../policy/address-share';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { Condition } from '../policy/model';

/** More than a block of this share of the internet is the address of nobody in particular. */
const WIDE = 1 / 256;

/**
 * Returns whether a condition on the address of the caller can be met, and missed, from some wide
 * part of the internet; undefined for another operator.
 */
export function addressChoice(
  condition: Condition,
): { readonly canMeet: boolean; readonly canMiss: boolean } | undefined {
  const { operator, values } = condition;
  if (!operatorParts(operator).name.endsWith('ipaddress')) return undefined;
  const { v4, v6 } = addressShare(values);
  const isInside = v4 > WIDE || v6 > WIDE;
  const isOutside = 1 - v4 > WIDE || 1 - v6 > WIDE;
  return isNegated(operator)
    ? { canMeet: isOutside, canMiss: isInside }
    : { canMeet: isInside, canMiss: isOutside };
}

/** Returns whether a condition requires an address of a part of the internet that is not wide. */
export const confinesAddress = (condition: Condition): boolean =>
  !operatorParts(condition.operator).ifExists && addressChoice(condition)?.canMeet === false;
