import { pointerText } from './pointer';
import { displayTexts } from './reported-statement';
import { ReportedActions, ReportedUnknown } from './unknown-model';
import { accessOf } from '../evaluator/access-of';
import { toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../policy/model';
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

const reportedActions = ({ actions, notAction }: PolicyStatement): ReportedActions => ({
  actions: displayTexts(actions),
  ...(notAction && { notAction: true as const }),
});

/** Returns a part for a report. */
export const reportedUnknown = ({
  kind,
  what,
  mayAllow,
  mayDeny,
  mayReplace,
  within,
  remedy,
  place,
}: UnknownPart): ReportedUnknown => ({
  kind,
  what: toDisplayText(what),
  mayAllow,
  mayDeny,
  ...(mayReplace && { mayReplace }),
  ...(within && { about: within.map(reportedActions) }),
  ...(remedy && { remedy }),
  ...(place && { file: place.file, pointer: pointerText(place) }),
});
