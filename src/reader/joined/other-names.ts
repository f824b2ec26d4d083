import { Holder } from './holders-of-names';
import { policiesOf, Principal } from '../../policy/model';
import { TemplateCondition } from '../../policy/template-condition';
import { mayLimit, onlyIf } from '../other-principals';

/**
 * Returns the principals that parameters name with other values than their defaults, if the holder of
 * the default has a deny or a boundary that they do not have. It may keep the holder from their ways.
 */
export function withOtherNames(holders: readonly Holder[]): readonly Principal[] {
  const found = new Map<Principal, TemplateCondition>();
  for (const { source, joins } of holders)
    for (const { source: named, byDefault } of joins) {
      const { principal } = named;
      const others = [source, ...joins.map((one) => one.source)].filter((one) => one !== named);
      const isLimited = policiesOf(principal).some((policy) =>
        others.some((one) => mayLimit(one.principal, policy)),
      );
      if (byDefault && isLimited) found.set(principal, { ...byDefault, holds: false });
    }
  return [...found].map(([principal, condition]) => onlyIf(principal, condition));
}
