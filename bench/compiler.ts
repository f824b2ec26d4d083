import { App, Stack } from 'aws-cdk-lib';
import { median } from './median';
import { digits, Section } from './section';
import { ConnectAccess, ConnectAction, ConnectScope } from '../src';
import { splitBySize } from '../src/compiler/split-by-size';
import { compileAccess } from '../src/constructs/private/compile-access';
import { documentSizeIn, statementSizeIn } from '../src/constructs/private/statement-size';
import { ALL_USE_CASES, instanceArn, withEverything } from '../test/support/full-scope';

export const ACCOUNT = '111122223333';

export const newStack = () =>
  new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: 'us-east-1' } });
const id = (n: number) => `${String(n).padStart(8, '0')}-2222-3333-4444-555555555555`;
export const scopeOf = (stack: Stack, instances: number) => {
  const scopes = Array.from({ length: instances }, (_, i) =>
    ConnectScope.instanceArn(instanceArn(ACCOUNT, id(i))),
  );
  return withEverything(
    stack,
    scopes.reduce((all, one) => all.plus(one)),
    ACCOUNT,
  );
};
export const everything = ConnectAccess.consoleUseCases(...ALL_USE_CASES);

/** Milliseconds of one run, the median of some after some to warm up. */
export function time(once: () => unknown, warm = 30, runs = 31): number {
  const timed = () => {
    const start = process.hrtime.bigint();
    once();
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  for (let i = 0; i < warm; i++) timed();
  return median(Array.from({ length: runs }, timed));
}

function compilation(
  access: ConnectAccess,
  instances: number,
  warm?: number,
  runs?: number,
): number {
  const stack = newStack();
  const scope = scopeOf(stack, instances);
  return time(() => compileAccess('bench', stack, access, scope), warm, runs);
}

/** The compiler alone: no construct, no template. */
export function compiler(): Section {
  const actions = Object.values(ConnectAction);
  const of = (n: number) => ConnectAccess.connectActions(...actions.slice(0, n));
  const [few, many] = [compilation(of(38), 1), compilation(of(380), 1)];
  const grown = [1, 10, 100, 1000].map((instances) => {
    const stack = newStack();
    const { statements } = compileAccess('bench', stack, everything, scopeOf(stack, instances));
    return {
      instances,
      ms:
        instances < 1000
          ? compilation(everything, instances)
          : compilation(everything, instances, 2, 5),
      characters: documentSizeIn(stack, statements),
      policies: splitBySize('bench', statements, statementSizeIn(stack)).length,
    };
  });
  const ms = (instances: number) =>
    grown.filter((g) => g.instances === instances).reduce((sum, g) => sum + g.ms, 0);
  return {
    title: 'Compilation',
    how: [
      'From access and scope to statements, in one process.',
      'Medians of 31 runs after 30 to warm up; of 5 for 1,000 instances.',
      'Nobody attaches hundreds of policies to a role: the last rows show growth, not a use.',
    ],
    head: ['access', 'instances', 'ms', 'characters', 'managed policies'],
    rows: [
      ['38 actions', '1', digits(few), '', ''],
      ['380 actions', '1', digits(many), '', ''],
      ...grown.map((g) => [
        'all 64 rows',
        String(g.instances),
        digits(g.ms),
        String(g.characters),
        String(g.policies),
      ]),
    ],
    limits: [
      ['10 times the actions', many / few, 12, 'times'],
      ['10 times the instances', ms(100) / ms(10), 12, 'times'],
      ['all rows on 10 instances', ms(10), 20, 'ms'],
    ],
  };
}
