import { AccessQuery, QueryResult } from './access-query';
import { AccessRequest, ConditionalAccessRequest } from './access-request';
import { checkSpelling } from './action-spelling';
import { allowedActions, AllowedAction } from './allowed-actions';
import { requirementOf } from './condition-expectation';
import {
  AccessAssertionError,
  missingMessage,
  notAllowedMessage,
  otherConditionsMessage,
  stillAllowedMessage,
} from './failure-message';
import { truncate } from './message-lines';
import { missingActions } from './missing-actions';
import { CONDITIONAL_REQUEST_KINDS, REQUEST_KINDS } from './request-kinds';
import { RequiredAction, requiredActions } from './required-actions';
import { checkResource } from './resource-check';
import { statementName } from './statement-name';
import { unknownGrants } from './unknown-grants';
import { remedyLines, unreadLines } from './unknown-lines';
import { ConnectAction } from '../access/actions.generated';
import { ConnectJobBase } from '../access/connect-job-base';
import { ConsoleUseCaseBase } from '../access/console-use-case-base';
import { ConnectAccessError } from '../input/error';
import { checkInput, checkStruct, Kind, optional, TEXT } from '../input/kinds';
import { patternIncludes } from '../policy/pattern';
import { haveSameContent } from '../policy/requirement-logic';

/** The number of actions that a message names. */
const MANY = 10;

const ACTION_PATTERN: Kind = {
  name: 'service:Action, also with wildcards',
  accepts: (value) => typeof value === 'string' && /^([a-z\d-]+:[A-Za-z\d*?]+|\*)$/.test(value),
};

/**
 * Expectations about what a role, or another holder of policies, can do. An expectation throws when
 * it fails. Otherwise it returns the same object, so you can chain expectations.
 */
export class PrincipalAssertions {
  /** @internal */
  public static _of(asked: AccessQuery): PrincipalAssertions {
    return new PrincipalAssertions(asked);
  }

  private constructor(private readonly asked: AccessQuery) {}

  /**
   * Expects an action of Amazon Connect to be allowed, regardless of the rest of the request.
   *
   * @throws when the action is denied, when no statement allows it, when the permissions boundary
   * does not allow it, when it depends on conditions other than `conditions`, and when an unread
   * part may change the verdict; the message gives the reason
   */
  public can(action: ConnectAction, request: ConditionalAccessRequest = {}): PrincipalAssertions {
    return this.canCall(action, request);
  }

  /**
   * Expects an action of any service, such as `s3:GetObject`, to be allowed. Otherwise works like
   * `can`.
   *
   * @throws when it is not allowed, as `can` does
   */
  public canCall(action: string, request: ConditionalAccessRequest = {}): PrincipalAssertions {
    const where = 'canCall';
    checkStruct(where, request, CONDITIONAL_REQUEST_KINDS);
    const result = this.answer(where, action, request, false);
    const expected = (request.conditions ?? []).map((one) =>
      requirementOf(where, one, (text) => this.asked.text(text)),
    );
    const question = this.question(action, request);
    const { verdict, requirements } = result.decision;
    const isAllowed = verdict === 'allowed' || (verdict === 'conditional' && expected.length > 0);
    if (!isAllowed) throw new AccessAssertionError(notAllowedMessage(question, result));
    if (!haveSameContent(requirements, expected))
      throw new AccessAssertionError(otherConditionsMessage(question, requirements, expected));
    return this;
  }

  /**
   * Expects an action of Amazon Connect not to be allowed under any condition.
   *
   * @throws when the action is or may be allowed, including by an unread part; the message names
   * the cause
   */
  public cannot(action: ConnectAction, request: AccessRequest = {}): PrincipalAssertions {
    return this.cannotCall(action, request);
  }

  /**
   * Expects an action of any service not to be allowed under any condition.
   *
   * @throws when the action is or may be allowed, as `cannot` does; when the action does not seem
   * to exist
   */
  public cannotCall(action: string, request: AccessRequest = {}): PrincipalAssertions {
    checkStruct('cannotCall', request, REQUEST_KINDS);
    const result = this.answer('cannotCall', action, request, true);
    if (!request.allowUnknownAction) checkSpelling('cannotCall', action);
    if (result.decision.verdict === 'denied') return this;
    throw new AccessAssertionError(stillAllowedMessage(this.question(action, request), result));
  }

  /**
   * Expects these actions of Amazon Connect to be allowed on some resource, and nothing else on any
   * resource. No other action of any service may be allowed under any condition.
   *
   * @throws when one of the actions is not allowed anywhere, or another action is allowed; the
   * message names the statements
   */
  public canOnly(...actions: ConnectAction[]): PrincipalAssertions {
    return this.canOnlyCall(...actions);
  }

  /**
   * Expects only these actions of any service to be allowed, like `canOnly`. The actions may have
   * wildcards: `connect:Describe*`.
   *
   * @throws when no action is given, when one of them is not allowed anywhere, or when another
   * action is allowed
   */
  public canOnlyCall(...actions: string[]): PrincipalAssertions {
    if (actions.length === 0)
      throw new ConnectAccessError({
        where: 'canOnlyCall',
        problem: 'there is no action',
        instead: 'Use cannotCall for what is not allowed',
      });
    actions.forEach((action) => checkInput('canOnlyCall', action, ACTION_PATTERN));
    const allowed = allowedActions(this.asked);
    const matches = (pattern: string, action: string) =>
      patternIncludes(pattern.toLowerCase(), action.toLowerCase());
    const more = allowed.filter(({ action }) => !actions.some((one) => matches(one, action)));
    const missing = actions.filter(
      (one) =>
        !allowed.some(
          ({ action, except }) => !except && (matches(one, action) || matches(action, one)),
        ),
    );
    const unknown = unknownGrants(this.asked.principal);
    if (more.length + missing.length + unknown.length === 0) return this;
    const { name } = this.asked.principal;
    const verb = missing.length === 1 ? 'is' : 'are';
    throw new AccessAssertionError([
      ...(more.length === 0
        ? []
        : [`${name} can do more than that:`, ...truncate(more.map(lineOf), MANY)]),
      ...(missing.length === 0
        ? []
        : [`${name} cannot do all of that: ${missing.join(', ')} ${verb} allowed nowhere.`]),
      ...(unknown.length === 0
        ? []
        : [
            `It is not known whether ${name} can do more than that. Not read:`,
            ...unreadLines(unknown),
            ...remedyLines(unknown),
          ]),
    ]);
  }

  /**
   * Expects every action of a console use case to be allowed wherever the use case needs it.
   * Includes the actions of the rows that the use case brings. Ignores conditions: an action that
   * depends on a condition counts as allowed.
   *
   * @param instanceArn the ARN of the instance; any instance when absent
   * @throws when an action is missing; the message lists each missing action with the reason
   */
  public canDoUseCase(useCase: ConsoleUseCaseBase, instanceArn?: string): PrincipalAssertions {
    const required = requiredActions('canDoUseCase', useCase, 'ConsoleUseCase');
    const what = `the use case '${useCase.page}: ${useCase.label}'`;
    return this.canDoAll(what, required, instanceArn);
  }

  /**
   * Expects every action of a job to be allowed wherever the job needs it. Otherwise works like
   * `canDoUseCase`.
   *
   * @param instanceArn the ARN of the instance; any instance when absent
   * @throws when an action is missing; the message lists each missing action with the reason
   */
  public canDoJob(job: ConnectJobBase, instanceArn?: string): PrincipalAssertions {
    const required = requiredActions('canDoJob', job, 'ConnectJob');
    return this.canDoAll(`the job '${job.label}'`, required, instanceArn);
  }

  private canDoAll(
    what: string,
    required: readonly RequiredAction[],
    instanceArn?: string,
  ): PrincipalAssertions {
    checkInput('instanceArn', instanceArn, optional(TEXT));
    const missing = missingActions(this.asked, required, instanceArn);
    if (missing.length === 0) return this;
    throw new AccessAssertionError(missingMessage(this.asked, what, missing));
  }

  private question(action: string, { resource }: AccessRequest) {
    return { asked: this.asked, action, isOnResource: resource !== undefined };
  }

  private answer(
    where: string,
    action: string,
    { resource, context, listContext, strictContext, allowUnknownAction }: AccessRequest,
    all: boolean,
  ): QueryResult {
    checkInput(where, action, TEXT);
    if (!/^[a-z\d-]+:[A-Za-z\d]+$/.test(action)) {
      throw new ConnectAccessError({
        where,
        problem: 'this is not the name of an action',
        got: action,
        allowed: 'service:Action, no wildcards',
      });
    }
    if (resource !== undefined && !allowUnknownAction)
      checkResource(where, action, this.asked.text(resource));
    return this.asked.on(action, resource, {
      context: { ...context, ...listContext },
      otherKeys: strictContext ? 'absent' : 'unknown',
      all,
    });
  }
}

/** Describes an allowed action, with the statements that allow it. */
const lineOf = ({ action, except, statements }: AllowedAction): string => {
  const what = except ? `every action but ${except.join(', ')}` : action;
  return `  ${what}: ${statements.map(statementName).join(', ')}`;
};
