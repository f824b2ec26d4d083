/* Synthesizes the app with the CDK CLI, as a user would, and shows from the templates who may do what. */
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { accessTable } from './access-table';
import { readAssembly } from './assembly';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

execFileSync(process.execPath, [CDK, 'synth', '--quiet', '--no-notices', '--no-version-reporting'], {
  cwd: __dirname,
  env: { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}` },
  // Warnings of the app come on standard error; they stand in the table.
  stdio: ['ignore', 'inherit', 'pipe'],
});

const shown = new Map<string, string>();
for (const stack of readAssembly(join(ROOT, 'cdk.out', 'contact-centre'))) {
  const table = accessTable(stack);
  // Accounts aside: the same stack in another account and partition is not worth a second table.
  const access = table.replace(/\d{12}/g, 'ACCOUNT');
  const same = shown.get(access);
  console.log(`\n${stack.name}: ${same ? `the same roles with the same access as ${same}` : `who may do what\n${table}`}`);
  console.log(`Template: ${relative(process.cwd(), stack.templateFile)}`);
  shown.set(access, same ?? stack.name);
}
