import { App, Stack } from 'aws-cdk-lib';
import { ConnectAccess, ConnectScope, PrincipalAssertions } from '../../src';
import { AccessQuery } from '../../src/assertions/access-query';
import { missingActions } from '../../src/assertions/missing-actions';
import { environmentOf } from '../../src/assertions/query-environment';
import { requiredActions } from '../../src/assertions/required-actions';
import { worldOfTemplates } from '../../src/assertions/tested-world';
import { bindingsOf } from '../../src/catalogue/catalogue';
import { policyDocument } from '../../src/compiler/render';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { matchesAction } from '../../src/policy/action-patterns';
import { PolicyStatement } from '../../src/policy/statement';
import {
  ALL_JOBS,
  ALL_USE_CASES,
  instanceArn,
  withEverything,
  withStorage,
} from '../support/full-scope';
import { sample } from '../support/sample';

/*
 * A role that has all of a job or a use case can do it; without any one of its actions it cannot.
 * An expectation that does not notice the loss of an action asserts nothing about it.
 */

const ACCOUNT = '111122223333';
const REGION = 'eu-west-2';
const INSTANCE = instanceArn(ACCOUNT, '11111111-2222-3333-4444-555555555555', REGION, 'aws');

/** Statements of a role with some access and everything that a scope can name. */
function statementsOf(access: ConnectAccess): object[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
  const scope = ConnectScope.instanceArn(INSTANCE);
  const { statements } = compileAccess(
    'test',
    stack,
    access,
    withStorage(
      stack,
      withEverything(stack, scope, ACCOUNT, REGION, 'aws'),
      ACCOUNT,
      REGION,
      'aws',
    ),
  );
  return stack.resolve(policyDocument(statements).toJSON().Statement);
}

/** A role with some statements, and the stack that it is in. */
function roleWith(statements: object[]): AccessQuery {
  const PolicyDocument = { Version: '2012-10-17', Statement: statements };
  const Properties = { Policies: [{ PolicyName: 'p', PolicyDocument }] };
  const template = { Resources: { R: { Type: 'AWS::IAM::Role', Properties } } };
  const tested = worldOfTemplates({ template });
  return new AccessQuery(tested.world.principals[0], environmentOf(tested, 'template'));
}

const allows = (action: string) => (statement: PolicyStatement) =>
  statement.effect === 'Allow' &&
  statement.actions.some((pattern) => matchesAction(pattern, action));

/** The role without an action, and without the patterns that match it. */
function without({ principal, environment }: AccessQuery, action: string): AccessQuery {
  const [policy] = principal.inline;
  const statements = policy.statements.map((statement) =>
    allows(action)(statement)
      ? {
          ...statement,
          actions: statement.actions.filter((pattern) => !matchesAction(pattern, action)),
        }
      : statement,
  );
  return new AccessQuery({ ...principal, inline: [{ ...policy, statements }] }, environment);
}

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

/** Whether only some calls need the action, so that its loss is no loss of the job. */
const isOptional = (action: string, { _wants }: ConnectAccess): boolean => {
  const bindings = _wants
    .filter((want) => want.action === action)
    .flatMap(({ origin }) => bindingsOf(action, origin) ?? []);
  return bindings.length > 0 && bindings.every(({ optional }) => optional);
};

test.each(sample([...jobs, ...useCases], 6))(
  '$name is done by its access, and the loss of any of its actions is noticed',
  ({ access, required, expectDone }) => {
    const role = roleWith(statementsOf(access));
    expectDone(PrincipalAssertions._of(role));
    const { statements } = role.principal.inline[0];
    const actions = [...new Set(required.map(({ action }) => action))].filter(
      (action) => statements.some(allows(action)) && !isOptional(action, access),
    );
    expect(actions.length).toBeGreaterThan(0);
    // What only a scope names is judged together; the rest of the message is that of other actions.
    const unnoticed = actions.filter((action) => {
      const needed = required.filter((one) => one.action === action || one.onlyWith !== undefined);
      const missing = missingActions(without(role, action), needed, INSTANCE);
      return !missing.some((one) => one.action === action);
    });
    expect(unnoticed).toEqual([]);
    const [action] = actions;
    const found = message(() => expectDone(PrincipalAssertions._of(without(role, action))));
    expect(found).toContain(`  ${action} on `);
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
