/*
 * Which jobs do not fit the inline policy of a permission set, where the scope is one instance, in
 * any Region.
 * catalogue/permission-sets.json records them, with what is decided. With --write DATE, the date of
 * an edition, it takes over what a refresh changes. It prints the jobs that are new there.
 */
import { Stack } from 'aws-cdk-lib/core';
import { readJson, writeText } from './json';
import { ConnectAccess } from '../../src/access/connect-access';
import { ConnectJob } from '../../src/access/connect-job.generated';
import { jobIds, quotaFacts } from '../../src/catalogue/catalogue';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { withoutSids } from '../../src/constructs/private/permission-set-quotas';
import { documentSizeIn } from '../../src/constructs/private/statement-size';
import { ConnectAccessError } from '../../src/input/error';
import { ConnectScope } from '../../src/scope/connect-scope';
import { constantName } from '../../src/text/constant-name';

interface Beyond {
  readonly job: string;
  readonly why: string;
}

interface PermissionSetsFile {
  readonly source: string;
  readonly why: string;
  readonly beyond: readonly Beyond[];
}

/** A job with the characters that it takes. */
export interface JobSize {
  readonly job: string;
  readonly size: number;
}

const FILE = 'catalogue/permission-sets.json';
/** A Region of GovCloud: no other that has Connect makes ARNs longer. */
const REGION = 'us-gov-west-1';
const SCOPE = ConnectScope.instanceArn(
  `arn:aws-us-gov:connect:${REGION}:111122223333:instance/11111111-2222-3333-4444-555555555555`,
);

/** The jobs that are recorded as too large. */
export const recordedBeyond = (): string[] =>
  readJson<PermissionSetsFile>(FILE).beyond.map(({ job }) => job);

/** The jobs that are too large, as the library compiles them. */
export function measuredBeyond(): JobSize[] {
  const env = { account: '111122223333', region: REGION };
  const stack = new Stack(undefined, 'Measured', { env });
  return jobIds()
    .map((job) => ({ job, size: sizeOf(stack, job) }))
    .filter(({ size }) => size > quotaFacts().permissionSet.inlineBytes);
}

/** The characters of a job. Those that ask a scope for a bucket, key, bot or role are small: 0. */
function sizeOf(stack: Stack, job: string): number {
  const byName = ConnectJob as unknown as Readonly<Record<string, ConnectJob>>;
  const access = ConnectAccess.jobs(byName[constantName(job)]);
  try {
    const { statements } = compileAccess('Measured', stack, access, SCOPE);
    // A permission set leaves out Sids where only these make the policy too large.
    return documentSizeIn(stack, withoutSids(statements));
  } catch (error) {
    if (error instanceof ConnectAccessError) return 0;
    throw error;
  }
}

/**
 * The file with what a refresh changes: a job that is too large now is recorded as undecided, and
 * one that fits again leaves the record.
 */
export function refreshedPermissionSets(measured: readonly JobSize[], date: string): string {
  const { beyond, ...head } = readJson<PermissionSetsFile>(FILE);
  const left = beyond.filter(({ job }) => measured.some((one) => one.job === job));
  const fresh = newlyBeyond(measured).map(({ job }) => ({
    job,
    why: `Since the edition of ${date}. Whether it is divided is not decided yet.`,
  }));
  return `${JSON.stringify({ ...head, beyond: [...left, ...fresh] }, null, 2)}\n`;
}

/** The jobs that are too large and not recorded. */
export function newlyBeyond(measured: readonly JobSize[]): JobSize[] {
  const recorded = recordedBeyond();
  return measured.filter(({ job }) => !recorded.includes(job));
}

if (require.main === module) {
  const [, date] = process.argv.join(' ').match(/--write (\S+)/) ?? [];
  const measured = measuredBeyond();
  const fresh = newlyBeyond(measured);
  if (date) writeText(FILE, refreshedPermissionSets(measured, date));
  console.log(JSON.stringify(fresh));
}
