import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { UnknownPart, UnknownPartKind, UnknownPartRemedy } from '../policy/unknown';

type Part = Pick<UnknownPart, 'kind' | 'what'> & Partial<UnknownPart>;

/** The nouns before the names of parts. Other parts describe themselves. */
const NOUNS: Readonly<Partial<Record<UnknownPartKind, string>>> = {
  group: 'the group',
  boundary: 'the permissions boundary',
  transform: 'the transform',
  module: 'the module',
  'imported-role': 'the other policies of',
  attachment: 'a policy for',
  'policy-name': 'which of several inline policies remains as',
  'nested-stack': 'the nested stack',
  'stack-set': 'the stack set',
  'custom-resource': 'the custom resource',
  product: 'the product',
  connector: 'the connector',
};

/** Names an unread part: `the group Administrators`. */
export function unknownPartText({ kind, what }: Part): string {
  if (kind === 'trust') return `the trust policy (${toDisplayText(what)})`;
  const noun = NOUNS[kind];
  return noun === undefined ? toDisplayText(what) : `${noun} ${toDisplayText(what)}`;
}

/** Explains why a part was not read. */
export function unreadText(part: Part): string {
  switch (part.kind) {
    case 'transform':
      return `the transform ${toDisplayText(part.what)} changes the template at deployment, which is not read`;
    case 'loop':
      return 'what Fn::ForEach makes is known only at deployment';
    case 'include':
      return 'what Fn::Transform brings is known only at deployment';
    case 'policy-name':
      return (
        `several inline policies ${part.isPossible ? 'may have' : 'have'} the name ` +
        `${toDisplayText(part.what)}, and IAM keeps only the last`
      );
    case 'module':
      return 'what a module makes is not in the file';
    default:
      return `${unknownPartText(part)} is not read`;
  }
}

/** The command that prints a template after its macros ran. */
const PROCESSED = '`aws cloudformation get-template --template-stage Processed`';

/** Returns the remedy that makes a part known; undefined when there is none. */
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
    case 'give-own-names':
    case 'give-account':
      return `${FILES[remedy]}.`;
    case undefined:
      return undefined;
  }
}

/** The command that prints what an account has. */
const DETAILS = '`aws iam get-account-authorization-details`';

const FILES: Readonly<Record<UnknownPartRemedy, string>> = {
  'give-document': 'Give a file that has its document',
  'give-template': 'Give its template too',
  'give-processed-template': `Give the template that CloudFormation made: ${PROCESSED}`,
  'give-parameter':
    'Give the parameter the value that deployment uses: the only one of its AllowedValues',
  'give-account': `Give the details of the account after deployment: ${DETAILS}`,
  'give-own-names': 'Give each inline policy of a principal a name of its own',
};

/** Names the input that makes a part known: a sentence without its final period. */
export const fileToGiveText = (remedy: UnknownPartRemedy): string => FILES[remedy];

/** Describes how a part may affect access. */
export function unknownEffectText({
  kind,
  mayAllow,
  mayDeny,
  mayReplace,
}: Pick<UnknownPart, 'kind' | 'mayAllow' | 'mayDeny' | 'mayReplace'>): string {
  if (kind === 'trust') return 'may let others assume the role';
  if (mayReplace) return 'may change everything that was read';
  if (mayAllow && mayDeny) return 'may allow more and deny some';
  return mayAllow ? 'may allow more' : 'may deny some';
}
