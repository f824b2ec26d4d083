import { serviceOf } from '../policy/action-patterns';
import { ANY_NUMBER, ArnParts, parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { mayBeInPartition } from '../policy/principal-names';

/**
 * Returns whether a resource is nothing that an action of a principal can be on: no account has it,
 * or another account has it.
 */
export function isOutOfReach(principal: Principal, action: string, resource: PolicyText): boolean {
  const arn = parseArn(completed(resource));
  return arn !== undefined && (isOfNoAccount(arn) || isElsewhere(arn, action, principal));
}

/** Returns a text with the parts of an ARN that its last star stands for. */
function completed(resource: PolicyText): PolicyText {
  if (!/^arn:.*\*$/.test(resource) || parseArn(resource)) return resource;
  return resource + ':*'.repeat(Math.max(0, PARTS - resource.split(':').length));
}

const PARTS = 6;

/**
 * Returns whether no account has what an ARN of IAM names: AWS's own policies, which nobody else can
 * change, and ARNs with a Region, or without an account or a name, which nothing has.
 */
const isOfNoAccount = ({ service, account, region, resource }: ArnParts): boolean =>
  service === 'iam' &&
  (!overlap(account, ANY_NUMBER) || /^\w/.test(region) || NO_NAME.test(resource));

/** Matches what ends without a name, or has a character in its name that no name has. */
const NO_NAME = /\/(.*\$\{[$*?]\}[^/]*)?$/;

/**
 * Returns whether an ARN is in another partition than the principal, or in another account. IAM
 * changes only its own account.
 */
const isElsewhere = (
  { account, partition }: ArnParts,
  action: string,
  principal: Principal,
): boolean =>
  !mayBeInPartition(partition, principal) ||
  (serviceOf(action) === 'iam' &&
    principal.identity?.account !== undefined &&
    !overlap(account, principal.identity.account));
