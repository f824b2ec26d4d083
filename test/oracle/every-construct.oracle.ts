import { App, Stack } from 'aws-cdk-lib';
import { assumedBy, Drawn, inputOf } from './drawn';
import { ACCESSES } from './drawn-accesses';
import { DRAWN } from './drawn-constructs';
import { GRANTS } from './drawn-grants';
import { managedRules } from './drawn-managed-policies';
import { SCOPES } from './drawn-scopes';
import { PARTITIONS, policiesIn, PolicyDocument, Tally, whereItFits, wrong } from './judge';
import { ConnectAccess, ConnectAccessRole } from '../../src';
import { newestDocument } from '../../src/catalogue/catalogue';
import { documentedRules } from '../laws/documented';
import { Rule } from '../laws/matcher';
import { expected } from '../laws/reference';
import { ACCOUNT, Input, scopeOf } from '../laws/world';

/*
 * Every construct with its options, every grant, and every way to say an access, in three
 * partitions: by statements and rows of the catalogue, and an independent simulator.
 * ORACLE_REQUESTS says how many requests are judged for each, by default 5,000.
 */
const REQUESTS = Number(process.env.ORACLE_REQUESTS ?? 5_000);
/** Where a construct has few statements, so many templates are enough. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 24);
const env = { account: ACCOUNT, region: 'us-east-1' };

/** What of a run is judged. */
interface Judged extends Omit<Drawn, 'build' | 'rules'> {
  readonly stack: Stack;
  readonly rules: readonly Rule[];
}

/** What is wrong with templates, until enough requests are judged. */
function wrongOf(judged: (run: number) => Judged): {
  readonly found: readonly string[];
  readonly tally: Tally;
} {
  const tally = new Tally();
  const found = new Set<string>();
  for (let run = 0; run < RUNS && tally.all < REQUESTS && found.size <= 20; run++) {
    const partition = PARTITIONS[run % PARTITIONS.length];
    whereItFits(() => {
      const { stack, rules, managed = [], copied = [], around, deployed = {} } = judged(run);
      const own = replaced(policiesIn(stack, partition), deployed, partition);
      const policies = [...own, ...managed.map(documentOf(partition))];
      return wrong(
        policies,
        [...rules, ...managedRules([...managed, ...copied])],
        partition,
        tally,
        undefined,
        around,
      );
    }).forEach((one) => found.add(one));
  }
  return { found: [...found], tally };
}

const documentOf =
  (partition: string) =>
  (name: string): PolicyDocument =>
    JSON.parse(JSON.stringify(newestDocument(name)).replaceAll('arn:aws:', `arn:${partition}:`));

/** Policies with the ARNs that references have. */
const replaced = (
  policies: readonly PolicyDocument[],
  deployed: Readonly<Record<string, string>>,
  partition: string,
): readonly PolicyDocument[] =>
  JSON.parse(
    Object.entries(deployed).reduce(
      (text, [reference, arn]) =>
        text.replaceAll(reference, arn.replace('arn:aws:', `arn:${partition}:`)),
      JSON.stringify(policies),
    ),
  );

const report = (name: string, { all }: Tally) =>
  process.env.ORACLE_REQUESTS && process.stdout.write(`${name}: ${all} requests\n`);

const ALL = {
  ...DRAWN,
  ...SCOPES,
  ...Object.fromEntries(
    Object.entries(GRANTS).map(([name, one]) => [`ConnectGrants.${name}`, one]),
  ),
};

test.each(Object.keys(ALL))('%s allows what it should and nothing else', (name) => {
  const { build, rules, ...more } = ALL[name];
  const { found, tally } = wrongOf((run) => {
    const stack = new Stack(new App(), 'Oracle', { env });
    build(stack, run);
    return { stack, rules: rules(run), ...more };
  });
  report(name, tally);
  expect(found).toEqual([]);
  expect(tally.allowed).toBeGreaterThan(0);
});

/** A scope for the run: of instances, with all that goes with them, and in the long form. */
const wideInput = (run: number): Input => ({ ...inputOf(run), companions: run % 2 === 1 });

/** What an access means, by the catalogue. */
const meaning = (access: ConnectAccess, input: Input): Rule[] => [
  ...expected(input, access._wants),
  ...documentedRules(access._documented, input),
];

test.each(Object.keys(ACCESSES))('%s allows what it should and nothing else', (name) => {
  const { found, tally } = wrongOf((run) => {
    const stack = new Stack(new App(), 'Oracle', { env });
    const access = ACCESSES[name](run);
    const scope = scopeOf(wideInput(run));
    new ConnectAccessRole(stack, 'Role', {
      assumedBy,
      access,
      connectScope: run % 3 === 0 ? scope.withExactResourceTypes() : scope,
    });
    return { stack, rules: meaning(access, wideInput(run)) };
  });
  report(name, tally);
  expect(found).toEqual([]);
  expect(tally.allowed).toBeGreaterThan(0);
});
