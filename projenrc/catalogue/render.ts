/*
 * Renders what the library reads from the facts and their corrections: catalogue/rendered, the
 * enum-like classes in src/access, the pages of console use cases, of jobs, of managed policies, of rules and of findings in docs.
 * With --check it writes nothing and fails when the rendering is stale.
 */
import { capabilityDocs } from './capability-docs';
import { rendered } from './compile';
import { inconsistencies } from './consistency';
import { docs } from './docs';
import { findingDocs } from './finding-docs';
import { jobDocs } from './job-docs';
import { readText, writeText } from './json';
import { policyDocs } from './policy-docs';
import { ruleDocs } from './rule-docs';
import { schemaViolations } from './schema';
import { typescript } from './typescript';

const problems = schemaViolations();
// Names can only be followed through files that have the right shape.
if (problems.length === 0) problems.push(...inconsistencies());
if (problems.length > 0) {
  console.error(`The catalogue is not sound:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  process.exit(1);
}

const checking = process.argv.includes('--check');
/** Writes what is not as it should be, unless that is only to be said. */
function update(files: [path: string, text: string][]): string[] {
  const stale = files.filter(([path, text]) => readText(path) !== text);
  if (!checking) stale.forEach(([path, text]) => writeText(path, text));
  return stale.map(([path]) => path);
}

const stale = [
  ...update(
    Object.entries(rendered()).map(([name, text]): [string, string] => [
      `catalogue/rendered/${name}`,
      text,
    ]),
  ),
  // The page of rules is what the rules say, which read the rendered data: it comes after them.
  ...update(
    Object.entries({
      ...typescript(),
      ...docs(),
      ...jobDocs(),
      ...policyDocs(),
      ...ruleDocs(),
      ...findingDocs(),
      ...capabilityDocs(),
    }),
  ),
];
if (checking && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run catalogue:render`);
  process.exit(1);
}
if (!checking)
  console.log(stale.length === 0 ? 'The rendering is up to date' : `Rendered ${stale.join(', ')}`);
