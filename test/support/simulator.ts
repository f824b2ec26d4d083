import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, StatementJson } from './template';
import { newestDocument } from '../../src/catalogue/catalogue';

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Record<string, string | string[]>;
  /** Who asks; the role with the statements when absent. */
  readonly principal?: string;
  /**
   * The statements of the policy of the key that the request is for; one that leaves the decision to IAM when absent.
   */
  readonly keyPolicy?: readonly object[];
}

/** Text of a template made concrete: pseudo parameters have the values of one account and Region. */
export function concrete<T>(value: T, partition = 'aws'): T {
  return JSON.parse(
    JSON.stringify(value)
      .replaceAll('${AWS::Partition}', partition)
      .replaceAll('${AWS::AccountId}', ACCOUNT)
      .replaceAll('${AWS::Region}', 'us-east-1'),
  );
}

/** Whether an independent simulator allows the request to a role with these policies. */
export async function allowed(
  request: Request,
  statements: readonly StatementJson[],
  managedPolicies: readonly string[] = [],
): Promise<boolean> {
  return decide(
    request,
    concrete(statements),
    ACCOUNT,
    managedPolicies.map((name) => ({ name, policy: newestDocument(name) })),
  );
}

/** The same for concrete statements of a role of some account. */
export async function decide(
  request: Request,
  statements: readonly StatementJson[],
  account: string,
  managed: { name: string; policy: object }[] = [],
): Promise<boolean> {
  const own =
    statements.length > 0
      ? [{ name: 'own', policy: { Version: '2012-10-17', Statement: statements } }]
      : [];
  const partition = /^arn:([\w-]+):/.exec(request.resource)?.[1] ?? 'aws';
  const result = await runSimulation(
    {
      request: {
        principal: request.principal ?? `arn:${partition}:iam::${account}:role/tested`,
        action: request.action,
        resource: { resource: request.resource, accountId: account },
        contextVariables: request.context ?? {},
      },
      identityPolicies: [...own, ...managed],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      // A key whose policy leaves the decision to IAM, as the CDK and the console make them.
      ...(request.action.startsWith('kms:') && {
        resourcePolicy: keyPolicy(request.keyPolicy ?? leftToIam(partition, account)),
      }),
    },
    {},
  );
  if (result.resultType === 'error')
    throw new Error(
      `The simulator refuses ${JSON.stringify(request)}: ${JSON.stringify(result.errors)}`,
    );
  return result.overallResult === 'Allowed';
}

const keyPolicy = (statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const leftToIam = (partition: string, account: string) => [
  {
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  },
];
