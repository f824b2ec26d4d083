import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-iam-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const TEMPLATE = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: {} } } };

describe('in a process with 300 MB for its objects', () => {
  let script: string;
  const MB = 1_000_000;

  beforeAll(() => {
    // Two levels below the catalogue, as in the package.
    script = join(folder, 'lib', 'command', 'load.js');
    mkdirSync(join(folder, 'lib', 'command'), { recursive: true });
    symlinkSync(join(__dirname, '..', '..', 'catalogue'), join(folder, 'catalogue'));
    const entry = write(
      'load.ts',
      `
      import { load } from ${JSON.stringify(join(__dirname, '../../command/files/load'))};
      const start = Date.now();
      const say = (what: string) => {
        const mb = Math.round(process.resourceUsage().maxRSS / 1000);
        console.log(JSON.stringify({ what, ms: Date.now() - start, mb }));
      };
      load(process.argv.slice(2)).then(({ world: { principals }, files }) => {
        const { file, pointer } = principals.slice(-1)[0].place;
        const { line } = files.get(file).locate(pointer);
        say(principals.length + ' principals, the last at line ' + line);
      }, (error) => say(error.name + ' ' + error.message.slice(0, 300)));`,
    );
    execFileSync('npx', [
      'esbuild',
      entry,
      '--bundle',
      '--platform=node',
      '--main-fields=module,main',
      '--external:../../catalogue/*.json',
      `--outfile=${script}`,
      '--log-level=error',
    ]);
  }, 60_000);

  function inChild(
    path: string,
    heap = 300,
    input?: string,
  ): { what: string; ms: number; mb: number } {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${heap}`, script, path],
      { input, encoding: 'utf8', timeout: 60_000 },
    );
    if (stdout === '') throw new Error(stderr.slice(0, 2000));
    return JSON.parse(stdout);
  }

  test('standard input is read', () => {
    expect(inChild('-', 300, JSON.stringify(TEMPLATE)).what).toBe(
      '1 principals, the last at line 1',
    );
    expect(inChild('-', 300, '').what).toBe('FileError <stdin>: the file is empty.');
    expect(inChild('-', 300, '{\n"a" 1}').what).toBe(
      'FileError <stdin>:2:5: it is not JSON: colon expected.',
    );
  });

  test('50 MB of what an account says of itself are read', () => {
    const role = (i: number) => ({
      RoleName: `role-${i}`,
      Arn: `arn:aws:iam::111122223333:role/role-${i}`,
      RolePolicyList: [
        {
          PolicyName: 'P',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: Array.from({ length: 6 }, (_, j) => ({
              Sid: `S${j}`,
              Effect: 'Allow',
              Action: ['connect:DescribeUser', 'connect:ListUsers'],
              Resource: [`arn:aws:connect:eu-west-2:111122223333:instance/${i}/agent/*`],
              Condition: { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
            })),
          },
        },
      ],
    });
    const size = JSON.stringify({ RoleDetailList: [role(1)] }, undefined, 4).length;
    const count = Math.ceil((50 * MB) / size);
    const text = JSON.stringify(
      { RoleDetailList: Array.from({ length: count }, (_, i) => role(i)) },
      undefined,
      4,
    );
    const { what, ms } = inChild(write('details.json', text));
    expect(what).toMatch(new RegExp(`^${count} principals, the last at line \\d+$`));
    expect(ms).toBeLessThan(20_000);
  }, 90_000);

  const many = (text: string, size = 50 * MB) => text.repeat(Math.ceil(size / text.length));
  const YAML = 1_000_000;
  const numbers = (length: number) => Array.from({ length }, (_, i) => i);
  const laugh = (i: number) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join()}]\n`;
  const laughs = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n',
    ...numbers(12).map(laugh),
    'Resources: *a12\n',
  ].join('');
  const keys = numbers(9000).map((i) => `k${i}: 1`);
  const merges = `a: &a {${keys.join(', ')}}\nb:\n${many(' - <<: *a\n', 500_000)}`;

  test.each<[string, string, () => string, string]>([
    [
      'lists in lists',
      'lists.json',
      () => many('['),
      '1:501: it is nested deeper than any policy or template.',
    ],
    [
      'objects in objects',
      'objects.json',
      () => many('{"a":'),
      '1:2501: it is nested deeper than any policy or template.',
    ],
    [
      'nothing but commas',
      'commas.json',
      () => `[${many(',')}`,
      '1:5000001: it has more than 5000000 values.',
    ],
    ['errors everywhere', 'errors.json', () => many('a '), '1:1: it is not JSON: invalid symbol.'],
    [
      'empty objects',
      'empty.json',
      () => `[${many('{},')}0]`,
      '1:7500001: it has more than 5000000 values.',
    ],
    [
      'a text that does not end',
      'text.json',
      () => `"${many('x')}`,
      '1:1: it is not JSON: unexpected end of string.',
    ],
    [
      'keys',
      'keys.json',
      () => `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join()}}`,
      '1:1088892: an object has more than 100000 keys.',
    ],
    [
      'lists in lists of YAML',
      'lists.yaml',
      () => many('[', YAML),
      '1:500: it is nested deeper than any policy or template.',
    ],
    [
      'lists in lists of YAML, with dashes',
      'dashes.yaml',
      () => many('- ', YAML),
      '1:999: it is nested deeper than any policy or template.',
    ],
    [
      'errors everywhere in YAML',
      'errors.yaml',
      () => many('}: ]\n', YAML),
      '1:1: it is not YAML: Unexpected flow-map-end token in YAML document.',
    ],
    [
      'commas in YAML',
      'commas.yaml',
      () => `[${many(',', YAML)}`,
      '1:3: it is not YAML: Unexpected , in flow sequence.',
    ],
    [
      'aliases of aliases',
      'laughs.yaml',
      () => laughs,
      '6:9: with its aliases written out it has more than 1000000 values. Write out what is meant.',
    ],
    [
      'merges of a large object',
      'merges.yaml',
      () => merges,
      '114:8: with its aliases written out it has more than 1000000 values. Write out what is meant.',
    ],
  ])(
    '%s is an error in a few seconds',
    (_, name, text, expected) => {
      const { what, ms } = inChild(write(name, text()));
      expect(what).toBe(`FileError ${join(folder, name)}:${expected}`);
      expect(ms).toBeLessThan(20_000);
    },
    60_000,
  );

  test.each<[string, string, () => string]>([
    [
      'keys of YAML',
      'flat.yaml',
      () => Array.from({ length: 80_000 }, (_, i) => `a${i}: 1\n`).join(''),
    ],
    ['tags', 'tags.yaml', () => `b: [${many('!a x, ', YAML)}]`],
    ['comments', 'comments.yaml', () => `${many('#x\n', YAML)}a: 1`],
  ])(
    '%s are read in a few seconds',
    (_, name, text) => {
      const { what, ms } = inChild(write(name, text()));
      expect(what).toMatch(/^FileError .*: it does not say who has access/);
      expect(ms).toBeLessThan(20_000);
    },
    60_000,
  );
});
