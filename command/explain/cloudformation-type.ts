import { grantLine, placesSection } from './grant-line';
import { grantsIn, Granted, placesIn } from './granted';
import { actionsWithBrought } from './origin';
import { Provenance, provenanceOf, sourcesSection } from './provenance';
import { statementsOf, StatementText } from './statements';
import { handlerActions, HandlerActions, jobIds } from '../../src/catalogue/catalogue';
import { constantName } from '../../src/text/constant-name';
import { Line, sheet } from '../sheet';
import { Typesetting } from '../text';

export interface CloudFormationTypeExplained {
  readonly kind: 'CloudFormation type';
  readonly type: string;
  /** What each handler calls. */
  readonly handlers: HandlerActions;
  /** The jobs that have all of it, the smallest first. */
  readonly jobs: readonly string[];
  readonly granted: readonly Granted[];
  readonly places: ReturnType<typeof placesIn>;
  /** The statements for one instance. Words in capitals stand for values. */
  readonly statements: readonly StatementText[];
  readonly write: string;
  readonly sources: readonly Provenance[];
}

export function explainCloudFormationType(type: string): CloudFormationTypeExplained {
  const handlers = handlerActions(type);
  if (!handlers) throw new Error(`The catalogue has no CloudFormation type ${type}.`);
  const actions = [...new Set(Object.values(handlers).flat())].sort();
  const granted = grantsIn(type, Object.fromEntries(actions.map((action) => [action, undefined])));
  return {
    kind: 'CloudFormation type',
    type,
    handlers,
    jobs: jobsWith(actions),
    granted,
    places: placesIn(granted),
    statements: statementsOf(granted),
    write: `ConnectAccess.deploys('${type}')`,
    sources: provenanceOf('cfn-lint'),
  };
}

const jobsWith = (actions: readonly string[]): string[] =>
  jobIds()
    .map((id) => ({ id, has: actionsWithBrought(id) }))
    .filter(({ has }) => actions.every((action) => has.has(action)))
    .sort((a, b) => a.has.size - b.has.size)
    .map(({ id }) => `ConnectJob.${constantName(id)}`);

/** Renders a CloudFormation type for people. */
export const cloudFormationTypeSheet = (
  one: CloudFormationTypeExplained,
  how: Typesetting,
): string =>
  sheet(
    one.type,
    'CloudFormation resource type. A deployment also needs access to CloudFormation itself.',
    [
      {
        heading: 'What its handlers call',
        lines: Object.entries(one.handlers).map(([handler, actions]): Line => [
          handler,
          actions.length > 0 ? actions.join(', ') : 'nothing',
        ]),
      },
      {
        heading: 'Jobs with all of it',
        lines: one.jobs.length > 0 ? [one.jobs.join(', ')] : ['None.'],
      },
      { heading: 'Where this library grants it', lines: one.granted.map(grantLine(true)) },
      placesSection(one.places),
      { heading: 'Write', lines: [one.write] },
      {
        heading: 'As statements, for one instance',
        lines: one.statements.map((statement) => JSON.stringify(statement)),
      },
      sourcesSection(one.sources),
    ],
    how,
  );
