import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { UnknownPart, UnknownPartKind, UnknownPartRemedy } from '../policy/unknown';

type Part = Pick<UnknownPart, 'kind' | 'what'> & Partial<UnknownPart>;

/** What comes before the names of parts. Other parts say themselves what they are. */
const NOUNS: Readonly<Partial<Record<UnknownPartKind, string>>> = {
  group: 'the group',
  boundary: 'the permissions boundary',
  transform: 'the transform',
  module: 'the module',
  'imported-role': 'the other policies of',
  attachment: 'a policy for',
  'nested-stack': 'the nested stack',
  connector: 'the connector',
};

/** What was not read, as people read it: `the group Administrators`. */
export function unknownPartText({ kind, what }: Part): string {
  const noun = NOUNS[kind];
  return noun === undefined ? toDisplayText(what) : `${noun} ${toDisplayText(what)}`;
}

/** Why a part is not read. */
export function unreadText(part: Part): string {
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

/** The command that prints a template after its macros ran. */
const PROCESSED = '`aws cloudformation get-template --template-stage Processed`';

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
    case 'give-processed-template':
      return `Read the template that CloudFormation made: ${PROCESSED}.`;
    case 'give-parameter':
      return `Give the value of ${toDisplayText(what)}.`;
    case undefined:
      return undefined;
  }
}

const FILES: Readonly<Record<UnknownPartRemedy, string>> = {
  'give-document': 'Give a file that has its document',
  'give-template': 'Give its template too',
  'give-processed-template': `Give the template that CloudFormation made: ${PROCESSED}`,
  'give-parameter': 'Give the value of the parameter',
};

/**
 * What to give to the command or the report to make a part known: a sentence without its full stop.
 */
export const fileToGiveText = (remedy: UnknownPartRemedy): string => FILES[remedy];

/** What a part may do to access. */
export function unknownEffectText({
  mayAllow,
  mayDeny,
  mayReplace,
}: Pick<UnknownPart, 'mayAllow' | 'mayDeny' | 'mayReplace'>): string {
  if (mayReplace) return 'may change everything that was read';
  if (mayAllow && mayDeny) return 'may allow more and deny some';
  return mayAllow ? 'may allow more' : 'may deny some';
}
