import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from './registries';
import { ROOT } from '../conformance/tarball';
import { Workplace } from '../conformance/workplace';

const GO_REPOSITORY = 'github.com/cdk-amazon-connect-iam/cdk-amazon-connect-iam-go';

/** Where the packages of a rehearsal are published. */
export interface Registries {
  readonly npm: Registry & { readonly token: string };
  readonly python: Registry;
}

/** A clone of the last commit, with the dependencies that are installed here. */
export function clonedSources(place: Workplace): void {
  place.run('.', 'git', ['clone', '--quiet', '--no-hardlinks', ROOT, 'sources']);
  symlinkSync(join(ROOT, 'node_modules'), place.path('sources', 'node_modules'));
  // What a runner has in its home, and nobody else's.
  place.write('home/README', 'of the job that publishes');
  place.write('temporary/README', 'of the job that publishes');
  place.run('.', 'git', ['init', '--quiet', '--bare', '--initial-branch=main', 'go.git']);
  place.write('go-first/README.md', 'A Go module');
  for (const args of [['init', '--quiet', '--initial-branch=main'], ['add', '.'], commit()])
    place.run('go-first', 'git', args);
  place.run('go-first', 'git', ['push', '--quiet', place.path('go.git'), 'main']);
  place.write(
    'gitconfig',
    [
      `[url "file://${place.path('go.git')}"]`,
      ...['', 'token@'].flatMap((user) =>
        ['', '.git'].map((end) => `  insteadOf = https://${user}${GO_REPOSITORY}${end}`),
      ),
      '',
    ].join('\n'),
  );
}

const commit = () => [
  ...['-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost'],
  ...['commit', '--quiet', '--message', 'feat: begin'],
];

/** Builds a version by the script of the workflow, and returns the digest that the next job gets. */
export function build(place: Workplace, version: string, { npm }: Registries): string {
  const said = place.run('sources', 'bash', ['.ci/release/build', version], {
    PACKAGES: 'python java go',
    // The module proxy of this machine may refuse what aws-cdk-lib for Go needs, and pacmak builds with it.
    GO_OPTIONS: '--code-only',
    npm_config_registry: `http://${npm.address}/`,
  });
  place.run('sources', 'git', ['tag', `v${version}`]);
  return /^digest=([0-9a-f]{64})$/m.exec(said)?.[1] ?? '';
}

/** Publishes what was built, by the scripts of the workflow. */
export function publish(place: Workplace, digest: string, { npm, python }: Registries): void {
  const home = jobHome(place);
  place.run('sources', 'bash', ['.ci/release/verify', digest]);
  const to = (registry: string, env: Record<string, string>) =>
    place.run('sources', 'bash', ['.ci/release/publish', registry], { ...home, ...env });
  to('npm', {
    NPM_REGISTRY: npm.address,
    NPM_TOKEN: npm.token,
    DISABLE_HTTPS: 'true',
    npm_config_loglevel: 'notice',
  });
  to('pypi', {
    TWINE_REPOSITORY_URL: `http://${python.address}/`,
    TWINE_USERNAME: 'rehearsal',
    TWINE_PASSWORD: 'rehearsal',
  });
  to('maven', {
    MAVEN_SERVER_ID: 'custom',
    MAVEN_USERNAME: 'rehearsal',
    MAVEN_PASSWORD: 'rehearsal',
    MAVEN_REPOSITORY_URL: `file://${place.path('maven')}`,
  });
  to('golang', {
    GIT_CONFIG_GLOBAL: place.path('gitconfig'),
    GIT_USER_NAME: 'rehearsal',
    GIT_USER_EMAIL: 'rehearsal@localhost',
    GITHUB_TOKEN: 'token',
  });
}

/** The home of a job. npm and npx name that of whoever runs the rehearsal in a variable of their own. */
export const jobHome = (place: Workplace): Record<string, string> => ({
  HOME: place.path('home'),
  TMPDIR: place.path('temporary'),
  npm_config_userconfig: place.path('home', '.npmrc'),
});

/** What Go is told, so that it fetches the module from the repository on this machine. */
export const goEnvironment = (place: Workplace): Record<string, string> => ({
  GIT_CONFIG_GLOBAL: place.path('gitconfig'),
  GOPRIVATE: GO_REPOSITORY,
  GOFLAGS: '-mod=mod',
});
