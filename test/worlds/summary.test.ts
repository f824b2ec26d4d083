import { reportOf, doorCases } from './world-case';
import { AccessReport } from '../../src/report/model';
import { summaryText } from '../../src/report/summary/render-summary';

/* The first screen has a dash for nobody only where everything was read, and says what was not. */

const mayHideAccess = ({ unread, principals }: AccessReport): boolean =>
  unread.length > 0 ||
  principals.some(({ unknown, madeByAws }) => !madeByAws && unknown.some((one) => one.mayAllow));

test.each(doorCases)('$title', (one) => {
  const made = reportOf(one.files);
  const text = summaryText(made, { all: true, width: 200 });
  const isWhole =
    made.unread.length === 0 && made.principals.every(({ unknown }) => unknown.length === 0);
  expect(/ -( |$)/m.test(text) && mayHideAccess(made)).toBe(false);
  expect(text.includes('nothing: all of it was read')).toBe(isWhole);
});
