import { accessOf } from './access-of';
import { Principal } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** Returns every unread part that a principal has, or may have, each once. */
export function unknownParts(principal: Principal): readonly UnknownPart[] {
  const { unknown = [], policies, boundary } = accessOf(principal);
  const all = [
    ...unknown,
    ...policies.flatMap((policy) => policy.unknown ?? []),
    // A boundary grants nothing. Its unread parts block what they do not allow.
    ...(boundary?.unknown ?? []).map((part) => ({ ...part, mayAllow: false, mayDeny: true })),
  ];
  return [...new Map(all.map((part) => [JSON.stringify(part), part])).values()];
}
