import fc from 'fast-check';
import { AccessQuery } from '../../src/assertions/access-query';
import { allowedActions } from '../../src/assertions/allowed-actions';
import { PrincipalAssertions } from '../../src/assertions/principal-assertions';
import { environmentOf } from '../../src/assertions/query-environment';
import { worldOfTemplates } from '../../src/assertions/tested-world';
import { matchesAction } from '../../src/policy/action-patterns';
import { defined } from '../support/defined';
import { FRESH_SEED } from '../support/fresh-seed';
import { questionedRole } from '../support/questioned-role';
import { actionsOf, Question, questions, resourcesOf } from '../support/random-patterns';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * The same random policies in templates: what assertions pass is held against the simulator, for single requests
 * and for all that a pattern stands for. FUZZ_REQUESTS says how many requests the simulator judges.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const FIXED_SEED = 20261128;

/** A role with the policies, and with the boundary. */
function asserted(question: Question): AccessQuery {
  const tested = worldOfTemplates({ template: { Resources: questionedRole(question) } });
  const role = tested.world.principals.find(({ name }) => name === 'Role');
  return new AccessQuery(defined(role), environmentOf(tested, 'template'));
}

const passes = (expectation: () => unknown): boolean => {
  try {
    expectation();
    return true;
  } catch (error) {
    if ((error as Error).name === 'AccessAssertionError') return false;
    throw error;
  }
};

/** What the request says, as assertions take it. */
function requestOf({ context }: Question, resource?: string) {
  const entries = Object.entries(context);
  const single = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const lists = entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  return {
    ...(resource !== undefined && { resource }),
    context: Object.fromEntries(single),
    listContext: Object.fromEntries(lists),
    strictContext: true,
    allowUnknownAction: true,
  };
}

/** A request for something in an instance has the id of the instance, as AWS says of these actions. */
function requested({ context, ...question }: Question, action: string, resource: string) {
  const id = /^arn:aws:connect:[^:]*:[^:]*:instance\/([^/]+)/.exec(resource)?.[1];
  const named = id !== undefined && action.startsWith('connect:');
  return { ...question, context: { ...(named && { 'connect:InstanceId': id }), ...context } };
}

/** What contradicts an assertion that passes. */
function contradiction(
  question: Question,
  asksAll: boolean,
  judge: () => void,
): string | undefined {
  const asked = asserted(question);
  const role = PrincipalAssertions._of(asked);
  const [action] = actionsOf(question);
  if (action === undefined) return undefined;
  const allowed = resourcesOf(question).filter((resource) => {
    judge();
    const request = requested(question, action, resource);
    return simulatedVerdict(request, action, resource) === 'Allowed';
  });
  const cannot = (resource?: string) =>
    passes(() => role.cannotCall(action, requestOf(question, resource)));
  const can = (resource?: string) =>
    passes(() => role.canCall(action, requestOf(question, resource)));
  const all = resourcesOf(question);
  if (allowed.length > 0 && cannot()) return `cannotCall ${action} passes: ${allowed[0]}`;
  if (allowed.length > 0 && cannot(question.resource))
    return `cannotCall ${action} on ${question.resource} passes: ${allowed[0]}`;
  if (allowed.length < all.length && can(question.resource))
    return `canCall ${action} on ${question.resource} passes`;
  if (allowed.length > 0 && asksAll) {
    const found = missedByCanOnly(asked, action);
    if (found !== undefined) return `${found}: ${action} on ${allowed[0]}`;
  }
  const [resource] = all;
  if (resource === undefined) return undefined;
  if (can(resource) !== allowed.includes(resource)) return `canCall ${action} on ${resource}`;
  if (cannot(resource) === allowed.includes(resource)) return `cannotCall ${action} on ${resource}`;
  return undefined;
}

/** How canOnlyCall misses an action that is allowed. */
function missedByCanOnly(asked: AccessQuery, action: string): string | undefined {
  const named = allowedActions(asked);
  const others = named
    .filter((one) => one.except === undefined && !matchesAction(one.action, action))
    .map((one) => one.action);
  if (others.length > 0 && passes(() => PrincipalAssertions._of(asked).canOnlyCall(...others)))
    return `canOnlyCall ${others.join()} passes`;
  const isNamed = named.some((one) =>
    one.except
      ? !one.except.some((pattern) => matchesAction(pattern, action))
      : matchesAction(one.action, action),
  );
  return isNamed ? undefined : 'canOnlyCall does not find it';
}

/** A question, and whether canOnlyCall answers it too, which asks about every action of the family. */
const asked = fc.tuple(
  questions,
  fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
);

test.each([
  ['fixed', FIXED_SEED],
  ['fresh', FRESH_SEED],
])(
  'no assertion passes against the simulator, %s seed %i',
  (_, seed) => {
    let judged = 0;
    for (let run = 0; judged < REQUESTS / 2; run++) {
      fc.assert(
        fc.property(asked, ([question, asksAll]) => {
          const found = contradiction(question, asksAll, () => judged++);
          if (found !== undefined) throw new Error(found);
        }),
        { seed: seed + run, numRuns: 50 },
      );
    }
    expect(judged).toBeGreaterThanOrEqual(REQUESTS / 2);
  },
  3_600_000,
);
