import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { ConnectAccessRole } from '../../src';
import { ConnectAccessError } from '../../src/input/error';
import { allows, Request, requestsOf, Rule } from '../laws/matcher';
import { expected, perturbed } from '../laws/reference';
import { accessOf, ACCOUNT, anInput, Input, scopeOf } from '../laws/world';
import { readable } from '../support/template';

/*
 * Random access, scopes and tags in templates, in three partitions. An independent simulator
 * decides what the templates allow, and the reference of the laws what they should: requests that
 * are wanted, and the same with another instance, without a tag, or with another value.
 * ORACLE_REQUESTS says how many requests the simulator judges, by default 20,000.
 */
const REQUESTS = Number(process.env.ORACLE_REQUESTS ?? 20_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20261128);
const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'];
const USER = 'AROAEXAMPLE:sample';

/** Of services that the simulator needs more for, or whose policies decide too. */
const judged = (action: string) => !/^(kms|lex):/.test(action);

interface PolicyDocument {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** The policies in the template of a role with the access, in a partition. */
function policiesOf(input: Input, partition: string): PolicyDocument[] {
  const stack = new Stack(new App(), 'Oracle', { env: { account: ACCOUNT, region: 'us-east-1' } });
  new ConnectAccessRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access: accessOf(input),
    connectScope: scopeOf(input),
  });
  const { Resources } = Template.fromStack(stack).toJSON();
  const documents = Object.values(Resources as Record<string, any>).flatMap(({ Properties }) => [
    ...(Properties.Policies ?? []).map((policy: any) => policy.PolicyDocument),
    ...(Properties.PolicyDocument ? [Properties.PolicyDocument] : []),
  ]);
  const text = JSON.stringify(readable(documents))
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('arn:aws:', `arn:${partition}:`);
  return JSON.parse(text);
}

/** What the simulator says, asked only about the statements that name the action. */
function isAllowed(
  policies: readonly PolicyDocument[],
  { action, resource, context }: Request,
  ofSeveralValues: ReadonlySet<string>,
): boolean {
  const identityPolicies = policies.map(({ Statement }, i) => ({
    name: `policy${i}`,
    policy: {
      Version: '2012-10-17',
      Statement: Statement.filter((one) => [one.Action].flat().includes(action)),
    },
  }));
  const values = Object.entries(context).map(([key, value]) => {
    const all = [value].flat().map((one) => one.replace('${aws:PrincipalAccount}', ACCOUNT));
    return [key, ofSeveralValues.has(key) ? all : all[0]] as const;
  });
  return (
    runUnsafeSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
          action,
          resource: { resource: resource.replace('${aws:userid}', USER), accountId: ACCOUNT },
          contextVariables: {
            'aws:userid': USER,
            'aws:PrincipalAccount': ACCOUNT,
            ...Object.fromEntries(values.map(([key, value]) => [key, value as string | string[]])),
          },
        },
        identityPolicies: identityPolicies.filter(({ policy }) => policy.Statement.length > 0),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    ) === 'Allowed'
  );
}

const keysOfSeveralValues = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ conditions }) =>
      Object.entries(conditions).flatMap(([operator, byKey]) =>
        operator.startsWith('For') ? Object.keys(byKey) : [],
      ),
    ),
  );

/** What the template of an access allows and should not, or does not and should. */
function wrong(input: Input, partition: string, judge: (allowed: boolean) => void): string[] {
  const policies = policiesOf(input, partition);
  const rules = expected(input).filter(({ actions }) => judged(actions[0]));
  const byAction = new Map<string, Rule[]>();
  for (const rule of rules)
    byAction.set(rule.actions[0], [...(byAction.get(rule.actions[0]) ?? []), rule]);
  const several = keysOfSeveralValues(rules);
  const requests = rules.flatMap(requestsOf).flatMap((request) => [request, ...perturbed(request)]);
  return requests.flatMap((request) => {
    const shouldBe = allows(byAction.get(request.action) ?? [], request);
    const there = {
      ...request,
      resource: request.resource.replace(/^arn:aws:/, `arn:${partition}:`),
      context: JSON.parse(
        JSON.stringify(request.context).replaceAll('arn:aws:', `arn:${partition}:`),
      ),
    };
    const is = isAllowed(policies, there, several);
    judge(is);
    return is === shouldBe ? [] : [`${is ? 'over' : 'under'}-grant: ${JSON.stringify(there)}`];
  });
}

/** What is wrong; nothing where the access is more than a role can have, which is an error. */
function whereItFits(judge: () => string[]): string[] {
  try {
    return judge();
  } catch (error) {
    if (error instanceof ConnectAccessError && error.message.includes('policies of its own'))
      return [];
    throw error;
  }
}

test(`of ${REQUESTS} requests, templates allow what they should and nothing else`, () => {
  const counts = { allowed: 0, denied: 0 };
  const found = new Set<string>();
  const judge = (allowed: boolean) => {
    counts[allowed ? 'allowed' : 'denied']++;
  };
  for (let run = 0; counts.allowed + counts.denied < REQUESTS; run++) {
    const [input] = fc.sample(anInput(), { seed: SEED + run, numRuns: 1 });
    const partition = PARTITIONS[run % PARTITIONS.length];
    whereItFits(() => wrong(input, partition, judge)).forEach((one) => found.add(one));
    if (found.size > 20) break;
  }
  if (process.env.ORACLE_REQUESTS) process.stdout.write(`judged ${JSON.stringify(counts)}\n`);
  expect([...found]).toEqual([]);
  expect(counts.allowed / (counts.allowed + counts.denied)).toBeGreaterThan(0.1);
}, 3_600_000);
