import { worldOf, worldQuestions } from './world-case';
import { accessOf } from '../../src/evaluator/access-of';
import { decide } from '../../src/evaluator/decide';
import { toDisplayText } from '../../src/policy/deploy-time-text';

/* The evaluator decides requests on one resource, or on all of a pattern. */

test.each(worldQuestions)('$title', ({ world, principal, action, resource, context, ...right }) => {
  const found = worldOf(world.files).principals.find(({ name }) => name === principal);
  if (!found) throw new Error(`no principal ${principal}`);
  const request = { action, resource: resource ?? '*', resourceIsPattern: resource === undefined };
  const { verdict, known, unknown } = decide({ ...request, context }, accessOf(found));
  if (resource === undefined && right.verdict === 'allowed') {
    // What is allowed on some resources is conditional on all.
    expect(['allowed', 'conditional']).toContain(known);
    expect(verdict).not.toBe('denied');
    return;
  }
  expect(verdict).toBe(right.verdict);
  expect(unknown.map(({ kind, what }) => ({ kind, what: toDisplayText(what) }))).toEqual(
    right.unread ?? [],
  );
});
