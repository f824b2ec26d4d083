import { Stack } from 'aws-cdk-lib/core';
import { documentSizeIn } from './statement-size';
import { quotaFacts } from '../../catalogue/catalogue';
import { policyDocument } from '../../compiler/render';
import { ConnectAccessError } from '../../input/error';
import { CompiledStatement } from '../../policy/compiled-statement';
import { Finding } from '../../policy/finding';
import { ATTACHED_QUOTA } from '../../policy/quotas';
import { finding } from '../../text/findings';

/**
 * Returns the statements as they fit in the inline policy of a permission set: without Sids where
 * only these make it too large. Throws when it is too large without them, or has characters that it
 * cannot have.
 */
export function inlineStatements(
  where: string,
  stack: Stack,
  statements: readonly CompiledStatement[],
): readonly CompiledStatement[] {
  if (statements.length === 0) return statements;
  const text = JSON.stringify(stack.resolve(policyDocument(statements)));
  const foreign = /[^\t\n\r\u0020-\u00FF]/u.exec(text);
  if (foreign) {
    throw new ConnectAccessError({
      where,
      problem: 'Identity Center does not take the letter in an inline policy',
      got: foreign[0],
      allowed: 'letters up to U+00FF',
      instead: 'Tag with others',
    });
  }
  const { inlineBytes } = quotaFacts().permissionSet;
  const more = Buffer.byteLength(text) - text.length;
  const sizeOf = (some: readonly CompiledStatement[]) => documentSizeIn(stack, some) + more;
  if (sizeOf(statements) <= inlineBytes) return statements;
  const unnamed = withoutSids(statements);
  if (sizeOf(unnamed) <= inlineBytes) return unnamed;
  throw new ConnectAccessError({
    where,
    problem:
      `the inline policy takes ${sizeOf(unnamed)} bytes without Sids, ` +
      'references counted as long as they can be',
    allowed: `${inlineBytes}, Identity Center's quota, which cannot be raised`,
    instead:
      'Divide the access among several permission sets; ' +
      'or make a part of it a ConnectAccessPolicy in each account and name it in ' +
      'customerManagedPolicies',
  });
}

/** Returns the statements without Sids, which take the least room. */
export const withoutSids = (statements: readonly CompiledStatement[]): CompiledStatement[] =>
  statements.map(({ sid: _, ...rest }) => rest);

/**
 * Throws when more policies are attached than a permission set can have. Returns a finding when
 * they exceed the default quota of a role.
 */
export function attachedFindings(where: string, attached: number): Finding[] {
  const { policies } = quotaFacts().permissionSet;
  if (attached > policies) {
    throw new ConnectAccessError({
      where,
      problem: `${attached} managed policies are attached`,
      allowed: `${policies} of AWS and customers together, Identity Center's quota, which cannot be raised`,
      instead: 'Divide them among several permission sets',
    });
  }
  if (attached <= ATTACHED_QUOTA) return [];
  return [
    finding('attached-policies', {
      subject: String(attached),
      what: `${attached} managed policies are attached, and IAM's quota for a role is ${ATTACHED_QUOTA}`,
    }),
  ];
}
