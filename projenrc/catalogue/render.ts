/*
 * Renders what the library reads from the facts and their corrections: catalogue/rendered, the
 * enum-like classes in src/access, the tables of console use cases, of jobs and of managed policies in docs.
 * With --check it writes nothing and fails when the rendering is stale.
 */
import { rendered } from './compile';
import { inconsistencies } from './consistency';
import { docs } from './docs';
import { jobDocs } from './job-docs';
import { readText, writeText } from './json';
import { policyDocs } from './policy-docs';
import { schemaViolations } from './schema';
import { typescript } from './typescript';

const problems = schemaViolations();
// Names can only be followed through files that have the right shape.
if (problems.length === 0) problems.push(...inconsistencies());
if (problems.length > 0) {
  console.error(`The catalogue is not sound:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  process.exit(1);
}

const data = Object.entries(rendered()).map(([name, text]): [string, string] => [`catalogue/rendered/${name}`, text]);
const made = Object.entries({ ...typescript(), ...docs(), ...jobDocs(), ...policyDocs() });
const stale = [...data, ...made].filter(([path, text]) => readText(path) !== text);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Stale: ${stale.map(([path]) => path).join(', ')}. Run: npm run catalogue:render`);
    process.exit(1);
  }
} else {
  stale.forEach(([path, text]) => writeText(path, text));
  console.log(stale.length === 0 ? 'The rendering is up to date' : `Rendered ${stale.map(([path]) => path).join(', ')}`);
}
