import { appOf, isApp } from './world-app';
import { doorCases, worldOf, doorQuestions } from './world-case';
import { AccessAssertions, ConnectAccessValidation } from '../../src';
import { unknownParts } from '../../src/evaluator/unknown-parts';

/* The plug-in says of an app what it could not read, and assertions about the app know it too. */

test.each(doorCases.filter(isApp))('$title', (one) => {
  const app = appOf(one);
  const templatePaths = app.synth().stacks.map((stack) => stack.templateFullPath);
  const { success, violations } = new ConnectAccessValidation(app).validate({ templatePaths });
  const said = violations.filter(({ ruleName }) => ruleName.startsWith('unread-part['));
  const { principals, unread } = worldOf(one.files);
  const mayHide =
    unread.some(({ open }) => open?.mayAllow ?? true) ||
    principals
      .flatMap(unknownParts)
      .some(({ kind, mayAllow }) => mayAllow || ['trust', 'policy-name'].includes(kind));
  expect(said.length > 0).toBe(mayHide);
  expect(said.every(({ severity }) => severity === 'warning')).toBe(true);
  expect(success).toBe(violations.every(({ severity }) => !/fatal|error/.test(`${severity}`)));
});

test.each(doorQuestions.filter(({ world, context }) => isApp(world) && !context))(
  '$title',
  ({ world, principal, action, resource, verdict }) => {
    const role = AccessAssertions.fromApp(appOf(world)).principalNamed(principal);
    const passes = (expectation: () => unknown) => {
      try {
        return Boolean(expectation());
      } catch {
        return false;
      }
    };
    expect(passes(() => role.cannotCall(action, { resource }))).toBe(verdict === 'denied');
    expect(passes(() => role.canCall(action, { resource }))).toBe(verdict === 'allowed');
  },
);
