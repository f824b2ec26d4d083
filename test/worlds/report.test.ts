import { AskedQuestion, reportOf, doorCases, doorQuestions } from './world-case';
import { ReportedPrincipal } from '../../src/report/model';
import { pageData } from '../../src/report/page-data';
import { reportHtml } from '../../src/report/render-html';
import { reportText } from '../../src/report/render-text';
import { unknownPartText } from '../../src/text/unknown-part';

/* The report has a grant for what is allowed, none for what is denied, and says what was not read; so does its page. */

function principalOf({ world, principal }: AskedQuestion): ReportedPrincipal {
  const found = reportOf(world.files).principals.find(({ name }) => name === principal);
  if (!found) throw new Error(`no principal ${principal}`);
  return found;
}

const grants = ({ grants: known, otherActions }: ReportedPrincipal, action: string): boolean =>
  [...known, ...otherActions].some(
    ({ actions, notAction }) => !notAction && actions.some((one) => covers(one, action)),
  );
const covers = (pattern: string, action: string) =>
  pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));

test.each(doorQuestions.filter(({ resource, context }) => !resource && !context))(
  '$title',
  (question) => {
    const { action, verdict, unread = [] } = question;
    const found = principalOf(question);
    if (verdict === 'allowed' || verdict === 'conditional')
      expect(grants(found, action)).toBe(true);
    if (verdict === 'denied')
      expect(found.grants.flatMap(({ actions }) => actions)).not.toContain(action);
    if (verdict === 'unknown')
      expect(found.unknown.map(({ kind, what }) => ({ kind, what }))).toEqual(
        expect.arrayContaining([...unread]),
      );
  },
);

describe.each(doorCases)('$title', (one) => {
  const made = reportOf(one.files);
  const unknown = made.principals.flatMap((principal) => principal.unknown);

  test('nobody of whom something is not known has nothing', () => {
    for (const principal of made.principals) {
      const verdicts = [principal.otherwise, ...principal.useCases.map(({ verdict }) => verdict)];
      // What a connector allows may be in no row.
      const mayAllow = principal.unknown.some((part) => part.mayAllow && part.kind !== 'connector');
      if (mayAllow) expect(verdicts).toContain('unknown');
      if (principal.unknown.length === 0) expect(verdicts).not.toContain('unknown');
    }
    if (unknown.length > 0 && made.principals.every(({ unknown: its }) => its.length > 0))
      expect(reportText(made)).not.toContain('Nothing in Amazon Connect.');
  });

  test('text and page say what was not read', () => {
    const [text, page] = [reportText(made, { width: 1000 }), reportHtml(made)];
    for (const part of unknown) {
      expect(text).toContain(unknownPartText(part));
      expect(page).toContain(JSON.stringify(unknownPartText(part)).slice(1, -1));
    }
    expect(pageData(made).unknown.length > 0).toBe(unknown.length > 0);
  });
});
