import { readTogether } from '../../src/reader/read';
import { allow, deny, INSTANCE, role } from '../support/readings';

/*
 * Words change, data does not. Every text that src/text makes is rewritten here, and reports and changes stay
 * what they are.
 */

const TEXTS = [
  'condition-text',
  'escalation-text',
  'missing-reason',
  'trust-text',
  'unknown-part',
  'finding-name',
] as const;

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const trust = (more: object) => ({
  AssumeRolePolicyDocument: {
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', ...more }],
  },
});
const world = (statements: object[], properties: object) =>
  readTogether([
    { file: 'a.json', content: { Resources: { Role: role(statements, properties) } } },
  ]);
const before = world(
  [allow('connect:*', `${INSTANCE}/*`, mfa), deny('connect:CreateUser', '*', mfa)],
  trust(mfa),
);
const after = world([allow(['connect:*', 'iam:PutRolePolicy'])], {
  ...trust({}),
  ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Ours'],
  PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Boundary',
});

/** The report and the changes as JSON, and as text, by the modules as they are now. */
function outputs() {
  const { report } = jest.requireActual('../../src/report/build-report');
  const { reportData } = jest.requireActual('../../src/report/report-json');
  const { changes } = jest.requireActual('../../src/report/changes/compare');
  const { changesText } = jest.requireActual('../../src/report/changes/render-text');
  const { audit } = jest.requireActual('../../src/validation/run-rules');
  const [was, is] = [before, after].map((one) => report(one, audit(one)));
  const found = changes(was, is);
  return {
    data: JSON.stringify([reportData(was), reportData(is), found]),
    text: changesText(found) as string,
  };
}

function rewritten<T>(value: T): T {
  if (typeof value === 'string') return 'REWRITTEN' as T;
  if (Array.isArray(value)) return value.map(rewritten) as T;
  if (typeof value === 'function')
    return ((...args: unknown[]) => rewritten((value as unknown as Function)(...args))) as T;
  return value;
}

test('a rewritten phrase changes no report and no changes', () => {
  const original = outputs();
  jest.resetModules();
  for (const name of TEXTS) {
    const path = `../../src/text/${name}`;
    const actual = jest.requireActual(path);
    jest.doMock(path, () =>
      Object.fromEntries(Object.entries(actual).map(([key, value]) => [key, rewritten(value)])),
    );
  }
  jest.doMock('../../src/text/findings', () => {
    const actual = jest.requireActual('../../src/text/findings');
    return {
      ...actual,
      finding: (...args: unknown[]) => {
        const found = actual.finding(...args);
        return { ...found, what: 'REWRITTEN', why: 'REWRITTEN', instead: 'REWRITTEN' };
      },
    };
  });
  const changed = outputs();
  expect(changed.text).toContain('REWRITTEN');
  expect(changed.text).not.toBe(original.text);
  expect(changed.data).toBe(original.data);
});
