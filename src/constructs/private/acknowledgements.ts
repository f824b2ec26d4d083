import { Aws, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { actionFacts, isOfFamily } from '../../catalogue/catalogue';
import { makingAdministrators } from '../../compiler/findings';
import { Statement } from '../../compiler/statement';

/**
 * Acknowledges for cdk-nag each wildcard that the catalogue asks for and each AWS managed policy that
 * a role is by definition, by the exact id of the finding and with the true reason.
 *
 * On the CloudFormation resource itself: an acknowledgement of a construct holds for all that is in it, and a
 * policy that a user adds is in the role.
 *
 * Written as metadata because `Validations.acknowledge` refuses ids with more than one `::`, and the
 * ids of findings on IAM ARNs have them.
 */
export function acknowledgeFindings(
  on: IConstruct,
  statements: readonly Statement[],
  managedPolicies: readonly string[],
): void {
  const stack = Stack.of(on);
  const findings: Record<string, string> = {};
  for (const name of managedPolicies) {
    findings[`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`] =
      'AWS documents this managed policy as the access that the role is for.';
  }
  for (const { effect, actions, resources, why } of statements) {
    if (effect === 'Deny') continue;
    // Only copies of AWS's own policies have them.
    for (const action of actions)
      if (action.includes('*')) findings[`AwsSolutions-IAM5[Action::${action}]`] = why;
    for (const action of actions) {
      if (isOfFamily(action) && !action.includes('*') && !actionFacts(action))
        findings[`cdk-amazon-connect-iam:unknown-action[${action}]`] =
          'Given as newer than the catalogue.';
    }
    for (const resource of resources) {
      if (!resource.includes('*')) continue;
      findings[`AwsSolutions-IAM5[Resource::${written(stack, resource)}]`] = why;
    }
  }
  Object.assign(findings, askedFor(statements));
  if (Object.keys(findings).length > 0)
    (on.node.defaultChild ?? on).node.addMetadata(
      Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
      findings,
    );
}

/** What our own validation would find in a scope that says so in words, or that leaves something open which a finding of the construct says. */
function askedFor(statements: readonly Statement[]): Record<string, string> {
  const allowed = statements.filter(({ effect }) => effect === 'Allow');
  return {
    ...(allowed.some(({ resources }) => resources.some(isOnEveryInstance)) && {
      'cdk-amazon-connect-iam:star-resource':
        'ConnectScope.allInstances: every instance was asked for.',
    }),
    ...(makingAdministrators(allowed).length > 0 && {
      'cdk-amazon-connect-iam:instance-administrator':
        'The scope names no security profiles, so any may be given; the finding AnySecurityProfile of the construct says so.',
    }),
  };
}

const isOnEveryInstance = (resource: string) => /:instance\/\*/.test(resource);

/** Acknowledges rules of our own validation on what the library made so on purpose, each with the reason. */
export function acknowledgeRules(on: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const entries = Object.entries(reasons).map(([rule, reason]) => [
    `cdk-amazon-connect-iam:${rule}`,
    reason,
  ]);
  if (entries.length > 0)
    on.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, Object.fromEntries(entries));
}

/** The resource as cdk-nag writes it. Most tokens are pseudo parameters, for which nothing need be resolved. */
function written(stack: Stack, resource: string): string {
  const known = pseudo().reduce((text, [token, shown]) => text.replaceAll(token, shown), resource);
  return Token.isUnresolved(known) ? flat(stack.resolve(resource)) : known;
}

/** Not a constant: importing the library would load the CDK's pseudo parameters. */
const pseudo = () =>
  [
    [Aws.PARTITION, '<AWS::Partition>'],
    [Aws.REGION, '<AWS::Region>'],
    [Aws.ACCOUNT_ID, '<AWS::AccountId>'],
  ] as const;

/** A resolved value as cdk-nag writes it in the id of a finding: references in angle brackets. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  const intrinsic = value as Record<string, any>;
  if (intrinsic['Fn::Join'])
    return intrinsic['Fn::Join'][1].map(flat).join(intrinsic['Fn::Join'][0]);
  if (intrinsic['Fn::Sub']) return flat(intrinsic['Fn::Sub']);
  if (intrinsic['Fn::GetAtt']) return `<${intrinsic['Fn::GetAtt'].map(flat).join('.')}>`;
  if (intrinsic['Fn::ImportValue']) return flat(intrinsic['Fn::ImportValue']);
  if (intrinsic.Ref) return `<${intrinsic.Ref}>`;
  return JSON.stringify(value);
}
