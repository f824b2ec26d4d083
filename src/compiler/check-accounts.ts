import { Stack, Token } from 'aws-cdk-lib/core';
import { Finding } from './grant';
import { fillPlaceholders, PlaceholderValues } from './placeholders';
import { placeFacts } from '../catalogue/catalogue';
import { arnParts, referredTo } from '../input/arn';
import { ConnectAccessError } from '../input/error';
import { TargetEnvironment } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/**
 * What a scope names in the account of the stack, where access is for other accounts.
 *
 * Roles and policies are used in their own account alone: those that are not of an account of the instances would allow
 * nothing, in silence, and are an error. With every instance in scope they may be of any account but the stack's own.
 * Everything else can be shared among accounts, but is more often imported by its name into the wrong stack: a warning.
 * What a token hides is taken as it is.
 */
export function checkAccounts(
  where: string,
  from: TargetEnvironment,
  scope: ConnectScope,
  views: readonly PlaceholderValues[],
  findings: Finding[],
): void {
  const accounts = fillPlaceholders('accounts', ['{Account}'], views);
  const isOwn = (account: string) => account === from.madeInAccount;
  const isForeign = (account: string) => {
    if (['', 'aws', '*', ...accounts].includes(account)) return false;
    const isHidden =
      (!isOwn(account) && Token.isUnresolved(account)) ||
      accounts.some((one) => Token.isUnresolved(one));
    return scope.coversAllInstances ? isOwn(account) : !isHidden;
  };
  const refuse = (what: string, arn: string, instead: string) => {
    const account = accountOf(arn);
    if (!isForeign(account)) return;
    throw new ConnectAccessError({
      where,
      problem:
        `the ${what} is of ${isOwn(account) ? 'the account of the stack' : `account ${account}`}, and the permission set is for ` +
        `${scope.coversAllInstances ? 'those that it is assigned to' : accounts.join(', ')}: it can be used in its own account alone`,
      got: arn,
      instead,
    });
  };
  const { ServiceLinkedRole = [], ...shareable } = scope._companions(where, from);
  ServiceLinkedRole.forEach((arn) =>
    refuse(
      'service-linked role',
      arn,
      'Give the ARN of the one beside the instance: ServiceLinkedRoleAccess.roleArn(...)',
    ),
  );
  const boundary = scope._roleCreation?._boundary;
  if (boundary)
    refuse(
      'permissions boundary',
      boundary,
      'Give one beside the instance, by its ARN: ManagedPolicy.fromManagedPolicyArn(...)',
    );

  const own = Object.keys(shareable).filter((place) =>
    shareable[place].map(accountOf).some((account) => isOwn(account) && isForeign(account)),
  );
  if (own.length === 0) return;
  const names = own.map((place) => placeFacts(place)?.property ?? 'withResources').sort();
  findings.push({
    id: 'OfTheStack',
    message: `name something of the account of the stack, where the scope has no instance: ${names.join(', ')}`,
    warning: true,
  });
}

/** The account of an ARN, or of the resource that a token refers to; none where neither can be seen. */
function accountOf(arn: string): string {
  const made = referredTo(arn);
  return arnParts(arn)?.account ?? (made ? Stack.of(made.resource).account : '');
}
