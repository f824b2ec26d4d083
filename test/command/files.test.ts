import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  promises,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileError } from '../../command/files/file-error';
import { load, Loaded } from '../../command/files/load';
import { lines, unreadOf } from '../reader/read-access';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-iam-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer | object): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    typeof content === 'string' || Buffer.isBuffer(content)
      ? content
      : JSON.stringify(content, undefined, 1),
  );
  return file;
}

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'a:B', Resource: '*' }],
};
const TEMPLATE = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: POLICY }] },
    },
  },
};
const linesOf = ({ world }: Loaded) => lines(world);
const namesOf = ({ world }: Loaded) => world.files.map((file) => file.replace(`${folder}/`, ''));
/** The one file that was read. */
const theFile = ({ files }: Loaded) => {
  expect(files.size).toBe(1);
  return [...files.values()][0];
};

/** `3:14: what is wrong. What to do.`, without the file. */
async function failure(...paths: string[]): Promise<string> {
  const error = await load(paths).then(
    () => 'nothing was wrong',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FileError);
  return (error as FileError).message.replaceAll(`${folder}/`, '');
}

describe('YAML', () => {
  const yaml = async (text: string) => linesOf(await load([write('template.yaml', text)]));
  const withResource = (resource: string) =>
    `Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n        - PolicyName: P\n          PolicyDocument:\n            Version: 2012-10-17\n            Statement:\n              - Effect: Allow\n                Action: a:B\n                Resource: ${resource}\n`;

  test.each([
    ['!Ref Bucket', '${Bucket}'],
    ['!GetAtt Bucket.Arn', '${Bucket.Arn}'],
    ['!GetAtt Nested.Outputs.Arn', '${Nested.Outputs.Arn}'],
    ['!GetAtt [Bucket, Arn]', '${Bucket.Arn}'],
    ["!Sub 'arn:${AWS::Partition}:s3:::b'", 'arn:${AWS::Partition}:s3:::b'],
    ["!Sub ['${A}-x', { A: !Ref B }]", '${B}-x'],
    ["!Join ['', ['arn:', !Ref AWS::Partition]]", 'arn:${AWS::Partition}'],
    ['!Select [1, [a, b]]', 'b'],
    ["!Select [0, !Split ['/', 'role/${x}']]", 'role'],
    ['!FindInMap [M, a, b]', '${FindInMap M a b}'],
    ['!ImportValue Net', '${Import Net}'],
    ['!Base64 x', '${Base64 x}'],
    ['!Cidr [a, 1]', '${Cidr a 1}'],
    ['!GetAZs eu-west-2', '${GetAZs eu-west-2}'],
    ['!Transform { Name: M }', '${Transform {"Name":"M"}}'],
    ['!ToJsonString [a]', '["a"]'],
    ['!Length { Ref: a }', '${Length ${a}}'],
    ['!Odd x', '${Odd x}'],
    ['{ Fn::Sub: x }', 'x'],
    ['"*"', '*'],
    ['>-\n                  arn:x:\n                  y', 'arn:x: y'],
  ])('%s', async (written, expected) =>
    expect(await yaml(withResource(written))).toEqual([`Allow a:B on ${expected}`]),
  );

  test('statements under !If are conditional, and their places are lines of the file', async () => {
    const text = withResource(
      "!If [Prod, x, !Ref AWS::NoValue]\n              - !If\n                - Other\n                - { Effect: Allow, Action: a:C, Resource: '*' }\n                - !Ref AWS::NoValue",
    );
    const loaded = await load([write('if.yaml', text)]);
    const { world } = loaded;
    const { locate } = theFile(loaded);
    expect(lines(world)).toEqual(['Allow a:B on x if Prod', 'Allow a:C on * if Other']);
    expect(world.policies[0].statements.map(({ place }) => locate(place.pointer))).toEqual([
      { line: 10, column: 17 },
      { line: 15, column: 19 },
    ]);
  });

  test('aliases and merges are what they stand for', async () => {
    const text =
      "x: &s { Effect: Allow, Action: a:B }\nStatement:\n  - <<: *s\n    Resource: '*'\n  - <<: [*s, { Resource: r, Action: never }]\n    Action: a:C\n";
    expect(await yaml(text)).toEqual(['Allow a:B on *', 'Allow a:C on r']);
  });

  test('numbers stay as they are written where they would lose something', async () => {
    const text =
      'Statement:\n  Effect: Allow\n  Action: a:B\n  Resource: "*"\n  Condition: { StringEquals: { aws:PrincipalAccount: [012345678901, 111122223333, 1.0, true] } }\n';
    expect(await yaml(text)).toEqual([
      'Allow a:B on * when aws:PrincipalAccount StringEquals 012345678901,111122223333,1.0,true',
    ]);
  });

  test.each<[string, string, string]>([
    [
      'a list that does not end',
      'a: [1, 2\nb: 3\n',
      'bad.yaml:2:1: it is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    [
      'a star that is not quoted',
      'Statement:\n  - Effect: Allow\n    Action: *\n',
      'bad.yaml:3:13: it is not YAML: Alias cannot be an empty string.',
    ],
    [
      'an alias for nothing',
      'a: *b\n',
      'bad.yaml:1:4: nothing before has the anchor &b. Text that begins with * is quoted: "*".',
    ],
    [
      'an alias inside of what it stands for',
      'a: &a\n  b: *a\n',
      'bad.yaml:2:6: *a stands inside of what it stands for.',
    ],
    ['a key that is a list', '? [a]\n: b\n', 'bad.yaml:1:3: a key is text.'],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      'bad.yaml:2:1: it has several YAML documents. Give each a file of its own.',
    ],
    [
      'more than CloudFormation takes',
      `a: ${'x'.repeat(1024 * 1024)}`,
      'bad.yaml: it has 1048579 characters, and CloudFormation takes no YAML of more than 1048576. Give it as JSON: `yq -o json` or `aws cloudformation package --use-json` write it.',
    ],
    [
      'no template',
      'a: 1\n',
      'bad.yaml:1:1: it does not say who has access. Known are templates of CloudFormation, plans that `terraform show -json` prints, files of the Serverless Framework, policy documents, and what `aws iam get-account-authorization-details`, `get-policy-version`, `get-role-policy`, and `aws organizations describe-policy` print.',
    ],
  ])('%s is an error with its place', async (_, text, expected) =>
    expect(await failure(write('bad.yaml', text))).toBe(expected),
  );

  test('a key that stands twice is told, and the later one counts', async () => {
    const { world } = await load([
      write(
        'twice.yaml',
        'Statement:\n  - Effect: Allow\n    Action: a:B\n    Action: a:C\n    Resource: "*"\n',
      ),
    ]);
    expect(lines(world)).toEqual(['Allow a:C on *']);
    expect(unreadOf(world)).toEqual([
      'Statement/0/Action: the key "Action" stands twice; the later one counts',
    ]);
  });

  test('the template of a stack set is read from its text', async () => {
    const { world } = await load([
      write(
        'stack-set.yaml',
        [
          'Resources:',
          '  Set:',
          '    Type: AWS::CloudFormation::StackSet',
          '    Properties:',
          '      TemplateBody: |',
          '        Resources:',
          '          Agents:',
          '            Type: AWS::IAM::Role',
        ].join('\n'),
      ),
    ]);
    expect(world.principals.map(({ name, place }) => [name, place.pointer])).toEqual([
      ['Agents', 'Resources/Set/Properties/TemplateBody/Resources/Agents/Properties'.split('/')],
    ]);
    expect(world.unread).toEqual([]);
  });

  test('names that objects inherit are keys like others', async () => {
    const { world } = await load([
      write(
        'proto.yaml',
        'Resources:\n  __proto__:\n    Type: AWS::IAM::Role\n    Properties:\n      __proto__: { polluted: 1 }\n      RoleName: constructor\n',
      ),
    ]);
    expect(world.principals.map(({ name, place }) => [name, place.logicalId])).toEqual([
      ['constructor', '__proto__'],
    ]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('JSON', () => {
  test.each<[string, string, string]>([
    [
      'that ends too early',
      '{\n "Resources": {\n',
      'bad.json:2:16: it is not JSON: it ends too early, close brace expected.',
    ],
    ['with a comma too many', '{\n "a": [1,]\n}', 'bad.json:2:10: it is not JSON: value expected.'],
    [
      'with a comment',
      '{\n // no\n "a": 1 }',
      'bad.json:2:2: it is not JSON: invalid comment token.',
    ],
    ['that is text', 'hello', 'bad.json:1:1: it is not JSON: invalid symbol.'],
    [
      'that is nested too deeply',
      `{"a":\n${'['.repeat(600)}`,
      'bad.json:2:500: it is nested deeper than any policy or template.',
    ],
    [
      'of another kind',
      '{"name":"x"}',
      'bad.json:1:1: it does not say who has access. Known are templates of CloudFormation, plans that `terraform show -json` prints, files of the Serverless Framework, policy documents, and what `aws iam get-account-authorization-details`, `get-policy-version`, `get-role-policy`, and `aws organizations describe-policy` print.',
    ],
    ['of nothing', ' \n', 'bad.json: the file is empty.'],
  ])('%s is an error with its place', async (_, text, expected) =>
    expect(await failure(write('bad.json', text))).toBe(expected),
  );

  test('a key that stands twice is told, however it is written, and the later one counts', async () => {
    const text =
      '{"Statement":[{"Effect":"Allow","Action":"a:B","\\u0041ction":"a:C","Resource":"*"},{"Effect":"Deny","Action":"a:B","Resource":"*"}]}';
    const loaded = await load([write('twice.json', text)]);
    const { world } = loaded;
    const { locate } = theFile(loaded);
    expect(lines(world)).toEqual(['Allow a:C on *', 'Deny a:B on *']);
    expect(unreadOf(world)).toEqual([
      'Statement/0/Action: the key "Action" stands twice; the later one counts',
    ]);
    expect(locate(world.unread[0].place.pointer)).toEqual({
      line: 1,
      column: text.indexOf('"a:C"') + 1,
    });
  });

  test('every place has its line and column, and what is not there that of what it would be in', async () => {
    const loaded = await load([
      write(
        'places.json',
        '{"Resources": {\n  "Ro\\u006ce": {"Type": "AWS::IAM::Role",\n    "Properties": {"x": "}]", "Policies": [ {"PolicyName": "P"},\n     5]}}}}',
      ),
    ]);
    const { world } = loaded;
    const { locate } = theFile(loaded);
    expect(unreadOf(world)).toHaveLength(2);
    expect(locate(['Resources', 'Role', 'Properties', 'Policies', 1])).toEqual({
      line: 4,
      column: 6,
    });
    expect(locate(['Resources', 'Role', 'Properties', 'Policies', 0, 'PolicyName'])).toEqual({
      line: 3,
      column: 60,
    });
    expect(locate(['Resources', 'Role', 'Properties', 'Policies', 7, 'x'])).toEqual({
      line: 3,
      column: 43,
    });
    expect(locate([])).toEqual({ line: 1, column: 1 });
  });

  test('in a file of YAML is read as YAML where it has short forms', async () => {
    const flow = `{ Resources: { P: { Type: "AWS::IAM::Policy", Properties: { PolicyDocument: ${JSON.stringify(POLICY).replace('"*"', '!Ref X')} } } } }`;
    expect(linesOf(await load([write('flow.yml', flow)]))).toEqual(['Allow a:B on ${X}']);
    expect(linesOf(await load([write('json.yaml', JSON.stringify(POLICY))]))).toEqual([
      'Allow a:B on *',
    ]);
  });
});

describe('bytes', () => {
  const json = JSON.stringify(POLICY);
  test.each<[string, Buffer]>([
    [
      'UTF-8 with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(json)]),
    ],
    [
      'UTF-16, as PowerShell writes it',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]),
    ],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(json, 'utf16le').swap16()]),
    ],
  ])('%s are read', async (_, bytes) =>
    expect(linesOf(await load([write('bytes.json', bytes)]))).toEqual(['Allow a:B on *']),
  );

  test.each<[string, Buffer, string]>([
    [
      'of no text',
      Buffer.from([0x7b, 0x00, 0x01]),
      'bytes.json: it is not text: byte 2 is zero. Give JSON or YAML in UTF-8.',
    ],
    [
      'of another encoding',
      Buffer.from([0x7b, 0xe9, 0x7d]),
      'bytes.json: it is not text in UTF-8. Give JSON or YAML in UTF-8.',
    ],
    ['of no file', Buffer.alloc(0), 'bytes.json: the file is empty.'],
  ])('%s are an error', async (_, bytes, expected) =>
    expect(await failure(write('bytes.json', bytes))).toBe(expected),
  );

  test('a file that is not there', async () =>
    expect(await failure(join(folder, 'none.json'))).toBe('none.json: there is no such file.'));
  test('a device that does not end', async () =>
    expect(await failure('/dev/zero')).toBe(
      '/dev/zero: it is larger than 100 MiB. Read it in parts: `aws iam get-account-authorization-details` takes --filter Role, User, Group or LocalManagedPolicy.',
    ));
});

describe('folders', () => {
  test('are searched for templates and policies; the rest is passed over, and said', async () => {
    write('tree/a.json', POLICY);
    write('tree/sub/b.template', TEMPLATE);
    write('tree/sub/c.yml', 'Statement: { Effect: Allow, Action: a:C, Resource: "*" }\n');
    write('tree/package.json', { name: 'x' });
    write('tree/node_modules/d.json', POLICY);
    write('tree/.hidden/e.json', POLICY);
    write('tree/f.txt', 'x');
    write('tree/web/manifest.json', { name: 'a web app' });
    write('tree/web/g.json', POLICY);
    symlinkSync(join(folder, 'tree'), join(folder, 'tree/loop'));
    const said: string[] = [];
    expect(
      namesOf(
        await load([join(folder, 'tree')], (message) =>
          said.push(message.replace(`${folder}/`, '')),
        ),
      ),
    ).toEqual(['tree/a.json', 'tree/sub/b.template', 'tree/sub/c.yml', 'tree/web/g.json']);
    expect(said).toEqual([
      'tree/package.json is passed over: it does not say who has access',
      'tree/web/manifest.json is passed over: it does not say who has access',
    ]);
  });

  test('with a broken file are an error, and so are folders with nothing', async () => {
    write('broken/a.json', '{');
    expect(await failure(join(folder, 'broken'))).toBe(
      'broken/a.json:1:2: it is not JSON: it ends too early, close brace expected.',
    );
    write('nothing/package.json', {});
    expect(await failure(join(folder, 'nothing'))).toMatch(
      /^.*nothing: nothing in the folder says who has access\. Known are /,
    );
  });

  test('of what cannot be read each is one error, and the rest is read', async () => {
    const file = write('mixed/a.json', POLICY);
    write('mixed/broken.json', '{');
    execFileSync('mkfifo', [join(folder, 'mixed/pipe.json')]);
    const errors: string[] = [];
    const loaded = await load([join(folder, 'mixed')], undefined, ({ message }) =>
      errors.push(message.replaceAll(`${folder}/`, '')),
    );
    expect([...loaded.files.keys()]).toEqual([file]);
    expect(errors).toEqual([
      'mixed/pipe.json: it is not a file.',
      'mixed/broken.json:1:2: it is not JSON: it ends too early, close brace expected.',
    ]);
  });

  test('a pipe by its name is an error, because it may never end', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    expect(await failure(join(folder, 'pipe.json'))).toBe(
      'pipe.json: it is a pipe, which may never end. Write to standard input and name it `-`.',
    );
  });

  test('a folder in them that may not be read is one error, and the rest is read', async () => {
    const file = write('locked/a.json', POLICY);
    write('locked/inner/b.json', POLICY);
    const readdirOf = jest.spyOn(promises, 'readdir').mockImplementation(async (path) => {
      if (String(path).endsWith('inner'))
        throw Object.assign(new Error('denied'), { code: 'EACCES' });
      return readdirSync(String(path), { withFileTypes: true }) as never;
    });
    const errors: string[] = [];
    const loaded = await load([join(folder, 'locked')], undefined, ({ message }) =>
      errors.push(message.replaceAll(`${folder}/`, '')),
    );
    readdirOf.mockRestore();
    expect([...loaded.files.keys()]).toEqual([file]);
    expect(errors).toEqual(['locked/inner: it may not be read.']);
  });

  test('and the files in them are read once, however often they are named', async () => {
    const file = write('once/a.json', POLICY);
    expect(
      namesOf(await load([file, join(folder, 'once'), join(folder, 'once/../once/a.json')])),
    ).toEqual(['once/a.json']);
  });
});

describe('cloud assemblies', () => {
  const stack = (name: string, more: object = {}) => ({
    type: 'aws:cloudformation:stack',
    properties: { templateFile: `${name}.template.json` },
    dependencies: [`${name}.assets`],
    ...more,
  });

  beforeAll(() => {
    write('cdk.out/cdk.out', { version: '53.0.0' });
    write('cdk.out/manifest.json', {
      version: '53.0.0',
      artifacts: {
        Top: stack('Top', { additionalMetadataFile: 'Top.metadata.json' }),
        'Top.assets': { type: 'cdk:asset-manifest', properties: { file: 'Top.assets.json' } },
        Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      },
    });
    write('cdk.out/Top.template.json', TEMPLATE);
    write('cdk.out/Stale.template.json', TEMPLATE);
    write('cdk.out/Nested.nested.template.json', TEMPLATE);
    write('cdk.out/Top.assets.json', {
      files: {
        a: { source: { path: 'Nested.nested.template.json' } },
        b: { source: { path: 'asset.abc' } },
      },
    });
    write('cdk.out/Top.metadata.json', {
      '/Top/Admin': [
        { type: 'aws:cdk:acknowledged-rules', data: { 'annotation::unknown-action[a:B]': 'soon' } },
        {
          type: 'aws:cdk:acknowledged-rules',
          data: { 'AwsSolutions-IAM5[Resource::*]': 'meant', ['__proto__']: 1 },
        },
      ],
      '/Top/Admin/Resource': [{ type: 'aws:cdk:logicalId', data: 'Role' }],
    });
    write('cdk.out/assembly-Prod/manifest.json', {
      version: '53.0.0',
      artifacts: {
        One: stack('One', {
          metadata: { '/Prod/One/R/Resource': [{ type: 'aws:cdk:logicalId', data: 'Role' }] },
        }),
      },
    });
    write('cdk.out/assembly-Prod/One.template.json', TEMPLATE);
  });

  test('are read stack by stack, with nested stacks and stages, and without what earlier runs left', async () => {
    const all = await load([join(folder, 'cdk.out')]);
    expect(namesOf(all)).toEqual([
      'cdk.out/Top.template.json',
      'cdk.out/Nested.nested.template.json',
      'cdk.out/assembly-Prod/One.template.json',
    ]);
    expect(all.world.principals.map(({ place }) => place.constructPath)).toEqual([
      'Top/Admin/Resource',
      'Top/Admin/Resource',
      'Prod/One/R/Resource',
    ]);
  });

  test('by their manifest and inside of folders too', async () => {
    expect(namesOf(await load([join(folder, 'cdk.out/manifest.json')]))).toHaveLength(3);
    write('project/a.json', POLICY);
    write('project/out/manifest.json', { version: '1', artifacts: { One: stack('One') } });
    write('project/out/One.template.json', TEMPLATE);
    write('project/out/tree.json', '{');
    expect(namesOf(await load([join(folder, 'project')]))).toEqual([
      'project/a.json',
      'project/out/One.template.json',
    ]);
  });

  test('may have stacks without resources, which give nobody access', async () => {
    const empty = { Parameters: { BootstrapVersion: { Type: 'String' } }, Rules: {} };
    write('empty/cdk.out', { version: '53.0.0' });
    write('empty/manifest.json', { version: '1', artifacts: { One: stack('One') } });
    write('empty/One.template.json', empty);
    const { world } = await load([join(folder, 'empty')]);
    expect(world.files).toEqual([join(folder, 'empty/One.template.json')]);
    expect([world.principals, world.unread]).toEqual([[], []]);
    write('empty/One.template.json', { ...empty, Resources: [] });
    const { unread } = (await load([join(folder, 'empty')])).world;
    expect(unread.map(({ problem }) => problem)).toEqual([
      'the Resources of a template are an object',
    ]);
    write('alone.json', empty);
    await expect(load([join(folder, 'alone.json')])).rejects.toThrow('does not say who has access');
  });

  test('say what is acknowledged, on which construct', async () => {
    const loaded = await load([join(folder, 'cdk.out')]);
    const acknowledged = loaded.acknowledged.get(join(folder, 'cdk.out/Top.template.json')) ?? [];
    expect([...acknowledged].map(([path, reasons]) => [path, [...reasons]])).toEqual([
      [
        'Top/Admin',
        [
          ['unknown-action[a:B]', 'soon'],
          ['AwsSolutions-IAM5[Resource::*]', 'meant'],
          ['__proto__', '1'],
        ],
      ],
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      'that is broken',
      '{',
      'bad.out/manifest.json:1:2: it is not JSON: it ends too early, close brace expected.',
    ],
    ['that is none', '{}', 'bad.out/manifest.json: it is not the manifest of a cloud assembly.'],
    [
      'that names files elsewhere',
      { version: '1', artifacts: { A: stack('../../etc/passwd') } },
      'bad.out/manifest.json: it names a file that is not in the assembly: "../../etc/passwd.template.json".',
    ],
    [
      'that names no file',
      { version: '1', artifacts: { A: { type: 'aws:cloudformation:stack', properties: {} } } },
      'bad.out/manifest.json: it names a file that is not in the assembly: undefined.',
    ],
    [
      'whose template is not there',
      { version: '1', artifacts: { A: stack('Gone') } },
      'bad.out/Gone.template.json: there is no such file.',
    ],
  ])('with a manifest %s are an error', async (_, manifest, expected) => {
    write('bad.out/cdk.out', {});
    write('bad.out/manifest.json', manifest as object);
    expect(await failure(join(folder, 'bad.out'))).toBe(expected);
  });

  test('that contain themselves end', async () => {
    write('self.out/manifest.json', {
      version: '1',
      artifacts: {
        Self: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } },
        One: stack('One'),
      },
    });
    write('self.out/One.template.json', TEMPLATE);
    expect(namesOf(await load([join(folder, 'self.out')]))).toEqual(['self.out/One.template.json']);
  });
});
