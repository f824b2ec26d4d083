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
  const measured = [{ job: 'migration', size: 10_300 }];
  expect(newlyBeyond(measured)).toEqual(measured);
  expect(JSON.parse(refreshedPermissionSets(measured, '2026-12-24')).beyond).toEqual([
    {
      job: 'migration',
      why: 'Since the edition of 2026-12-24. Whether it is divided is not decided yet.',
    },
  ]);
  expect(JSON.parse(refreshedPermissionSets([], '2026-12-24')).beyond).toEqual([]);
});
