import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AccountRootPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { ACCOUNT } from './compiler';
import { median } from './median';
import { digits, Section } from './section';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAdminRole,
  ConnectJob,
  ConnectReadOnlyRole,
  ConnectScope,
} from '../src';
import { instanceArn } from '../test/support/full-scope';

const RUNS = 5;
const COMMAND = join(__dirname, '..', 'lib', 'command', 'connect-iam.js');

/** Roles as real accounts have them: ours, and faulty ones written by hand. No two have equal policies. */
function template(roles: number): object {
  // A stack has at most 500 resources; a file that is audited need not be a stack.
  const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Stack', { env: { account: ACCOUNT, region: 'us-east-1' } });
  const assumedBy = new AccountRootPrincipal();
  for (let i = 0; i < roles; i++) {
    const instance = instanceArn(
      ACCOUNT,
      `${String(i).padStart(8, '0')}-2222-3333-4444-555555555555`,
    );
    const connectScope = ConnectScope.instanceArn(instance);
    const kinds = [
      () => new ConnectAdminRole(stack, `R${i}`, { assumedBy }),
      () => new ConnectReadOnlyRole(stack, `R${i}`, { assumedBy, searchScope: connectScope }),
      () =>
        new ConnectAccessRole(stack, `R${i}`, {
          assumedBy,
          access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
          connectScope,
        }),
      () =>
        new Role(stack, `R${i}`, {
          assumedBy,
          inlinePolicies: {
            own: new PolicyDocument({
              statements: [
                new PolicyStatement({
                  actions: ['connect:Describe*', 'connect:List*', 'connectcases:GetCase'],
                  resources: [instance, `${instance}/*`],
                }),
                new PolicyStatement({
                  effect: Effect.ALLOW,
                  actions: ['connect:UpdateUserRoutingProfile'],
                  resources: [`${instance}/user/*`],
                }),
                new PolicyStatement({
                  actions: ['kms:Decrypt', 'kms:CreateGrant'],
                  resources: ['*'],
                }),
              ],
            }),
          },
        }),
    ];
    kinds[i % kinds.length]();
  }
  return Template.fromStack(stack).toJSON();
}

/** The whole process of `connect-iam audit`, from nothing to its exit. */
export function audit(): Section {
  const folder = mkdtempSync(join(tmpdir(), 'bench-audit-'));
  // The process says itself how much memory it had at most.
  const script = [
    'process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS))',
    'process.argv.splice(1, 0, "connect-iam")',
    `require(${JSON.stringify(COMMAND)})`,
  ].join('; ');
  const run = (file: string) => {
    const start = process.hrtime.bigint();
    let said = '';
    try {
      said = execFileSync(
        '/bin/sh',
        ['-c', '"$0" -e "$1" audit "$2" --json 2>&1 >/dev/null', process.execPath, script, file],
        { encoding: 'utf8' },
      );
    } catch (failed) {
      // It found something, as it should in the larger templates.
      said = (failed as { stdout: string }).stdout;
    }
    return {
      ms: Number(process.hrtime.bigint() - start) / 1e6,
      mb: Number(said.trim().split('\n').pop()) / 1024,
    };
  };
  try {
    const figures = [1, 10, 100, 1000].map((roles) => {
      const file = join(folder, `${roles}.json`);
      writeFileSync(file, JSON.stringify(template(roles), null, 1));
      const runs = Array.from({ length: RUNS }, () => run(file));
      return {
        roles,
        kb: statSync(file).size / 1000,
        ms: median(runs.map(({ ms }) => ms)),
        // What else runs on the machine only ever adds.
        fastest: Math.min(...runs.map(({ ms }) => ms)),
        mb: Math.max(...runs.map(({ mb }) => mb)),
      };
    });
    const last = figures[figures.length - 1];
    return {
      title: 'Audit',
      how: [
        `\`connect-iam audit\` on one template: the whole process, ${RUNS} runs.`,
        'Memory is the most of any run.',
        'Three roles of ours and a faulty one written by hand, in turn, each on an instance of its own.',
        'No neighbor is measured: cdk-iam-floyd and iam-floyd do not read templates.',
      ],
      head: ['roles', 'template, kB', 'median, ms', 'fastest, ms', 'memory, MB'],
      rows: figures.map(({ roles, kb, ms, fastest, mb }) => [
        String(roles),
        digits(kb),
        digits(ms),
        digits(fastest),
        digits(mb),
      ]),
      limits: [
        ['audit of 1,000 roles, the fastest run', last.fastest, 1000, 'ms'],
        ['audit of 1,000 roles, memory', last.mb, 300, 'MB'],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
