import { IManagedPolicyRef } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { awsPolicy, awsPolicyDocument } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { TargetEnvironment } from '../input/target-environment';
import { checkLiteral, templateTexts } from '../input/tokens';
import { patternIncludes } from '../policy/pattern';

/** A statement as policy documents have it. */
interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: object;
}

/**
 * Returns the ARN of a permissions boundary. Throws when the policy does not limit what a role can
 * do: it allows everything, or attaching any policy to any role.
 */
export function checkBoundary(where: string, boundary: IManagedPolicyRef): string {
  const arn = boundary?.managedPolicyRef?.policyArn;
  if (typeof arn !== 'string') {
    throw new ConnectAccessError({
      where,
      problem: 'this is not a managed policy',
      got: boundary,
      allowed: 'an IManagedPolicyRef, such as a ManagedPolicy',
    });
  }
  const name = awsPolicyName(arn);
  const statements = name === undefined ? ownStatements(boundary) : awsStatements(name);
  if (!statements.some(givesAnyPermission)) return arn;
  throw limitsNothing(where, name ?? (Construct.isConstruct(boundary) ? boundary.node.path : arn));
}

/**
 * Returns the ARN of a boundary with its lazy values.
 *
 * @throws when a token is a policy of AWS that limits nothing, as far as the app knows it
 */
export function checkBoundaryInStack(where: string, from: TargetEnvironment, arn: string): string {
  const fixed = checkLiteral(where, from, arn, 'the ARN of one managed policy');
  const names = templateTexts(from, fixed).flatMap((text) => awsPolicyName(text) ?? []);
  const unlimited = names.find((name) => awsStatements(name).some(givesAnyPermission));
  if (unlimited !== undefined) throw limitsNothing(where, unlimited);
  return fixed;
}

const awsPolicyName = (arn: string): string | undefined =>
  /:aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];

const limitsNothing = (where: string, got: string) =>
  new ConnectAccessError({
    where,
    problem: 'this policy limits nothing: a role with it can give roles any permission',
    got,
    instead: 'Give a policy that allows only what the roles need',
  });

function awsStatements(name: string): readonly Statement[] {
  const policy = awsPolicy(name);
  return policy ? awsPolicyDocument(policy).Statement : [];
}

/** Returns the statements of a policy of the app, as far as it has them by now. */
function ownStatements(boundary: IManagedPolicyRef): readonly Statement[] {
  const { document } = boundary as { document?: unknown };
  if (!document || !Construct.isConstruct(boundary)) return [];
  const { Statement = [] } = Stack.of(boundary).resolve(document) ?? {};
  return [Statement].flat();
}

/** Attaching a policy to a role is how a role gets any permission. */
const ATTACH = 'iam:attachrolepolicy';

const givesAnyPermission = ({ Effect, Action = [], Resource = [], Condition }: Statement) =>
  Effect === 'Allow' &&
  Condition === undefined &&
  [Resource].flat().includes('*') &&
  [Action].flat().some((action) => patternIncludes(action.toLowerCase(), ATTACH));
