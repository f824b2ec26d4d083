import { Stack } from 'aws-cdk-lib/core';
import { policyDocument } from './render';
import { Statement } from './statement';
import { ConnectAccessError } from '../errors';

/** IAM's quotas, in characters without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const INLINE_QUOTA = 10_240;
export const MANAGED_QUOTA = 6_144;
export const ATTACHED_QUOTA = 10;

/** What a reference takes at most: no ARN that goes into a statement is longer. */
const REFERENCE = 128;
const PSEUDO: Record<string, number> = { 'AWS::Partition': 10, 'AWS::Region': 14, 'AWS::AccountId': 12 };
const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length;

/** Characters of a statement in IAM, an upper bound where it has references. */
export function characters(stack: Stack, statement: Statement): number {
  return counted(stack.resolve(policyDocument([statement]).toJSON().Statement[0]));
}

export const documentCharacters = (sizes: readonly number[]) => FRAME + sizes.reduce((sum, size) => sum + size + 1, 0);

function counted(value: any): number {
  if (value?.['Fn::Join']) return value['Fn::Join'][1].reduce((sum: number, part: any) => sum + counted(part) - 2, 2);
  if (typeof value === 'string') return JSON.stringify(value).length;
  if (value?.Ref) return (PSEUDO[value.Ref] ?? REFERENCE) + 2;
  if (Array.isArray(value)) return value.reduce((sum, part) => sum + counted(part) + 1, 2);
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Object.keys(value).some((key) => key.startsWith('Fn::'))) return REFERENCE + 2;
  return Object.entries(value).reduce((sum, [key, part]) => sum + key.length + 4 + counted(part), 2);
}

/**
 * Stage 7: the statements in as few policies as their order and size allow, each inside the quota of a
 * managed policy. First fit in their order: a statement goes into the first policy that has room for it.
 */
export function split(where: string, stack: Stack, statements: readonly Statement[]): Statement[][] {
  const policies: { statements: Statement[]; size: number }[] = [];
  for (const statement of statements.flatMap((s) => pieces(where, stack, s))) {
    const size = characters(stack, statement) + 1;
    const room = policies.find((policy) => policy.size + size <= MANAGED_QUOTA);
    if (room) {
      room.statements.push(statement);
      room.size += size;
    } else {
      policies.push({ statements: [statement], size: FRAME + size });
    }
  }
  return policies.map((policy) => policy.statements);
}

/** A statement that is larger than a policy, as several with some of its resources or actions each. */
function pieces(where: string, stack: Stack, statement: Statement): Statement[] {
  if (FRAME + characters(stack, statement) + 1 <= MANAGED_QUOTA) return [statement];
  const half = (list: readonly string[]) => [list.slice(0, Math.ceil(list.length / 2)), list.slice(Math.ceil(list.length / 2))];
  const { id, resources, actions } = statement;
  if (resources.length === 1 && actions.length === 1) {
    throw new ConnectAccessError({ where, problem: `the statement ${id} is larger than a policy can be`, allowed: `${MANAGED_QUOTA} characters` });
  }
  const halves: Partial<Statement>[] = resources.length >= actions.length
    ? half(resources).map((some) => ({ resources: some }))
    : half(actions).map((some) => ({ actions: some }));
  return halves.flatMap((part, i) => pieces(where, stack, { ...statement, ...part, id: `${id}${'AB'[i]}` }));
}
