import { Grant, IGrantable, IPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { serviceLinkedRole } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import {
  checkKey,
  inKeyPolicy,
  isImported,
  isOwned,
  keyStatement,
  namesInline,
  onKey,
  shownArn,
  warnOfKeyPolicy,
} from './private/key-policy';
import { statementProps } from '../compiler/render';
import { checkLiteral, hasWildcard, withoutTokens } from '../input/tokens';
import { CompiledStatement } from '../policy/compiled-statement';
import { toPolicyText } from '../scope/cdk-text';

const SERVICE_STATEMENT = 'LetProfilesUseKey';

/**
 * Use of a customer managed key by whoever works with Voice ID or Customer Profiles: through the service alone, with
 * `kms:ViaService`, so that nobody can decrypt with the key by hand.
 *
 * The statement stands in the policy of the key.
 * For a key of another stack it stands on the principal, so that the stacks do not depend on each
 * other in a circle; so it does for a role that names the key itself, as with
 * `ConnectScope.withEncryptionKeys`, and for groups, which cannot be principals of a key policy.
 * For an imported key it stands on the principal too, and the warning
 * `cdk-amazon-connect-iam:key-policy-not-changed` says what the key's policy must have, to be
 * acknowledged through `Validations.of(role).acknowledge(...)`.
 *
 * The Region of the condition is that of the key.
 * A principal of another account needs the permission in its own account too.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
 */
export class ConnectKeyGrants {
  /**
   * Grants on a key.
   *
   * @throws when it is an alias
   */
  public static fromKey(key: IKey): ConnectKeyGrants {
    checkKey('ConnectKeyGrants.fromKey', Stack.of(key), key);
    return new ConnectKeyGrants(key);
  }

  private constructor(private readonly key: IKey) {}

  /**
   * Create, update and use Voice ID domains with the key: `kms:CreateGrant`, `kms:Decrypt`, `kms:DescribeKey`.
   *
   * @throws when the principal is a service, or everybody
   */
  public administerVoiceId(grantee: IGrantable): Grant {
    return this.allow('administerVoiceId', grantee, ['UseVoiceIdKey']);
  }

  /**
   * Create and use Customer Profiles domains, object types and integrations with the key:
   * `kms:CreateGrant`, `kms:Decrypt` and `kms:GenerateDataKey`.
   * Also `kms:DescribeKey`, not through Customer Profiles only, because the console asks itself.
   *
   * @throws when the principal is a service, or everybody
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-customer-profiles.html
   */
  public administerCustomerProfiles(grantee: IGrantable): Grant {
    return this.allow('administerCustomerProfiles', grantee, [
      'ManageProfilesKey',
      'DescribeProfilesKey',
    ]);
  }

  /**
   * Call the API of Customer Profiles for domains with the key, to look up profiles or change them: `kms:Decrypt` and
   * `kms:GenerateDataKey`.
   *
   * @throws when the principal is a service, or everybody
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-customer-profiles.html
   */
  public useCustomerProfiles(grantee: IGrantable): Grant {
    return this.allow('useCustomerProfiles', grantee, ['UseProfilesKey']);
  }

  /**
   * Lets Customer Profiles itself use the key for one domain:
   * `kms:CreateGrant`, `kms:Decrypt`, `kms:GenerateDataKey` in the policy of the key, for requests
   * about that domain in the key's account and Region.
   * AWS asks for it where somebody else administers the key.
   *
   * @param domainName the name of the domain, as text:
   *   the domain refers to the key, and the key cannot refer to it in turn
   * @returns a grant without success for an imported key: there is nothing but its policy to write the permission into
   * @throws when it is not the name of a domain
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/cross-service-confused-deputy-prevention.html
   */
  public allowCustomerProfilesService(domainName: string): Grant {
    checkDomainName(Stack.of(this.key), domainName);
    const { principal } = serviceLinkedRole('profile');
    const places = { DomainName: [toPolicyText(domainName)] };
    const service = new ServicePrincipal(principal);
    if (!isImported(this.key))
      return this.inPolicy(keyStatement(SERVICE_STATEMENT, this.key, places), service);
    warnOfKeyPolicy(this.key, this.key, [SERVICE_STATEMENT], { Service: principal }, places);
    return Grant.drop(service, SERVICE_STATEMENT);
  }

  private allow(method: string, grantee: IGrantable, ids: readonly string[]): Grant {
    const { grantPrincipal } = grantee;
    const arns = checkedArns(`ConnectKeyGrants.${method}`, grantPrincipal);
    const construct =
      [grantPrincipal, grantee].find((one): one is typeof one & IConstruct =>
        Construct.isConstruct(one),
      ) ?? this.key;
    const nameable = !isGroup(grantPrincipal) && this.canName(arns, construct);
    if (isImported(this.key)) {
      const shown = arns.map((arn) => shownArn(arn, construct));
      warnOfKeyPolicy(construct, this.key, ids, { AWS: shown.length === 1 ? shown[0] : shown });
    }
    return ids
      .map((id) => keyStatement(id, this.key))
      .map((statement) =>
        nameable
          ? this.inPolicy(statement, grantPrincipal)
          : this.onPrincipal(statement, grantPrincipal),
      )
      .reduce((all, grant) => all.combine(grant));
  }

  /**
   * An ARN that is written out ties no stack to another. In one stack a role that names the key cannot be named by it.
   */
  private canName(arns: readonly string[], construct: IConstruct): boolean {
    if (isOwned(this.key, Stack.of(construct))) return !namesInline(construct, this.key);
    return !isImported(this.key) && !arns.some((arn) => Token.isUnresolved(arn));
  }

  private onPrincipal(statement: CompiledStatement, grantPrincipal: IPrincipal): Grant {
    const { actions, resources, conditions } = statementProps(onKey(statement, this.key));
    return Grant.addToPrincipal({
      grantee: { grantPrincipal },
      actions: actions ?? [],
      resourceArns: resources ?? [],
      conditions,
    });
  }

  private inPolicy(statement: CompiledStatement, grantPrincipal: IPrincipal): Grant {
    return Grant.addStatementToResourcePolicy({
      grantee: { grantPrincipal },
      actions: [...statement.actions],
      resourceArns: [this.key.keyArn],
      resource: this.key,
      statement: inKeyPolicy(statement, grantPrincipal),
    });
  }
}

const isGroup = (principal: IPrincipal) => 'groupArn' in principal;

/**
 * The ARNs that the principal is known by in a key policy; an error where there is none that a caller of a service has.
 */
function checkedArns(where: string, principal: IPrincipal): string[] {
  const { principalJson } = principal.policyFragment;
  const arns = principalJson.AWS;
  if (!arns) {
    throw new ConnectAccessError({
      where,
      problem:
        'the principal is no role, user or account: ' +
        'it does not call KMS through another service, and kms:ViaService would never hold',
      got: String(principal),
      allowed: 'who calls Voice ID or Customer Profiles: a role, a user, a group, an account',
      instead: 'For the service Customer Profiles itself use allowCustomerProfilesService(...)',
    });
  }
  if (arns.some((arn) => hasWildcard(withoutTokens(arn)))) {
    throw new ConnectAccessError({
      where,
      problem: 'the principal is everybody, in any account',
      got: String(principal),
      allowed: 'a role, a user, a group, an account',
    });
  }
  return arns;
}

function checkDomainName(stack: Stack, name: string): void {
  const where = 'ConnectKeyGrants.allowCustomerProfilesService';
  const allowed = '1 to 64 letters, digits, - and _';
  const right = Token.isUnresolved(name)
    ? /^[\w-]*$/.test(withoutTokens(name))
    : /^[\w-]{1,64}$/.test(name);
  if (right) return checkLiteral(where, stack, name, allowed);
  throw new ConnectAccessError({
    where,
    problem: name.startsWith('arn:')
      ? 'an ARN stands where a name belongs'
      : 'this is not the name of a Customer Profiles domain',
    got: name,
    allowed,
  });
}
