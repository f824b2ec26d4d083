import { Stack } from 'aws-cdk-lib/core';
import { ownProperty } from '../../catalogue/own-property';
import { policyDocument } from '../../compiler/render';
import { CompiledStatement } from '../../policy/compiled-statement';
import { documentCharacters } from '../../policy/quotas';

/**
 * What a reference takes at most: an ARN of a service of the actions, whose names may be long in some. 128 holds
 * those whose resources have names of up to 64 characters; tags have values of up to 256.
 */
const REFERENCE: Record<string, number> = { iam: 700, kinesis: 192, lambda: 256, logs: 576 };
const OTHER_REFERENCE = 128;
const TAG_VALUE = 256;
const PSEUDO: Record<string, number> = {
  'AWS::Partition': 10,
  'AWS::Region': 16,
  'AWS::AccountId': 12,
};

/** Counts the characters of statements in IAM, in a stack: an upper bound where they have references. */
export const statementSizeIn =
  (stack: Stack) =>
  (statement: CompiledStatement): number => {
    const references = statement.actions.map(
      (action) => ownProperty(REFERENCE, action.split(':')[0]) ?? OTHER_REFERENCE,
    );
    const [resolved] = stack.resolve(policyDocument([statement]).toJSON().Statement);
    return characters(resolved, Math.max(...references));
  };

/** The characters of a document with the statements. */
export const documentSizeIn = (stack: Stack, statements: readonly CompiledStatement[]): number =>
  documentCharacters(statements.map(statementSizeIn(stack)));

/** Characters of a resolved value as JSON, of which a reference takes as many as given. */
function characters(value: any, reference: number): number {
  if (typeof value === 'string') return JSON.stringify(value).length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value))
    return value.reduce((sum, part) => sum + characters(part, reference) + 1, 2);
  if (value.Ref) return (ownProperty(PSEUDO, value.Ref) ?? reference) + 2;
  const [delimiter, parts] = value['Fn::Join'] ?? [];
  if (Array.isArray(parts)) {
    const between = JSON.stringify(delimiter).length - 2;
    return parts.reduce((sum, part) => sum + characters(part, reference) - 2 + between, 2);
  }
  if (Object.keys(value).some((key) => key.startsWith('Fn::'))) return reference + 2;
  return Object.entries(value).reduce((sum, [key, part]) => {
    const longest = key.includes('Tag/') ? Math.max(reference, TAG_VALUE) : reference;
    return sum + JSON.stringify(key).length + 2 + characters(part, longest);
  }, 2);
}
