import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digits, Section } from './section';
import { differentRoles, roleOfManyStatements } from '../test/support/large-inputs';

const COMMAND = join(__dirname, '..', 'lib', 'command', 'connect-iam.js');
const ROLES = [1000, 5000];
const DIFFERENT_ROLES = 1000;
const STATEMENTS = 200;
const SECONDS_OF_STATEMENTS = 2;
const MEGABYTES_OF_STATEMENTS = 300;
const SECONDS_OF_DIFFERENT_ROLES = 8;
const SECONDS_OF_ROLES = 8;
const MEGABYTES_OF_PAGE = 2;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly size: number;
}

/** The report of the command, whose processor time and memory the process says itself. */
function measure(input: string, output: string, format: string): Measured {
  const script = [
    `process.argv = ['node', 'connect-iam', 'report', '--format', '${format}', '-o', '${output}', '${input}'];`,
    "process.on('exit', () => {",
    '  const { user, system } = process.cpuUsage();',
    '  const { maxRSS } = process.resourceUsage();',
    '  process.stdout.write(JSON.stringify([(user + system) / 1e6, maxRSS / 1e3]));',
    '});',
    `require('${COMMAND}');`,
  ].join('\n');
  const out = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  const [seconds, megabytes] = JSON.parse(out) as [number, number];
  return { seconds, megabytes, size: statSync(output).size / 1e6 };
}

const document = (Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

/** Account details: ten kinds of role on four instances. */
export function manyRoles(roles: number): object {
  const instance = (i: number) =>
    `arn:aws:connect:eu-west-2:111122223333:instance/${String(i % 4).padStart(8, '0')}-2222-3333-4444-555555555555`;
  const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
  const kinds: readonly ((i: number) => object[])[] = [
    () => [allow('connect:*', '*')],
    (i) => [allow(['connect:Describe*', 'connect:List*'], [instance(i), `${instance(i)}/*`])],
    (i) => [
      allow('connect:CreateUser', [`${instance(i)}/agent/*`, `${instance(i)}/security-profile/*`]),
    ],
    (i) => [
      allow('s3:GetObject', `arn:aws:s3:::recordings-${i}/*`),
      allow('connect:*StorageConfig*', instance(i)),
    ],
    (i) => [allow('iam:PutRolePolicy', '*'), allow('connect:Associate*', `${instance(i)}/*`)],
    (i) => [allow('connect:StartOutboundVoiceContact', `${instance(i)}/contact/${i}*`)],
    (i) => [
      allow('*', '*'),
      { Effect: 'Deny', Action: 'connect:Delete*', Resource: `${instance(i)}/*` },
    ],
    (i) => [allow('connect:GetFederationToken', `${instance(i)}/user/\${aws:userid}`)],
    () => [allow(['profile:*', 'cases:*'], '*')],
    (i) => [allow(['connect:UpdateContactFlow*'], [`${instance(i)}/contact-flow/*`])],
  ];
  const role = (i: number) => ({
    Path: '/',
    RoleName: `Role${i}`,
    Arn: `arn:aws:iam::111122223333:role/Role${i}`,
    AssumeRolePolicyDocument: document([
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
    ]),
    RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document(kinds[i % kinds.length](i)) }],
    AttachedManagedPolicies: [],
  });
  return {
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: Array.from({ length: roles }, (_, i) => role(i)),
  };
}

/** What a report costs: many roles, and one role with as much as IAM lets it have. */
export function report(): Section {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-bench-'));
  try {
    const of = (name: string, content: object, format: string): Measured => {
      const input = join(folder, `${name}.json`);
      writeFileSync(input, JSON.stringify(content));
      return measure(input, join(folder, `${name}.out`), format);
    };
    const statements = of('statements', { Resources: roleOfManyStatements(STATEMENTS) }, 'text');
    const different = of('different', { Resources: differentRoles(DIFFERENT_ROLES) }, 'text');
    const pages = ROLES.map(
      (roles) => [roles, of(`roles-${roles}`, manyRoles(roles), 'html')] as const,
    );
    const row = (name: string, { seconds, megabytes, size }: Measured) => [
      name,
      digits(seconds),
      digits(megabytes),
      digits(size),
    ];
    return {
      title: 'Report',
      how: [
        'The time of the processor and the most memory of `connect-iam report`, in a process of its own.',
        `Roles: account details of ten kinds of role, as the HTML page.`,
        'Different roles: no two have the same policies, as text.',
        `Statements: 8 managed policies of one role, 40 kB in all, as text.`,
      ],
      head: ['input', 's', 'MB of memory', 'MB written'],
      rows: [
        row(`${STATEMENTS} statements`, statements),
        row(`${DIFFERENT_ROLES} different roles`, different),
        ...pages.map(([roles, measured]) => row(`${roles} roles`, measured)),
      ],
      limits: [
        [
          'report on a role with 200 statements',
          statements.seconds * 1000,
          SECONDS_OF_STATEMENTS * 1000,
          'ms',
        ],
        [
          'report on 1,000 different roles',
          different.seconds * 1000,
          SECONDS_OF_DIFFERENT_ROLES * 1000,
          'ms',
        ],
        [
          'memory of the report on 200 statements',
          statements.megabytes,
          MEGABYTES_OF_STATEMENTS,
          'MB',
        ],
        ['page of 5,000 roles', pages[1][1].seconds * 1000, SECONDS_OF_ROLES * 1000, 'ms'],
        ['size of the page of 1,000 roles', pages[0][1].size, MEGABYTES_OF_PAGE, 'MB'],
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
