import { StackLinks } from './template-context';
import {
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
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

/** Returns the text with ARN attributes written as their ARNs, as far as they are known. */
const withArnFormats = (text: PolicyText, { arnFormat }: StackLinks): PolicyText =>
  replaceDeployTimeValues(text, (name) => arnFormat(name) ?? deployTimeValue(name));

/** The certain parts of a text between delimiters, and whether uncertain parts follow. */
export interface Parts {
  readonly known: readonly PolicyText[];
  readonly more: boolean;
}

/** Splits a text with opaque parts, up to the first part that may contain the delimiter. */
export function split(whole: PolicyText, delimiter: string, links: StackLinks): Parts {
  const text = withArnFormats(whole, links);
  const mayHave = (name: string): boolean => {
    const isOfIam = links.arnFormat(`${name}.Arn`) !== undefined;
    const characters = CHARACTERS.get(name) ?? (isOfIam ? IAM_NAME : undefined);
    return characters === undefined || delimiter.length > 1 || characters.test(delimiter);
  };
  const known: PolicyText[] = [];
  let part = '';
  for (const piece of textRuns(text)) {
    const name = nameOfOpaque(piece);
    if (name === undefined) {
      const [first, ...others] = piece.split(delimiter);
      part += first;
      for (const other of others) {
        known.push(part);
        part = other;
      }
    } else if (!mayHave(name)) {
      part += piece;
    } else {
      return { known, more: true };
    }
  }
  return { known: [...known, part], more: false };
}
