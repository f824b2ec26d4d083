import { ReportedUnknown } from './model';
import { pointerText } from './pointer';
import { accessOf } from '../evaluator/access-of';
import { toDisplayText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** Everything that a principal has, or may have, and that was not read: each once. */
export function unknownParts(principal: Principal): readonly UnknownPart[] {
  const { unknown = [], policies, boundary } = accessOf(principal);
  const all = [
    ...unknown,
    ...policies.flatMap((policy) => policy.unknown ?? []),
    // A boundary grants nothing: what was not read of it keeps away what it does not allow.
    ...(boundary?.unknown ?? []).map((part) => ({ ...part, mayAllow: false, mayDeny: true })),
  ];
  return [...new Map(all.map((part) => [JSON.stringify(part), part])).values()];
}

/** A part as reports have it. */
export const reportedUnknown = ({
  kind,
  what,
  mayAllow,
  mayDeny,
  mayReplace,
  remedy,
  place,
}: UnknownPart): ReportedUnknown => ({
  kind,
  what: toDisplayText(what),
  mayAllow,
  mayDeny,
  ...(mayReplace && { mayReplace }),
  ...(remedy && { remedy }),
  ...(place && { file: place.file, pointer: pointerText(place) }),
});
