import { Stack } from 'aws-cdk-lib/core';
import { policyDocument } from './render';
import { Statement } from './statement';
import { ownProperty } from '../catalogue/own-property';
import { ConnectAccessError } from '../input/error';

/** IAM's quotas, in characters without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const INLINE_QUOTA = 10_240;
export const MANAGED_QUOTA = 6_144;
export const ATTACHED_QUOTA = 10;

/** That of AWS Organizations: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const SCP_QUOTA = 5_120;

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
const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length;

/** Characters of a statement in IAM, an upper bound where it has references. */
export function characters(stack: Stack, statement: Statement): number {
  const reference = Math.max(
    ...statement.actions.map(
      (action) => ownProperty(REFERENCE, action.split(':')[0]) ?? OTHER_REFERENCE,
    ),
  );
  return counted(stack.resolve(policyDocument([statement]).toJSON().Statement[0]), reference);
}

export const documentCharacters = (sizes: readonly number[]) =>
  FRAME + sizes.reduce((sum, size) => sum + size + 1, 0);

/** Characters of a resolved value as JSON, of which a reference takes as many as given. */
function counted(value: any, reference: number): number {
  if (typeof value === 'string') return JSON.stringify(value).length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value))
    return value.reduce((sum, part) => sum + counted(part, reference) + 1, 2);
  if (value.Ref) return (ownProperty(PSEUDO, value.Ref) ?? reference) + 2;
  const [delimiter, parts] = value['Fn::Join'] ?? [];
  if (Array.isArray(parts)) {
    const between = JSON.stringify(delimiter).length - 2;
    return parts.reduce((sum, part) => sum + counted(part, reference) - 2 + between, 2);
  }
  if (Object.keys(value).some((key) => key.startsWith('Fn::'))) return reference + 2;
  return Object.entries(value).reduce(
    (sum, [key, part]) =>
      sum +
      JSON.stringify(key).length +
      2 +
      counted(part, /Tag\//.test(key) ? Math.max(reference, TAG_VALUE) : reference),
    2,
  );
}

/**
 * Stage 7: the statements in as few policies as their order and size allow, each inside the quota of a
 * managed policy. First fit in their order: a statement goes into the first policy that has room for it.
 */
export function split(
  where: string,
  stack: Stack,
  statements: readonly Statement[],
): Statement[][] {
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
  const half = (list: readonly string[]) => [
    list.slice(0, Math.ceil(list.length / 2)),
    list.slice(Math.ceil(list.length / 2)),
  ];
  const { id, resources, actions } = statement;
  if (resources.length === 1 && actions.length === 1) {
    throw new ConnectAccessError({
      where,
      problem: `the statement ${id} is larger than a policy can be`,
      allowed: `${MANAGED_QUOTA} characters`,
    });
  }
  const halves: Partial<Statement>[] =
    resources.length >= actions.length
      ? half(resources).map((some) => ({ resources: some }))
      : half(actions).map((some) => ({ actions: some }));
  return halves.flatMap((part, i) =>
    pieces(where, stack, { ...statement, ...part, id: id && `${id}${'AB'[i]}` }),
  );
}
