import { join } from 'node:path';
import { pacmak, pacmakOf } from './pacmak';
import { Results, results } from './results';
import { Workplace } from '../workplace';

/** What aws-cdk-lib for Go stands on and the module proxy may refuse: go.mod says where they are. */
const FROM_NPM = ['@aws-cdk/cloud-assembly-schema', '@aws-cdk/asset-node-proxy-agent-v6'];

export function goResults(place: Workplace): Results {
  // There is nothing to install but the sources: users fetch them, and build.
  pacmak(place, 'go', '--code-only');
  FROM_NPM.forEach((dependency) => pacmakOf(place, dependency, 'go'));
  for (const file of ['app.go', 'told.go', 'go.mod', 'go.sum'])
    place.copy(join(__dirname, file), 'app', file);
  // The path of a place is new each time, and would be part of what Go caches by.
  place.run('app', 'go', ['build', '-trimpath', '-o', 'app', '.']);
  place.run('app', place.path('app', 'app'), [], { CDK_OUTDIR: place.path('out') });
  return results(place, 'out');
}
