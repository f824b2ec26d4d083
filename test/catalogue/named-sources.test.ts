import asks from '../../catalogue/aws-policy-actions.json';
import capabilities from '../../catalogue/capabilities.json';
import escalation from '../../catalogue/escalation.json';
import dependents from '../../catalogue/facts/dependent-actions.json';
import { jobs } from '../../catalogue/jobs.json';
import parts from '../../catalogue/parts.json';
import rows from '../../catalogue/rendered/use-cases.json';
import { statements } from '../../catalogue/statements.json';
import { asList, services } from '../../projenrc/catalogue/facts';
import { defined } from '../support/defined';

type Lists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const lists = dependents as unknown as Lists;

/** The dependents of an action, or of all actions that begin as a pattern does. */
function needsOf(action: string): readonly string[] {
  const [service, name] = action.split(':');
  return Object.entries(lists[service] ?? {}).flatMap(([own, needs]) =>
    own === name || (name.endsWith('*') && own.startsWith(name.slice(0, -1))) ? needs : [],
  );
}

/** Whether requests for the action carry tags, by the reference. */
function takesTags(action: string): boolean {
  const [prefix, name] = action.split(':');
  const found = services().find(({ service }) => service === prefix)?.actions[name];
  return found?.keys?.some((key) => key.startsWith('aws:RequestTag')) ?? false;
}

test("a statement that has the console page as its source has actions of the page's rows", () => {
  const all = Object.values(rows as Readonly<Record<string, { readonly actions: string[] }>>);
  const listed = new Set(all.flatMap(({ actions }) => actions));
  const ofThePage = statements.filter(({ source }) => source === 'connect-console-permissions');
  expect(ofThePage.length).toBeGreaterThan(0);
  expect(
    ofThePage.flatMap(({ id, actions }) =>
      actions.filter((action) => !listed.has(action)).map((action) => `${id}: ${action}`),
    ),
  ).toEqual([]);
});

test('what a job needs by the list of dependents, that list has for an action of the job', () => {
  const wanted = jobs.flatMap(({ id, source, grants = [] }) => {
    const own = grants.flatMap(({ actions }) => actions);
    const needed = new Set(own.flatMap(needsOf));
    return grants
      .filter((grant) => ('source' in grant ? grant.source : source) === 'sar-2026-07')
      .filter(({ why }) => why.includes('need'))
      .flatMap(({ actions }) => actions.map((action) => ({ id, action, needed })));
  });
  expect(wanted.length).toBeGreaterThan(0);
  expect(
    wanted
      .filter(({ action, needed }) => !needed.has(action))
      .map(({ id, action }) => `${id}: ${action}`),
  ).toEqual([]);
});

test('a part says that requests carry no tags where the reference lists none, and nowhere else', () => {
  const said = Object.entries<{ readonly why: string; readonly makes?: readonly string[] }>(
    parts,
  ).filter(([, { makes = [] }]) => makes.length > 0);
  expect(
    said
      .filter(
        ([action, { why }]) => why.includes('lists no tags of the request') === takesTags(action),
      )
      .map(([action]) => action),
  ).toEqual([]);
});

test('a part uses what exists before where the reference lists a type that it does not make', () => {
  const wrong = Object.entries<{ readonly why: string; readonly makes?: readonly string[] }>(parts)
    .filter(([, { why }]) => why.includes('the others exist before'))
    .filter(([action, { makes = [] }]) => {
      const [prefix, name] = action.split(':');
      const found = services().find(({ service }) => service === prefix)?.actions[name];
      const types = [...asList(found?.types ?? []), ...asList(found?.optionalTypes ?? [])];
      return types.every((type) => makes.includes(type));
    });
  expect(wrong.map(([action]) => action)).toEqual([]);
});

test('actions that are asked about beyond the public list are in capabilities or ways', () => {
  const asked = defined(asks.actions.find(({ source }) => source === 'inferred')).actions;
  const named = `${JSON.stringify(capabilities)}${JSON.stringify(escalation)}`;
  expect(asked.filter((action) => !named.includes(`"${action}"`))).toEqual([]);
});
