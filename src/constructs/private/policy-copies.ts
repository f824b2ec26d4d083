import { Stack } from 'aws-cdk-lib/core';
import { statementSizeIn } from './statement-size';
import { Pin } from '../../access/pinned-policy';
import { PinnedPolicy } from '../../compiler/pinned-policies';
import { statementProps } from '../../compiler/render';
import { splitBySize } from '../../compiler/split-by-size';
import { ConnectAccessError } from '../../input/error';
import { CompiledStatement } from '../../policy/compiled-statement';

/** A customer managed policy that holds a copy of an AWS managed policy, or a part of one. */
export interface PolicyCopy {
  readonly id: string;
  readonly description: string;
  readonly statements: readonly CompiledStatement[];
}

/** Returns the copies as customer managed policies, each inside its quota. */
export const policyCopies = (
  label: string,
  stack: Stack,
  pinned: readonly PinnedPolicy[],
): PolicyCopy[] =>
  pinned.flatMap(({ policy, statements }) =>
    splitBySize(label, statements, statementSizeIn(stack)).map((part, i) => ({
      // Without the version: another version is the same resource with another document, and IAM
      // changes it in one step.
      id: i === 0 ? policy : `${policy}${i + 1}`,
      description: `A copy of ${policy}: what AWS adds to the policy later is not in it`,
      statements: part,
    })),
  );

/**
 * Returns the copies and the access's own statements in one document, without duplicate statements.
 */
export function withCopies(
  pinned: readonly PinnedPolicy[],
  own: readonly CompiledStatement[],
): CompiledStatement[] {
  const copied = pinned.flatMap(({ statements }) => statements);
  const text = (statement: CompiledStatement) => JSON.stringify(statementProps(statement));
  const known = new Set(copied.map(text));
  return [...copied, ...own.filter((statement) => !known.has(text(statement)))];
}

/**
 * Throws when a pinned policy is also attached as AWS serves it: later additions by AWS would be
 * granted unnoticed.
 */
export function checkNotServed(
  label: string,
  pins: readonly Pin[],
  attached: readonly string[],
): void {
  for (const { policy, version } of pins) {
    const isAttached = (name: string) =>
      name === policy || name.endsWith(`:iam::aws:policy/${policy}`);
    if (!attached.some(isAttached)) continue;
    throw new ConnectAccessError({
      where: label,
      problem: `${policy} is pinned at ${version}, and attached as AWS serves it as well, which undoes that`,
      instead: 'Attach it no more, or do not pin it',
    });
  }
}
