import { QueryResult, AccessQuery } from './access-query';
import { checkSpelling } from './action-spelling';
import { OverallAction, overallActions } from './allowed-actions';
import { ExpectedCondition, requirementOf } from './expected-condition';
import {
  AccessAssertionError,
  notAllowedMessage,
  otherConditionsMessage,
  statementName,
  stillAllowedMessage,
  truncate,
  unknownMessage,
} from './failure-message';
import { missingOf } from './missing-actions';
import { ConnectAction } from '../access/actions.generated';
import { ConnectJobBase } from '../access/connect-job-base';
import { ConsoleUseCaseBase } from '../access/console-use-case-base';
import { ConnectAccessError } from '../input/error';
import { haveSameContent } from '../policy/requirement-logic';
import { matchesPattern } from '../policy/pattern';

/** How many actions a message names. */
const MANY = 10;
const told = ({ action, statements }: OverallAction) =>
  `  ${[action, statements.map(statementName).join(', ')].filter((part) => part !== '').join(': ')}`;

/** What is asked for beside the action. */
export interface AccessRequest {
  /**
   * The resource: its ARN, tokens of the stack included, or `*` for an action that takes no resource. A `*` in an ARN means all
   * that it stands for.
   *
   * @default - any: `can` wants one that the statements name and that the action takes, `cannot` wants none
   */
  readonly resource?: string;

  /**
   * Values of condition keys in the request, `aws:MultiFactorAuthPresent` and the like.
   *
   * @default - nothing is known but what the ARN says: `connect:InstanceId`, `aws:ResourceAccount` and `aws:RequestedRegion`
   */
  readonly context?: { [key: string]: string };

  /**
   * Values of condition keys that have several, as `aws:TagKeys`.
   *
   * @default - none is known
   */
  readonly listContext?: { [key: string]: string[] };

  /**
   * Whether the request has no condition keys but those that are known.
   *
   * @default false - other keys may have any value or be absent
   */
  readonly strictContext?: boolean;

  /**
   * Whether the action may be one that the catalogue does not have: newer than it, or of another service and spelt almost as one
   * that it has.
   *
   * @default false - `cannot` of such an action is an error, because it would hold for ever
   */
  readonly allowUnknownAction?: boolean;
}

/** What is asked for, and the conditions that it may hang on. */
export interface ConditionalAccessRequest extends AccessRequest {
  /**
   * The conditions that the action hangs on, in any order: all of them and no others. The message of `can` prints them.
   *
   * @default - none: the action is allowed whatever else the request says
   */
  readonly conditions?: ExpectedCondition[];
}

/**
 * What a role, or whatever else has policies, can do. Each expectation throws where it is not met and returns the same object
 * where it is, so that expectations can follow each other.
 */
export class PrincipalAssertions {
  /** @internal */
  public static _of(asked: AccessQuery): PrincipalAssertions {
    return new PrincipalAssertions(asked);
  }

  private constructor(private readonly asked: AccessQuery) {}

  /**
   * Expects an action of Amazon Connect to be allowed, whatever else the request says.
   *
   * @throws when it is denied, when no statement allows it, when the permissions boundary does not, when it hangs on other
   * conditions than `conditions`, and when something that was not read may change the verdict; the message says what
   */
  public can(action: ConnectAction, request: ConditionalAccessRequest = {}): PrincipalAssertions {
    return this.canCall(action, request);
  }

  /**
   * Expects an action of any service to be allowed, `s3:GetObject`; otherwise like `can`.
   *
   * @throws when it is not, as `can`
   */
  public canCall(action: string, request: ConditionalAccessRequest = {}): PrincipalAssertions {
    const answered = this.answer('canCall', action, request, false);
    const expected = (request.conditions ?? []).map((one) =>
      requirementOf('canCall', one, (text) => this.asked.text(text)),
    );
    const { verdict, requirements } = answered.decision;
    if (verdict === 'unknown')
      throw new AccessAssertionError(
        unknownMessage(this.asked, action, answered, request.resource !== undefined),
      );
    if (verdict === 'denied' || (verdict === 'conditional' && expected.length === 0)) {
      throw new AccessAssertionError(
        notAllowedMessage(this.asked, action, answered, request.resource !== undefined),
      );
    }
    if (!haveSameContent(requirements, expected))
      throw new AccessAssertionError(
        otherConditionsMessage(this.asked, action, requirements, expected),
      );
    return this;
  }

  /**
   * Expects an action of Amazon Connect not to be allowed under any condition.
   *
   * @throws when it is allowed or may be, also by something that was not read; the message says by what
   */
  public cannot(action: ConnectAction, request: AccessRequest = {}): PrincipalAssertions {
    return this.cannotCall(action, request);
  }

  /**
   * Expects an action of any service not to be allowed under any condition.
   *
   * @throws when it is allowed or may be, as `cannot`; when there seems to be no such action
   */
  public cannotCall(action: string, request: AccessRequest = {}): PrincipalAssertions {
    const answered = this.answer('cannotCall', action, request, true);
    if (!request.allowUnknownAction) checkSpelling('cannotCall', action);
    if (answered.decision.verdict === 'unknown')
      throw new AccessAssertionError(
        unknownMessage(this.asked, action, answered, request.resource !== undefined),
      );
    if (answered.decision.verdict !== 'denied')
      throw new AccessAssertionError(stillAllowedMessage(this.asked, action, answered));
    return this;
  }

  /**
   * Expects these actions of Amazon Connect to be allowed somewhere, and nothing else anywhere: no other action of any service,
   * under no condition.
   *
   * @throws when one of them is allowed nowhere, or another action is; the message names the statements
   */
  public canOnly(...actions: ConnectAction[]): PrincipalAssertions {
    return this.canOnlyCall(...actions);
  }

  /**
   * The same for actions of any service, which may have wildcards: `connect:Describe*`.
   *
   * @throws when none is given, when one of them is allowed nowhere, or another action is
   */
  public canOnlyCall(...actions: string[]): PrincipalAssertions {
    if (actions.length === 0)
      throw new ConnectAccessError({
        where: 'canOnlyCall',
        problem: 'there is no action',
        instead: 'Use cannotCall for what is not allowed',
      });
    const { name } = this.asked.principal;
    const allowed = overallActions(this.asked);
    const expects = (action: string) =>
      actions.some((one) => matchesPattern(one.toLowerCase(), action.toLowerCase()));
    const more = allowed.filter(({ action }) => !expects(action));
    const meets = (one: string, action: string) =>
      matchesPattern(one, action) || matchesPattern(action, one);
    const missing = actions.filter(
      (one) => !allowed.some(({ action }) => meets(one.toLowerCase(), action.toLowerCase())),
    );
    if (more.length + missing.length === 0) return this;
    throw new AccessAssertionError([
      ...(more.length > 0
        ? [`${name} can do more than that:`, ...truncate(more.map(told), MANY)]
        : []),
      ...(missing.length > 0
        ? [
            `${name} cannot do all of that: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} allowed nowhere.`,
          ]
        : []),
    ]);
  }

  /**
   * Expects every action of a use case of the console to be allowed where the use case needs it, with those of the rows that it
   * brings. Conditions do not matter: what hangs on one counts as allowed.
   *
   * @param instanceArn the ARN of the instance; any instance when absent
   * @throws when an action is missing; the message has each with what decided
   */
  public canDoUseCase(useCase: ConsoleUseCaseBase, instanceArn?: string): PrincipalAssertions {
    return this.canDoAll(`the use case '${useCase.page}: ${useCase.label}'`, useCase, instanceArn);
  }

  /**
   * Expects every action of a job to be allowed where the job needs it; otherwise like `canDoUseCase`.
   *
   * @param instanceArn the ARN of the instance; any instance when absent
   * @throws when an action is missing; the message has each with what decided
   */
  public canDoJob(job: ConnectJobBase, instanceArn?: string): PrincipalAssertions {
    return this.canDoAll(`the job '${job.label}'`, job, instanceArn);
  }

  private canDoAll(
    what: string,
    origin: { readonly id: string },
    instanceArn?: string,
  ): PrincipalAssertions {
    const missing = missingOf(this.asked, origin, instanceArn);
    if (missing.length === 0) return this;
    throw new AccessAssertionError([
      `${this.asked.principal.name} cannot do ${what}:`,
      ...missing.map((line) => `  ${line}`),
    ]);
  }

  private answer(
    where: string,
    action: string,
    { resource, context, listContext, strictContext }: AccessRequest,
    all: boolean,
  ): QueryResult {
    if (!/^[a-z\d-]+:[A-Za-z\d]+$/.test(action)) {
      throw new ConnectAccessError({
        where,
        problem: 'this is not the name of an action',
        got: action,
        allowed: 'service:Action, no wildcards',
      });
    }
    return this.asked.on(action, resource, {
      context: { ...context, ...listContext },
      otherKeys: strictContext ? 'absent' : 'unknown',
      all,
    });
  }
}
