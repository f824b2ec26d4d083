import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { PARTITIONS, policiesIn, Tally, whereItFits, wrong } from './judge';
import { ConnectAccessRole } from '../../src';
import { aWideInput } from '../laws/inputs';
import { expected } from '../laws/reference';
import { accessOf, ACCOUNT, Input, scopeOf } from '../laws/world';

/*
 * Random access and scopes in templates, in three partitions: tags of all types or of some, values
 * of principals, conditions, and single resources of every type that has them. An independent
 * simulator decides what the templates allow, and the reference of the laws what they should:
 * requests that are wanted, and the same with another instance, another resource, without a tag, or
 * with another value. ORACLE_REQUESTS says how many requests the simulator judges, by default
 * 20,000.
 */
const REQUESTS = Number(process.env.ORACLE_REQUESTS ?? 20_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20261128);

/** The stack with a role that has the access. */
function stackOf(input: Input): Stack {
  const stack = new Stack(new App(), 'Oracle', { env: { account: ACCOUNT, region: 'us-east-1' } });
  new ConnectAccessRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access: accessOf(input),
    connectScope: scopeOf(input),
  });
  return stack;
}

test(`of ${REQUESTS} requests, templates allow what they should and nothing else`, () => {
  const tally = new Tally();
  const found = new Set<string>();
  for (let run = 0; tally.all < REQUESTS; run++) {
    const [input] = fc.sample(aWideInput, { seed: SEED + run, numRuns: 1 });
    const partition = PARTITIONS[run % PARTITIONS.length];
    whereItFits(() =>
      wrong(policiesIn(stackOf(input), partition), expected(input), partition, tally),
    ).forEach((one) => found.add(one));
    if (found.size > 20) break;
  }
  if (process.env.ORACLE_REQUESTS)
    process.stdout.write(`judged ${JSON.stringify({ ...tally, all: tally.all })}\n`);
  expect([...found]).toEqual([]);
  expect(tally.allowed / tally.all).toBeGreaterThan(0.1);
}, 3_600_000);
