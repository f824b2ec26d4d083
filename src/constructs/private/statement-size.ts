import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { ownProperty } from '../../catalogue/own-property';
import { policyDocument } from '../../compiler/render';
import { CompiledStatement } from '../../policy/compiled-statement';
import { documentCharacters } from '../../policy/quotas';

/**
 * The maximum length of a reference, by the service of the actions. A reference is an ARN, and some
 * services allow long names. 128 characters hold ARNs of resources with names of up to 64
 * characters. Tag values have up to 256 characters.
 */
const REFERENCE: Record<string, number> = { iam: 700, kinesis: 192, lambda: 256, logs: 576 };
const OTHER_REFERENCE = 128;
/** The maximum length of an ARN of an instance. Only its partition and Region vary in length. */
const INSTANCE_ARN = 98;
const TAG_VALUE = 256;
const PSEUDO: Record<string, number> = {
  'AWS::Partition': 10,
  'AWS::Region': 16,
  'AWS::AccountId': 12,
};

/**
 * Counts the characters of statements in IAM, in a stack. The count is an upper bound for
 * statements with references.
 */
export const statementSizeIn =
  (stack: Stack) =>
  (statement: CompiledStatement): number => {
    const [resolved] = stack.resolve(policyDocument([statement]).toJSON().Statement);
    return characters(resolved, longestOf(statement.actions));
  };

/** Returns the number of characters of a document of the CDK, as for compiled statements. */
export function policySizeIn(stack: Stack, document: PolicyDocument): number {
  const statements: Array<{ Action?: string | string[] }> =
    stack.resolve(document.toJSON())?.Statement ?? [];
  return documentCharacters(
    statements.map((one) => characters(one, longestOf([one.Action ?? []].flat()))),
  );
}

/** Returns the number of characters of a document with the statements. */
export const documentSizeIn = (stack: Stack, statements: readonly CompiledStatement[]): number =>
  documentCharacters(statements.map(statementSizeIn(stack)));

/** The lengths that references can have. */
interface Longest {
  readonly reference: number;
  /** Of a reference at the start of a resource that is followed by a path, such as `/queue/*`. */
  readonly container: number;
}

function longestOf(actions: readonly string[]): Longest {
  const reference = Math.max(
    OTHER_REFERENCE,
    ...actions.map((action) => ownProperty(REFERENCE, action.split(':')[0]) ?? OTHER_REFERENCE),
  );
  const isInInstance = actions.length > 0 && actions.every((one) => one.startsWith('connect:'));
  return { reference, container: isInInstance ? INSTANCE_ARN : reference };
}

/**
 * Returns the number of characters of a resolved value as JSON. Each reference counts as the longest
 * that it can be.
 */
function characters(value: any, longest: Longest): number {
  const { reference, container } = longest;
  if (typeof value === 'string') return JSON.stringify(value).length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value))
    return value.reduce((sum, part) => sum + characters(part, longest) + 1, 2);
  if (value.Ref) return (ownProperty(PSEUDO, value.Ref) ?? reference) + 2;
  const [delimiter, parts] = value['Fn::Join'] ?? [];
  if (Array.isArray(parts)) {
    const between = JSON.stringify(delimiter).length - 2;
    const isContainer = typeof parts[1] === 'string' && parts[1].startsWith('/');
    return parts.reduce((sum, part, i) => {
      const most = i === 0 && isContainer ? { reference: container, container } : longest;
      return sum + characters(part, most) - 2 + between;
    }, 2);
  }
  if (Object.keys(value).some((key) => key.startsWith('Fn::'))) return reference + 2;
  return Object.entries(value).reduce((sum, [key, part]) => {
    const most = Math.max(reference, key.includes('Tag/') ? TAG_VALUE : 0);
    // Only resources begin with an instance. Any value of a condition can have a slash.
    const own = { reference: most, container: key.endsWith('Resource') ? container : most };
    return sum + JSON.stringify(key).length + 2 + characters(part, own);
  }, 2);
}
