import { CapabilityFact, capabilityFacts, WayFact } from './capabilities';
import { code, table } from './markdown';

/** The page of capabilities: path to text. */
export const capabilityDocs = (): Record<string, string> => ({
  'docs/capabilities.md': [INTRO, overview(), ...capabilityFacts().map(section)].join('\n'),
});

const INTRO = `<!-- ~~ Generated from the catalogue. To modify, edit catalogue/capabilities.json and run "npm run catalogue:render". -->

# Capabilities

What somebody can do with Amazon Connect, for people who do not read IAM. The report, its page and
\`connect-iam who-can\` answer these questions for every role and user that they read.

A capability has alternative ways, each of which is enough. A way needs all of its actions. Each way has a grade:

- *documented*: a guide of AWS, or the text of its API, says so.
- *reference*: the Service Authorization Reference, an API model, or the CloudFormation registry lists it.
- *inferred*: we conclude it from these.

Actions, resource types and condition keys are those of the Service Authorization Reference. A severity, its reason
and what policies do not say are our judgments.
`;

const overview = () =>
  table(
    ['question', 'capability', 'severity'],
    capabilityFacts().map(({ id, question, severity }) => [
      `[${question}](#${id})`,
      code(id),
      severity,
    ]),
  );

function section({
  id,
  sentence,
  severity,
  reason,
  ways,
  unknownToIam,
  impliedBy = [],
}: CapabilityFact): string {
  return [
    `## ${id}\n`,
    `**${sentence}.** ${severity[0].toUpperCase()}${severity.slice(1)}: ${reason}\n`,
    table(['actions', 'why', 'can be limited to', 'grade, source'], ways.map(wayCells)),
    'Policies do not say:\n',
    ...unknownToIam.map((one) => `- ${one}`),
    ...(impliedBy.length > 0
      ? [
          `\nWhoever can do one of these reaches it inside the instance: ${impliedBy.map((other) => `[${other}](#${other})`).join(', ')}.`,
        ]
      : []),
    '',
  ].join('\n');
}

const wayCells = ({
  needs,
  why,
  narrowedBy = [],
  gives = [],
  grade,
  source,
}: WayFact): string[] => [
  needs.map(code).join('<br>'),
  why,
  [
    ...gives.map(({ key, values }) => `${code(key)} allows ${values.map(code).join(', ')}`),
    ...narrowedBy.map(({ key, resource, effect }) => `${code(key ?? resource ?? '')}: ${effect}`),
  ].join('<br>'),
  `${grade}. ${source}`,
];
