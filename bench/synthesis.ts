import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inTurn, median, ratio } from './median';
import { digits, Section } from './section';

const RUNS = 15;
const GROWTH_RUNS = 5;
const LIBRARY = JSON.stringify(join(__dirname, '..'));

/** An app with so many roles; prints the processor's milliseconds that it takes, or with SHOW the template. */
const app = (loads: string, roles: number, body: string) => `
  const cdk = require("aws-cdk-lib"), iam = require("aws-cdk-lib/aws-iam");
  const ours = require(${LIBRARY}), lib = require(${loads});
  // Made before the clock starts, in every app, which loads all: the import measures what loading costs.
  void [cdk.App, cdk.Stack, lib.Iam, iam.Role];
  const servicePath = ":iam::*:role/aws-service-role/connect.amazonaws.com/";
  const path = "arn:" + cdk.Aws.PARTITION + servicePath + "AWSServiceRoleForAmazonConnect*";
  const assumedBy = new iam.AccountRootPrincipal();
  const model = new ours.ConnectAdminRole(new cdk.Stack(new cdk.App(), "Model"), "R", { assumedBy });
  const acknowledgements = ({ type }) => type === cdk.Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
  const accepted = model.node.defaultChild.node.metadata.filter(acknowledgements);
  // What a role of ours says in its metadata: the warning, and the acknowledgements.
  const say = (role) => {
    for (const { data } of model.node.metadata) cdk.Validations.of(role).addWarning("hand:any", data + role.node.path);
    for (const { type, data } of accepted) role.node.defaultChild.node.addMetadata(type, { ...data });
  };
  const make = (stack, i) => { ${body}; };
  make(new cdk.Stack(new cdk.App(), "First"), 0);
  const outdir = require("fs").mkdtempSync(require("os").tmpdir() + "/bench-");
  const t = process.cpuUsage();
  const app = new cdk.App({ outdir });
  let stack;
  for (let i = 0; i < ${roles}; i++) {
    // CloudFormation takes 500 resources a stack.
    if (i % 250 === 0) stack = new cdk.Stack(app, "S" + i / 250);
    make(stack, i);
  }
  app.synth();
  const { user, system } = process.cpuUsage(t);
  const took = (user + system) / 1000;
  const template = require("fs").readFileSync(outdir + "/S0.template.json", "utf8");
  require("fs").rmSync(outdir, { recursive: true });
  console.log(process.env.SHOW ? template : took)`;

const ours = (roles: number) =>
  app('"aws-cdk-lib"', roles, 'new ours.ConnectAdminRole(stack, "R" + i, { assumedBy })');
const role = (
  statement: string,
) => `new iam.Role(stack, "R" + i, { assumedBy, description: "Amazon Connect: full access",
  managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonConnect_FullAccess")],
  inlinePolicies: { ConnectAccess: new iam.PolicyDocument({ statements: [${statement}] }) } })`;
const STATEMENT =
  'new iam.PolicyStatement({ sid: "AttachAnyPolicyToAmazonConnectRole", ' +
  'actions: ["iam:PutRolePolicy"], resources: [path] })';
const byHand = (roles: number) => app('"aws-cdk-lib"', roles, role(STATEMENT));
const byHandWithFindings = (roles: number) =>
  app('"aws-cdk-lib"', roles, `say(${role(STATEMENT)})`);
const byFloyd = (roles: number) =>
  app(
    '"cdk-iam-floyd"',
    roles,
    role('new lib.Iam("AttachAnyPolicyToAmazonConnectRole").allow().toPutRolePolicy().on(path)'),
  );

const shown = (script: string) =>
  execFileSync(process.execPath, ['-e', script], {
    env: { ...process.env, SHOW: '1', CDK_VALIDATION: 'false' },
    encoding: 'utf8',
  });

/** 200 roles, the same template written by hand and with the neighbour. */
export function synthesis(): Section {
  const scripts = [ours(200), byHand(200), byFloyd(200), byHandWithFindings(200)];
  if (shown(scripts[0]) !== shown(scripts[1]))
    throw new Error('The templates differ: the benchmark would compare two different things');
  const times = inTurn(RUNS, ...scripts);
  const row = (name: string, i: number) => [
    name,
    digits(median(times[i])),
    digits(ratio(times[i], times[1])),
  ];
  return {
    title: 'Synthesis of 200 roles',
    how: [
      '200 × `ConnectAdminRole` in one stack: construction and `app.synth()`, after one role elsewhere.',
      'Milliseconds of the processor.',
      'The hand-written app makes the same template byte for byte.',
      `${RUNS} runs in turn; the ratio is the median of the ratios of each turn.`,
    ],
    head: ['', 'median, ms', 'over hand-written'],
    rows: [
      row('hand-written CDK', 1),
      row('hand-written CDK, with the same warning and acknowledgements', 3),
      row('cdk-amazon-connect-iam', 0),
      row('cdk-iam-floyd', 2),
    ],
    limits: [
      [
        'synthesis of 200 ConnectAdminRoles over the same by hand',
        ratio(times[0], times[1]),
        1.15,
        'times',
      ],
      [
        'the same over roles by hand with the same warning and acknowledgements',
        ratio(times[0], times[3]),
        1.06,
        'times',
      ],
    ],
  };
}

/** How synthesis grows with roles. */
export function synthesisGrowth(): Section {
  const rows = [1, 10, 100, 1000].map((roles) => {
    const [a, b] = inTurn(GROWTH_RUNS, ours(roles), byHand(roles));
    return [
      String(roles),
      digits(median(a)),
      digits(median(b)),
      digits(ratio(a, b)),
      digits(median(a) / roles),
    ];
  });
  return {
    title: 'Synthesis by the number of roles',
    how: [
      `As above, ${GROWTH_RUNS} runs in turn.`,
      '1,000 roles are in four stacks: CloudFormation takes 500 resources a stack.',
    ],
    head: ['roles', 'ours, ms', 'hand-written, ms', 'ratio', 'ours, ms a role'],
    rows,
    limits: [],
  };
}
