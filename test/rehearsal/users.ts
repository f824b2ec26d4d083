import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { goEnvironment, Registries } from './release';
import { pacmakOf } from '../conformance/languages/pacmak';
import { ROOT } from '../conformance/tarball';
import { Workplace } from '../conformance/workplace';

/** Somebody with an empty project, who follows the documentation. */
export interface User {
  readonly language: string;
  /** Installs a version, into the project that is there. */
  install(place: Workplace, version: string, registries: Registries): void;
  /** Runs the first app of the documentation, and gives its template. */
  template(place: Workplace): string;
}

const documented = (page: string, fence: string): string => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return new RegExp(`^\`\`\`${fence}\\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1] ?? '';
};
const FIRST_APP = 'docs/first-app.md';
const CONFORMANCE = join(ROOT, 'test', 'conformance', 'languages');

/** Runs an app as the CDK CLI does, which says where its templates go. */
function synthesized(place: Workplace, folder: string, command: string, args: string[], env = {}) {
  const out = place.path(folder, 'cdk.out');
  rmSync(out, { recursive: true, force: true });
  place.run(folder, command, args, { CDK_OUTDIR: out, ...env });
  return place.read(folder, 'cdk.out', 'ContactCenter.template.json');
}

const typescript: User = {
  language: 'TypeScript',
  install(place, version, { npm }) {
    place.write('npm/README', 'a new project');
    place.run('npm', 'npm', ['init', '--yes']);
    place.run('npm', 'npm', [
      ...['install', '--no-audit', '--no-fund', '--loglevel=error'],
      `--registry=http://${npm.address}/`,
      ...[`cdk-amazon-connect-iam@${version}`, 'aws-cdk-lib', 'constructs'],
    ]);
  },
  template(place) {
    const { outputText } = ts.transpileModule(documented('README.md', 'ts nofixture'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    place.write('npm/app.js', outputText);
    return synthesized(place, 'npm', process.execPath, ['app.js']);
  },
};

const python: User = {
  language: 'Python',
  install(place, version, { python: index }) {
    place.write('pip/README', 'a new project');
    place.run('pip', 'python3', ['-m', 'venv', '.venv']);
    place.run('pip', place.path('pip', '.venv', 'bin', 'pip'), [
      ...['install', '--quiet', '--extra-index-url', `http://${index.address}/simple/`],
      `cdk-amazon-connect-iam==${version}`,
    ]);
  },
  template(place) {
    place.write('pip/app.py', documented(FIRST_APP, 'python'));
    return synthesized(place, 'pip', place.path('pip', '.venv', 'bin', 'python'), ['app.py']);
  },
};

const java: User = {
  language: 'Java',
  install(place, version) {
    place.write('java/ContactCenterApp.java', documented(FIRST_APP, 'java'));
    const pom = readFileSync(join(CONFORMANCE, 'pom.xml'), 'utf8');
    place.write('java/pom.xml', pom.replace('<version>0.0.0<', `<version>${version}<`));
    const ours = join(homedir(), '.m2', 'repository', 'io', 'github', 'cdk-amazon-connect-iam');
    rmSync(ours, { recursive: true, force: true });
    place.run(
      'java',
      'mvn',
      [
        ...['--batch-mode', '--quiet', 'compiler:compile', 'dependency:build-classpath'],
        '-Dmdep.outputFile=classpath',
        '-Dmdep.regenerateFile=true',
      ],
      { PACKAGES: place.path('maven') },
    );
  },
  template(place) {
    const classpath = `target/classes:${place.read('java', 'classpath')}`;
    return synthesized(place, 'java', 'java', ['-cp', classpath, 'ContactCenterApp']);
  },
};

/** What aws-cdk-lib for Go needs and not every module proxy serves. */
const STAND_INS = ['@aws-cdk/cloud-assembly-schema', '@aws-cdk/asset-node-proxy-agent-v6'];

const go: User = {
  language: 'Go',
  install(place, version) {
    STAND_INS.forEach((dependency) => pacmakOf(place, dependency, 'go'));
    // A version of an earlier rehearsal must not be found.
    const modules = place.run('.', 'go', ['env', 'GOMODCACHE']).trim();
    for (const folder of [modules, join(modules, 'cache', 'download')])
      rmSync(join(folder, 'github.com', 'cdk-amazon-connect-iam'), {
        recursive: true,
        force: true,
      });
    place.write('go/app.go', documented(FIRST_APP, 'go'));
    const module = readFileSync(join(CONFORMANCE, 'go.mod'), 'utf8')
      .replace(/^replace github.com\/cdk-amazon-connect-iam.*$/m, '')
      .replace('cdkamazonconnectiam v0.0.0', `cdkamazonconnectiam v${version}`);
    place.write('go/go.mod', module);
    place.copy(join(CONFORMANCE, 'go.sum'), 'go', 'go.sum');
    place.run('go', 'go', ['build', '-trimpath', '-o', 'app', '.'], goEnvironment(place));
  },
  template: (place) => synthesized(place, 'go', place.path('go', 'app'), []),
};

export const USERS: readonly User[] = [typescript, python, java, go];
