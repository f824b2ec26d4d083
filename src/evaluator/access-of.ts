import { Access } from './access';
import { awsPolicyName } from '../policy/aws-policy-name';
import { Attachment, policiesOf, Principal } from '../policy/model';
import { isOfStore } from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

/** Returns the access of a principal: its policies, its boundary, and the unread parts of both. */
export function accessOf(principal: Principal): Access {
  const { attached, boundary, unknown } = principal;
  const unread = attached.filter(({ policy }) => !policy).map(unreadPolicy);
  return {
    policies: policiesOf(principal),
    ...(boundary?.policy && { boundary: boundary.policy }),
    unknown: [
      ...unread,
      ...unknown,
      ...(boundary && !boundary.policy ? [unreadBoundary(boundary)] : []),
    ],
  };
}

/**
 * Returns the part for a managed policy whose document is unknown. The account says which one it is, if a
 * file gives one that another may replace.
 */
const unreadPolicy = ({ arn, place, templateConditions = [] }: Attachment): UnknownPart => ({
  kind: awsPolicyName(arn) === undefined ? 'customer-policy' : 'managed-policy',
  what: arn,
  mayAllow: true,
  mayDeny: true,
  remedy: templateConditions.some(isOfStore) ? 'give-account' : 'give-document',
  place,
});

/**
 * Returns the part for a boundary whose document is unknown. It grants nothing and may block
 * anything. If it depends on conditions, the account says whether it is there.
 */
const unreadBoundary = ({ arn, place, isPossible }: Attachment): UnknownPart => ({
  kind: 'boundary',
  what: arn,
  mayAllow: false,
  mayDeny: true,
  remedy: isPossible ? 'give-account' : 'give-document',
  place,
});
