import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installed, Tool } from '../conformance/tool';
import { Workplace } from '../conformance/workplace';

/** The newest for Node.js 20. One of its dependencies asks for a tag that not every registry has. */
const VERDACCIO = { verdaccio: '6.0.5', 'node-fetch': '2.6.7' };
const PYPISERVER = '2.4.2';

const path = (tool: Tool): string => {
  if ('missing' in tool) throw new Error(tool.missing);
  return tool.path;
};

const verdaccio = () =>
  installed('verdaccio', VERDACCIO.verdaccio, (folder) => {
    const { verdaccio: version, ...overrides } = VERDACCIO;
    const manifest = { private: true, dependencies: { verdaccio: version }, overrides };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...quiet], { cwd: folder, stdio: 'pipe' });
  });

const pypiserver = () =>
  installed('pypiserver', PYPISERVER, (folder) => {
    execFileSync('python3', ['-m', 'venv', folder]);
    const pip = join(folder, 'bin', 'pip');
    execFileSync(pip, ['install', '--quiet', `pypiserver==${PYPISERVER}`], { stdio: 'pipe' });
  });

/** A registry on loopback. */
export interface Registry {
  /** Host and port. */
  readonly address: string;
  stop(): void;
}

/** Starts a registry of npm packages, which fetches those of others from where npm gets them here. */
export async function npmRegistry(place: Workplace): Promise<Registry & { token: string }> {
  const port = await freePort();
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  place.write(
    'verdaccio/config.json',
    JSON.stringify({
      storage: place.path('verdaccio', 'storage'),
      auth: { htpasswd: { file: place.path('verdaccio', 'htpasswd') } },
      uplinks: { upstream: { url: upstream, cache: false, timeout: '120s' } },
      packages: {
        'cdk-amazon-connect-iam': { access: '$all', publish: '$authenticated' },
        'connect-iam': { access: '$all', publish: '$authenticated' },
        '**': { access: '$all', proxy: 'upstream' },
      },
      log: { type: 'file', path: place.path('verdaccio', 'log'), level: 'warn' },
    }),
  );
  const bin = join(path(verdaccio()), 'node_modules', 'verdaccio', 'bin', 'verdaccio');
  const config = place.path('verdaccio', 'config.json');
  const listen = `127.0.0.1:${port}`;
  const server = spawn(process.execPath, [bin, '--config', config, '--listen', listen], {
    stdio: 'ignore',
  });
  await answers(`http://${listen}/-/ping`, server);
  const user = await fetch(`http://${listen}/-/user/org.couchdb.user:releaser`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'releaser', password: 'of this rehearsal' }),
  });
  const { token } = (await user.json()) as { token: string };
  return { address: listen, token, stop: () => server.kill() };
}

/** Starts an index of Python packages, which has only what is uploaded. */
export async function pythonIndex(place: Workplace): Promise<Registry> {
  const address = `127.0.0.1:${await freePort()}`;
  place.write('pypi/README', 'what is uploaded');
  const [host, port] = address.split(':');
  const server = spawn(
    join(path(pypiserver()), 'bin', 'pypi-server'),
    ['run', '-i', host, '-p', port, '-P', '.', '-a', '.', '--disable-fallback', place.path('pypi')],
    { stdio: 'ignore' },
  );
  await answers(`http://${address}/`, server);
  return { address, stop: () => server.kill() };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended`);
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer`);
}
