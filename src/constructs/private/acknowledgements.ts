import { Aws, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { actionFacts, isOfFamily } from '../../catalogue/catalogue';
import { anySecurityProfile } from '../../policy/any-security-profile';
import { CompiledStatement } from '../../policy/compiled-statement';
import { toCdkText } from '../../scope/cdk-text';

/** Reasons by the ids of findings. */
type Acknowledgements = Readonly<Record<string, string>>;

/**
 * Acknowledges for cdk-nag each wildcard that the catalogue asks for and each AWS managed policy that a role is by
 * definition, by the exact id of the finding and with the true reason; for our own validation, what was asked for in
 * words.
 *
 * On the CloudFormation resource itself: an acknowledgement of a construct holds for all that is in it, and a
 * policy that a user adds is in the role.
 */
export function acknowledgeStatements(
  on: IConstruct,
  statements: readonly CompiledStatement[],
  managedPolicies: readonly string[] = [],
): void {
  const stack = Stack.of(on);
  const allowed = statements.filter(({ effect }) => effect === 'Allow');
  const reasons = [
    managedPolicyReasons(managedPolicies),
    ...allowed.map((statement) => wildcardReasons(stack, statement)),
    askedFor(allowed),
  ];
  acknowledge(on.node.defaultChild ?? on, Object.assign({}, ...reasons));
}

/** Acknowledges rules of our own validation on what the library made so on purpose, each with the reason. */
export function acknowledgeRules(on: IConstruct, reasons: Acknowledgements): void {
  const entries = Object.entries(reasons).map(([rule, reason]) => [
    `cdk-amazon-connect-iam:${rule}`,
    reason,
  ]);
  acknowledge(on, Object.fromEntries(entries));
}

/**
 * As metadata: `Validations.acknowledge` refuses ids with more than one `::`, and those of findings
 * on IAM ARNs have them.
 */
function acknowledge({ node }: IConstruct, reasons: Acknowledgements): void {
  if (Object.keys(reasons).length > 0)
    node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

function managedPolicyReasons(names: readonly string[]): Acknowledgements {
  const reason = 'AWS documents this managed policy as the access that the role is for.';
  return Object.fromEntries(
    names.map((name) => [
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
      reason,
    ]),
  );
}

function wildcardReasons(
  stack: Stack,
  { actions, resources, reason }: CompiledStatement,
): Acknowledgements {
  // Only copies of AWS's own policies have patterns of actions.
  const [patterns, names] = [actions.filter(hasStar), actions.filter((one) => !hasStar(one))];
  const newer = names.filter((action) => isOfFamily(action) && !actionFacts(action));
  return Object.fromEntries([
    ...patterns.map((action) => [`AwsSolutions-IAM5[Action::${action}]`, reason]),
    ...newer.map((action) => [
      `cdk-amazon-connect-iam:unknown-action[${action}]`,
      'Given as newer than the catalogue.',
    ]),
    ...resources
      .filter(hasStar)
      .map((resource) => [
        `AwsSolutions-IAM5[Resource::${written(stack, toCdkText(resource))}]`,
        reason,
      ]),
  ]);
}

const hasStar = (text: string) => text.includes('*');

/**
 * What our own validation would find in a scope that asks for it in words, or that a finding of the construct reports.
 */
function askedFor(allowed: readonly CompiledStatement[]): Acknowledgements {
  const isProfileOpen = allowed.some((one) => anySecurityProfile(one).actions.length > 0);
  return {
    ...(allowed.some(({ resources }) => resources.some(isOnEveryInstance)) && {
      'cdk-amazon-connect-iam:star-resource':
        'ConnectScope.allInstances: every instance was asked for.',
    }),
    ...(isProfileOpen && {
      'cdk-amazon-connect-iam:instance-administrator':
        'The scope names no security profiles, so any may be given; ' +
        'the finding any-security-profile of the construct reports it.',
    }),
  };
}

const isOnEveryInstance = (resource: string) => /:instance\/\*/.test(resource);

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
