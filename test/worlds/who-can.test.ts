import { AskedQuestion, reportOf, doorCases, doorQuestions } from './world-case';
import { whoCanText } from '../../src/report/render-who-can';
import { Holder, whoCan } from '../../src/report/who-can';

/* Who can do something: everybody of whom it is known, and everybody of whom it is not known. */

const subjectOf = (action: string) => ({ kind: 'action', action }) as const;

function answerTo({ world, action, principal }: AskedQuestion) {
  const { holders, notKnown } = whoCan(reportOf(world.files), subjectOf(action));
  const isIt = ({ name }: { name: string }) => name === principal;
  const held: readonly Holder[] = holders.filter((one) => isIt(one.principal));
  return { verdicts: held.map(({ verdict }) => verdict), isNotKnown: notKnown.some(isIt) };
}

/** Holders are shown without their requirements here, and without what AWS makes. */
const ofAnyResource = doorQuestions.filter(
  ({ resource, context, principal }) =>
    !resource && !context && !principal.startsWith('AWSServiceRoleFor'),
);

test.each(ofAnyResource)('$title', (question) => {
  const { verdicts, isNotKnown } = answerTo(question);
  switch (question.verdict) {
    case 'allowed':
    case 'conditional':
      expect(verdicts).not.toEqual([]);
      expect(verdicts).not.toContain('unknown');
      return;
    case 'denied':
      expect(verdicts).toEqual([]);
      return;
    case 'unknown':
      expect({ isNotKnown: isNotKnown || verdicts.includes('unknown') }).toEqual({
        isNotKnown: true,
      });
  }
});

test.each(doorCases)('$title: nobody is a claim about all that was read', (one) => {
  const made = reportOf(one.files);
  const text = whoCanText(made, whoCan(made, subjectOf('connect:StartChatContact')));
  const isWhole =
    made.unread.length === 0 &&
    made.principals.every(({ unknown }) =>
      unknown.every(({ mayAllow, about }) => !mayAllow || about),
    );
  if (!isWhole) expect(text).not.toMatch(/^Nobody\.$/m);
});
