import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../../src/reader/assembly/read-assembly';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: unknown) =>
  writeFileSync(
    join(folder, name),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
const manifest = (artifacts: object) => put('manifest.json', { version: '36.0.0', artifacts });
const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'A.json' } };

test('a template that is missing is an error with its name', () => {
  manifest({ A: stack });
  expect(() => readAssembly(folder)).toThrow(`${join(folder, 'A.json')}: there is no such file`);
});

test('a stage that is missing is an error with its name', () => {
  manifest({ S: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-S' } } });
  expect(() => readAssembly(folder)).toThrow(
    `${join(folder, 'assembly-S/manifest.json')}: there is no such file`,
  );
});

test('a template that is not JSON is an error with its name', () => {
  manifest({ A: stack });
  put('A.json', '{');
  expect(() => readAssembly(folder)).toThrow(`${join(folder, 'A.json')}: it is not JSON`);
});

test('a nested stack whose template is missing is not read', () => {
  manifest({ A: stack });
  put('A.json', {
    Resources: {
      N: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: 'x' },
        Metadata: { 'aws:asset:path': 'gone.nested.template.json' },
      },
    },
  });
  const { world } = readAssembly(folder);
  expect(world.unread.map(({ problem }) => problem)).toEqual(['the nested stack N is not read']);
});
