import type { ReportingDescriptor } from 'sarif';
import { Severity } from '../../src/policy/finding';
import { FAULT_RULES } from '../../src/text/fault-rules';
import { FindingWording } from '../../src/text/finding-wording';
import { ACCEPTANCE_FINDINGS } from '../../src/text/further-findings';
import { Rule } from '../../src/validation/rule';
import { RULES } from '../../src/validation/run-rules';
import { homepage } from '../package';
import { sentence } from '../sentence';

/** The rule for parts that were not read. */
export const UNREAD = 'unread-part';

/** The page that describes a rule. */
const PAGE = `${homepage}/blob/main/docs/rules.md`;

const TAGS = ['security', 'amazon-connect', 'iam'];

/**
 * The scores of dangers, from 0 to 10. GitHub calls a score above 9 critical, from 7 high, from 4
 * medium.
 */
const DANGER: Readonly<Record<Severity, string>> = {
  fatal: '9.5',
  error: '8.0',
  warning: '5.5',
  note: '1.0',
};

/** The scores of access that does not work, which is low for GitHub. */
const FAULT: Readonly<Record<Severity, string>> = {
  fatal: '3.9',
  error: '3.5',
  warning: '2.0',
  note: '1.0',
};

export const levelOf = (severity: Severity): 'error' | 'warning' | 'note' =>
  severity === 'fatal' ? 'error' : severity;

/** Returns the descriptions of all rules, in the order of `RULE_IDS`. */
export const ruleDescriptors = (): ReportingDescriptor[] => [
  ...RULES.map(descriptor),
  unreadDescriptor,
  ...Object.entries(ACCEPTANCE_FINDINGS).map(acceptanceDescriptor),
];

/** The ids of all rules, of unread parts, and of findings about acceptances. */
export const RULE_IDS: readonly string[] = [
  ...RULES.map(({ id }) => id),
  UNREAD,
  ...Object.keys(ACCEPTANCE_FINDINGS),
];

const block = (code: string): string => `\`\`\`json\n${code}\n\`\`\`\n`;

function descriptor({ id, title, why, severity, examples }: Rule): ReportingDescriptor {
  const [bad, good] = [examples.bad, examples.good].map((document) =>
    JSON.stringify(document, undefined, 2),
  );
  return {
    id,
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(why) },
    help: {
      text: `${sentence(why)}\n\nFound:\n${bad}\n\nNot found:\n${good}`,
      markdown: `${sentence(why)}\n\nFound:\n\n${block(bad)}\nNot found:\n\n${block(good)}`,
    },
    helpUri: `${PAGE}#${id}`,
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      tags: TAGS,
      'security-severity': (FAULT_RULES.includes(id) ? FAULT : DANGER)[severity],
    },
  };
}

const unreadDescriptor: ReportingDescriptor = {
  id: UNREAD,
  shortDescription: { text: 'A part that could not be read.' },
  fullDescription: { text: 'What cannot be read is not audited, and nothing is known of it.' },
  help: { text: 'Correct the part: what it should be stands in the message.' },
  helpUri: `${homepage}/blob/main/docs/command.md#what-it-reads`,
  defaultConfiguration: { level: 'error' },
  properties: { tags: TAGS, 'security-severity': DANGER.error },
};

const acceptanceDescriptor = ([id, { title, why, remedy, severity }]: [
  string,
  FindingWording,
]): ReportingDescriptor => ({
  id,
  shortDescription: { text: sentence(title) },
  fullDescription: { text: sentence(why) },
  help: { text: `${sentence(why)} ${sentence(remedy)}` },
  helpUri: `${homepage}/blob/main/docs/command.md#accepted-findings`,
  defaultConfiguration: { level: levelOf(severity) },
  properties: { tags: TAGS, 'security-severity': FAULT[severity] },
});
