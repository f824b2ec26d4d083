import { StackLinks } from './template-context';
import {
  nameOfOpaque,
  PolicyText,
  mapDeployTimeValues,
  deployTimeValue,
  textRuns,
} from '../../policy/deploy-time-text';

/** The characters of pseudo parameters. */
const CHARACTERS = new Map<string, RegExp>([
  ['AWS::Partition', /[a-z-]/],
  ['AWS::Region', /[a-z0-9-]/],
  ['AWS::AccountId', /[0-9]/],
  ['AWS::StackName', /[A-Za-z0-9-]/],
  ['AWS::URLSuffix', /[a-z.]/],
]);

/** The characters of role, user, and group names. */
const IAM_NAME = /[\w+=,.@-]/;

/** Characters that are in no name or ARN of a resource, so that lists of them have these between. */
const BETWEEN_RESOURCES = /^[,;|\s]+$/;

/** Returns the text with ARN attributes written as their ARNs, where those have a delimiter. */
const withArnFormats = (text: PolicyText, delimiter: string, { arnFormat }: StackLinks) =>
  mapDeployTimeValues(text, (name) => {
    const format = arnFormat(name);
    const isSplit =
      format !== undefined && mapDeployTimeValues(format, () => '').includes(delimiter);
    return isSplit ? format : deployTimeValue(name);
  });

/** Returns whether a deploy-time value may contain a delimiter. */
function mayHave(name: string, delimiter: string, links: StackLinks): boolean {
  if (BETWEEN_RESOURCES.test(delimiter) && links.isOfResource(name)) return false;
  const isOfIam = links.arnFormat(`${name}.Arn`) !== undefined;
  const characters = CHARACTERS.get(name) ?? (isOfIam ? IAM_NAME : undefined);
  return characters === undefined || [...delimiter].some((one) => characters.test(one));
}

/** The parts of a text between delimiters. */
export interface Parts {
  /** The certain parts at the beginning. */
  readonly known: readonly PolicyText[];
  /** Whether uncertain parts follow, of which even the number is unknown. */
  readonly more: boolean;
  /** The certain parts that are somewhere behind those. */
  readonly after: readonly PolicyText[];
}

/** Splits a text with opaque parts. A part with a value that may contain the delimiter is uncertain. */
export function split(whole: PolicyText, delimiter: string, links: StackLinks): Parts {
  const parts = [{ text: '', isOpen: false }];
  for (const piece of textRuns(withArnFormats(whole, delimiter, links))) {
    const name = nameOfOpaque(piece);
    const [first, ...others] = name === undefined ? piece.split(delimiter) : [piece];
    const last = parts[parts.length - 1];
    last.text += first;
    last.isOpen ||= name !== undefined && mayHave(name, delimiter, links);
    parts.push(...others.map((text) => ({ text, isOpen: false })));
  }
  const open = parts.findIndex(({ isOpen }) => isOpen);
  const more = open >= 0;
  const certain = (some: typeof parts) => some.flatMap((one) => (one.isOpen ? [] : [one.text]));
  return {
    known: certain(more ? parts.slice(0, open) : parts),
    more,
    after: certain(more ? parts.slice(open) : []),
  };
}
