import { asksTags } from './own-tags';
import { asksHolder, isOfOthers } from './principal-form';
import { policiesAndBoundaryOf, Principal } from '../policy/model';
import { namesPrincipal } from '../policy/principal-names';

/**
 * Returns who a principal is, as far as its policies ask: the resources that name it or its groups,
 * its names and tags where conditions are about them. Principals with the same policies for which
 * this is the same have the same ways to more access.
 */
export function askedIdentity(principal: Principal): unknown {
  const { kind, isPartial, name, identity, groups = [], tags, trust, place } = principal;
  const all = policiesAndBoundaryOf(principal);
  const statements = all.flatMap((policy) => policy.statements);
  const own = [principal, ...groups];
  const isOwn = (resource: string) =>
    !isOfOthers(resource) && own.some((one) => namesPrincipal(resource, one, place.file));
  const asksName = statements.some(({ conditions }) => conditions.some(asksHolder));
  return [
    kind,
    isPartial,
    identity?.account,
    statements.flatMap(({ resources }) => resources.filter(isOwn)),
    asksName && [name, identity?.names],
    all.some(asksTags) && [tags, trust.map(({ place: _, ...statement }) => statement)],
  ];
}
