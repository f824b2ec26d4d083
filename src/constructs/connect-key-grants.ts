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
  warnOfOtherAccounts,
} from './private/key-policy';
import { statementProps } from '../compiler/render';
import { checkInput, GRANTEE, KEY_OF_CDK, TEXT } from '../input/kinds';
import { checkForm, checkFormInStack, TextForm } from '../input/text-form';
import { checkLiteral, hasWildcard, withoutTokens } from '../input/tokens';
import { CompiledStatement } from '../policy/compiled-statement';
import { toPolicyText } from '../scope/cdk-text';

const SERVICE_STATEMENT = 'LetProfilesUseKey';

/**
 * Grants use of a customer managed key to principals that work with Voice ID or Customer Profiles.
 * The condition `kms:ViaService` limits use to the service, so nobody can decrypt with the key
 * directly.
 *
 * The statement goes into the key policy, except in these cases:
 *
 * - For a key of another stack, it goes into the policy of the principal. This prevents a circular
 *   dependency between the stacks.
 * - For a role that names the key itself, as with `ConnectScope.withEncryptionKeys`, it also goes
 *   into the policy of the principal.
 * - For groups, it does too, because a group cannot be a principal of a key policy.
 * - For an imported key, it does too. The warning `cdk-amazon-connect-iam:key-policy-not-changed`
 *   describes the statement that the key policy needs. Acknowledge the warning with
 *   `Validations.of(role).acknowledge(...)`.
 *
 * The Region in the condition is the Region of the key. A principal of another account also needs
 * the permission in its own account.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html
 *
 * @example
 * ConnectKeyGrants.fromKey(key).useCustomerProfiles(reminder);
 */
export class ConnectKeyGrants {
  /**
   * Returns grants on a key.
   *
   * @throws when the key is an alias
   */
  public static fromKey(key: IKey): ConnectKeyGrants {
    checkInput('ConnectKeyGrants.fromKey', key, KEY_OF_CDK);
    checkKey('ConnectKeyGrants.fromKey', Stack.of(key), key);
    return new ConnectKeyGrants(key);
  }

  private constructor(private readonly key: IKey) {}

  /**
   * Grants creating, updating and using Voice ID domains with the key: `kms:CreateGrant`,
   * `kms:Decrypt` and `kms:DescribeKey`.
   *
   * @throws when the principal is a service, or everybody
   */
  public administerVoiceId(grantee: IGrantable): Grant {
    return this.allow('administerVoiceId', grantee, ['UseVoiceIdKey']);
  }

  /**
   * Grants creating and using Customer Profiles domains, object types and integrations with the
   * key: `kms:CreateGrant`, `kms:Decrypt` and `kms:GenerateDataKey`. Also grants `kms:DescribeKey`,
   * not limited to Customer Profiles, because the console calls it directly.
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
   * Grants calling the Customer Profiles API for domains with the key: `kms:Decrypt` and
   * `kms:GenerateDataKey`. The calls can look up profiles or change them.
   *
   * @throws when the principal is a service, or everybody
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-customer-profiles.html
   */
  public useCustomerProfiles(grantee: IGrantable): Grant {
    return this.allow('useCustomerProfiles', grantee, ['UseProfilesKey']);
  }

  /**
   * Allows Customer Profiles itself to use the key for one domain. The key policy gets
   * `kms:CreateGrant`, `kms:Decrypt` and `kms:GenerateDataKey`. They apply to requests about that
   * domain in the account and Region of the key. AWS requires this permission when a different
   * principal administers the key.
   *
   * @param domainName the name of the domain, as text: the domain refers to the key, and the key
   *   cannot refer to it in turn
   * @returns a grant without success for an imported key: the permission can go only into its
   *   policy
   * @throws when the value is not the name of a domain
   * @see
   *   https://docs.aws.amazon.com/connect/latest/adminguide/cross-service-confused-deputy-prevention.html
   */
  public allowCustomerProfilesService(domainName: string): Grant {
    const name = checkDomainName(Stack.of(this.key), domainName);
    const { principal } = serviceLinkedRole('profile');
    const places = { DomainName: [toPolicyText(name)] };
    const service = new ServicePrincipal(principal);
    if (!isImported(this.key))
      return this.inPolicy(keyStatement(SERVICE_STATEMENT, this.key, places), service);
    warnOfKeyPolicy(this.key, this.key, [SERVICE_STATEMENT], { Service: principal }, places);
    return Grant.drop(service, SERVICE_STATEMENT);
  }

  private allow(method: string, grantee: IGrantable, ids: readonly string[]): Grant {
    checkInput(`ConnectKeyGrants.${method}`, grantee, GRANTEE);
    const { grantPrincipal } = grantee;
    const arns = checkedArns(`ConnectKeyGrants.${method}`, Stack.of(this.key), grantPrincipal);
    const construct =
      [grantPrincipal, grantee].find((one): one is typeof one & IConstruct =>
        Construct.isConstruct(one),
      ) ?? this.key;
    warnOfOtherAccounts(construct, this.key, grantPrincipal, arns);
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
   * Returns whether the key policy can name the principal. A literal ARN does not tie stacks to
   * each other. In one stack, the key policy cannot name a role that names the key.
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

const PRINCIPALS = 'a role, a user, a group, an account';

/**
 * Returns the ARNs that identify the principal in a key policy. Throws when the principal has no
 * ARN that a caller of a service can have.
 */
function checkedArns(where: string, stack: Stack, principal: IPrincipal): string[] {
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
      allowed: PRINCIPALS,
    });
  }
  return arns.map((arn) => checkLiteral(where, stack, arn, PRINCIPALS));
}

function checkDomainName(stack: Stack, name: string): string {
  const where = 'ConnectKeyGrants.allowCustomerProfilesService';
  checkInput(where, name, TEXT);
  checkForm(
    where,
    name,
    DOMAIN_NAME,
    name.startsWith('arn:') ? { problem: 'an ARN stands where a name belongs' } : {},
  );
  return checkFormInStack(where, stack, name, DOMAIN_NAME);
}

const DOMAIN_NAME: TextForm = {
  noun: 'the name of a Customer Profiles domain',
  pattern: /^[\w-]{1,64}$/,
  part: /^[\w-]*$/,
  allowed: '1 to 64 letters, digits, - and _',
};
