/** `!Ref` and `!Condition` are keys without a prefix. */
const BARE = new Set(['Ref', 'Condition']);

/**
 * Returns the long form of a tag: `!Sub` for `Fn::Sub`. A tag that CloudFormation does not have
 * becomes a function that the reader does not know.
 */
export const keyOf = (tag: string): string =>
  BARE.has(tag.slice(1)) ? tag.slice(1) : `Fn::${tag.slice(1)}`;

/** Returns a CloudFormation function in its JSON form. */
export function inFull(key: string, argument: unknown): Record<string, unknown> {
  // `!GetAtt Nested.Outputs.Arn`: the attribute may contain periods, the logical id may not.
  const attribute =
    key === 'Fn::GetAtt' && typeof argument === 'string'
      ? /^([^.]*)\.([^]*)$/.exec(argument)
      : undefined;
  return { [key]: attribute ? attribute.slice(1) : argument };
}
