import {
  measuredBeyond,
  newlyBeyond,
  recordedBeyond,
  refreshedPermissionSets,
} from '../../projenrc/catalogue/permission-sets';

test('a job of one instance fits a permission set, unless it is recorded that it does not', () => {
  expect(measuredBeyond().map(({ job }) => job)).toEqual(recordedBeyond());
});

test('a job that is too large since an edition is recorded as undecided', () => {
  const recorded = recordedBeyond().map((job) => ({ job, size: 11_000 }));
  const fresh = { job: 'ccp-sign-in', size: 10_300 };
  const measured = [...recorded, fresh];
  const beyond = (sizes: typeof measured) =>
    JSON.parse(refreshedPermissionSets(sizes, '2026-12-24')).beyond;
  expect(newlyBeyond(measured)).toEqual([fresh]);
  expect(beyond(measured).slice(recorded.length)).toEqual([
    {
      job: 'ccp-sign-in',
      why: 'Since the edition of 2026-12-24. Whether it is divided is not decided yet.',
    },
  ]);
  expect(beyond([])).toEqual([]);
});
