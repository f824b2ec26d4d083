import { changes } from '../../../src/report/changes/compare';
import { changesMarkdown } from '../../../src/report/changes/render-markdown';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, CONNECT, INSTANCE, reported, role } from '../../support/readings';

const OTHER = `${CONNECT}:instance/99999999-2222-3333-4444-555555555555`;
const between = (before: object, after: object) => changes(reported(before), reported(after));
/** The lines on capabilities, which come first. */
function lines(before: object, after: object): readonly string[] {
  const [first] = changesText(between(before, after)).split('\n\n');
  return first.startsWith('Capabilities\n') ? first.split('\n').slice(1) : [];
}
const LIVE = 'listen to live calls, barge into live calls, read live transcripts';
const listen = (on: string | string[], more: object = {}) =>
  role(allow('connect:MonitorContact', on, more));
const contacts = (...instances: string[]) => instances.flatMap((one) => [one, `${one}/*`]);

test('what somebody can do now, and no longer, comes first, in words', () => {
  const [without, withIt] = [{ Role: role([]) }, { Role: listen(contacts(INSTANCE)) }];
  expect(lines(without, withIt)).toEqual([`  ! Role can now on ${INSTANCE}: ${LIVE}`]);
  expect(lines(withIt, without)).toEqual([`  - Role can no longer on ${INSTANCE}: ${LIVE}`]);
  expect(between(without, withIt).capabilities.slice(0, 1)).toEqual([
    {
      kind: 'capability-gained',
      capability: 'listen-to-live-calls',
      label: 'listen to live calls',
      severity: 'high',
      principal: 'Role',
      after: { places: [INSTANCE], isConditional: false },
    },
  ]);
});

test('an instance more is what it can also do there, and everywhere is more than that', () => {
  const [one, two] = [listen(contacts(INSTANCE)), listen(contacts(INSTANCE, OTHER))];
  expect(lines({ Role: one }, { Role: two })).toEqual([
    `  ! Role can now also on ${OTHER}: ${LIVE}`,
  ]);
  expect(lines({ Role: two }, { Role: one })).toEqual([
    `  - Role can no longer on ${OTHER}: ${LIVE}`,
  ]);
  expect(lines({ Role: two }, { Role: listen('*') })).toEqual([
    `  ! Role can now also everywhere: ${LIVE}`,
  ]);
  expect(lines({ Role: one }, { Role: listen(contacts(OTHER)) })).toEqual([
    `  ! Role can now also on ${OTHER}: ${LIVE}`,
  ]);
});

test('access everywhere that becomes access in one place stays there, and a loss is a loss', () => {
  const signIn = role(allow('connect:AdminGetEmergencyAccessToken'));
  const here = listen(contacts(INSTANCE));
  expect(lines({ Role: listen('*') }, { Role: here })).toEqual([
    `  - Role can no longer everywhere, now only on ${INSTANCE}: ${LIVE}`,
  ]);
  const limited = listen(contacts(INSTANCE), {
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  });
  expect(lines({ Role: listen('*') }, { Role: limited })).toEqual([
    `  - Role can no longer everywhere, now only on ${INSTANCE} under conditions: ${LIVE}`,
  ]);
  const roles = (One: object, Two: object) => ({ One, Two });
  expect(lines(roles(listen('*'), listen('*')), roles(here, listen(contacts(OTHER))))).toEqual([
    `  - One, Two can no longer everywhere, now only in named places: ${LIVE}`,
  ]);
  expect(lines({ Role: signIn }, { Role: role([]) })).toEqual([
    '  - Role can no longer anywhere: sign in as administrator',
  ]);
});

test('a condition that goes is more, and one that comes is less', () => {
  const free = listen(contacts(INSTANCE));
  const limited = listen(contacts(INSTANCE), {
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  });
  expect(lines({ Role: limited }, { Role: free })).toEqual([
    `  ! Role can now also without conditions: ${LIVE}`,
  ]);
  expect(lines({ Role: free }, { Role: limited })).toEqual([
    `  - Role can no longer without conditions, only with them: ${LIVE}`,
  ]);
  expect(lines({}, { Role: limited })).toEqual([
    `  ! Role can now on ${INSTANCE} under conditions: ${LIVE}`,
  ]);
});

test('a line says of no principal what changed for another', () => {
  const both = (one: object, two: object) => ({ One: one, Two: two });
  const idle = role([]);
  expect(
    lines(both(idle, idle), both(listen(contacts(INSTANCE)), listen(contacts(OTHER)))),
  ).toEqual([`  ! One, Two can now in named places: ${LIVE}`]);
  const limited = listen(contacts(INSTANCE), {
    Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  });
  const free = listen(contacts(INSTANCE));
  expect(lines(both(limited, free), both(free, listen(contacts(INSTANCE, OTHER))))).toEqual([
    `  ! One can now also without conditions: ${LIVE}`,
    `  ! Two can now also on ${OTHER}: ${LIVE}`,
  ]);
});

test('a line with one severe capability is one to look at', () => {
  const can = role(allow(['connect:StartOutboundVoiceContact', 'connect:StopContactRecording']));
  expect(lines({ Role: role([]) }, { Role: can })).toEqual([
    '  ! Role can now everywhere: place outbound calls, turn recording on or off',
  ]);
});

test('nothing is lost for certain where a part that was not read may allow it', () => {
  const unread = { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Ours'] };
  const before = { Role: listen(contacts(INSTANCE)) };
  expect(lines(before, { Role: role([], unread) })).toEqual([]);
});

test('policies that say the same in other words change no capability', () => {
  const before = { Role: listen('*') };
  const after = {
    Role: role([allow('connect:MonitorContact'), allow('connect:MonitorContact')]),
  };
  expect(between(before, after).capabilities).toEqual([]);
});

test('principals that change alike are said once, in a comment the first of them', () => {
  const some = (statement: object[]) =>
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`Role${10 + i}`, role(statement)]));
  const found = between(some([]), some([allow('connect:*')]));
  const [, summary, heading, items, ...sections] = changesMarkdown(found).split('\n\n');
  expect(summary).toMatch(/^20 principals changed, /);
  expect(heading).toBe('**Capabilities:**');
  expect(items.split('\n')).toEqual([
    expect.stringMatching(/^- ⚠️ `Role10`, .*`Role17` and 12 more can now everywhere: sign in as/),
  ]);
  expect(sections[0]).toMatch(/^#### `Role10`, .*`Role17` and 12 more \(role\)$/);
  expect(sections.filter((text) => text.startsWith('####'))).toHaveLength(1);
  expect(changesMarkdown(found, { whole: true })).toContain('`Role28`, `Role29` (role)');
  expect(changesText(found)).toContain('Role28, Role29 (role)\n');
});
