import { Attempt } from './attempt';
import { anyPlace } from './own-place';
import { valuesOfKey } from './values-of-key';
import { nameOfNoPolicy } from './wide-contexts';
import { escalationStep } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { namesPrincipal, pathsOf } from '../policy/principal-names';

/**
 * Returns what the requests of a principal for an action say of a role that they pass. Undefined
 * where no condition key names it.
 */
export function passingContexts(
  principal: Principal,
  action: string,
  role: Principal,
): Attempt['contexts'] {
  const by = escalationStep(action)?.passesRole;
  if (by === undefined) return undefined;
  const named = valuesOfKey(principal, by)
    .filter((value) => namesPrincipal(value, role, principal.place.file))
    .map((value) => arnOf(value, role, principal));
  // No condition value is the role, so that it is like any other role that none names.
  return (named.length > 0 ? named : [nameOfNoPolicy('role', principal)]).map((arn) => ({
    [by]: arn,
  }));
}

/** Returns the ARN of a role that a pattern names. */
function arnOf(pattern: PolicyText, role: Principal, holder: Principal): PolicyText {
  const arn = parseArn(pattern);
  if (!arn || !isPattern(pattern)) return pattern;
  const { partitions, accounts } = anyPlace(holder);
  const [partition, account] = [
    isPattern(arn.partition) ? partitions[0] : arn.partition,
    isPattern(arn.account) ? accounts[0] : arn.account,
  ];
  return ['arn', partition, 'iam', '', account, pathsOf(role)[0]].join(':');
}
