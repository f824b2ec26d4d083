import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, table } from './markdown';
import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import type { Rule } from '../../src/validation/rule';
import { audit, RULES } from '../../src/validation/run-rules';

/** The page of the rules of validation: path to text. */
export function ruleDocs(): Record<string, string> {
  return {
    'docs/rules.md': [`${HEADER}\n`, intro(), overview(), ...RULES.map(section)].join('\n'),
  };
}

const HEADER =
  '<!-- ~~ Generated from projenrc/catalogue/rules-intro.md, src/validation/rules and catalogue/rules.json. ' +
  'To modify, edit those and run "npm run catalogue:render". -->';

/** Whom the rules judge, what they leave out, and how to acknowledge what they find. */
const intro = () => readFileSync(join(__dirname, 'rules-intro.md'), 'utf8');

const overview = () =>
  table(
    ['rule', 'severity', 'what it finds'],
    RULES.map(({ id, severity, title }) => [`[${id}](#${id})`, severity, title]),
  );

function section({ id, severity, title, why, examples: { bad, good } }: Rule): string {
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
