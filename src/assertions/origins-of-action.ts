import { truncate } from './message-lines';
import { jobIds, originFacts, useCaseIds } from '../catalogue/catalogue';
import { constantName } from '../text/constant-name';

/** Returns a line with the use cases and jobs that need an action; an empty list when none does. */
export function originsOfAction(action: string): string[] {
  const needs = (id: string) =>
    originFacts(id).actions.some((one) => one.toLowerCase() === action.toLowerCase());
  const names = [
    ...useCaseIds()
      .filter(needs)
      .map((id) => memberName('ConsoleUseCase', id)),
    ...jobIds()
      .filter(needs)
      .map((id) => memberName('ConnectJob', id)),
  ];
  return names.length > 0 ? [`${action} is part of ${truncate(names).join(', ')}`] : [];
}

/** Returns the text of a member: `ConnectJob.USER_ADMINISTRATION (User administration)`. */
function memberName(type: string, id: string): string {
  const { group, label } = originFacts(id);
  const title = group === label ? label : `${group}: ${label}`;
  return `${type}.${constantName(id)} (${title})`;
}
