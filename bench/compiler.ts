/*
 * What the compiler costs and saves: characters and policies of all 64 rows of the console page for one instance,
 * against writing the rows down one by one and against the CDK's own merging; time by actions and by instances.
 */
import { App, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { median } from './median';
import { ConnectAccess, ConnectAction, ConnectScope } from '../src';
import { compile } from '../src/private/compile';
import { characters, documentCharacters, MANAGED_QUOTA, split } from '../src/private/split';
import { Statement } from '../src/private/statement';
import { ALL_USE_CASES, instanceArn, withEverything } from '../test/support/full-scope';

const ACCOUNT = '111122223333';
export type Limit = [what: string, value: number, limit: number, unit: string];

const newStack = () => new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: 'us-east-1' } });
const id = (n: number) => `${String(n).padStart(8, '0')}-2222-3333-4444-555555555555`;
const scopeOf = (stack: Stack, instances: number) => {
  const scopes = Array.from({ length: instances }, (_, i) => ConnectScope.instanceArn(instanceArn(ACCOUNT, id(i))));
  return withEverything(stack, scopes.reduce((all, one) => all.plus(one)), ACCOUNT);
};
const everything = ConnectAccess.consoleUseCases(...ALL_USE_CASES);

/** Milliseconds of one compilation, the median of some after some to warm up. */
function time(access: ConnectAccess, instances: number): number {
  const stack = newStack();
  const scope = scopeOf(stack, instances);
  const once = () => {
    const start = process.hrtime.bigint();
    compile('bench', stack, access, scope);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  for (let i = 0; i < 30; i++) once();
  return median(Array.from({ length: 31 }, once));
}

export function compilerBench(): { lines: string[]; limits: Limit[] } {
  const stack = newStack();
  const { statements } = compile('bench', stack, everything, scopeOf(stack, 1));
  const size = (all: readonly Statement[]) => documentCharacters(all.map((s) => characters(stack, s)));
  const ours = { characters: size(statements), policies: split('bench', stack, statements).length };

  // Row by row: what a team writes that copies the table, each row's statements as they are for the row alone.
  const rows = ALL_USE_CASES.flatMap((row) => compile('bench', stack, ConnectAccess.consoleUseCases(row), scopeOf(stack, 1)).statements
    .map((s) => ({ ...s, id: `${s.id}${row.id.replace(/\W/g, '')}` })));
  const rowByRow = size(rows);
  const plain = new PolicyDocument({
    minimize: true,
    statements: rows.map((s) => new PolicyStatement({ actions: [...s.actions], resources: [...s.resources], conditions: s.conditions })),
  });
  const merged = JSON.stringify(stack.resolve(plain.toJSON())).replace(/\{"Fn::Join":\["",\[(.*?)\]\]\}/g, '$1').length;

  // What merging across pages would save: docs/adr/0008.
  const places = new Map<string, Statement>();
  for (const s of statements) {
    const key = JSON.stringify([s.resources, s.conditions]);
    places.set(key, { ...s, actions: [...new Set([...places.get(key)?.actions ?? [], ...s.actions])] });
  }
  const across = { characters: size([...places.values()]), policies: split('bench', stack, [...places.values()]).length };

  const actions = Object.values(ConnectAction);
  const of = (n: number) => ConnectAccess.connectActions(...actions.slice(0, n));
  const [few, many] = [time(of(38), 1), time(of(380), 1)];
  const [one, ten, hundred] = [time(everything, 1), time(everything, 10), time(everything, 100)];
  return {
    lines: [
      `all 64 rows for one instance: ${ours.characters} characters in ${ours.policies} managed policies, ${statements.length} statements`,
      `  merged across pages ${across.characters} characters in ${across.policies}`,
      `  row by row ${rowByRow} characters, ${Math.ceil(rowByRow / MANAGED_QUOTA)} policies at least; merged by the CDK (no Sids, no order) ${merged}`,
      `  compile: ${few.toFixed(2)} ms for 38 actions, ${many.toFixed(2)} ms for 380; all rows on 1, 10, 100 instances ${one.toFixed(1)}, ${ten.toFixed(1)}, ${hundred.toFixed(1)} ms`,
    ],
    limits: [
      ['policies over the fewest that the characters allow', ours.policies - Math.ceil(ours.characters / MANAGED_QUOTA), 0, ''],
      ['10 times the actions', many / few, 12, 'times'],
      ['10 times the instances', hundred / ten, 12, 'times'],
      ['all rows on 10 instances', ten, 20, 'ms'],
    ],
  };
}
