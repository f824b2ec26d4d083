import {
  deployTimeValue,
  toDisplayText,
  PolicyText,
  replaceKnownText,
} from '../../policy/deploy-time-text';

/**
 * The maximum length of a text. No policy text is as long, but nested functions can produce text
 * that exceeds memory.
 */
export const LONGEST_TEXT = 100_000;

/**
 * Evaluates `Fn::Sub`: replaces `${Name}` with its value, and `${!Name}` with `${Name}`. Opaque
 * parts stay whole. Ends with a text that is too long when the values exceed the maximum length.
 */
export function substituted(text: PolicyText, valueOf: (name: string) => PolicyText): PolicyText {
  let length = 0;
  const value = (name: string): PolicyText => {
    if (length > LONGEST_TEXT) return '';
    const found = valueOf(name);
    length += found.length;
    return found;
  };
  return replaceKnownText(text, (known) =>
    known.replace(/\$\{([^${}]*)\}/g, (_, name: string) =>
      name.startsWith('!') ? `\${${name.slice(1)}}` : value(name.trim()),
    ),
  );
}

const START = '{{resolve:';
const END = '}}';

/**
 * Marks dynamic references as opaque, because values in Parameter Store or Secrets Manager are
 * known only at deployment.
 */
export function dynamic(text: PolicyText): PolicyText {
  let start = text.indexOf(START);
  if (start < 0) return text;
  let [result, done] = ['', 0];
  for (; start >= 0; start = text.indexOf(START, done)) {
    let end = text.indexOf(END, start);
    if (end < 0) break;
    // A value of `Fn::Sub` may end it: `{{resolve:ssm:${Name}}}`.
    while (text[end + END.length] === '}') end++;
    result += text.slice(done, start) + deployTimeValue(toDisplayText(text.slice(start + 2, end)));
    done = end + END.length;
  }
  return result + text.slice(done);
}
