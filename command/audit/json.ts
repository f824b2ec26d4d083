import { FileResult, Result } from './result';
import { AUDIT_SCHEMA } from './schema';
import { selected } from './selection';
import { FileError } from '../files/file-error';
import { json } from '../json';
import { Run } from '../run';

export function auditJson(
  { audited: { files, unreadable }, counts, failed }: ReturnType<typeof selected>,
  run: Run,
): string {
  return json({
    schema: AUDIT_SCHEMA,
    facts: run.facts,
    run,
    files: files.map(file),
    unreadable: unreadable.map(problem),
    counts,
    failed,
  });
}

const file = ({
  file: name,
  principals,
  policies,
  reachesConnect,
  results,
  unread,
}: FileResult) => ({
  file: name,
  principals,
  policies,
  reachesConnect,
  findings: results.map(finding),
  unread: unread.map(({ name: id, problem: what, instead, position, place, ...more }) => ({
    id,
    problem: what,
    instead,
    ...position,
    pointer: place.pointer,
    acknowledged: more.acknowledged,
    accepted: more.accepted,
  })),
});

const finding = ({
  id: rule,
  name,
  severity,
  subject,
  what,
  why,
  instead,
  position,
  place,
  owners,
  createdAt,
  acknowledged,
  accepted,
}: Result) => ({
  id: name,
  rule,
  severity,
  subject,
  what,
  why,
  instead,
  ...position,
  pointer: place.pointer,
  logicalId: place.logicalId,
  constructPath: place.constructPath,
  createdAt,
  principals: owners,
  acknowledged,
  accepted,
});

const problem = ({ file: name, line, column, problem: what, instead }: FileError) => ({
  file: name,
  line,
  column,
  problem: what,
  instead,
});
