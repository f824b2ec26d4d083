import { ISAMLProviderRef } from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { ConnectFederationForm } from '../connect-federation-role-props';
import { namedInstances } from './named-instances';
import { SignInUrls } from './saml-endpoints';
import { SAML_PROVIDER } from '../../input/arn-kind';
import { ConnectAccessError } from '../../input/error';
import { checkInput, TEXT } from '../../input/kinds';
import { resolvedText, sortStable } from '../../input/stable-order';
import { areKnownToDiffer } from '../../input/target-environment';
import { parseArn } from '../../policy/arn';
import { checkArn, checkInStack } from '../../scope/check-arn';
import { InstanceAttributes } from '../../scope/instance-attributes';
import type { SamlSignIn } from '../saml-sign-in';

/** The statement of each form, by its id in the catalogue. */
export const STATEMENTS_OF_FORMS: Readonly<Record<ConnectFederationForm, string>> = {
  USER_ARN: 'FederateAsOwnUser',
  INSTANCE_ID: 'FederateToInstances',
};

/**
 * Returns the condition on the audience. The Global Resiliency audience ends with a wildcard, as
 * AWS documents it.
 */
export function audience(
  where: string,
  stack: Stack,
  instances: readonly InstanceAttributes[],
  urls: SignInUrls,
  signIn: readonly SamlSignIn[],
) {
  const all = signIn
    .flatMap((one) => one._audiences({ where, stack, instances, urls }))
    .filter((url): url is string => url !== undefined);
  const distinct = sortStable(
    stack,
    [...new Map(all.map((url) => [resolvedText(stack, url), url])).values()],
    (url) => url,
  );
  const operator = signIn.some(({ _resilient }) => _resilient) ? 'StringLike' : 'StringEquals';
  return { [operator]: { 'SAML:aud': distinct.length === 1 ? distinct[0] : distinct } };
}

/** Returns the source instances of Global Resiliency. The role must sign in to each of them. */
export function sourcesIn(
  where: string,
  stack: Stack,
  instances: readonly InstanceAttributes[],
  signIn: readonly SamlSignIn[],
): InstanceAttributes[] {
  const sources = signIn.flatMap(({ _resilient }) =>
    _resilient ? namedInstances(where, stack, _resilient).instances : [],
  );
  const unknown = sources.find((source) => !isAmong(stack, source, instances));
  if (!unknown) return sources;
  throw new ConnectAccessError({
    where,
    problem: 'the role does not sign in to the source instance of Global Resiliency',
    got: unknown.arn,
    instead: 'Add it to connectScope',
  });
}

/** Returns whether an instance is one of several, by its ARN in the template. */
export const isAmong = (
  stack: Stack,
  instance: InstanceAttributes,
  instances: readonly InstanceAttributes[],
) =>
  instances.some((other) => resolvedText(stack, other.arn) === resolvedText(stack, instance.arn));

/** Throws when the provider is of another account than the role. */
export function checkProvider(where: string, stack: Stack, provider: ISAMLProviderRef): void {
  const arn = checkInStack(
    where,
    stack,
    checkArn(where, provider.samlProviderRef.samlProviderArn, SAML_PROVIDER),
    SAML_PROVIDER,
  );
  const account = parseArn(arn)?.account ?? provider.env.account;
  if (!areKnownToDiffer(account, stack.account)) return;
  throw new ConnectAccessError({
    where,
    problem:
      `the provider is of account ${account}, the role of account ${stack.account}, and a role ` +
      'trusts only providers of its own',
    got: arn,
    instead: `Create the provider in account ${stack.account}`,
  });
}

/** Returns the page that opens first as it is in URLs. Throws when it is not a page of an instance. */
export function encodedDestination(where: string, destination: string): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: destination,
      allowed:
        'a path such as /agent-app-v2, or an https URL among the approved origins of the instance',
      instead,
    });
  checkInput(where, destination, TEXT);
  if (Token.isUnresolved(destination))
    throw bad(
      'a token cannot be encoded',
      'Encode it where it is known, and join it to relayStates',
    );
  if (/^%2F/i.test(destination))
    throw bad('the destination is encoded already', `Give ${decodeURIComponent(destination)}`);
  if (!/^(\/(?!\/)|https:\/\/[^/])/.test(destination))
    throw bad('this is neither a path nor an https URL');
  return encodeURIComponent(destination);
}
