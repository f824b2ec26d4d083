import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { compileOnce } from './compile-access';
import { reportFindings } from './report-findings';
import { ConnectAccess } from '../../access/connect-access';
import { statementProps } from '../../compiler/render';
import { ConnectAccessError } from '../../input/error';
import { areKnownToDiffer } from '../../input/target-environment';
import { ConnectScope } from '../../scope/connect-scope';

/**
 * Grants access on a scope to a grantee. The access is compiled for the stack of the grantee, or else
 * for that of the instance.
 */
export function grantAccess(
  grantee: IGrantable,
  access: ConnectAccess,
  connectScope: ConnectScope,
  instance?: IConstruct,
): Grant {
  const home = [grantee, grantee.grantPrincipal, instance].find((one) =>
    Construct.isConstruct(one),
  ) as IConstruct | undefined;
  const where = `ConnectGrants${home ? ` for '${home.node.path}'` : ''}`;
  if (!home) {
    throw new ConnectAccessError({
      where,
      problem: 'the grantee is no construct, so no policy can be added to it',
      instead: 'Grant to a role, a user, a group or a function',
    });
  }
  const { managedPolicies, pinned, statements, findings } = compileOnce(
    where,
    Stack.of(home),
    access,
    connectScope,
  );
  const beyond = [
    ...managedPolicies,
    ...pinned.map(({ policy }) => policy),
    ...statements.filter((s) => s.effect === 'Deny').flatMap(({ sid }) => sid ?? []),
  ];
  if (beyond.length > 0) {
    throw new ConnectAccessError({
      where,
      problem: `the access has ${beyond.join(', ')}, and a grant has no managed policies and no denies`,
      instead: 'Use ConnectAccessRole for a new role, ConnectInlinePolicy for what exists already',
    });
  }
  checkAccount(where, Stack.of(home).account, grantee.grantPrincipal.principalAccount);
  const grants = statements.map(statementProps).map(({ actions, resources, conditions }) =>
    Grant.addToPrincipal({
      grantee,
      actions: actions ?? [],
      resourceArns: resources ?? [],
      ...(conditions && { conditions }),
    }),
  );
  if (!grants.every((grant) => grant.success)) {
    throw new ConnectAccessError({
      where,
      problem: 'no policy can be added to the grantee',
      got: String(grantee.grantPrincipal),
      instead: 'Grant to a role, a user, a group or a function',
    });
  }
  reportFindings(home, findings);
  return grants.length > 0
    ? grants.reduce((all, grant) => all.combine(grant))
    : Grant.drop(grantee, 'The catalogue does not have any action of the access');
}

/**
 * Throws when the grantee is a role of another account. The CDK would silently leave out the
 * statement.
 */
function checkAccount(where: string, account: string, principals: string | undefined): void {
  if (!areKnownToDiffer(principals, account)) return;
  throw new ConnectAccessError({
    where,
    problem: `the grantee is of account ${principals}, and no policy can be added to it from account ${account}`,
    instead: `Make the grant in a stack of account ${principals}, where the instance is`,
  });
}
