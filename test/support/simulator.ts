import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, StatementJson } from './template';
import { newestDocument } from '../../src/catalogue/load';

export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Record<string, string | string[]>;
}

const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }],
};

/** Text of a template made concrete: pseudo parameters have the values of one account and Region. */
export function concrete<T>(value: T, partition = 'aws'): T {
  return JSON.parse(JSON.stringify(value)
    .replaceAll('${AWS::Partition}', partition).replaceAll('${AWS::AccountId}', ACCOUNT).replaceAll('${AWS::Region}', 'us-east-1'));
}

/** Whether an independent simulator allows the request to a role with these policies. */
export async function allowed(request: Request, statements: readonly StatementJson[], managedPolicies: readonly string[] = []): Promise<boolean> {
  const own = statements.length > 0 ? [{ name: 'own', policy: { Version: '2012-10-17', Statement: concrete(statements) } }] : [];
  const result = await runSimulation({
    request: {
      principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
      action: request.action,
      resource: { resource: request.resource, accountId: ACCOUNT },
      contextVariables: request.context ?? {},
    },
    identityPolicies: [...own, ...managedPolicies.map((name) => ({ name, policy: newestDocument(name) }))],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    // A key whose policy leaves the decision to IAM, as the CDK and the console make them.
    ...(request.action.startsWith('kms:') && { resourcePolicy: KEY_POLICY }),
  }, {});
  if (result.resultType === 'error') throw new Error(`The simulator refuses ${JSON.stringify(request)}: ${JSON.stringify(result.errors)}`);
  return result.overallResult === 'Allowed';
}
