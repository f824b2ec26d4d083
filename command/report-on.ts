import { Acceptances } from './acceptance/acceptances';
import { resultsOf } from './audit/result';
import { Loaded } from './files/load';
import { Stream } from './io';
import { Progress } from './progress';
import { report as reportOf } from '../src/report/build-report';
import { AccessReport } from '../src/report/model';

/** The number of principals that take some seconds. */
const MANY = 500;

/** A stream for runs without progress. */
const NOWHERE: Stream = { write: () => true };

/** Builds the report of files. */
export function reportOn(
  loaded: Loaded,
  stderr: Stream = NOWHERE,
  acceptances?: Acceptances,
): AccessReport {
  // The rules check everything at once. The message comes first when that takes long.
  const patience = loaded.world.principals.length > MANY ? 0 : undefined;
  const progress = new Progress(stderr, Date.now, patience);
  progress.say('Looking for what is wrong');
  const findings = resultsOf(loaded, acceptances).flatMap(({ results }) => results);
  const found = reportOf(loaded.world, findings, {
    onProgress: (done, all) => progress.say(`Working out who may do what: ${done} of ${all}`),
  });
  progress.done();
  return found;
}
