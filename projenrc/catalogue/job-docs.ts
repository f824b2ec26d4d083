import { rendered } from './compile';
import { grantCells, groups, uses } from './docs';
import { jobActions, JobFact, jobs } from './jobs';
import { code, codes, headingLink, table } from './markdown';
import { constant } from './typescript';
import type { Bindings } from '../../src/catalogue/facts';

/** The page of jobs: path to text. */
export function jobDocs(): Record<string, string> {
  const granted = JSON.parse(rendered()['bindings.json']) as Bindings;
  return {
    'docs/jobs.md': [INTRO, overview(), ...jobs().map((job) => section(job, granted))].join('\n'),
  };
}

const INTRO = `<!-- ~~ Generated from the catalogue. To modify, edit catalogue/jobs.json and run "npm run catalogue:render". -->

# Jobs

What people and applications do in a contact center again and again: \`ConnectAccess.jobs(ConnectJob.OUTBOUND_DIALER)\`
is what such a job takes, with the reason of each action. Where it holds is the scope's: one instance, one flow
(\`withResources('contact-flow', ...)\`), some functions. What the places in braces are filled with is said in
[Console use cases](console-use-cases.md#places).
`;

const overview = () =>
  table(
    ['job', 'who has it'],
    jobs().map((job) => [headingLink(job.label, code(`ConnectJob.${constant(job.id)}`)), job.does]),
  );

function section(job: JobFact, granted: Bindings): string {
  const why = jobActions(job);
  // What is granted in one way for one reason is one line.
  const lines = [...new Set(Object.values(why))].flatMap((reason) => {
    const actions = Object.keys(why).filter((action) => why[action] === reason);
    return groups(uses([{ id: job.id, actions }], granted)).map((group) => [
      ...grantCells(group),
      [reason, group.why].filter((text) => text).join(' '),
    ]);
  });
  const facts = [
    ...(job.brings ? [`Brings: ${job.brings.map((id) => code(constant(id))).join(', ')}`] : []),
    ...(job.statements
      ? [`Statements of outbound campaigns: ${codes(job.statements).replaceAll('<br>', ', ')}`]
      : []),
  ];
  return [
    `## ${job.label}\n`,
    `${job.does}\n`,
    ...(facts.length > 0 ? [facts.map((fact) => `- ${fact}\n`).join('')] : []),
    ...(lines.length > 0 ? [table(['actions', 'resources', 'condition', 'why'], lines)] : []),
  ].join('\n');
}
