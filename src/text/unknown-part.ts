import { toDisplayText } from '../policy/deploy-time-text';
import { UnknownPart } from '../policy/unknown';

/** What was not read, as people read it: `the group Administrators`. */
export const unknownPartText = ({ kind, what }: UnknownPart): string =>
  kind === 'group' ? `the group ${toDisplayText(what)}` : toDisplayText(what);
