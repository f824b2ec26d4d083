import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import type { Log, Result } from 'sarif';
import { RULES } from '../../src/validation/run-rules';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const STAR = allow('connect:SearchUsers');
const UNKNOWN = allow('connect:DescribeUsers');

// The schema of the standard, of draft 4: its own name and that of its draft mean nothing to a validator of draft 7.
const { $schema, id, ...schema } = sarifSchema;
const valid = new Ajv({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
}).compile(schema);

async function sarif(...args: string[]): Promise<Log> {
  const { out } = await connectIam(['audit', '--sarif', ...args]);
  const log = JSON.parse(out);
  valid(log);
  expect(valid.errors).toBeNull();
  return log;
}
const results = async (...args: string[]): Promise<Result[]> =>
  (await sarif(...args)).runs[0].results!;
const fingerprints = (all: readonly Result[]) =>
  all.map((result) => `${result.ruleId} ${result.partialFingerprints!.primaryLocationLineHash}`);

test('the schema refuses what is no SARIF', () => {
  expect(valid({ version: '2.1.0' })).toBe(false);
  expect(
    valid({
      version: '2.1.0',
      runs: [
        { tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' }, level: 'fatal' }] },
      ],
    }),
  ).toBe(false);
  expect(
    valid({
      version: '2.1.0',
      runs: [
        { tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' }, level: 'error' }] },
      ],
    }),
  ).toBe(true);
});

test('a run without findings says that there are none', async () => {
  put({ 'p.json': policy(allow('s3:GetObject')) });
  const { version, runs } = await sarif('p.json');
  expect([version, runs.length, runs[0].results, runs[0].invocations]).toEqual([
    '2.1.0',
    1,
    [],
    [{ executionSuccessful: true, toolExecutionNotifications: [] }],
  ]);
});

test('every rule is there with its help and its level', async () => {
  put({ 'p.json': policy() });
  const { rules } = (await sarif('p.json')).runs[0].tool.driver;
  expect(rules!.map((rule) => [rule.id, rule.defaultConfiguration!.level])).toEqual([
    ...RULES.map((rule) => [rule.id, rule.severity === 'fatal' ? 'error' : rule.severity]),
    ['unread-part', 'error'],
    ['expired-acceptance', 'warning'],
    ['unused-acceptance', 'warning'],
  ]);
  for (const rule of rules!)
    expect([rule.help!.text, rule.shortDescription!.text]).toEqual([
      expect.stringMatching(/\w.{10}/),
      expect.stringMatching(/\.$/),
    ]);
});

test('every rule has what code scanning of GitHub sorts by: a tag, a score and a page', async () => {
  put({ 'p.json': policy() });
  const { rules = [] } = (await sarif('p.json')).runs[0].tool.driver;
  const scores = Object.fromEntries(
    rules.map((rule) => [rule.id, Number(rule.properties!['security-severity'])]),
  );
  for (const { id: ruleId, helpUri, properties } of rules) {
    expect([ruleId, properties!.tags!.includes('security')]).toEqual([ruleId, true]);
    expect(helpUri).toMatch(
      /^https:\/\/\S+\/docs\/(rules\.md#[\w-]+|command\.md#(what-it-reads|accepted-findings))$/,
    );
  }
  expect(scores.escalation).toBeGreaterThan(9);
  expect(scores['chosen-session-name']).toBeGreaterThan(scores['star-resource']);
  expect(scores['star-resource']).toBeGreaterThan(scores['unknown-action']);
  expect(scores['literal-partition']).toBeLessThan(4);
});

describe('where an app creates the resource', () => {
  const assembly = (frame: string) => ({
    'cdk.out/manifest.json': {
      version: '36.0.0',
      artifacts: {
        Stack: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'Stack.template.json' },
          metadata: {
            '/Stack/Admin/Resource': [
              {
                type: 'aws:cdk:creationStack',
                data: ['...new Role2 in aws-cdk-lib...', frame, '...node internals...'],
              },
            ],
          },
        },
      },
    },
    'cdk.out/Stack.template.json': {
      Resources: { Admin: role(policy(STAR), 'Stack/Admin/Resource') },
    },
  });
  const inTemplate = {
    physicalLocation: {
      artifactLocation: { uri: 'cdk.out/Stack.template.json', uriBaseId: 'SRCROOT' },
      region: { startLine: 24, startColumn: 17 },
    },
    logicalLocations: [
      { name: 'Admin', fullyQualifiedName: 'Stack/Admin/Resource', kind: 'resource' },
    ],
  };

  test('is the location, with the template as related', async () => {
    put(assembly(`new Users (${process.cwd()}/lib/users.ts:12:5)`));
    const [{ locations, relatedLocations }] = await results('cdk.out');
    expect(locations).toEqual([
      {
        ...inTemplate,
        physicalLocation: {
          artifactLocation: { uri: 'lib/users.ts', uriBaseId: 'SRCROOT' },
          region: { startLine: 12, startColumn: 5 },
        },
      },
    ]);
    expect(relatedLocations).toEqual([
      { ...inTemplate, id: 1, message: { text: 'In the template' } },
    ]);
  });

  test('does not change the fingerprint', async () => {
    const prints = [];
    for (const line of [12, 80]) {
      put(assembly(`new Users (${process.cwd()}/lib/users.ts:${line}:5)`));
      prints.push(fingerprints(await results('cdk.out')));
    }
    expect(prints[0]).toEqual(prints[1]);
  });

  test.each([
    ['another folder', 'new Users (/elsewhere/lib/users.ts:12:5)'],
    ['a module', 'new Users (/app/node_modules/users/index.js:12:5)'],
    ['no file', '<anonymous>'],
  ])('in %s is not used', async (_, frame) => {
    put(assembly(frame));
    const [{ locations, relatedLocations }] = await results('cdk.out');
    expect([locations, relatedLocations]).toEqual([[inTemplate], undefined]);
  });
});

test('names from files make no links in messages', async () => {
  put({
    'p.json': policy(allow('connect:[all is well](https://evil.example)'), {
      ...STAR,
      Effect: '[b](1)',
    }),
  });
  const texts = (await results('p.json')).map(({ message }) => message.text!);
  expect(texts).toEqual([
    expect.stringContaining('[b\\](1)'),
    expect.stringContaining('connect:[all is well\\](https://evil.example)'),
  ]);
});

test('names from files neither color nor turn around messages', async () => {
  put({ 'p.json': policy(allow('connect:List\u001b[31mUsers\u202e')) });
  const [{ message }] = await results('p.json');
  expect(message.text).toContain('connect:List\ufffd[31mUsers\ufffd');
  expect(message.text).not.toMatch(/[\u001b\u202e]/); // eslint-disable-line no-control-regex
});

test('a finding has its rule, level, message, place and construct', async () => {
  put({
    'my templates/app #1.json': {
      Resources: { Admin: role(policy(STAR, UNKNOWN), 'Stack/Admin/Resource') },
    },
  });
  const [unknown, star] = await results('my templates/app #1.json');
  expect([unknown.level, star.level]).toEqual(['error', 'warning']);
  expect(RULES[star.ruleIndex!].id).toBe(star.ruleId);
  expect(star.message.text).toMatch(/^connect:SearchUsers .*\. .*\.$/);
  expect(star.properties).toMatchObject({ principals: ['Stack/Admin'] });
  expect(star.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'my%20templates/app%20%231.json', uriBaseId: 'SRCROOT' },
        region: { startLine: 24, startColumn: 17 },
      },
      logicalLocations: [
        { name: 'Admin', fullyQualifiedName: 'Stack/Admin/Resource', kind: 'resource' },
      ],
    },
  ]);
});

test('files outside of the folder have a whole URI', async () => {
  put({ 'p.json': policy(STAR) });
  const file = `${process.cwd()}/p.json`;
  const [star] = await results(file);
  expect(star.locations![0].physicalLocation!.artifactLocation).toEqual({ uri: `file://${file}` });
});

describe('fingerprints', () => {
  const template = (...statements: object[]) => ({
    Resources: { Admin: role(policy(...statements)) },
  });

  test('stay when lines move and when statements and resources change places', async () => {
    put({ 'app.json': template(STAR, UNKNOWN) });
    const before = fingerprints(await results('app.json'));
    put({
      'app.json': {
        Description: 'one\nmore\nline',
        Resources: {
          New: role(policy()),
          ...template(UNKNOWN, allow('s3:GetObject'), STAR).Resources,
        },
      },
    });
    expect(fingerprints(await results('app.json'))).toEqual(before);
  });

  test('are of one finding each: another subject, file or resource has another, and equal ones are numbered', async () => {
    put({
      'app.json': { Resources: { A: role(policy(STAR, STAR)), B: role(policy(STAR)) } },
      'p.json': policy(STAR, allow('connect:SearchQueues')),
    });
    const prints = fingerprints(await results('--rule', 'star-resource', 'app.json', 'p.json'));
    expect(prints).toHaveLength(5);
    expect(new Set(prints).size).toBe(5);
    expect(prints.map((print) => print.split(':')[1])).toEqual(['1', '2', '1', '1', '1']);
  });
});

test('what is acknowledged is suppressed with its reason, and everything else says that it is not', async () => {
  put({
    'cdk.out/manifest.json': {
      version: '36.0.0',
      artifacts: {
        Stack: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'Stack.template.json' },
          metadata: {
            '/Stack/A': [
              {
                type: 'aws:cdk:acknowledged-rules',
                data: { 'cdk-amazon-connect-iam:star-resource': 'it lists' },
              },
            ],
          },
        },
      },
    },
    'cdk.out/Stack.template.json': {
      Resources: { A: role(policy(STAR), 'Stack/A'), B: role(policy(STAR), 'Stack/B') },
    },
  });
  expect(
    (await results('--rule', 'star-resource', 'cdk.out')).map(({ suppressions }) => suppressions),
  ).toEqual([[{ kind: 'inSource', status: 'accepted', justification: 'it lists' }], []]);
});

test('parts that were not read are results, and files that cannot be read are notifications of a run that failed', async () => {
  put({ 'p.json': policy({ ...STAR, Effect: 'Permit' }), 'bad.json': '{"Statement": [' });
  const [run] = (await sarif('p.json', 'bad.json', 'nothing.json')).runs;
  expect(run.results).toMatchObject([
    {
      ruleId: 'unread-part',
      ruleIndex: RULES.length,
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 4 } } }],
    },
  ]);
  const [{ executionSuccessful, toolExecutionNotifications }] = run.invocations!;
  expect(executionSuccessful).toBe(false);
  expect(
    toolExecutionNotifications!.map(({ locations }) => locations![0].physicalLocation),
  ).toEqual([
    {
      artifactLocation: { uri: 'bad.json', uriBaseId: 'SRCROOT' },
      region: { startLine: 1, startColumn: 16 },
    },
    { artifactLocation: { uri: 'nothing.json', uriBaseId: 'SRCROOT' } },
  ]);
});
