/*
 * What the library costs, from one run, compared with hand-written CDK and the neighbors that can do the job.
 * Exits with 1 when a limit is broken; in CI only when a size is. Writes the tables to reports/benchmarks.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { audit } from './audit';
import { compiler } from './compiler';
import { evaluator } from './evaluator';
import { importing } from './import';
import { jobs } from './jobs';
import { page } from './page';
import { policies } from './policies';
import { report } from './report';
import { Limit, Section } from './section';
import { size } from './size';
import { statements } from './statements';
import { synthesis, synthesisGrowth } from './synthesis';

const REPORTS = join(__dirname, '..', 'reports');
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const benchmarks: Record<string, () => Section | Promise<Section>> = {
  import: importing,
  synthesis,
  size,
  policies,
  jobs,
  compiler,
  evaluator,
  statements,
  audit,
  report,
  page,
  growth: synthesisGrowth,
};

async function main(): Promise<void> {
  const sections: Section[] = [];
  for (const [name, measure] of Object.entries(benchmarks))
    if (only?.includes(name) ?? true) sections.push(await measure());
  const limits = sections.flatMap((section) => section.limits);
  const broken = (all: readonly Limit[]) => all.filter(([, value, limit]) => value > limit);

  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = ({ head, rows }: Pick<Section, 'head' | 'rows'>) =>
    [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
  const limitTable = table({
    head: ['limit', 'measured', 'at most', ''],
    rows: limits.map(([what, value, limit, unit]) => [
      what,
      value.toFixed(2),
      `${limit} ${unit}`.trim(),
      value > limit ? 'BROKEN' : 'kept',
    ]),
  });
  const text = [
    ...sections.map(
      (section) => `## ${section.title}\n\n${section.how.join(' ')}\n\n${table(section)}`,
    ),
    `## Limits\n\n${limitTable}`,
  ].join('\n\n');
  console.log(text);

  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(
    join(REPORTS, 'benchmarks.md'),
    `# Benchmarks

All figures are from one run, on ${new Date().toISOString().slice(0, 10)},
with Node ${process.version} on ${cpus().length} cores, while other work ran.
Look at ratios: other work slows all columns of a table alike.
\`npm run bench\` measures again and fails when a limit is broken.
In CI, whose machines are shared, it fails only for sizes.

${text}
`,
  );

  // On a shared machine a time can be anybody's; sizes are ours. CI fails for sizes, a person's run for both.
  const judged = limits.filter(
    ([, , , unit]) => process.env.CI !== 'true' || !['ms', 'times'].includes(unit),
  );
  process.exitCode = broken(judged).length === 0 ? 0 : 1;
}

void main();
