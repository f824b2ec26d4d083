import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { UnknownPart, UnknownPartRemedy } from '../policy/unknown';

/** What was not read, as people read it: `the group Administrators`. */
export function unknownPartText({ kind, what }: UnknownPart): string {
  const text = toDisplayText(what);
  switch (kind) {
    case 'group':
      return `the group ${text}`;
    case 'boundary':
      return `the permissions boundary ${text}`;
    case 'transform':
      return `the transform ${text}`;
    case 'module':
      return `the module ${text}`;
    default:
      return text;
  }
}

/** Why a part is not read. */
export function unreadText(part: UnknownPart): string {
  switch (part.kind) {
    case 'transform':
      return `the transform ${toDisplayText(part.what)} changes the template at deployment, which is not read`;
    case 'loop':
      return 'what Fn::ForEach makes is known only at deployment';
    case 'include':
      return 'what Fn::Transform brings is known only at deployment';
    case 'module':
      return 'what a module makes is not in the file';
    default:
      return `${unknownPartText(part)} is not read`;
  }
}

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
