import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pacmak } from './pacmak';
import { Results, results } from './results';
import { Workplace } from '../workplace';

/** Where Maven keeps what it has fetched; a second run fetches nothing. */
const REPOSITORY = join(homedir(), '.m2', 'repository');
/** Our own package must not be found there: it is 0.0.0 each time. */
const OURS = join(REPOSITORY, 'io', 'github', 'cdk-amazon-connect-iam');

export function javaResults(place: Workplace): Results {
  // Javadoc takes most of the time, and no app uses it.
  pacmak(
    place,
    'java',
    `--maven-local-repository=${REPOSITORY}`,
    '--mvn-define=maven.javadoc.skip=true',
  );
  for (const file of ['App.java', 'Told.java', 'pom.xml'])
    place.copy(join(__dirname, file), 'app', file);
  rmSync(OURS, { recursive: true, force: true });
  try {
    place.run(
      'app',
      'mvn',
      [
        '--batch-mode',
        '--quiet',
        'compiler:compile',
        'dependency:build-classpath',
        '-Dmdep.outputFile=classpath',
      ],
      {
        PACKAGES: place.path('packages', 'java'),
      },
    );
    place.run('app', 'java', ['-cp', `target/classes:${place.read('app', 'classpath')}`, 'App'], {
      CDK_OUTDIR: place.path('out'),
    });
  } finally {
    rmSync(OURS, { recursive: true, force: true });
  }
  return results(place, 'out');
}
