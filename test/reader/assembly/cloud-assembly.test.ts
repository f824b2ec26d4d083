import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAssembly } from '../../../src/reader/assembly/read-assembly';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-iam-assembly-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const role = (RoleName: string) => ({ Type: 'AWS::IAM::Role', Properties: { RoleName } });
const templateOf = (...names: string[]) => ({
  Resources: Object.fromEntries(names.map((name) => [name, role(name)])),
});
const stack = (templateFile: string, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  properties: { templateFile },
  ...more,
});
const manifest = (artifacts: object) => ({ version: '48.0.0', artifacts });

const principalsOf = (path = '.') =>
  readAssembly(join(folder, path)).world.principals.map(({ name }) => name);
const stacksOf = () => readAssembly(folder).templates.map((template) => template.stack);

describe('a cloud assembly', () => {
  test('has the principals of its stacks and stages, by files in the folder', () => {
    write('One.template.json', templateOf('First'));
    write('assembly-Prod/Two.template.json', templateOf('Second'));
    write('assembly-Prod/manifest.json', manifest({ Two: stack('Two.template.json') }));
    write(
      'manifest.json',
      manifest({
        One: stack('One.template.json'),
        Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        Nothing: null,
      }),
    );
    expect(principalsOf()).toEqual(['First', 'Second']);
    expect(readAssembly(folder).templates.map(({ file }) => file)).toEqual([
      'One.template.json',
      'assembly-Prod/Two.template.json',
    ]);
  });

  test('may be named otherwise by who reads it', () => {
    write('One.template.json', templateOf('First'));
    write('manifest.json', manifest({ One: stack('One.template.json') }));
    const { world, templates } = readAssembly(folder, () => 'renamed');
    expect([world.files, templates.map(({ file }) => file)]).toEqual([['renamed'], ['renamed']]);
  });

  test('that names itself is read once', () => {
    write('One.template.json', templateOf('First'));
    const self = { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } };
    write('manifest.json', manifest({ One: stack('One.template.json'), Self: self }));
    expect(principalsOf()).toEqual(['First']);
  });

  test.each([
    ['the manifest of something else', { name: 'a web app' }],
    ['a manifest without a version', { artifacts: {} }],
    ['a manifest without artifacts', { version: '1' }],
  ])('beside cdk.out is not %s', (_, content) => {
    write('cdk.out', '');
    write('manifest.json', content);
    expect(() => readAssembly(folder)).toThrow(
      `${join(folder, 'manifest.json')}: it is not the manifest of a cloud assembly`,
    );
  });

  test.each([
    ['above it', '../other.json', '"../other.json"'],
    ['elsewhere', 7, '7'],
  ])('names no file %s', (_, templateFile, said) => {
    write('manifest.json', manifest({ One: { ...stack(''), properties: { templateFile } } }));
    expect(() => readAssembly(folder)).toThrow(
      `${join(folder, 'manifest.json')}: it names a file that is not in the assembly: ${said}`,
    );
  });
});

describe('a folder of cloud assemblies', () => {
  const assembly = (path: string, name: string) => {
    write(`${path}/One.template.json`, templateOf(name));
    write(`${path}/manifest.json`, manifest({ One: stack('One.template.json') }));
  };

  test('has the principals of all of them in the order of their names', () => {
    assembly('b.out', 'Second');
    assembly('a.out', 'First');
    assembly('deep/er/still/c.out', 'Third');
    expect(principalsOf()).toEqual(['First', 'Second', 'Third']);
  });

  test('has no principals of hidden folders, modules, or the sixth level', () => {
    assembly('.cache', 'Hidden');
    assembly('node_modules/package', 'Module');
    assembly('1/2/3/4/5', 'Deep');
    expect(principalsOf()).toEqual([]);
  });

  test('passes over the manifest of a web app, and one that is not JSON', () => {
    write('web/manifest.json', { name: 'a web app' });
    write('broken/manifest.json', '{');
    assembly('a.out', 'First');
    expect(principalsOf()).toEqual(['First']);
  });
});

describe('a stack of a cloud assembly', () => {
  const stackWith = (more: object) => {
    write('One.template.json', templateOf('First'));
    write('manifest.json', manifest({ One: stack('One.template.json', more) }));
    return stacksOf()[0];
  };

  test('has its name, its display name and the assembly', () => {
    const properties = { templateFile: 'One.template.json', stackName: 'prod-one' };
    const { stackName, displayName, assembly } = stackWith({
      displayName: 'Prod/One',
      properties,
    });
    expect([stackName, displayName, assembly]).toEqual(['prod-one', 'Prod/One', folder]);
  });

  test('is called by its artifact otherwise', () => {
    const { stackName, displayName } = stackWith({ displayName: 7 });
    expect([stackName, displayName]).toEqual(['One', 'One']);
  });

  test.each([
    [
      'aws://111122223333/eu-west-2',
      { 'AWS::AccountId': '111122223333', 'AWS::Region': 'eu-west-2' },
    ],
    ['aws://unknown-account/us-gov-west-1', { 'AWS::Region': 'us-gov-west-1' }],
    ['aws://111122223333/unknown-region', { 'AWS::AccountId': '111122223333' }],
    ['aws://1111222233334/eu-west-2x', {}],
    ['aws://x111122223333/x-1-eu-west-2', {}],
    ['see aws://111122223333/eu-west-2', {}],
    ['aws://111122223333/eu-west-2/more', {}],
    [undefined, {}],
  ])('in %s has its pseudo parameters', (environment, expected) => {
    expect(stackWith({ environment }).environment).toEqual(expected);
  });

  test('knows the construct paths of its logical ids, from the manifest and a file of metadata', () => {
    const named = (data: unknown) => [{ type: 'aws:cdk:logicalId', data }];
    write('One.metadata.json', { '/One/B': named('B'), '/One/Again': named('A') });
    const { constructPaths } = stackWith({
      metadata: { '/One/A': named('A'), '/One/No': named(7), '/One/Other': [{ type: 'x' }, null] },
      additionalMetadataFile: 'One.metadata.json',
    });
    expect([...constructPaths]).toEqual([
      ['A', ['One/A', 'One/Again']],
      ['B', ['One/B']],
    ]);
  });

  test('has its acknowledgements by construct path, without the source that the CDK adds', () => {
    const acknowledged = (data: object) => [{ type: 'aws:cdk:acknowledged-rules', data }];
    stackWith({
      metadata: {
        '/One/A': acknowledged({ 'annotation::first': 'a reason', 'Annotation::second': 'b' }),
        '/One/B': acknowledged({ 'other::third': 3 }),
      },
    });
    const [[file, found]] = readAssembly(folder).acknowledged;
    expect(file).toBe('One.template.json');
    expect([...found].map(([path, reasons]) => [path, Object.fromEntries(reasons)])).toEqual([
      ['One/A', { first: 'a reason', second: 'b' }],
      ['One/B', { 'other::third': '3' }],
    ]);
  });
});

describe('a nested stack of a cloud assembly', () => {
  const assets = (path: unknown, id = 'hash') => ({ files: { [id]: { source: { path } } } });
  const withAssets = (content: object, more: object = {}) => {
    write('Top.template.json', templateOf('Above'));
    write('Nested.nested.template.json', templateOf('Below'));
    write('Top.assets.json', content);
    write(
      'manifest.json',
      manifest({
        Top: stack('Top.template.json', { dependencies: ['Top.assets', 'Missing'] }),
        'Top.assets': { type: 'cdk:asset-manifest', properties: { file: 'Top.assets.json' } },
        ...more,
      }),
    );
  };

  test('is read with the stack that it is in, and known by its asset and its file', () => {
    withAssets(assets('Nested.nested.template.json'));
    expect(principalsOf()).toEqual(['Above', 'Below']);
    expect([...stacksOf()[0].nestedTemplates]).toEqual([
      ['hash', 'Nested.nested.template.json'],
      ['Nested.nested.template.json', 'Nested.nested.template.json'],
    ]);
  });

  test('is read too if it is of a product of AWS Service Catalog', () => {
    withAssets({
      files: {
        hash: { source: { path: 'Product.product.template.json' } },
        other: { source: { path: 'Other.template.json' } },
      },
    });
    write('Product.product.template.json', templateOf('Sold'));
    write('Other.template.json', templateOf('Other'));
    expect(principalsOf()).toEqual(['Above', 'Sold']);
  });

  test('is read once where two stacks share the assets', () => {
    const dependencies = ['Top.assets'];
    withAssets(assets('Nested.nested.template.json'), {
      Second: stack('Top.template.json', { dependencies }),
    });
    expect(principalsOf()).toEqual(['Above', 'Below']);
  });

  test.each([
    ['another file', assets('code.zip')],
    ['no path', assets(undefined)],
    ['no files', {}],
  ])('is not %s of the assets', (_, content) => {
    withAssets(content);
    expect(principalsOf()).toEqual(['Above']);
  });

  test.each([
    ['of another type', { type: 'cdk:tree', properties: { file: 'Top.assets.json' } }],
    ['without a file', { type: 'cdk:asset-manifest', properties: {} }],
  ])('is not in assets %s', (_, artifact) => {
    withAssets(assets('Nested.nested.template.json'), { 'Top.assets': artifact });
    expect(principalsOf()).toEqual(['Above']);
  });
});
