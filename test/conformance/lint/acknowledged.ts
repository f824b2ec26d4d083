import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a tool has to say of something. */
export interface Finding {
  readonly finding: string;
  readonly where: string;
}

/** A finding that stands, with the reason. A star in `finding` or `where` is anything. */
interface Acknowledgement extends Finding {
  readonly tool: string;
  readonly reason: string;
}

const all = (): Acknowledgement[] =>
  JSON.parse(readFileSync(join(__dirname, 'acknowledgements.json'), 'utf8'));

const matches = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  ).test(text);

/**
 * What is to be done: findings of a tool that nobody acknowledged, and acknowledgements that stand
 * for no finding any more. Nothing is both.
 */
export function unresolved(
  tool: string,
  findings: readonly Finding[],
): { findings: string[]; acknowledgements: Acknowledgement[] } {
  const own = all().filter((acknowledgement) => acknowledgement.tool === tool);
  const stands = (a: Acknowledgement, { finding, where }: Finding) =>
    matches(a.finding, finding) && matches(a.where, where);
  return {
    findings: [
      ...new Set(
        findings
          .filter((f) => !own.some((a) => stands(a, f)))
          .map(({ finding, where }) => `${where}: ${finding}`),
      ),
    ],
    acknowledgements: own.filter((a) => !findings.some((f) => stands(a, f))),
  };
}

export const NOTHING_TO_DO = { findings: [], acknowledgements: [] };

export const TOOLS = [
  'cfn-lint',
  'parliament',
  'policy_sentry',
  'cloudsplaining',
  'AwsSolutions',
  'NIST.800.53.R5',
  'aws-cdk-lib',
];

/** Acknowledgements of tools that there are not, and those without a reason. */
export const misplaced = () =>
  all().filter(({ tool, reason }) => !TOOLS.includes(tool) || reason.length < 20);
