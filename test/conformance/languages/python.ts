import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pacmak } from './pacmak';
import { Results, results } from './results';
import { Workplace } from '../workplace';

const PYTHON = join('venv', 'bin', 'python');

/** A virtual environment of the place, with packages that pip installs. */
export function newEnvironment(place: Workplace, ...packages: string[]): void {
  place.run('.', 'python3', ['-m', 'venv', 'venv']);
  python(place, '-m', 'pip', 'install', '--quiet', '--no-compile', ...packages);
}

export function python(place: Workplace, ...args: string[]): string {
  return place.run('.', place.path(PYTHON), args);
}

export function pythonResults(place: Workplace): Results {
  pacmak(place, 'python');
  const wheels = readdirSync(place.path('packages', 'python')).filter((name) =>
    name.endsWith('.whl'),
  );
  place.copy(join(__dirname, 'requirements.txt'), 'requirements.txt');
  newEnvironment(
    place,
    '-r',
    'requirements.txt',
    ...wheels.map((name) => join('packages', 'python', name)),
  );
  // The wheel brings the command too.
  place.run('.', place.path('venv', 'bin', 'connect-iam'), ['--help']);
  for (const file of ['app.py', 'told.py']) place.copy(join(__dirname, file), file);
  place.run('.', place.path(PYTHON), ['app.py'], { CDK_OUTDIR: place.path('out') });
  return results(place, 'out');
}
