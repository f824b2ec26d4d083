import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { UnknownPart, UnknownPartRemedy } from '../policy/unknown';

/** What was not read, as people read it: `the group Administrators`. */
export const unknownPartText = ({ kind, what }: UnknownPart): string => {
  if (kind === 'group') return `the group ${toDisplayText(what)}`;
  if (kind === 'boundary') return `the permissions boundary ${toDisplayText(what)}`;
  return toDisplayText(what);
};

/** What to do to make a part known; undefined where nothing can be done. */
export function remedyText(
  remedy: UnknownPartRemedy | undefined,
  what: PolicyText,
): string | undefined {
  switch (remedy) {
    case 'give-document':
      return `Give the document of ${toDisplayText(what)} in \`managedPolicies\`.`;
    case 'give-template':
      return `Give the template of ${toDisplayText(what)} too.`;
    case 'give-parameter':
      return `Give the value of ${toDisplayText(what)}.`;
    case undefined:
      return undefined;
  }
}
