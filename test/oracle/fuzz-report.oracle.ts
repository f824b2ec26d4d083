import fc from 'fast-check';
import { requestedResources } from '../../src/assertions/request-resources';
import { isConnectAction, matchesAction } from '../../src/policy/action-patterns';
import { overlap } from '../../src/policy/pattern';
import { ReportedPrincipal, ReportedReach } from '../../src/report/model';
import { defined } from '../support/defined';
import { FRESH_SEED } from '../support/fresh-seed';
import { questionedRole } from '../support/questioned-role';
import { actionsOf, Question, questions, resourcesOf } from '../support/random-patterns';
import { reported } from '../support/readings';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * The same random policies in reports: whatever the simulator allows of Amazon Connect, the report
 * names as reached. FUZZ_REQUESTS says how many requests the simulator judges.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const FIXED_SEED = 20261128;

/** Whether a reach may include a resource. A policy variable may be any text. */
const includes = ({ resources, notResource }: ReportedReach, resource: string): boolean =>
  notResource === true || resources.some((pattern) => overlap(pattern, resource));

/** Whether the report says that an action reaches a resource, perhaps under conditions. */
const isReached = ({ grants }: ReportedPrincipal, action: string, resource: string): boolean =>
  grants.some(
    ({ actions, notAction, reaches }) =>
      actions.some((pattern) => matchesAction(pattern, action)) !== (notAction === true) &&
      reaches.some((reach) => includes(reach, resource)),
  );

/** Requests of a question for actions of Amazon Connect on resources that they take. */
const requestsOf = (question: Question) =>
  actionsOf(question)
    .filter(isConnectAction)
    .flatMap((action) =>
      resourcesOf(question)
        .filter((resource) => requestedResources(action, resource).length > 0)
        .map((resource) => ({ action, resource })),
    );

/** What the simulator allows and the report does not name. */
function contradiction(question: Question, judge: (allowed: boolean) => void): string | undefined {
  const allowed = requestsOf(question).filter(({ action, resource }) => {
    const isAllowed = simulatedVerdict(question, action, resource) === 'Allowed';
    judge(isAllowed);
    return isAllowed;
  });
  if (allowed.length === 0) return undefined;
  const { principals } = reported(questionedRole(question));
  const role = defined(principals.find(({ name }) => name === 'Role'));
  const missed = allowed.find(({ action, resource }) => !isReached(role, action, resource));
  return missed && `${missed.action} on ${missed.resource} is allowed, and the report lacks it`;
}

test.each([
  ['fixed', FIXED_SEED],
  ['fresh', FRESH_SEED],
])(
  'a report names all that the simulator allows, %s seed %i',
  (_, seed) => {
    const judged = { allowed: 0, denied: 0 };
    for (let run = 0; judged.allowed + judged.denied < REQUESTS / 2; run++) {
      fc.assert(
        fc.property(questions, (question) => {
          const found = contradiction(question, (isAllowed) => {
            judged[isAllowed ? 'allowed' : 'denied']++;
          });
          if (found !== undefined) throw new Error(found);
        }),
        { seed: seed + run, numRuns: 50 },
      );
    }
    expect(judged.allowed / (judged.allowed + judged.denied)).toBeGreaterThan(0.05);
  },
  3_600_000,
);
