import { RULES } from './run-rules';
import { unreadParts, WorldUnread } from './unread-parts';
import { toDisplayText } from '../policy/deploy-time-text';
import { Finding } from '../policy/finding';
import { Place, World } from '../policy/model';
import { finding } from '../text/findings';
import { READING_FINDINGS } from '../text/further-findings';

/** A finding of a rule, or about a part that was not read. */
export type PlacedFinding = Finding & { readonly place: Place };

/** The ids of everything that can be found. */
export const FINDING_IDS: readonly string[] = [
  ...RULES.map(({ id }) => id),
  ...Object.keys(READING_FINDINGS),
];

/**
 * Returns findings about unread parts that may allow more than the rules see. The rules find
 * nothing in such a part, so their silence about it says nothing.
 */
export const unreadFindings = (
  world: World,
  severity: Finding['severity'],
): readonly PlacedFinding[] =>
  unreadParts(world)
    .filter(({ mayAllow }) => mayAllow)
    .map((part) => unreadFinding(part, severity));

/** Returns the finding about an unread part. */
export const unreadFinding = (
  { name, problem, instead, place }: WorldUnread,
  severity: Finding['severity'],
): PlacedFinding => ({
  ...finding('unread-part', {
    subject: toDisplayText(name),
    what: problem,
    ...(instead !== undefined && { instead }),
  }),
  severity,
  place: { ...place, logicalId: place.logicalId ?? resourceOf(place) },
});

/** Returns the logical id of the resource that a place is in. */
const resourceOf = ({ pointer: [section, id] }: Place): string | undefined =>
  section === 'Resources' && typeof id === 'string' ? id : undefined;
