import { Stack, Token } from 'aws-cdk-lib/core';
import { RoleCreation } from './role-creation';
import { placeFacts } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { TargetEnvironment } from '../input/target-environment';
import { referredTo } from '../input/tokens';
import { parseArn } from '../policy/arn';
import { Finding } from '../policy/finding';
import { finding } from '../text/findings';

/** The resources that a scope names, with their tokens. */
interface NamedResources {
  readonly resources: Readonly<Record<string, readonly string[]>>;
  /** The accounts of the instances. Undefined for every instance. */
  readonly accounts?: readonly string[];
  readonly roleCreation?: RoleCreation;
}

/**
 * Checks the resources that a scope names in the account of the stack, for access in other
 * accounts.
 *
 * Roles and policies work only in their own account. A role or policy in an account without an
 * instance would silently allow nothing, so it is an error. With every instance in scope, it may be
 * in any account except the account of the stack. Other resources can be shared among accounts, but
 * more often they are imported by name into the wrong stack. For these, the function returns a
 * finding. Values hidden by a token are not checked.
 */
export function checkAccounts(
  label: string,
  from: TargetEnvironment,
  { resources, accounts, roleCreation }: NamedResources,
): Finding[] {
  const isOwn = (account: string) => account === from.madeInAccount;
  const isForeign = (arn: string) => {
    const account = accountOf(arn);
    if (['', 'aws', '*', ...(accounts ?? [])].includes(account)) return false;
    if (!accounts) return isOwn(account);
    const isHidden = !isOwn(account) && Token.isUnresolved(account);
    return !isHidden && !accounts.some((one) => Token.isUnresolved(one));
  };
  const refuse = (what: string, arn: string, instead: string) => {
    const account = accountOf(arn);
    const owner = isOwn(account) ? 'the account of the stack' : `account ${account}`;
    const users = accounts ? accounts.join(', ') : 'those that it is assigned to';
    throw new ConnectAccessError({
      where: label,
      problem:
        `the ${what} is of ${owner}, and the permission set is for ${users}: ` +
        'it can be used in its own account alone',
      got: arn,
      instead,
    });
  };
  const { ServiceLinkedRole = [], ...shareable } = resources;
  const foreignRole = ServiceLinkedRole.find(isForeign);
  if (foreignRole !== undefined) {
    refuse(
      'service-linked role',
      foreignRole,
      'Give the ARN of the one beside the instance: ServiceLinkedRoleAccess.roleArn(...)',
    );
  }
  const boundary = roleCreation?._boundary;
  if (boundary && isForeign(boundary)) {
    refuse(
      'permissions boundary',
      boundary,
      'Give one beside the instance, by its ARN: ManagedPolicy.fromManagedPolicyArn(...)',
    );
  }
  const own = Object.keys(shareable).filter((placeholder) =>
    shareable[placeholder].some((arn) => isOwn(accountOf(arn)) && isForeign(arn)),
  );
  return own.length === 0 ? [] : [stackAccountFinding(own)];
}

function stackAccountFinding(placeholders: readonly string[]): Finding {
  const methods = placeholders.map((one) => placeFacts(one)?.property ?? 'withResources').sort();
  return finding('stack-account-resource', {
    subject: methods.join(', '),
    what: `resources of the account of the stack, where the scope has no instance: ${methods.join(', ')}`,
  });
}

/**
 * Returns the account of an ARN, or of the resource that a token refers to. Returns an empty string
 * when neither is visible.
 */
function accountOf(arn: string): string {
  const made = referredTo(arn);
  return parseArn(arn)?.account ?? (made ? Stack.of(made.resource).account : '');
}
