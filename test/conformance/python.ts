import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, Tool } from './tool';

const REQUIREMENTS = join(__dirname, 'python', 'requirements.txt');

/** A Python with the tools at their pins: its `bin/python` runs them as modules. The first call takes half a minute. */
export function python(): Tool {
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  return installed('python', key, (folder) => {
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    run('python3', '-m', 'venv', folder);
    run(
      join(folder, 'bin', 'python'),
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--no-compile',
      '-r',
      REQUIREMENTS,
    );
  });
}
