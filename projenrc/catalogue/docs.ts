import { places as placesOfScopes } from './bindings';
import { rendered } from './compile';
import { general, services } from './facts';
import { code, codes, headingLink, table } from './markdown';
import { constant } from './typescript';
import type { Binding, Bindings, PlaceFacts, UseCaseFacts } from '../../src/catalogue/facts';

type Row = UseCaseFacts;

/** Actions that are granted in the same way. */
interface Group extends Binding {
  readonly actions: string[];
}

/** The pages of documentation that are made from the catalogue: path to text. */
export function docs(): Record<string, string> {
  const files = rendered();
  const rows: Row[] = Object.values(JSON.parse(files['use-cases.json']) as Record<string, Row>);
  const granted = JSON.parse(files['bindings.json']) as Bindings;
  const pages = [...new Set(rows.map((row) => row.page))].map((page) =>
    pageSection(
      rows.filter((row) => row.page === page),
      granted,
    ),
  );
  return {
    'docs/console-use-cases.md': [
      intro(rows.length),
      index(rows),
      placesSection(placesOfScopes()),
      ...pages,
      beyondSection(rows, granted),
    ].join('\n'),
  };
}

const intro = (
  rows: number,
) => `<!-- ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render". -->

# Console use cases

The ${rows} rows of AWS's [table of permissions for the Amazon Connect console](https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html),
each with what the table leaves out: the resources, the conditions and the reasons. AWS's table has actions only.
What is here is what \`ConnectAccess.consoleUseCases(...)\` grants.

- A row shows its own actions. The rows that it brings are granted with it, and the rows that those bring.
- Several resources in a cell are all granted. An action that is in two lines of a table is granted as both say.
- Much of the console reaches beyond the instance that it is open on, and so do these grants: see [what IAM cannot tell apart](#what-iam-cannot-tell-apart).
- Where the reason is empty, the resources are those that the Service Authorization Reference gives for the action.
`;

/** The rows by page, as links. */
function index(rows: readonly Row[]): string {
  const pages = [...new Set(rows.map((row) => row.page))];
  const lines = pages.map((page) => {
    const its = rows.filter((row) => row.page === page);
    const links = its.map((row) => {
      const before = rows.slice(0, rows.indexOf(row)).filter(({ label }) => label === row.label);
      return headingLink(row.label, row.label.split(':')[0], before.length);
    });
    return [headingLink(pageHeading(its[0]), page), links.join('<br>')];
  });
  return `${table(['page', 'rows'], lines)}
Also: ${headingLink('Places')}, ${headingLink('What IAM cannot tell apart')}.
`;
}

const pageHeading = ({ page, formerPage }: Row): string =>
  `${page}${formerPage ? ` (formerly ${formerPage})` : ''}`;

const given = () =>
  Object.entries(general().givenPlaces).map(([name, what]) => [code(`{${name}}`), what]);

function placesSection(places: Record<string, PlaceFacts>): string {
  const named = Object.entries(places).map(([name, place]) => [
    code(`{${name}}`),
    byDefault(place),
    code(`ConnectScope.${place.property}`),
    place.why,
  ]);
  return `## Places

These are filled by the scope:

${table(['place', 'what it is filled with'], given())}
These are resources that go with an instance. The scope names them; what it does not name has the default.

${table(['place', 'by default', 'named by', 'why'], named)}`;
}

function byDefault(place: PlaceFacts): string {
  const conditions = place.defaultConditions
    ? `<br>with ${condition(place.defaultConditions)}`
    : '';
  if (place.default) return codes(place.default) + conditions;
  return place.optional ? 'nothing: its actions are left out' : 'an error that says what to name';
}

function pageSection(rows: readonly Row[], granted: Bindings): string {
  return `## ${pageHeading(rows[0])}\n\n${rows.map((row) => rowSection(row, granted)).join('\n')}`;
}

function rowSection(row: Row, granted: Bindings): string {
  const facts = [
    `\`ConsoleUseCase.${constant(row.id)}\`, access: ${row.access}`,
    ...(row.section ? [`Section: ${row.section}`] : []),
    ...(row.formerLabel ? [`Formerly: ${row.formerLabel}`] : []),
    `Brings: ${row.brings.length > 0 ? row.brings.map((id) => code(constant(id))).join(', ') : 'nothing'}`,
    ...(row.corrections ?? []).map(correction),
  ];
  const lines = groups(uses([row], granted)).map((group) => [...grantCells(group), reason(group)]);
  return `### ${row.label}\n\n${facts.map((fact) => `- ${fact}\n`).join('')}\n${table(['actions', 'resources', 'condition', 'why'], lines)}`;
}

function correction({ replace, by, add, why }: NonNullable<Row['corrections']>[number]): string {
  return add
    ? `Corrected: AWS's table does not have \`${add}\` here; it is granted too. ${why}`
    : `Corrected: AWS's table has \`${replace}\`; granted is \`${by}\`. ${why}`;
}

/** What the grants of all rows reach beside the one instance. */
function beyondSection(rows: readonly Row[], granted: Bindings): string {
  const beyond = uses(rows, granted).filter(([, binding]) => !inInstance(binding));
  const everywhere = beyond.filter(([, { resources }]) => resources.includes('*'));
  const named = beyond.filter(([, { resources }]) => resources[0].startsWith('{'));
  const account = beyond.filter((use) => !everywhere.includes(use) && !named.includes(use));
  const changing = (changes: boolean) =>
    groups(everywhere.filter(([action]) => !readOnly(action) === changes)).map((group) => [
      changes ? 'changes' : 'reads',
      codes(group.actions),
      reason(group),
    ]);
  return `## What IAM cannot tell apart

With one instance in the scope, these actions still reach further than that instance: what they are granted on does
not contain it, and they do not take \`connect:InstanceId\`. Who has them for one instance has them for whatever else is
there, of other instances and of other applications. What must be kept apart belongs into accounts of its own.

### Granted on everything

${table(['level', 'actions', 'why'], [...changing(true), ...changing(false)])}
### Granted on ARNs that do not name the instance

${table(
  ['actions', 'resources', 'condition', 'reaches', 'why'],
  groups(account).map((group) => [...grantCells(group), extent(group), group.why ?? '']),
)}
### Granted on what the scope names

No further than the scope says, or than the default of the [place](#places). What two instances share is reached through either.

${table(
  ['actions', 'resources', 'condition', 'why'],
  groups(named).map((group) => [...grantCells(group), reason(group)]),
)}`;
}

const extent = ({ resources }: Binding) =>
  resources.every((resource) => resource.includes('{Region}'))
    ? 'the account in one Region'
    : 'the account';

function readOnly(action: string): boolean {
  const [prefix, name] = action.split(':');
  return ['List', 'Read'].includes(
    services().find((s) => s.service === prefix)!.actions[name].level,
  );
}

const inInstance = ({ resources, conditions }: Binding) =>
  resources.every((resource) => resource.startsWith('{Instance}')) ||
  JSON.stringify(conditions ?? {}).includes('"connect:InstanceId"');

/** Each action of rows or jobs with each way in which it is granted. */
export function uses(
  rows: ReadonlyArray<Pick<Row, 'id' | 'actions'>>,
  { general: ordinary, rows: special }: Bindings,
): Array<[action: string, binding: Binding]> {
  return rows.flatMap(({ id, actions }) =>
    actions.flatMap((action) =>
      (special[id]?.[action] ?? ordinary[action]).map((binding): [string, Binding] => [
        action,
        binding,
      ]),
    ),
  );
}

/** One group for the same resources, conditions and reason; those in the instance come first. */
export function groups(all: ReadonlyArray<[action: string, binding: Binding]>): Group[] {
  const found = new Map<string, Group>();
  for (const [action, { resources, conditions, why }] of all) {
    const key = JSON.stringify([resources, conditions, why]);
    const group: Group = found.get(key) ?? { resources, conditions, why, actions: [] };
    if (!group.actions.includes(action)) group.actions.push(action);
    found.set(key, group);
  }
  found.forEach((group) => group.actions.sort());
  return [...found.values()].sort(
    (a, b) => Number(inInstance(b)) - Number(inInstance(a)) || (sortKey(a) < sortKey(b) ? -1 : 1),
  );
}

const sortKey = ({ resources, actions }: Group) => `${resources.join()} ${actions.join()}`;

export const grantCells = ({ actions, resources, conditions }: Group) => [
  codes(actions),
  codes(resources.map((text) => text.replace('{Any}', '*'))),
  conditions ? condition(conditions) : '',
];

const reason = ({ resources, why }: Binding) =>
  why ?? (resources.includes('*') ? 'Takes no resource.' : '');

const condition = (conditions: NonNullable<Binding['conditions']>) =>
  codes(
    Object.entries(conditions).flatMap(([operator, byKey]) =>
      Object.entries(byKey).map(([key, value]) => `${operator} ${key} = ${String(value)}`),
    ),
  );
