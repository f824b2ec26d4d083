import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../input/error';
import { deployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { DeployTimeValues } from '../policy/substitute';
import { Resolver } from '../reader/intrinsics/resolver';

/** What is known about a template besides its policies. */
export interface QueryEnvironment {
  /** Values of pseudo parameters that the stack has. */
  readonly pseudoParameters: DeployTimeValues;
  /** What the attributes of the instances of the template consist of. */
  readonly instanceAttributes: DeployTimeValues;
  /** Resolves the intrinsic functions of the template. */
  readonly resolver: Resolver;
  /** Resolves tokens. @default - the stack of the construct that a token refers to */
  readonly stack?: Stack;
}

/** Text in which tokens are what the template has for them. */
export function resolveTokens(value: string, { resolver, stack }: QueryEnvironment): PolicyText {
  if (!Token.isUnresolved(value)) return value;
  const resolving = stack ?? stackOfReference(value);
  if (!resolving)
    throw new ConnectAccessError({
      where: 'AccessAssertions',
      problem: 'a token that belongs to no stack cannot be resolved',
      got: value,
      instead: 'Use AccessAssertions.fromStack',
    });
  const resolved = resolver.resolve(resolving.resolve(value));
  return typeof resolved === 'string' ? resolved : deployTimeValue(JSON.stringify(resolved));
}

function stackOfReference(value: string): Stack | undefined {
  const { tokens } = Tokenization.reverseString(value);
  const [reference] = tokens.filter(Reference.isReference);
  return reference && Stack.of(reference.target);
}

/** What the attributes of the instances of a template consist of: the ARN, and the id as a part of the ARN. */
export function instanceAttributesOf(
  { Resources = {} }: { readonly Resources?: { readonly [id: string]: any } },
  resolver: Resolver,
): DeployTimeValues {
  const ids = Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::Connect::Instance')
    .map(([id]) => id);
  return Object.fromEntries(ids.flatMap((id) => attributesOf(id, resolver)));
}

function attributesOf(logicalId: string, resolver: Resolver): [string, PolicyText][] {
  const [id, partition, region, account] = [
    `${logicalId}.Id`,
    'AWS::Partition',
    'AWS::Region',
    'AWS::AccountId',
  ].map(deployTimeValue);
  const arn = `arn:${partition}:connect:${region}:${account}:instance/${id}`;
  const split = { 'Fn::Split': ['/', { 'Fn::GetAtt': [logicalId, 'Arn'] }] };
  const lastPart = nameOfOpaque(String(resolver.resolve({ 'Fn::Select': [1, split] })));
  const attributes: [string, PolicyText][] = [[`${logicalId}.Arn`, arn]];
  return lastPart === undefined ? attributes : [...attributes, [lastPart, id]];
}
