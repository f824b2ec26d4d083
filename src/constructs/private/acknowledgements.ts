import { Aws, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { actionFacts, isOfFamily } from '../../catalogue/catalogue';
import { anySecurityProfile } from '../../policy/any-security-profile';
import { CompiledStatement } from '../../policy/compiled-statement';
import { toCdkText } from '../../scope/cdk-text';

/** Reasons by the ids of findings. */
type Acknowledgements = Readonly<Record<string, string>>;

/**
 * Acknowledges findings that the library causes on purpose, each with its exact id and the true
 * reason. For cdk-nag, these are the wildcards that the catalogue requires and the AWS managed
 * policies of the role. For our own validation, these are the findings that the caller explicitly
 * asked for.
 *
 * Adds the acknowledgements to the CloudFormation resource itself. An acknowledgement on a
 * construct covers everything in it, including a policy that a user adds to the role.
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

/**
 * Acknowledges rules of our own validation for what the library made on purpose, each with the
 * reason.
 */
export function acknowledgeRules(on: IConstruct, reasons: Acknowledgements): void {
  const entries = Object.entries(reasons).map(([rule, reason]) => [
    `cdk-amazon-connect-iam:${rule}`,
    reason,
  ]);
  acknowledge(on, Object.fromEntries(entries));
}

/**
 * Writes the acknowledgements as metadata. `Validations.acknowledge` rejects ids with more than one
 * `::`, and the ids of findings on IAM ARNs have several.
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
  // Only copies of AWS managed policies have action patterns.
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
 * Returns acknowledgements for findings of our own validation that the scope explicitly asks for,
 * or that a finding of the construct reports.
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

/**
 * Returns the resource as cdk-nag writes it. Most tokens are pseudo parameters, which do not need
 * to be resolved.
 */
function written(stack: Stack, resource: string): string {
  const known = pseudo().reduce((text, [token, shown]) => text.replaceAll(token, shown), resource);
  return Token.isUnresolved(known) ? flat(stack.resolve(resource)) : known;
}

/** Not a constant: importing the library would load the pseudo parameters of the CDK. */
const pseudo = () =>
  [
    [Aws.PARTITION, '<AWS::Partition>'],
    [Aws.REGION, '<AWS::Region>'],
    [Aws.ACCOUNT_ID, '<AWS::AccountId>'],
  ] as const;

/** Returns a resolved value as cdk-nag writes it in a finding id: references in angle brackets. */
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
