import { serviceOf } from './action-patterns';
import { parseArn } from './arn';
import { CompiledStatement } from './compiled-statement';
import { actionFacts, isOfFamily, takesResources } from '../catalogue/catalogue';

/** Actions of other services on all resources of a type in the account. */
export interface BeyondScope {
  readonly changing: readonly string[];
  readonly reading: readonly string[];
}

/**
 * Returns the actions of a statement in services outside the family that no name and no condition
 * limits, for example to one directory. Roles have findings of their own.
 */
export function beyondScope(statement: CompiledStatement): BeyondScope {
  const { effect, actions, resources, conditions } = statement;
  const isOpen = effect === 'Allow' && conditions.length === 0 && resources.some(isWholeType);
  const beyond = isOpen ? actions.filter(isOfOther) : [];
  return {
    changing: beyond.filter(isChange),
    reading: beyond.filter((action) => !isChange(action)),
  };
}

/** Service-linked and created roles have findings and errors of their own. */
const ROLES = 'iam';

const isOfOther = (action: string): boolean =>
  takesResources(action) && !isOfFamily(action) && serviceOf(action) !== ROLES;

/** Returns whether a resource is all of a type in an account, such as every directory. */
function isWholeType(resource: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return resource === '*';
  return arn.account !== '' && /^[\w-]+[/:]\*$/.test(arn.resource);
}

const isChange = (action: string): boolean =>
  !['Read', 'List'].includes(actionFacts(action)?.level ?? 'Read');
