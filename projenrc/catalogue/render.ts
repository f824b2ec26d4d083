/*
 * Renders catalogue/rendered, what the library reads, from the facts and their corrections.
 * With --check it writes nothing and fails when the rendering is stale.
 */
import { compile } from './compile';
import { inconsistencies } from './consistency';
import { readText, writeText } from './json';
import { schemaViolations } from './schema';

const problems = schemaViolations();
// Names can only be followed through files that have the right shape.
if (problems.length === 0) problems.push(...inconsistencies());
if (problems.length > 0) {
  console.error(`The catalogue is not sound:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  process.exit(1);
}

const stale = Object.entries(compile()).filter(([name, text]) => readText(`catalogue/rendered/${name}`) !== text);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Stale: ${stale.map(([name]) => `catalogue/rendered/${name}`).join(', ')}. Run: npm run catalogue:render`);
    process.exit(1);
  }
} else {
  stale.forEach(([name, text]) => writeText(`catalogue/rendered/${name}`, text));
  console.log(stale.length === 0 ? 'catalogue/rendered is up to date' : `rendered ${stale.map(([name]) => name).join(', ')}`);
}
