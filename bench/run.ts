/*
 * What the library costs, from one run: import, synthesis against hand-written CDK, package size, compilation.
 * Exits with 1 when a limit is broken; in CI only when a size is.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { compilerBench, Limit } from './compiler';
import { inTurn, median } from './median';

const ROOT = join(__dirname, '..');
const RUNS = 15;
const limits: Limit[] = [];

const clock = (body: string) => `const t = process.hrtime.bigint(); ${body}; console.log(Number(process.hrtime.bigint() - t) / 1e6)`;

// ---- import: what the library adds to a program that uses aws-iam's Role already
const iam = 'require("aws-cdk-lib/aws-iam").Role.fromRoleArn';
const imported = inTurn(RUNS, clock(`${iam}; require(${JSON.stringify(ROOT)}).ConnectAdminRole`), clock(iam));
// The fastest of each: what else runs on the machine only ever adds.
limits.push(['cold import over aws-iam with Role touched', imported.fastest.a - imported.fastest.b, 15, 'ms']);

// ---- synthesis: 200 roles, the same template written by hand.
// The classes are touched before the clock starts: what loading costs is limited above.
const app = (body: string) => `
  const cdk = require("aws-cdk-lib"), iam = require("aws-cdk-lib/aws-iam"), ours = require(${JSON.stringify(ROOT)});
  void [ours.ConnectAdminRole, iam.Role, iam.ManagedPolicy, iam.PolicyDocument, cdk.App, cdk.Stack];
  const outdir = require("fs").mkdtempSync(require("os").tmpdir() + "/bench-");
  const t = process.hrtime.bigint();
  const app = new cdk.App({ outdir }), stack = new cdk.Stack(app, "S"), assumedBy = new iam.AccountRootPrincipal();
  for (let i = 0; i < 200; i++) { ${body} }
  app.synth();
  const took = Number(process.hrtime.bigint() - t) / 1e6;
  const template = require("fs").readFileSync(outdir + "/S.template.json", "utf8");
  require("fs").rmSync(outdir, { recursive: true });
  console.log(process.env.SHOW ? template : took)`;
const OURS = app('new ours.ConnectAdminRole(stack, "R" + i, { assumedBy })');
const BY_HAND = app(`new iam.Role(stack, "R" + i, { assumedBy, description: "Amazon Connect: full access",
  managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonConnect_FullAccess")],
  inlinePolicies: { ConnectAccess: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ sid: "AttachAnyPolicyToAmazonConnectRole",
    actions: ["iam:PutRolePolicy"], resources: ["arn:" + cdk.Aws.PARTITION + ":iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*"] })] }) } })`);
const shown = (script: string) => execFileSync(process.execPath, ['-e', script], { env: { ...process.env, SHOW: '1', CDK_VALIDATION: 'false' }, encoding: 'utf8' });
if (shown(OURS) !== shown(BY_HAND)) throw new Error('The templates differ: the benchmark would compare two different things');
const synth = inTurn(RUNS, OURS, BY_HAND);
limits.push(['synthesis of 200 ConnectAdminRoles over the same by hand', median(synth.pairs), 1.15, 'times']);

// ---- package
const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
limits.push(['package, packed', packed.size / 1000, 500, 'kB']);

const compiler = compilerBench();
limits.push(...compiler.limits);

console.log(`Node ${process.version}, medians of ${RUNS} runs in turn`);
console.log(`  import: ${imported.a.toFixed(0)} ms with the library, ${imported.b.toFixed(0)} ms without; synthesis: ${synth.a.toFixed(0)} ms ours, ${synth.b.toFixed(0)} ms by hand`);
compiler.lines.forEach((line) => console.log(`  ${line}`));
for (const [what, value, limit, unit] of limits) console.log(`  ${value <= limit ? 'ok    ' : 'BROKEN'} ${what}: ${value.toFixed(2)} ${unit}`.trimEnd() + `, limit ${limit}`);

// On a shared machine a time can be anybody's; sizes are ours. CI fails for sizes, a person's run for both.
const judged = limits.filter(([, , , unit]) => process.env.CI !== 'true' || !['ms', 'times'].includes(unit));
process.exitCode = judged.every(([, value, limit]) => value <= limit) ? 0 : 1;
