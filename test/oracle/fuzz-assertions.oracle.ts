import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { AccessAssertions, PrincipalAssertions } from '../../src';
import { actionsOf, Question, questions, resourcesOf } from '../support/random-patterns';
import { document } from '../support/random-policies';
import { simulatedVerdict } from '../support/simulated-verdict';

/*
 * The same random policies in templates: what assertions pass is held against the simulator, for single requests
 * and for all that a pattern stands for. FUZZ_REQUESTS says how many requests the simulator judges.
 */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000) / 2;
const FIXED_SEED = 20261128;
const FRESH_SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

/** A role with the policies, and with the boundary. */
function asserted({ policies, boundary }: Question): PrincipalAssertions {
  const Policies = policies.map((statements, i) => ({
    PolicyName: `policy${i}`,
    PolicyDocument: document(statements),
  }));
  const Resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Policies,
        ...(boundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
      },
    },
    ...(boundary && {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: document(boundary) },
      },
    }),
  };
  return AccessAssertions.fromTemplate(Template.fromJSON({ Resources })).principalNamed('Role');
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

/** What contradicts an assertion that passes. */
function contradiction(question: Question, judge: () => void): string | undefined {
  const role = asserted(question);
  const [action] = actionsOf(question);
  if (action === undefined) return undefined;
  const allowed = resourcesOf(question).filter((resource) => {
    judge();
    return simulatedVerdict(question, action, resource) === 'Allowed';
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
  const others = ['s3:DeleteBucket', 'connect:CreateUser'];
  if (allowed.length > 0 && passes(() => role.canOnlyCall(...others)))
    return `canOnlyCall ${others.join()} passes: ${action} on ${allowed[0]}`;
  const [resource] = all;
  if (resource === undefined) return undefined;
  if (can(resource) !== allowed.includes(resource)) return `canCall ${action} on ${resource}`;
  if (cannot(resource) === allowed.includes(resource)) return `cannotCall ${action} on ${resource}`;
  return undefined;
}

test.each([
  ['fixed', FIXED_SEED],
  ['fresh', FRESH_SEED],
])(
  'no assertion passes against the simulator, %s seed %i',
  (_, seed) => {
    let judged = 0;
    for (let run = 0; judged < REQUESTS / 2; run++) {
      fc.assert(
        fc.property(questions, (question) => {
          const found = contradiction(question, () => judged++);
          if (found !== undefined) throw new Error(found);
        }),
        { seed: seed + run, numRuns: 50 },
      );
    }
    expect(judged).toBeGreaterThanOrEqual(REQUESTS / 2);
  },
  3_600_000,
);
