import { rendered } from './compile';
import { renderedForms } from './documented-forms';
import { family, useCases } from './facts';
import { jobs } from './jobs';
import { scopeConditions } from './scope-conditions';
import type { ActionFacts } from '../../src/catalogue/facts';

const HEADER =
  '// ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render".\n\n';

/** The enums and enum-like classes whose members are the catalogue's: path to text. */
export function typescript(): Record<string, string> {
  return {
    'src/access/actions.generated.ts': actionEnums(),
    'src/access/console-use-case.generated.ts': useCaseClass(),
    'src/access/console-page.generated.ts': pageClass(),
    'src/access/connect-job.generated.ts': jobClass(),
    'src/scope/condition-values.generated.ts': conditionEnums(),
  };
}

function actionEnums(): string {
  const facts: Record<string, Record<string, ActionFacts>> = JSON.parse(rendered()['actions.json']);
  const enums = Object.entries(family()).map(([service, { name, enum: type }]) => {
    const members = Object.entries(facts[service]).map(([action, fact]) => {
      const doc = wrapped(actionDoc(`${service}:${action}`, fact));
      return `${doc}\n  ${constant(action)} = '${service}:${action}',`;
    });
    const about = `/** The actions of ${name}, IAM prefix \`${service}\`. */`;
    return `${about}\nexport enum ${type} {\n${members.join('\n')}\n}\n`;
  });
  return `${HEADER}${enums.join('\n')}`;
}

/** The values of the condition keys that have an enum. */
function conditionEnums(): string {
  const facts: { conditions: Record<string, { values: string[] }> } = JSON.parse(
    rendered()['scope-conditions.json'],
  );
  const enums = Object.entries(scopeConditions().conditions).flatMap(
    ([method, { key, enum: type }]) => {
      if (!type) return [];
      const members = facts.conditions[method].values.map(
        (value) => `  /** \`${value}\`. */\n  ${constant(value)} = '${value}',`,
      );
      return [
        `/** The values of \`${key}\`. */\nexport enum ${type} {\n${members.join('\n')}\n}\n`,
      ];
    },
  );
  return `${HEADER}${enums.join('\n')}`;
}

/** What the user of an editor needs to know of an action. */
function actionDoc(
  action: string,
  { level, types = [], optionalTypes = [], needs, withTags }: ActionFacts,
): string {
  const documented = documentedTypes(action);
  const resources = [
    ...types,
    ...optionalTypes.map((type) => `${type} (optional)`),
    ...documented.map((type) => `${type} (documented)`),
  ];
  const where = resources.length > 0 ? `Resources: ${resources.join(', ')}` : 'Resource: * only';
  const besides = needs ? [`Needs ${needs.map((need) => `\`${need}\``).join(', ')}`] : [];
  const tags = withTags ? [`With tags also \`${withTags}\``] : [];
  return [`\`${action}\`: ${level}`, where, ...besides, ...tags]
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** The last part of ARNs that AWS documents for an action besides those of its resource types. */
const documentedTypes = (action: string): string[] => [
  ...new Set(
    (renderedForms()[action] ?? [])
      .flatMap(({ arns = [] }) => arns)
      .map((arn) => arn.split(':').slice(5).join(':').split('/')[0]),
  ),
];

/** A comment whose lines are not longer than 100 characters. */
function wrapped(text: string): string {
  if (text.length < 90) return `  /** ${text} */`;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < 93) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return `  /**\n${lines.map((line) => `   * ${line}\n`).join('')}   */`;
}

function useCaseClass(): string {
  const members = useCases().map((row) => {
    const where = [row.pageNameSince2026 ?? row.page, row.section]
      .filter((part) => part)
      .join(', ');
    return member(
      `${where}: ${row.labelSince2026 ?? row.label}.`,
      constant(row.id),
      'ConsoleUseCase',
      row.id,
    );
  });
  return `${HEADER}import { ConsoleUseCaseBase } from './console-use-case-base';

/**
 * A row of AWS's table of permissions for the Amazon Connect console.
 *
 * An edit brings the rows that show what it edits, and every page of the console the home page's list and details.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html
 */
export class ConsoleUseCase extends ConsoleUseCaseBase {
${members.join('\n')}
}
`;
}

function pageClass(): string {
  const pages = [...new Set(useCases().map((row) => row.pageNameSince2026 ?? row.page))];
  const former = (page: string) => [
    ...new Set(
      useCases()
        .filter((r) => r.pageNameSince2026 === page)
        .map((r) => r.page),
    ),
  ];
  const members = pages.map((page) =>
    member(
      `${page}${former(page).length > 0 ? `, formerly ${former(page).join(', ')}` : ''}.`,
      constant(page),
      'ConsolePage',
      page,
    ),
  );
  return `${HEADER}import { ConsolePageBase } from './console-page-base';

/**
 * A page of the Amazon Connect console, with its use cases.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html
 */
export class ConsolePage extends ConsolePageBase {
${members.join('\n')}
}
`;
}

function jobClass(): string {
  const members = jobs().map((job) => member(job.does, constant(job.id), 'ConnectJob', job.id));
  return `${HEADER}import { ConnectJobBase } from './connect-job-base';

/**
 * A job that people and applications have in a contact center again and again, with the actions that it takes.
 *
 * Which ones they are, and why each is there, is in the documentation: docs/jobs.md.
 */
export class ConnectJob extends ConnectJobBase {
${members.join('\n')}
}
`;
}

const member = (doc: string, name: string, type: string, value: string) =>
  `${wrapped(doc)}\n  public static readonly ${name} = new ${type}('${value}');`;

/** CreateUser, edit-call-recording, Forecasting & agent scheduling: CREATE_USER, EDIT_CALL_RECORDING, FORECASTING_AND_AGENT_SCHEDULING. */
export function constant(name: string): string {
  return name
    .replace(/&/g, 'and')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
