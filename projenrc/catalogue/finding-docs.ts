import { code, table } from './markdown';
import { CONSTRUCT_FINDINGS } from '../../src/text/construct-findings';
import { FindingWording } from '../../src/text/finding-wording';
import { RULE_FINDINGS } from '../../src/text/rule-findings';

/** The page of all findings, those of rules and those of constructs: path to text. */
export function findingDocs(): Record<string, string> {
  return {
    'docs/findings.md': [INTRO, rules(), CONSTRUCTS, constructs(), ...sections()].join('\n'),
  };
}

const INTRO = `<!-- ~~ Generated from src/text. To modify, edit that and run "npm run catalogue:render". -->

# Findings

Everything that this library reports about access. A finding comes from a rule or from a construct.

| severity | meaning | synthesis |
| --- | --- | --- |
| fatal | it hands over the account | fails, until it is acknowledged |
| error | it is wrong, or it gives the access of other people | fails, until it is acknowledged |
| warning | it may be intentional | succeeds and reports it, until it is acknowledged |
| note | worth knowing | succeeds; listed in \`findings\` of the construct |

To accept a finding, acknowledge it with a reason, on the construct or on one that contains it. Write one colon after the
prefix: the CDK does not take two for the warnings of constructs.

\`\`\`ts
Validations.of(role).acknowledge(
  { id: 'cdk-amazon-connect-iam:tags-not-applied', reason: 'these actions only read' },
);
\`\`\`

Outside of an app, \`connect-iam.yaml\` or the \`Metadata\` of a resource accepts what \`connect-iam audit\` finds:
[command.md](command.md#accepted-findings).

## Findings of rules

\`ConnectAccessValidation\` and \`connect-iam audit\` report these. [rules.md](rules.md) has each with an example.
A part that they could not read is \`unread-part\`. The plug-in reports it only if it may give more access than was
read. It is a warning of the plug-in and as bad as an error in the audit. Both take another severity: \`unread\` of
\`ConnectAccessValidation\`, and \`--unread\` of the audit.
`;

const CONSTRUCTS = `## Findings of constructs

A construct lists these in its property \`findings\`. A warning is also a warning of the construct.
`;

const row = ([id, { severity, title }]: [string, FindingWording], page: string) => [
  `[${id}](${page}#${id})`,
  severity,
  title,
];

const HEAD = ['finding', 'severity', 'what it means'];

const rules = () =>
  table(
    HEAD,
    Object.entries(RULE_FINDINGS).map((entry) => row(entry, 'rules.md')),
  );

const constructs = () =>
  table(
    HEAD,
    Object.entries(CONSTRUCT_FINDINGS).map((entry) => row(entry, '')),
  );

const sections = () =>
  Object.entries(CONSTRUCT_FINDINGS).map(
    ([id, { severity, title, why, remedy }]) =>
      [
        `### ${id}`,
        `${title}. Severity: ${severity}.`,
        `${why}.`,
        `What to do: ${uncapitalized(remedy)}. Acknowledge as ${code(`cdk-amazon-connect-iam:${id}`)}.`,
      ].join('\n\n') + '\n',
  );

const uncapitalized = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
