import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { PARTITIONS, policiesIn, Tally, whereItFits, wrong } from './judge';
import bindings from '../../catalogue/rendered/bindings.json';
import {
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectAction,
  ConnectInlinePolicy,
  ConnectPermissionSet,
  ConnectScope,
  StatementsIn,
} from '../../src';
import { aWideInput } from '../laws/inputs';
import { Rule } from '../laws/matcher';
import { expected } from '../laws/reference';
import { accessOf, ACCOUNT, ACTIONS, Input, instanceArn, scopeOf } from '../laws/world';

/*
 * The constructs beside ConnectAccessRole in its plain form, and access that denies: by the
 * reference of the laws and an independent simulator, in three partitions. ORACLE_REQUESTS says
 * how many requests are judged for each, by default 5,000.
 */
const REQUESTS = Number(process.env.ORACLE_REQUESTS ?? 5_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20261128);
const assumedBy = new AccountRootPrincipal();

type Build = (stack: Stack, access: ConnectAccess, connectScope: ConnectScope) => void;

const CONSTRUCTS: [string, Build][] = [
  [
    'ConnectAccessRole with its statements in managed policies',
    (stack, access, connectScope) =>
      new ConnectAccessRole(stack, 'Role', {
        assumedBy,
        access,
        connectScope,
        statementsIn: StatementsIn.MANAGED_POLICIES,
      }),
  ],
  [
    'ConnectAccessPolicy',
    (stack, access, connectScope) =>
      new ConnectAccessPolicy(stack, 'Policy', {
        access,
        connectScope,
        roles: [new Role(stack, 'Role', { assumedBy })],
      }),
  ],
  [
    'ConnectInlinePolicy',
    (stack, access, connectScope) =>
      new ConnectInlinePolicy(stack, 'Policy', {
        access,
        connectScope,
        roles: [new Role(stack, 'Role', { assumedBy })],
      }),
  ],
  [
    'ConnectPermissionSet',
    (stack, access, connectScope) =>
      new ConnectPermissionSet(stack, 'Set', {
        access,
        connectScope,
        identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
        permissionSetName: 'connect',
      }),
  ],
];

const ofRole: Build = (stack, access, connectScope) =>
  new ConnectAccessRole(stack, 'Role', { assumedBy, access, connectScope });

/** What is wrong with what a construct makes of inputs, until enough requests are judged. */
function wrongOf(
  inputs: fc.Arbitrary<Input>,
  build: Build,
  access: (input: Input) => ConnectAccess,
  rules: (input: Input) => readonly Rule[],
): { readonly found: readonly string[]; readonly tally: Tally } {
  const tally = new Tally();
  const found = new Set<string>();
  for (let run = 0; tally.all < REQUESTS && found.size <= 20; run++) {
    const [input] = fc.sample(inputs, { seed: SEED + run, numRuns: 1 });
    const partition = PARTITIONS[run % PARTITIONS.length];
    whereItFits(() => {
      const env = { account: ACCOUNT, region: 'us-east-1' };
      const stack = new Stack(new App(), 'Oracle', { env });
      build(stack, access(input), scopeOf(input));
      return wrong(policiesIn(stack, partition), rules(input), partition, tally);
    }).forEach((one) => found.add(one));
  }
  return { found: [...found], tally };
}

/** A permission set is seen from no account, so its scope says where everything is. */
const located = aWideInput.filter(({ instances }) => instances.length > 0);

test.each(CONSTRUCTS)('a %s allows what it should and nothing else', (_, build) => {
  const { found, tally } = wrongOf(located, build, accessOf, expected);
  expect(found).toEqual([]);
  expect(tally.allowed / tally.all).toBeGreaterThan(0.1);
});

const GENERAL = bindings.general as unknown as Record<string, { resources: string[] }[]>;

/** Actions whose requests are all on an instance or on something in it, whoever asks. */
const IN_INSTANCE = ACTIONS.filter((action) =>
  GENERAL[action].every(({ resources }) =>
    resources.every((one) => one.startsWith('{Instance}') && !one.includes('$')),
  ),
);
const DENIED: fc.Arbitrary<{ readonly input: Input; readonly denied: readonly ConnectAction[] }> =
  fc
    .record({
      actions: fc.uniqueArray(fc.constantFrom(...IN_INSTANCE), { minLength: 4, maxLength: 12 }),
      instances: fc.subarray([1, 2, 3], { minLength: 1 }),
    })
    .map(({ actions, instances }) => ({
      input: { useCases: [], actions, instances, companions: false },
      denied: actions.filter((_, i) => i % 2 === 0),
    }));

/** A deny of actions in instances: on each instance, and on everything in it. */
const denies = (actions: readonly string[], instances: readonly number[]): Rule[] =>
  actions.map((action) => ({
    sid: action,
    effect: 'Deny',
    actions: [action],
    resources: instances.map(instanceArn).flatMap((arn) => [arn, `${arn}/*`]),
    conditions: {},
  }));

test('a deny takes its actions away from whole instances, and nothing else', () => {
  const deniedBy = new Map<Input, readonly ConnectAction[]>();
  const inputs = DENIED.map(({ input, denied }) => {
    deniedBy.set(input, denied);
    return input;
  });
  const deniedIn = (input: Input) => deniedBy.get(input) ?? [];
  const { found, tally } = wrongOf(
    inputs,
    ofRole,
    (input) =>
      accessOf(input).plus(ConnectAccess.deny(ConnectAccess.connectActions(...deniedIn(input)))),
    (input) => [...expected(input), ...denies(deniedIn(input), input.instances)],
  );
  expect(found).toEqual([]);
  expect(tally.allowed / tally.all).toBeGreaterThan(0.1);
});
