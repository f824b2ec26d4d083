import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorldCase } from './world-case';

type Files = WorldCase['files'];

/** Runs something on the files of a world as a cloud assembly, in a folder that is removed then. */
export function inAssembly<T>(files: Files, run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
  try {
    writeAssembly(files, folder);
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a stack for each template, and an asset for each template that another one nests. */
function writeAssembly(files: Files, folder: string): void {
  const put = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  const written = JSON.stringify(files);
  const isNested = (file: string) =>
    ['TemplateURL', 'Location'].some((key) => written.includes(`"${key}":"${file}"`));
  const nested = Object.keys(files).filter(isNested);
  const assets = nested.map((file) => [file, { source: { path: `${file}.nested.template.json` } }]);
  const stacks = Object.keys(files).filter((file) => !isNested(file));
  const artifacts = stacks.map((file) => [
    file,
    {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: file },
      dependencies: ['assets'],
    },
  ]);
  const manifest = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
  put('manifest.json', {
    version: '36.0.0',
    artifacts: { ...Object.fromEntries(artifacts), assets: manifest },
  });
  put('assets.json', { files: Object.fromEntries(assets) });
  for (const [file, content] of Object.entries(files))
    put(isNested(file) ? `${file}.nested.template.json` : file, content);
}
