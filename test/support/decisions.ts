import { Access } from '../../src/evaluator/access';
import { decide } from '../../src/evaluator/decide';
import { Request } from '../../src/evaluator/request-context';
import { Policy } from '../../src/policy/model';
import { readDocument } from '../../src/reader/policy-document';
import { requirementTexts } from '../../src/text/condition-text';

/** A statement as a policy document writes it. */
export type Written = Record<string, unknown>;

export const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/a';
export const USER = `${INSTANCE}/agent/u1`;

/** A policy of statements that allow everything, as far as they do not say otherwise. */
export const policy = (...statements: Written[]): Policy =>
  readDocument(
    'p',
    {
      Version: '2012-10-17',
      Statement: statements.map((s) => ({
        Effect: 'Allow',
        Action: '*',
        ...('NotResource' in s ? {} : { Resource: '*' }),
        ...s,
      })),
    },
    { file: 'p', pointer: [] },
  ).policy;

/** The decision about a user of an instance. */
export const decided = (
  statements: Written[],
  request: Partial<Request> = {},
  access: Partial<Access> = {},
) =>
  decide(
    { action: 'connect:DescribeUser', resource: USER, ...request },
    { policies: [policy(...statements)], ...access },
  );

/** What must hold in words, or the verdict and why. */
export function said(
  statements: Written[],
  request: Partial<Request> = {},
  access: Partial<Access> = {},
): string[] {
  const { verdict, because, requirements } = decided(statements, request, access);
  return verdict === 'conditional' ? requirementTexts(requirements) : [verdict, because];
}

export const condition = (operator: string, key: string, value: unknown): Written => ({
  Condition: { [operator]: { [key]: value } },
});
