import { QueryResult, AccessQuery } from './access-query';
import { jobIds, originFacts, useCaseIds } from '../catalogue/catalogue';
import { toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';

/** An expectation that is not met. */
export class AccessAssertionError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'AccessAssertionError';
  }
}

const FEW = 3;

/** `statement Users of Stack/Agents`, by its number where it has no Sid. */
export function statementName({
  sid,
  place: { constructPath, logicalId, file, pointer },
}: PolicyStatement): string {
  const number = pointer[pointer.length - 1];
  return `statement ${sid ?? (typeof number === 'number' ? number + 1 : 1)} of ${constructPath?.replace(/\/(Resource|Default)$/, '') ?? logicalId ?? file}`;
}

/** The first few, and how many there are besides. */
export const truncate = (all: readonly string[], most = FEW): string[] =>
  all.length > most
    ? [...all.slice(0, most), `${/^ */.exec(all[0])![0]}and ${all.length - most} more`]
    : [...all];

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
const onWhat = ({ resource }: QueryResult, given: boolean) =>
  given && resource !== undefined ? ` on ${resource}` : ' on any resource';

/** Why an action is not allowed, and who would want it to be. */
export function notAllowedMessage(
  asked: AccessQuery,
  action: string,
  answered: QueryResult,
  given: boolean,
): string[] {
  const name = asked.principal.name;
  const { verdict, because, statements, conditions } = answered.decision;
  if (verdict === 'conditional') {
    return [
      `${name} can ${action}${given ? ` on ${answered.resource}` : ''} only if all of this holds:`,
      ...indented(conditions),
      `It is allowed by ${truncate(statements.filter(({ effect }) => effect === 'Allow').map(statementName)).join(', ') || 'no statement that is known'}.`,
      'Say what the keys are in `context`, or expect the conditions in `onlyIf`.',
      ...unknownDocuments(asked),
    ];
  }
  const cannot = `${name} cannot ${action}${onWhat(answered, given)}`;
  if (because === 'deny')
    return [`${cannot}: denied by ${statements.map(statementName).join(', ')}.`];
  if (because === 'boundary')
    return [
      `${cannot}: its permissions boundary ${toDisplayText(asked.principal.boundary!.arn)} does not allow it.`,
    ];
  return [
    `${cannot}: no statement allows it.`,
    ...indented([...elsewhere(asked, action), ...wantedBy(action)]),
  ];
}

/** What to do about managed policies whose documents nobody has. */
function unknownDocuments({ principal: { attached, boundary } }: AccessQuery): string[] {
  const unknown = [...attached, ...(boundary ? [boundary] : [])]
    .filter(({ policy }) => !policy)
    .map(({ arn }) => toDisplayText(arn));
  return unknown.length > 0
    ? [`Give the document of ${unknown.join(' and of ')} in \`managedPolicies\`.`]
    : [];
}

/** Statements that allow the action, but not this. */
function elsewhere(asked: AccessQuery, action: string): string[] {
  return truncate(
    asked.allowing(action).map((statement) => {
      const { resources, notResource, conditions } = statement;
      const where = `on ${notResource ? 'all but ' : ''}${truncate(resources.map(toDisplayText)).join(', ')}`;
      const keys =
        conditions.length > 0
          ? `, with conditions on ${[...new Set(conditions.map(({ key }) => key))].join(', ')}`
          : '';
      return `${statementName(statement)} allows it ${where}${keys}`;
    }),
  );
}

/** The rows of the console page and the jobs that want the action. */
export function wantedBy(action: string): string[] {
  const named = (kind: string, id: string) => {
    const { group, label } = originFacts(id);
    return `${kind}.${id.toUpperCase().replace(/\W+/g, '_')} (${group === label ? label : `${group}: ${label}`})`;
  };
  const wants = (id: string) =>
    originFacts(id).actions.some((one) => one.toLowerCase() === action.toLowerCase());
  const origins = [
    ...useCaseIds()
      .filter(wants)
      .map((id) => named('ConsoleUseCase', id)),
    ...jobIds()
      .filter(wants)
      .map((id) => named('ConnectJob', id)),
  ];
  return origins.length > 0 ? [`${action} is part of ${truncate(origins).join(', ')}`] : [];
}

/** What allows an action that should not be. */
export function stillAllowedMessage(
  asked: AccessQuery,
  action: string,
  answered: QueryResult,
): string[] {
  const { verdict, statements, conditions } = answered.decision;
  const allows = truncate(
    statements.filter(({ effect }) => effect === 'Allow').map(statementName),
  ).join(', ');
  const can = `${asked.principal.name} can ${action} on ${answered.resource ?? 'some resource'}`;
  if (verdict === 'allowed') return [`${can}: allowed by ${allows}.`];
  return [
    `${can}, if all of this holds:`,
    ...indented(conditions),
    ...(allows === '' ? [] : [`It is allowed by ${allows}.`]),
    ...unknownDocuments(asked),
  ];
}
