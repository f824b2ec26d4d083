import { allow, connectIam, inFolder, policy } from '../support/command';

const { put } = inFolder();
const STAR = policy(allow('connect:SearchUsers'));

beforeEach(() =>
  put({
    'a.json': STAR,
    'b.yaml': JSON.stringify(STAR),
    'stacks/c.json': STAR,
    'stacks/deep/d.json': STAR,
    'stacks/node_modules/e.json': STAR,
    'stacks/.hidden/f.json': STAR,
    'x+y.json': STAR,
    'package.json': { name: 'calls' },
  }),
);

const read = async (...args: string[]): Promise<string[]> =>
  JSON.parse((await connectIam(['audit', '--json', '--skip-others', ...args])).out).files.map(
    ({ file }: { file: string }) => file,
  );

test.each([
  ['*.json', ['a.json', 'x+y.json']],
  ['?.json', ['a.json']],
  ['x+?.json', ['x+y.json']],
  ['*.yaml', ['b.yaml']],
  ['stacks/*.json', ['stacks/c.json']],
  ['stacks/**/*.json', ['stacks/c.json', 'stacks/deep/d.json']],
  ['**/c.json', ['stacks/c.json']],
  ['st*/deep', ['stacks/deep/d.json']],
])('%s', async (pattern, files) => {
  expect(await read(pattern)).toEqual(files);
});

test('a pattern that matches nothing is an error', async () => {
  expect(await connectIam(['audit', '*.template'])).toMatchObject({
    code: 2,
    out: '',
    err: 'connect-iam: *.template: no file matches the pattern. Name a file.\n',
  });
});

test('connect-iam.yaml among others is passed over, and alone it is an error', async () => {
  put({ 'connect-iam.yaml': 'accept: []\n' });
  expect((await connectIam(['audit', 'b.yaml', 'connect-iam.yaml'])).code).toBe(0);
  expect((await connectIam(['audit', '*.yaml'])).code).toBe(0);
  expect((await connectIam(['audit', 'connect-iam.yaml'])).code).toBe(2);
});

test('a file whose name looks like a pattern is that file', async () => {
  put({ '*.json': STAR });
  expect(await read('*.json')).toEqual(['*.json']);
});

describe('--skip-others', () => {
  test('passes over files that do not say who has access, and only those', async () => {
    put({ 'bad.json': '{' });
    expect(await connectIam(['audit', '--skip-others', 'package.json'])).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
    expect((await connectIam(['audit', 'package.json'])).code).toBe(2);
    expect((await connectIam(['audit', '--skip-others', 'bad.json'])).code).toBe(2);
    expect((await connectIam(['audit', '--skip-others', 'nothing.json'])).code).toBe(2);
  });
});

test.each([
  [['a.json'], 0, ''],
  [['--fail-on', 'warning', 'a.json'], 1, 'warning star-resource'],
])('--quiet %j: nothing is written where nothing fails', async (args, code, start) => {
  const ran = await connectIam(['audit', '--quiet', ...args]);
  expect([ran.code, ran.out.slice(0, start.length), ran.out === '']).toEqual([
    code,
    start,
    code === 0,
  ]);
});
