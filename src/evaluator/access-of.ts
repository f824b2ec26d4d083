import { Access } from './access';
import { awsPolicyName } from '../policy/aws-policy-name';
import { Attachment, policiesOf, Principal } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** What a principal has: its policies, its boundary, and what was not read of either. */
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

/** A managed policy whose document is not known. */
const unreadPolicy = ({ arn, place }: Attachment): UnknownPart => ({
  kind: awsPolicyName(arn) === undefined ? 'customer-policy' : 'managed-policy',
  what: arn,
  mayAllow: true,
  mayDeny: true,
  remedy: 'give-document',
  place,
});

/** A boundary whose document is not known grants nothing and may keep anything away. */
const unreadBoundary = ({ arn, place }: Attachment): UnknownPart => ({
  kind: 'boundary',
  what: arn,
  mayAllow: false,
  mayDeny: true,
  remedy: 'give-document',
  place,
});
