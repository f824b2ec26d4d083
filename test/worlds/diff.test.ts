import { reportOf, doorCases, worldOf } from './world-case';
import { report } from '../../src/report/build-report';
import { changes } from '../../src/report/changes/compare';
import { changesMarkdown } from '../../src/report/changes/render-markdown';
import { changesText } from '../../src/report/changes/render-text';

/* Of a world that did not change, nothing is said to have changed; that nothing did is said only where all was read. */

test.each(doorCases)('$title', ({ files, before = files, newAccess }) => {
  const [was, is] = [reportOf(before), report(worldOf(files), [])];
  const found = changes(was, is);
  const isWhole = [was, is].every(
    ({ principals, unread }) =>
      unread.length === 0 && principals.every(({ unknown }) => unknown.length === 0),
  );
  expect(found.verdict === 'unchanged').toBe(isWhole && found.principals.length === 0);
  if (!isWhole) expect(found.newAccess).not.toBe('no');
  for (const text of [changesText(found), changesMarkdown(found)])
    expect(text.includes('No access changed.')).toBe(found.verdict === 'unchanged');
  if (newAccess) expect(found.newAccess).toBe(newAccess);
  if (before === files) expect(found.principals).toEqual([]);
});
