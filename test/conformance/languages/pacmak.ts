import { join } from 'node:path';
import { packed, ROOT } from '../tarball';
import { Workplace } from '../workplace';

const PACMAK = join(ROOT, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');

/**
 * The package of a language in packages/TARGET of the place:
 * with `--code-only` its sources, without it what is published.
 */
export function pacmak(place: Workplace, target: string, ...args: string[]): void {
  generate(place, packed().folder, target, ...args);
}

/** The same for a library that ours stands on, installed here. */
export function pacmakOf(place: Workplace, dependency: string, target: string): void {
  generate(place, join(ROOT, 'node_modules', dependency), target, '--code-only');
}

function generate(place: Workplace, project: string, target: string, ...args: string[]): void {
  place.run('.', process.execPath, [
    PACMAK,
    project,
    '--target',
    target,
    '--outdir',
    place.path('packages'),
    '--npmignore=false',
    '--force',
    ...args,
  ]);
}
