import type { CfnPermissionSet } from 'aws-cdk-lib/aws-sso';
import { Aws, CfnTag, Duration, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { IDENTITY_CENTER } from '../../input/arn-kind';
import { BadInput, ConnectAccessError } from '../../input/error';
import { checkNotEmpty, checkUnique } from '../../input/lists';
import { checkArn, checkInStack } from '../../scope/check-arn';

/*
 * Formats of the values that Identity Center accepts. Tokens are not checked.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html
 */

const NAME = /^[\w+=,.@-]{1,32}$/;
const DESCRIPTION = /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]{1,700}$/;
const RELAY_STATE = /^https:\/\/[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]{1,232}$/;
const POLICY_NAME = /^[\w+=,.@-]{1,128}$/;
const POLICY_PATH = /^(?=.{1,512}$)(\/[\w.,+@=-]+)*\/$/;

type Policy = CfnPermissionSet.CustomerManagedPolicyReferenceProperty;

export function checkIdentityCenter(where: string, stack: Stack, arn: string): string {
  const at = `${where}: identityCenterInstanceArn`;
  return checkInStack(at, stack, checkArn(at, arn, IDENTITY_CENTER), IDENTITY_CENTER);
}

export const checkName = (where: string, name: string) =>
  matching(name, NAME, {
    where: `${where}: permissionSetName`,
    problem: 'this is not the name of a permission set',
    allowed: '1 to 32 letters, digits and any of _+=,.@-',
  });

export const checkDescription = (where: string, description: string) =>
  matching(description, DESCRIPTION, {
    where: `${where}: description`,
    problem: 'this is not a description',
    allowed: '1 to 700 letters up to U+00FF',
  });

export function checkRelayState(where: string, relayState: string | undefined): string | undefined {
  return relayState === undefined
    ? undefined
    : matching(relayState, RELAY_STATE, {
        where: `${where}: relayState`,
        problem: 'this is not a URL that people can be sent on to',
        allowed: 'https:// and a page of the AWS console, up to 240 characters',
      });
}

/** Returns the duration in ISO 8601. The limits of a token cannot be checked here. */
export function isoDuration(where: string, duration: Duration | undefined): string | undefined {
  if (duration === undefined) return undefined;
  const bad = (problem: string, got: string, allowed: string) =>
    new ConnectAccessError({ where: `${where}: sessionDuration`, problem, got, allowed });
  if (duration.isUnresolved()) {
    const unit = duration.unitLabel();
    if (unit === 'hours') return `PT${Tokenization.stringifyNumber(duration.toHours())}H`;
    if (unit === 'minutes') return `PT${Tokenization.stringifyNumber(duration.toMinutes())}M`;
    if (unit === 'seconds') return `PT${Tokenization.stringifyNumber(duration.toSeconds())}S`;
    throw bad('a token cannot be converted', unit, 'hours, minutes or seconds');
  }
  const seconds = duration.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 12 * 3600) {
    throw bad(
      'a session cannot last so long, or so short',
      duration.toHumanString(),
      '1 to 12 hours, in whole seconds',
    );
  }
  return duration.toIsoString();
}

/** Returns the managed policies of the access and the further ones that the caller requests. */
export function awsPolicyNames(
  where: string,
  ofAccess: readonly string[],
  further: readonly string[] | undefined,
  property = 'awsManagedPolicies',
): string[] {
  const at = `${where}: ${property}`;
  checkNotEmpty(at, further, 'name', 'none');
  const names = (further ?? []).map((name) =>
    matching(name, /^([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/, {
      where: at,
      problem: 'this is not the name of a managed policy of AWS',
      allowed: 'the end of its ARN: AWSSupportAccess, job-function/ViewOnlyAccess',
    }),
  );
  const all = [...ofAccess, ...names];
  checkUnique(at, all, 'managed policy');
  return all;
}

export function policyReferences(
  where: string,
  policies: readonly { readonly policyName: string; readonly path?: string }[] | undefined,
  property = 'customerManagedPolicies',
): Policy[] {
  const at = `${where}: ${property}`;
  checkNotEmpty(at, policies, 'policy', 'none');
  const references = (policies ?? []).map(({ policyName, path = '/' }) => ({
    name: matching(policyName, POLICY_NAME, {
      where: at,
      problem: 'this is not the name of a policy',
      allowed: '1 to 128 letters, digits and any of _+=,.@-',
    }),
    path: matching(path, POLICY_PATH, {
      where: at,
      problem: 'this is not the path of policies',
      allowed: 'a path that begins and ends with /, such as /connect/',
    }),
  }));
  // An account has only one policy of a name, regardless of its path.
  checkUnique(
    at,
    references.map(({ name }) => name),
    'policy',
  );
  return references;
}

/** Returns the permissions boundary as CloudFormation has it; there can be one. */
export function boundaryProperty(
  where: string,
  ofCustomer: { readonly policyName: string; readonly path?: string } | undefined,
  ofAws: string | undefined,
): CfnPermissionSet.PermissionsBoundaryProperty | undefined {
  if (ofCustomer && ofAws !== undefined) {
    throw new ConnectAccessError({
      where: `${where}: permissionsBoundary`,
      problem: 'a permission set has one permissions boundary, and two are given',
      got: ofAws,
      instead: 'Give permissionsBoundary or awsPermissionsBoundary',
    });
  }
  if (ofAws !== undefined) {
    const [name] = awsPolicyNames(where, [], [ofAws], 'awsPermissionsBoundary');
    return { managedPolicyArn: `arn:${Aws.PARTITION}:iam::aws:policy/${name}` };
  }
  if (!ofCustomer) return undefined;
  const [customerManagedPolicyReference] = policyReferences(
    where,
    [ofCustomer],
    'permissionsBoundary',
  );
  return { customerManagedPolicyReference };
}

export function checkTags(
  where: string,
  tags: Readonly<Record<string, string>> | undefined,
): CfnTag[] | undefined {
  return (
    tags &&
    Object.entries(tags).map(([key, value]) => ({
      key: matching(key, /^(?!aws:).{1,128}$/i, {
        where: `${where}: tags`,
        problem: 'this is not the key of a tag',
        allowed: '1 to 128 characters that do not begin with aws:',
      }),
      value,
    }))
  );
}

function matching(text: string, form: RegExp, bad: Omit<BadInput, 'got'>): string {
  if (!Token.isUnresolved(text) && !(typeof text === 'string' && form.test(text)))
    throw new ConnectAccessError({ ...bad, got: text });
  return text;
}
