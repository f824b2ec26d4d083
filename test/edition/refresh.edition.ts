import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EDITION, newerManagedPolicies, newerPublished, newerReference } from './made-up-edition';
import { removeClone, runIn, scratchClone } from './scratch-clone';

/*
 * The refresh that the workflow runs, on a made-up newer edition, in a clone of the last commit.
 * What it writes has to pass the unit tests without a change by hand.
 */

const clone = scratchClone();
const text = join(clone, 'test-reports', 'refresh.md');

beforeAll(() => {
  newerReference(clone);
  newerManagedPolicies(clone);
  const published = join(clone, 'published');
  newerPublished(clone, published);
  mkdirSync(join(clone, 'test-reports'));
  const task = (...args: readonly string[]) => runIn(clone, 'npm', 'run', '--silent', ...args);
  task('catalogue:refresh', '--', '--published', 'published', '--write', '--text', text);
  task('catalogue:render');
  task('command:docs');
  rmSync(published, { recursive: true });
});

afterAll(() => removeClone(clone));

const section = (heading: string): string[] => {
  const [, ...items] =
    readFileSync(text, 'utf8')
      .split('## ')
      .find((part) => part.startsWith(heading))
      ?.split('\n')
      .filter(Boolean) ?? [];
  return items;
};

test('the text says what AWS changed', () => {
  expect(section('What AWS changed')).toEqual([
    '- AmazonConnectReadOnlyAccess is at v5 of 2026-12-20: added 1: connect:Search*.',
    '- connect:CreateTestCase is new: Write, on instance.',
    '- connect:DescribeLounge is new: Read, on lounge.',
    '- connect:OpenLounge is new: Write, on lounge.',
    '- connect:SearchLounges is new: List, on instance.',
    '- connect:UpdateContactSchedule is re-scoped: on instance, was on contact.',
    '- connect:UpdateAttachedFilesConfiguration is gone from the reference.',
    '- connect has a new resource type lounge: ' +
      'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/lounge/${LoungeId}.',
    '- CloudFormation has a new resource type AWS::Connect::Lounge.',
    "- AWS::Connect::Queue's handlers call connect:DescribeLounge now.",
    '- connect:CloseLounge is new as an operation of connect; the reference does not list it.',
    '- connect:UpdateAttachedFilesConfiguration is still an operation of connect, ' +
      'although the reference no longer lists it.',
  ]);
});

test('the text says what gets wider or narrower', () => {
  const lines = section('What gets wider or narrower');
  const isOfFamily = (line: string) => !/AWS's `(?!AmazonConnect)/.test(line);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^- AWS's `ReadOnlyAccess` v\d+ gets wider by its patterns: connect:DescribeLounge\.$/,
    ),
  );
  expect(lines.filter(isOfFamily)).toEqual([
    '- The job `ConnectJob.AUDITOR` gets wider: it grants connect:DescribeLounge, connect:SearchLounges now.',
    '- The job `ConnectJob.DEPLOYMENT_APPLY` gets wider: it grants connect:DescribeLounge now.',
    '- The statement `SearchConnect` gets wider: it grants connect:SearchLounges now.',
    '- `AWS::Connect::Lounge` can be deployed now, which grants connect:OpenLounge, connect:DescribeLounge.',
    '- Deploying `AWS::Connect::Queue` gets wider: it grants connect:DescribeLounge now.',
    "- AWS's `AmazonConnectReadOnlyAccess` v5 gets wider: it grants connect:Search* now.",
    "- AWS's `AmazonConnectReadOnlyAccess` v5 gets wider by its patterns: " +
      'connect:DescribeLounge, connect:SearchLounges.',
    "- AWS's `AmazonConnect_FullAccess` v4 gets wider by its patterns: " +
      'connect:CreateTestCase, connect:DescribeLounge, connect:OpenLounge, connect:SearchLounges.',
    '- connect:CreateTestCase gets narrower in `ConnectJob.TEST_AND_SIMULATION`: ' +
      'it is granted on the instance now, was on the instance, everything in the instance.',
    '- connect:UpdateAttachedFilesConfiguration gets wider: ' +
      'it is granted on the instance, everything in the instance now, was on the instance.',
    '- connect:UpdateContactSchedule moves in `ConnectJob.CONTACT_CONTROL`: ' +
      'it is granted on the instance now, was on contact/* of the instance.',
  ]);
});

test('the text says what needs a decision', () => {
  const items = section('What needs a decision');
  // Whether a job is too large depends on what the compiler writes.
  expect(items.filter((item) => !item.includes('permission set'))).toEqual([
    '- Which job deploys AWS::Connect::Lounge? None does yet.',
    '- Does IAM still check the resources that connect:UpdateContactSchedule has lost? ' +
      'If so, add them to catalogue/documented-forms.json.',
  ]);
  const record = readFileSync(join(clone, 'catalogue/permission-sets.json'), 'utf8');
  expect(JSON.parse(record).beyond.length).toBe(
    items.filter((item) => item.includes('permission set')).length,
  );
});

test('the facts have the date and the version of the edition', () => {
  const sources = JSON.parse(readFileSync(join(clone, 'catalogue/facts/sources.json'), 'utf8'));
  const edition = (id: string) => [sources[id].date, sources[id].version];
  expect(edition('iam-data')).toEqual([EDITION, '0.21.202612241']);
  expect(edition('managed-policies')).toEqual(['2026-12-20', '0.0.700']);
  expect(edition('botocore')[1]).toBe('1.45.0');
  expect(edition('cfn-lint')[1]).toBe('1.59.0');
});

test('nothing but what is made from the catalogue is changed', () => {
  const changed = runIn(clone, 'git', 'status', '--porcelain')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));
  const isExpected = (file: string) => /^(catalogue\/|docs\/|src\/.*\.generated\.ts$)/.test(file);
  expect(changed.filter((file) => !isExpected(file))).toEqual([]);
  expect(changed).toContain('catalogue/facts/services/connect.json');
});

test('the unit tests and the audits pass', () => {
  runIn(clone, 'env', 'THOROUGH=true', 'npm', 'test');
  runIn(clone, 'npm', 'run', 'test:audits');
});
