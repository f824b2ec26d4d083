import { Loaded } from './files/load';
import { Io } from './io';
import { version } from './package';
import { placeTextIn } from './place-text';
import { reportOn } from './report-on';
import { changes, CompareOptions } from '../src/report/changes/compare';
import { ChangedStatement, Changes } from '../src/report/changes/model';
import { AccessReport } from '../src/report/model';

/** The changes between two states of files, with what all renderings need. */
export interface ChangesBetween {
  readonly found: Changes;
  readonly by: string;
  readonly placeText: (statement: ChangedStatement) => string;
}

/** Compares what was read before with what was read after. */
export function changesBetween(
  before: Loaded,
  after: Loaded,
  { stderr }: Io,
  options: CompareOptions & { readonly report?: AccessReport } = {},
): ChangesBetween {
  const { report = reportOn(after, stderr), ...how } = options;
  const [was, is] = [before, after].map(placeTextIn);
  return {
    found: changes(reportOn(before, stderr), report, how),
    by: `connect-iam ${version}`,
    placeText: ({ side, file, pointer }) => (side === 'before' ? was : is)(file, pointer),
  };
}
