import { Progress } from '../../command/progress';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const BAD = policy(allow('connect:InventUser'));
const ESCAPE = /\u001b/;

describe('colors', () => {
  beforeEach(() => put({ 'p.json': BAD }));

  test.each([
    ['on a terminal', true, {}, true],
    ['not in a pipe', false, {}, false],
    ['not with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR is none', true, { NO_COLOR: '' }, true],
    ['in a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['not with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR is stronger, as for Node', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['not on a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('%s', async (_, tty, env: Record<string, string>, colored) => {
    const { out } = await connectIam(['audit', 'p.json'], { tty, env });
    expect(ESCAPE.test(out)).toBe(colored);
    expect(ESCAPE.test((await connectIam(['audti'], { tty, env })).err)).toBe(colored);
  });

  test('JSON and SARIF have none', async () => {
    for (const format of ['--json', '--sarif'])
      expect(
        (await connectIam(['audit', format, 'p.json'], { env: { FORCE_COLOR: '1' } })).out,
      ).not.toMatch(ESCAPE);
  });
});

test.each(['audit', 'report'])(
  '%s: names that would turn or clear the terminal are shown and do nothing',
  async (subcommand) => {
    const name = 'A\u001b[2J\u009b31m\u202e\u061c\u200bB\r\u0007\u001b[31m';
    put({
      'p.json': {
        Resources: {
          [name]: role(BAD),
        },
      },
    });
    for (const tty of [true, false]) {
      const { out } = await connectIam([subcommand, 'p.json'], { tty, columns: 100 });
      expect(out).not.toMatch(
        /\u001b\[2J|[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f\u061c\u200b\u202e]/,
      );
      expect(out).toMatch(/A.*B/);
      if (!tty) expect(out).not.toMatch(ESCAPE);
    }
  },
);

test('line feeds in names do not make lines of their own', async () => {
  const name = 'A\n::error::B\n1 file, 1 principal: nothing found.';
  put({
    'p.json': {
      Transform: name,
      Resources: {
        Role: role(BAD, `Stack/${name}`),
        Other: { Type: 'AWS::IAM::Role', Properties: { ...role(BAD).Properties, RoleName: name } },
      },
    },
  });
  for (const args of [
    ['audit', 'p.json'],
    ['report', 'p.json'],
    ['diff', 'p.json', 'p.json'],
    ['audit', name],
  ]) {
    const { out, err } = await connectIam(args);
    expect(out + err).toContain('::error::B');
    expect(`${out}${err}`.split('\n').filter((line) => /^(::error|1 file, 1 )/.test(line))).toEqual(
      [],
    );
  }
});

test.each([
  ['audit', '--json'],
  ['audit', '--sarif'],
  ['report', '--json'],
])('%s %s: the same, and read again it is the name', async (...args) => {
  const name = 'A\u001b[2J\u009b31m\u202eB\u007f';
  put({ 'p.json': { Resources: { Role: role(BAD, `Stack/${name}`) } } });
  const { out } = await connectIam([...args, 'p.json']);
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(JSON.stringify(JSON.parse(out))).toContain(JSON.stringify(`Stack/${name}`).slice(1, -1));
});

test('lines are as wide as the terminal; names that are longer stay whole', async () => {
  put({ 'p.json': BAD });
  const widest = async (columns: number) => {
    const { out } = await connectIam(['audit', 'p.json'], {
      tty: true,
      columns,
      env: { NO_COLOR: '1' },
    });
    return Math.max(
      ...out
        .split('\n')
        .filter((line) => line.trim().includes(' '))
        .map((line) => line.length),
    );
  };
  expect(await widest(70)).toBeLessThanOrEqual(70);
  expect(await widest(110)).toBeGreaterThan(70);
});

describe('progress', () => {
  const progress = (isTTY: boolean) => {
    const written: string[] = [];
    let now = 0;
    const it = new Progress({ isTTY, columns: 20, write: (text) => written.push(text) }, () => now);
    return {
      it,
      written,
      after: (ms: number) => {
        now = ms;
      },
    };
  };

  test('is said when it takes long, cut to the terminal, and goes away', () => {
    const { it, written, after } = progress(true);
    it.say('at once');
    expect(written).toEqual([]);
    after(600);
    it.say('reading a file with a long name');
    it.done();
    expect(written).toEqual(['\r\u001b[2Kreading a file with', '\r\u001b[2K']);
  });

  test('is not said in a pipe, and nothing goes away that was not there', () => {
    const { it, written, after } = progress(false);
    after(600);
    it.say('reading');
    it.done();
    expect(written).toEqual([]);
  });
});
