import { hasPlugIn } from './settings';
import { isObject } from '../json';

const PLUG_IN = 'serverless-pseudo-parameters';

/** Matches what the plug-in replaces: `#{AWS::AccountId}`, and `#{Table.Arn}`. */
const REFERENCE = /#\{([\w.:]+)\}/g;

/**
 * Returns what is read of a file, with references as the plug-in for pseudo parameters writes them: by
 * `Fn::Sub`. Without the plug-in, they are texts.
 *
 * @see https://github.com/svdgraaf/serverless-pseudo-parameters
 */
export const withPseudoParameters = <T extends object>(content: T): T =>
  hasPlugIn(content, PLUG_IN) ? (replaced(content) as T) : content;

function replaced(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = asSub(value);
    return text === value ? value : { 'Fn::Sub': text };
  }
  if (Array.isArray(value)) return value.map(replaced);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'Fn::Sub' ? ofSub(one) : replaced(one),
    ]),
  );
}

/** Returns the argument of `Fn::Sub` with the references in its text. */
function ofSub(argument: unknown): unknown {
  if (typeof argument === 'string') return asSub(argument);
  if (!Array.isArray(argument)) return replaced(argument);
  const [text, ...values] = argument as readonly unknown[];
  return [typeof text === 'string' ? asSub(text) : text, ...values.map(replaced)];
}

const asSub = (text: string): string => text.replace(REFERENCE, '${$1}');
