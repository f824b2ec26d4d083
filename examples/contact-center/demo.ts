/* Synthesizes the app with the CDK CLI, as a user would, and shows from the templates who may do what. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ConnectAccessReport } from 'cdk-amazon-connect-iam';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const ASSEMBLY = join(ROOT, 'cdk.out', 'contact-center');
const PAGE = join(ASSEMBLY, 'access.html');

execFileSync(
  process.execPath,
  [CDK, 'synth', '--quiet', '--no-notices', '--no-version-reporting'],
  {
    cwd: __dirname,
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}` },
    stdio: 'inherit',
  },
);

const report = ConnectAccessReport.fromAssembly(ASSEMBLY);
writeFileSync(PAGE, report.toHtml());
console.log(report.toSummary());
const folder = relative(process.cwd(), ASSEMBLY);
// These lines end on the 24th line of a terminal of 80 columns.
console.log(` npx projen connect-iam report --who Storage ${folder}`);
console.log(` npx projen connect-iam who-can listen ${folder}`);
console.log(` open ${relative(process.cwd(), PAGE)}`);
