import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { python } from '../python';
import { ROOT } from '../tarball';
import { describeWith, installed } from '../tool';

const ACTIONLINT = 'v1.7.12';
const FOLDER = join('.github', 'workflows');
const workflows = readdirSync(join(ROOT, FOLDER)).map((name) => join(FOLDER, name));

/** What a linter prints; it throws when it finds something. */
const said = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describeWith(python(), 'zizmor, which looks for ways into workflows', (folder) => {
  test('finds none', () => {
    const args = ['--offline', '--no-progress', '--format=json', FOLDER, 'action.yml'];
    expect(JSON.parse(said(join(folder, 'bin', 'zizmor'), ...args))).toEqual([]);
  });
});

const actionlint = () =>
  installed('actionlint', ACTIONLINT, (folder) => {
    const tool = `github.com/rhysd/actionlint/cmd/actionlint@${ACTIONLINT}`;
    execFileSync('go', ['install', tool], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
      stdio: 'pipe',
    });
  });

describeWith(actionlint(), 'actionlint, which knows the syntax of workflows', (folder) => {
  test('finds nothing', () => {
    expect(workflows.length).toBeGreaterThan(3);
    expect(said(join(folder, 'actionlint'), ...workflows)).toBe('');
  });
});
