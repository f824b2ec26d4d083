import { Aws, Stack, Token, Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { actionFacts, isOfFamily, reviewFacts, takesResources } from '../../catalogue/catalogue';
import { trustFacts } from '../../catalogue/trust';
import { memoize } from '../../input/memoize';
import { anySecurityProfile } from '../../policy/any-security-profile';
import { beyondScope } from '../../policy/beyond-scope';
import { CompiledStatement } from '../../policy/compiled-statement';
import { Finding } from '../../policy/finding';
import { subjectOf } from '../../policy/shorten-list';
import { isAllow } from '../../policy/statement';
import { toCdkText } from '../../scope/cdk-text';
import { ASKED_FOR, warnedAs } from '../../text/construct-reasons';
import { findingName } from '../../text/finding-name';
import { RuleId } from '../../text/findings';

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
  acknowledge(on.node.defaultChild ?? on, {
    ...managedPolicyReasons(managedPolicies),
    ...statementReasons(Stack.of(on))(statements),
  });
}

/** Returns the acknowledgements for statements in a stack, once for roles that share them. */
const statementReasons = memoize((stack: Stack) =>
  memoize((statements: readonly CompiledStatement[]): Acknowledgements => {
    const allowed = statements.filter(isAllow);
    return Object.assign(
      {},
      ...allowed.map((statement) => wildcardReasons(stack, statement)),
      ...allowed.map((statement) => askedFor(statement, allowed)),
      wholeServiceReasons(statements),
    );
  }),
);

/** A finding of our own validation that a construct accepts, and the reason. */
export interface AcceptedFinding extends Pick<Finding, 'subject'> {
  readonly id: RuleId;
  readonly reason: string;
}

/**
 * Acknowledges findings of our own validation, each by its exact id: what the library makes on
 * purpose, and nothing that is added later.
 */
export function acknowledgeFindings(on: IConstruct, accepted: readonly AcceptedFinding[]): void {
  acknowledge(on.node.defaultChild ?? on, reasonsOf(accepted));
}

/** Acknowledges findings on a construct and everything in it, each by its exact id. */
export function acknowledgeWithin(on: IConstruct, accepted: readonly AcceptedFinding[]): void {
  acknowledge(on, reasonsOf(accepted));
}

const reasonsOf = (accepted: readonly AcceptedFinding[]): Acknowledgements =>
  Object.fromEntries(
    accepted.map((one) => [`cdk-amazon-connect-iam:${findingName(one)}`, one.reason]),
  );

/**
 * Writes the acknowledgements as metadata, in one entry: synthesis resolves each entry.
 * `Validations.acknowledge` rejects ids with more than one `::`, and the ids of findings on IAM ARNs
 * have several.
 */
function acknowledge({ node }: IConstruct, reasons: Acknowledgements): void {
  if (Object.keys(reasons).length === 0) return;
  const type = Validations.ACKNOWLEDGED_RULES_METADATA_KEY;
  const known = node.metadata.find((entry) => entry.type === type);
  if (known) Object.assign(known.data, reasons);
  else node.addMetadata(type, reasons);
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
      ASKED_FOR.newAction,
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
 * Returns acknowledgements for findings of our own validation on a statement: what the scope
 * explicitly asks for, and what a warning of the construct reports.
 */
function askedFor(
  statement: CompiledStatement,
  held: readonly CompiledStatement[],
): Acknowledgements {
  const onEverything = statement.actions.filter((one) => isOfFamily(one) && takesResources(one));
  const { actions: givers } = anySecurityProfile(statement, held);
  return reasonsOf([
    ...(statement.resources.some(isOnEveryInstance) && onEverything.length > 0
      ? [
          {
            id: 'star-resource' as const,
            subject: subjectOf(onEverything),
            reason: ASKED_FOR.everyInstance,
          },
        ]
      : []),
    ...(givers.length > 0
      ? [
          {
            id: 'instance-administrator' as const,
            subject: subjectOf(givers),
            reason: warnedAs('any-security-profile'),
          },
        ]
      : []),
    ...trustFacts()
      .takeOver.filter((action) => statement.actions.includes(action))
      .map((action) => ({
        id: 'email-takeover' as const,
        subject: action,
        reason: warnedAs('user-takeover'),
      })),
    // The rule does not report copies of AWS managed policies. Only these have action patterns.
    ...(statement.actions.some(hasStar) ? [] : beyondScope(statement).changing)
      .filter((action) => reviewFacts().unconfined.some((one) => one.action === action))
      .map((subject) => ({
        id: 'unconfined' as const,
        subject,
        reason: warnedAs('beyond-scope'),
      })),
  ]);
}

/** Acknowledges the patterns of `ConnectAccess.instanceAdministrator()` and of denies like it. */
function wholeServiceReasons(statements: readonly CompiledStatement[]): Acknowledgements {
  // A copy of a policy of AWS has the pattern on * alone.
  const whole = statements.filter(
    ({ resources, conditions }) => conditions.length > 0 || !resources.includes('*'),
  );
  return reasonsOf(
    whole.flatMap(({ actions, effect, conditions }) =>
      actions.filter(isWholeService).flatMap((pattern) => [
        ...(effect === 'Allow'
          ? [
              {
                id: 'sign-in-by-wildcard' as const,
                subject: pattern,
                reason: ASKED_FOR.wholeInstance,
              },
            ]
          : []),
        ...conditions.map(({ key }) => ({
          id: 'partial-condition' as const,
          subject: `${pattern} with ${key}`,
          reason: ASKED_FOR.withoutInstance,
        })),
      ]),
    ),
  );
}

const isWholeService = (action: string) => isOfFamily(action) && action.endsWith(':*');

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
  const [separator, list] = intrinsic['Fn::Join'] ?? [];
  // Only deployment knows the elements of another function.
  if (Array.isArray(list)) return list.map(flat).join(separator);
  if (intrinsic['Fn::Sub']) return flat(intrinsic['Fn::Sub']);
  if (intrinsic['Fn::GetAtt']) return `<${intrinsic['Fn::GetAtt'].map(flat).join('.')}>`;
  if (intrinsic['Fn::ImportValue']) return flat(intrinsic['Fn::ImportValue']);
  if (intrinsic.Ref) return `<${intrinsic.Ref}>`;
  return JSON.stringify(value);
}
