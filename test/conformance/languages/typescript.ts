import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Results, results } from './results';
import { packed, ROOT } from '../tarball';
import { Workplace } from '../workplace';

/** Versions of what a user has beside the library. */
export interface Peers {
  readonly cdk: string;
  readonly constructs: string;
}

/** The oldest ones that the library says it works with: also in requirements.txt, pom.xml and go.mod. */
export const FLOOR: Peers = { cdk: '2.257.0', constructs: '10.5.1' };

const SOURCES = ['app', 'told'];

/** A new project in a folder of the place, with the packed library, and the app in it. */
export function typescriptProject(place: Workplace, folder: string, peers: Peers): void {
  place.write(join(folder, 'package.json'), JSON.stringify({ name: 'app', private: true }));
  place.run(folder, 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--strict-peer-deps',
    '--prefer-offline',
    '--loglevel=error',
    packed().tarball,
    `aws-cdk-lib@${peers.cdk}`,
    `constructs@${peers.constructs}`,
  ]);
  for (const name of SOURCES) {
    const source = readFileSync(join(__dirname, `${name}.ts`), 'utf8');
    place.write(join(folder, `${name}.ts`), source);
    place.write(
      join(folder, `${name}.js`),
      ts.transpileModule(source, {
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.CommonJS,
          esModuleInterop: true,
        },
      }).outputText,
    );
  }
}

/** What the compiler has against app.ts in the project: nothing. */
export function typeErrors(place: Workplace, folder: string): string {
  place.write(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'commonjs',
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        // Of the repository, only those of Node.js.
        typeRoots: [join(ROOT, 'node_modules', '@types')],
        types: ['node'],
      },
      files: ['app.ts'],
    }),
  );
  return place.run(folder, process.execPath, [
    join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    '.',
  ]);
}

/** What app.js makes, run by a Node.js. */
export function typescriptResults(
  place: Workplace,
  folder: string,
  node: string,
  out: string,
): Results {
  place.run(folder, node, ['app.js'], { CDK_OUTDIR: place.path(out) });
  return results(place, out);
}
