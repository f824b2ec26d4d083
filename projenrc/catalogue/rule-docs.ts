import { code, table } from './docs';
import { ruleExamples } from './review';
import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import type { Rule } from '../../src/validation/rule';
import { audit, RULES } from '../../src/validation/run-rules';

/** The page of the rules of validation: path to text. */
export function ruleDocs(): Record<string, string> {
  return { 'docs/rules.md': [INTRO, overview(), ...RULES.map(section)].join('\n') };
}

const INTRO = `<!-- ~~ Generated from src/validation/rules and catalogue/rules.json. To modify, edit those and run "npm run catalogue:render". -->

# Rules

What \`ConnectAccessValidation\` looks for in the final templates of an app, hand-written roles included, and \`connect-iam audit\`
in any template or policy:

\`\`\`ts
Validations.of(app).addPlugins(new ConnectAccessValidation(app));
\`\`\`

The rules speak of access to Amazon Connect: of statements that name its services, and of what else is allowed to who has such
a statement. Of other roles they say nothing. What AWS has published word for word is not doubted, and what the library makes
on purpose it has acknowledged itself.

| severity | what it means | synthesis |
| --- | --- | --- |
| fatal | it hands over the account, or it cannot work | fails, until it is acknowledged |
| error | it is wrong | fails, until it is acknowledged |
| warning | it may be meant | succeeds and reports it, until it is acknowledged |

\`failOn\` moves the line. A finding is acknowledged on its construct or on one around it, by the name that the report has, or
all findings of a rule by the id of the rule:

\`\`\`ts
Validations.of(role).acknowledge(
  { id: 'cdk-amazon-connect-iam::star-resource[connect:ListUsers]', reason: 'the only instance of this account' },
  { id: 'cdk-amazon-connect-iam::literal-partition', reason: 'never deployed to another partition' },
);
\`\`\`

A name changes when the statement names more, so that what was acknowledged is not what was added later.
`;

const overview = () =>
  table(
    ['rule', 'severity', 'what it finds'],
    RULES.map(({ id, severity, title }) => [`[${id}](#${id})`, severity, title]),
  );

function section({ id, severity, title, why }: Rule): string {
  const { bad, good } = ruleExamples()[id];
  const [finding] = audit(read('policy.json', bad)!).filter((found) => found.id === id);
  return `## ${id}

${title}. ${why}. Severity: ${severity}.

${json(bad)}
${code(findingName(finding))}: ${prose(finding.what)}. ${prose(finding.instead)}.

Instead:

${json(good)}`;
}

const json = (document: object) => `\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\`\n`;

/** Text with the ARNs, actions and placeholders in it as code. */
const prose = (text: string) =>
  text.replace(
    /\barn:\S*[^\s.,:]|(?<=\s|^)\*(?=[\s,.]|$)|\b[a-z-]+:[A-Z][\w*]*(\/[\w${}]+)?(?!\S*\/)/g,
    (found) => code(found),
  );
