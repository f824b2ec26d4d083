/*
 * Renders what the library reads from the facts and their corrections: catalogue/rendered, the
 * enum-like classes in src/access, the pages of console use cases, of jobs, of managed policies, of rules and of findings in docs.
 * With --check it writes nothing and fails when the rendering is stale.
 */
import { inconsistencies } from './consistency';
import { readText, writeText } from './json';
import { renderedData, renderedPages, Rendering } from './renderings';
import { schemaViolations } from './schema';

const problems = schemaViolations();
// Names can only be followed through files that have the right shape.
if (problems.length === 0) problems.push(...inconsistencies());
if (problems.length > 0) {
  console.error(`The catalogue is not sound:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  process.exit(1);
}

const checking = process.argv.includes('--check');
/** Writes what is not as it should be, unless that is only to be said. */
function update(files: readonly Rendering[]): string[] {
  const stale = files.filter(([path, text]) => readText(path) !== text);
  if (!checking) stale.forEach(([path, text]) => writeText(path, text));
  return stale.map(([path]) => path);
}

// The page of rules reads the rendered data: it comes after them.
const stale = [...update(renderedData()), ...update(renderedPages())];
if (checking && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run catalogue:render`);
  process.exit(1);
}
if (!checking)
  console.log(stale.length === 0 ? 'The rendering is up to date' : `Rendered ${stale.join(', ')}`);
