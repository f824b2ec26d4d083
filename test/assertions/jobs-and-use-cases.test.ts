import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccessAssertions, ConnectAccess, ConnectScope, PrincipalAssertions } from '../../src';
import { requiredActions } from '../../src/assertions/required-actions';
import { policyDocument } from '../../src/compiler/render';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { ALL_JOBS, ALL_USE_CASES, instanceArn, withEverything } from '../support/full-scope';

/*
 * A role that has all of a job or a use case can do it; without any one of its actions it cannot.
 * An expectation that does not notice the loss of an action asserts nothing about it.
 */

const ACCOUNT = '111122223333';
const REGION = 'eu-west-2';
const INSTANCE = instanceArn(ACCOUNT, '11111111-2222-3333-4444-555555555555', REGION, 'aws');

/** Statements of a role with some access and everything that a scope can name. */
function statementsOf(access: ConnectAccess): any[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  const scope = ConnectScope.instanceArn(INSTANCE);
  const { statements } = compileAccess(
    'test',
    stack,
    access,
    withEverything(stack, scope, ACCOUNT, REGION, 'aws'),
  );
  return stack.resolve(policyDocument(statements).toJSON().Statement);
}

/** Expectations of a role with some statements. */
function roleWith(statements: any[]): PrincipalAssertions {
  const PolicyDocument = { Version: '2012-10-17', Statement: statements };
  const Properties = { Policies: [{ PolicyName: 'p', PolicyDocument }] };
  const template = Template.fromJSON({ Resources: { R: { Type: 'AWS::IAM::Role', Properties } } });
  return AccessAssertions.fromTemplate(template).principalNamed('R');
}

const matches = (pattern: string, action: string): boolean =>
  new RegExp(`^${pattern.replace('*', '.*')}$`).test(action);

const isAllowed = (statements: any[], action: string): boolean =>
  statements.some(
    ({ Effect, Action }) =>
      Effect === 'Allow' && [Action].flat().some((pattern: string) => matches(pattern, action)),
  );

/** The statements without an action, and without the patterns that match it. */
const without = (statements: any[], action: string): any[] =>
  statements.flatMap((statement) => {
    if (statement.Effect === 'Deny') return [statement];
    const left = [statement.Action].flat().filter((pattern: string) => !matches(pattern, action));
    return left.length > 0 ? [{ ...statement, Action: left }] : [];
  });

const jobs = ALL_JOBS.map((job) => ({
  name: `the job ${job.id}`,
  access: ConnectAccess.jobs(job),
  required: requiredActions('test', job, 'ConnectJob'),
  expectDone: (role: PrincipalAssertions) => role.canDoJob(job, INSTANCE),
}));
const useCases = ALL_USE_CASES.map((useCase) => ({
  name: `the use case ${useCase.id}`,
  access: ConnectAccess.consoleUseCases(useCase),
  required: requiredActions('test', useCase, 'ConsoleUseCase'),
  expectDone: (role: PrincipalAssertions) => role.canDoUseCase(useCase, INSTANCE),
}));

test('there are 26 jobs and 64 use cases', () =>
  expect([jobs.length, useCases.length]).toEqual([26, 64]));

/** Some groups of the actions, so that each action is in one of them. */
const groupsOf = (actions: readonly string[]): string[][] => {
  const count = Math.min(actions.length, 8);
  return [...Array(count).keys()].map((group) => actions.filter((_, i) => i % count === group));
};

test.each([...jobs, ...useCases])(
  '$name is done by its access, and the loss of any of its actions is noticed',
  ({ access, required, expectDone }) => {
    const statements = statementsOf(access);
    expectDone(roleWith(statements));
    const actions = [...new Set(required.map(({ action }) => action))].filter((action) =>
      isAllowed(statements, action),
    );
    expect(actions.length).toBeGreaterThan(0);
    const unnoticed = groupsOf(actions).flatMap((group) => {
      const left = group.reduce(without, statements);
      const found = message(() => expectDone(roleWith(left)));
      return group.filter((action) => !found.includes(`  ${action} on `));
    });
    expect(unnoticed).toEqual([]);
  },
);

function message(expectation: () => unknown): string {
  try {
    expectation();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
