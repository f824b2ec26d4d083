/*
 * Ten questions that people ask, asked of what the command prints for people and of what it prints
 * for programs. What is right is known from how the inputs are made. Each command is a step, and so
 * is what is looked up in a text.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectIam, inFolder } from '../support/command';
import { defined } from '../support/defined';
import { Questioned, QUESTIONED } from '../support/ten-questions';

interface Json {
  readonly holders: readonly { readonly principal: { readonly id: string } }[];
  readonly without?: readonly { readonly actions: readonly string[] }[];
  readonly copies: readonly { readonly principals: readonly { readonly id: string }[] }[];
}

const STEPS = 3;
const { put } = inFolder();
let steps: number;
beforeEach(() => {
  steps = 0;
  put({});
});
afterEach(() => expect(steps).toBeLessThanOrEqual(STEPS));

async function run(...args: readonly string[]): Promise<string> {
  steps++;
  return (await connectIam(args, { columns: 200 })).out;
}
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

/** Who can do something, by the JSON: their ids, and those of the stacks that repeat theirs. */
async function idsByJson(what: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { holders, copies } = JSON.parse(
    await run('who-can', what, ...more, '--json', 'input'),
  ) as Json;
  const ids = holders.map(({ principal }) => principal.id);
  return sorted([
    ...ids,
    ...inCopies(
      ids,
      copies.flatMap(({ principals }) => principals),
    ),
  ]);
}
/** The ids that a copied stack has of the principals of another. */
const inCopies = (ids: readonly string[], copied: readonly { readonly id: string }[]) =>
  copied
    .map(({ id }) => id)
    .filter((id) => ids.some((one) => one.replace(/^[^/]+/, '') === id.replace(/^[^/]+/, '')));

/** Who can do something, by the text: names at the beginning of lines, and the stacks left out. */
async function namesByText(what: string, ...more: readonly string[]): Promise<readonly string[]> {
  const text = await run('who-can', what, ...more, 'input');
  const names = [...text.matchAll(/^(\S+) {2}(?:role|user|permission set)/gm)].map(([, n]) => n);
  const copies = [...text.matchAll(/^(\S+) repeats (\S+) and is left out\.$/gm)];
  return sorted([
    ...names,
    ...copies.flatMap(([, copy, of]) =>
      names.filter((name) => name.startsWith(`${of}/`)).map((name) => name.replace(of, copy)),
    ),
  ]);
}
/** The names by which a text may tell ids: whole, the stack and the end, or the end. */
const asNamed = (ids: readonly string[], names: readonly string[]): readonly string[] =>
  sorted(
    ids.map((id) => {
      const path = id.split('/');
      const last = path[path.length - 1];
      return [id, `${path[0]}/${last}`, last].find((name) => names.includes(name)) ?? id;
    }),
  );
async function expectNames(
  ids: readonly string[],
  what: string,
  ...more: readonly string[]
): Promise<void> {
  const names = await namesByText(what, ...more);
  expect(names).toEqual(asNamed(ids, names));
}

describe.each(QUESTIONED.map((one) => [one.name, one] as const))('%s', (_, input: Questioned) => {
  const { right, by, production, lacking, changed } = input;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ten-questions-'));
    input.write(join(folder, 'input'));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => cpSync(join(folder, 'input'), 'input', { recursive: true }));

  test('1 who can listen to recordings, and to calls?', async () => {
    expect(await idsByJson('listen to live calls')).toEqual(right.listen);
    expect(await idsByJson('read stored recordings')).toEqual(right.recordings);
  });
  test('1, in text', async () => {
    await expectNames(right.listen, 'listen to live calls');
    await expectNames(right.recordings, 'read stored recordings');
  });

  test('2 who can give themselves more?', async () => {
    expect(await idsByJson('take more access in AWS')).toEqual(right.moreAccess);
    expect(await idsByJson('make administrators')).toEqual(right.administrators);
  });
  test('2, in text', async () => {
    await expectNames(right.moreAccess, 'take more access in AWS');
    await expectNames(right.administrators, 'make administrators');
  });

  test('3 who can do anything on the production instance?', async () => {
    expect(await idsByJson('anything', '--on', production)).toEqual(right.onProduction);
  });
  test('3, in text', async () => {
    await expectNames(right.onProduction, 'anything', '--on', production);
  });

  test('4 what does a role lack to edit call recording?', async () => {
    const args = ['who-can', 'edit-call-recording', '--who', lacking];
    const { without = [] } = JSON.parse(await run(...args, '--json', 'input')) as Json;
    expect(without[0].actions).toContain('connect:AssociateInstanceStorageConfig');
    expect(without[0].actions).not.toContain('connect:DescribeInstanceStorageConfig');
  });
  test('4, in text', async () => {
    const text = await run('who-can', 'edit-call-recording', '--who', lacking, 'input');
    expect(text).toMatch(/cannot\n {2}missing +connect:AssociateInstanceStorageConfig,/);
    expect(text).not.toContain('connect:DescribeInstanceStorageConfig');
  });

  test('5 which statement allows this?', async () => {
    const { holders } = JSON.parse(
      await run('who-can', by.question, '--who', by.who, '--json', 'input'),
    );
    const [{ principal, steps: actions }] = holders;
    const step = defined(actions.find(({ action }: any) => action === by.action)) as any;
    expect(principal.statements[step.statement]).toMatchObject({ sid: by.sid, policy: by.policy });
    expect(principal.statementPlaces[step.statement].pointer).toMatch(/Statement\/\d+$/);
  });
  test('5, in text', async () => {
    const text = await run('who-can', by.question, '--who', by.who, 'input');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`${by.action} by ${by.sid} in ${by.policy}, \\S+:\\d+:\\d+`),
    );
  });

  test('6 what changed?', async () => {
    input.writeChanged('after', 'input');
    const text = await run('diff', 'input', 'after');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      new RegExp(
        `^connect-iam \\S+ Capabilities ! (?:\\w+/)?${changed.replace(/^.*\//, '')} can now everywhere: `,
      ),
    );
    expect(text).toContain('listen to live calls');
    expect(text).toMatch(/gains connect:MonitorContact on \*, by .* in .*:\d+:\d+$/m);
    const { principals } = JSON.parse(await run('diff', '--json', 'input', 'after'));
    expect(principals.map(({ id }: any) => id)).toEqual([changed]);
  });

  test('7 who can sign in as another user?', async () => {
    expect(await idsByJson('sign in as any user')).toEqual(right.anyUser);
  });
  test('7, in text', async () => {
    await expectNames(right.anyUser, 'sign in as any user');
  });

  test('8 which access is on everything?', async () => {
    const { principals } = JSON.parse(await run('report', '--json', 'input'));
    steps++;
    const wide = principals.filter(({ everything }: any) =>
      everything.some(({ unavoidable }: any) => !unavoidable),
    );
    expect(sorted(wide.map(({ id }: any) => id))).toEqual(right.everything);
  });
  test('8, in text', async () => {
    const blocks = (await run('report', '--all', 'input')).split(
      /\n(?=\S.* {2}(?:role|permission) )/,
    );
    steps++;
    const names = blocks
      .filter((block) => /^ {2}on \* /m.test(block))
      .map((block) => block.split('  ')[0]);
    expect(sorted(names)).toEqual(right.everything);
  });

  test('8, by one command', async () => {
    expect(await idsByJson('on everything')).toEqual(right.everything);
    await expectNames(right.everything, 'on everything');
  });

  test('9 how do I mend a finding?', async () => {
    const text = (await run('audit', 'input')).replace(/\s+/g, ' ');
    if (input.finding === undefined) expect(text).toContain('nothing found');
    else
      expect(text).toMatch(
        /iam:PutRolePolicy.*limit it to the service-linked role, or require a permissions boundary/i,
      );
  });

  test('10 what does the auditor get?', async () => {
    const args = ['report', '--markdown', '--title', 'Ours', '--date', '2026-11-28', 'input'];
    const text = (await run(...args)).replace(/\s+/g, ' ');
    expect(text).toMatch(/^# Ours \| .*\| Date \| 2026-11-28 \| \| Accounts \| 111122223333/);
    expect(text).toContain('## Who can do what');
  });
});
