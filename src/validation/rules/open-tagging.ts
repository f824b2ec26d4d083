import { toDisplayText } from '../../policy/deploy-time-text';
import { connectHolders } from '../connect-holders';
import { findingsOnEach } from '../findings-by-form';
import { Found, ruleOnAccess } from '../rule';
import { TagChange, tagChangesOf } from '../tag-changes';

export const openTagging = ruleOnAccess('open-tagging', (world) =>
  findingsOnEach(world, connectHolders(world), (principal) =>
    tagChangesOf(principal).map(findingOn),
  ),
);

const findingOn = ({ by, kind, key, resource, opens, granting }: TagChange): Found => ({
  subject: `${by} with ${key}`,
  what:
    `${by} on ${toDisplayText(resource)} ${kind} the tag ${key} of a resource of others, ` +
    `and then the holder may do ${opens} on it`,
  place: granting.place,
});
