import { Access } from './access';
import { isRead } from './decide';
import { prepared } from './prepared-policy';
import { RequestContext } from './request-context';
import { Policy } from '../policy/model';

/** The statements of an access that cover an action on something. */
export interface ActionCoverage {
  /**
   * The same text for actions that the same statements cover. Undefined if a statement or a part
   * that was not read only may cover the action.
   */
  readonly key?: string;
  /** Whether every statement is on all resources. All requests are then equal. */
  readonly ignoresResource: boolean;
}

/** Returns the statements that cover an action. Decisions depend on the action only by them. */
export function actionCoverage(access: Access, action: string): ActionCoverage {
  const { policies, boundary } = access;
  const context = new RequestContext({ action, resource: '*' });
  const about = (policy: Policy) => prepared(policy).about(context);
  const all = [...policies, ...(boundary ? [boundary] : [])].map(about);
  const isCertain =
    isRead(access) && all.every((some) => some.every((one) => one.action === 'yes'));
  return {
    ...(isCertain && { key: all.map((some) => some.map(({ index }) => index).join()).join(';') }),
    ignoresResource: all.every((some) => some.every(({ statement }) => statement.isOnEverything)),
  };
}
