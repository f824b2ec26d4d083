import { ReportedUnknown } from './model';
import { pointerText } from './pointer';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Attachment, Principal, unknownOf } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** Everything that a principal has, or may have, and that was not read: each once. */
export function unknownParts(principal: Principal): readonly UnknownPart[] {
  const { attached, boundary } = principal;
  const policies = attached.filter(({ policy }) => policy === undefined).map(unknownPolicy);
  const parts = [...policies, ...unknownOf(principal), ...unknownBoundary(boundary)];
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

/** A managed policy whose document was not read. */
function unknownPolicy({ arn, place }: Attachment): UnknownPart {
  const kind = isOfAws(arn) ? 'managed-policy' : 'customer-policy';
  return { kind, what: arn, mayAllow: true, mayDeny: true, place, remedy: 'give-document' };
}

/** What of a boundary was not read. It grants nothing, and takes away what it does not allow. */
function unknownBoundary(boundary: Attachment | undefined): readonly UnknownPart[] {
  if (!boundary) return [];
  const { arn, policy, place } = boundary;
  const isRead = policy !== undefined && (policy.unknown ?? []).length === 0;
  if (isRead) return [];
  const remedy = 'give-document';
  return [{ kind: 'boundary', what: arn, mayAllow: false, mayDeny: true, place, remedy }];
}

const isOfAws = (arn: PolicyText): boolean => /^arn:(.*):iam::aws:policy\//.test(arn);

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
