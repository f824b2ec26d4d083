import { IResolvable, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { TestedWorld } from './tested-world';
import { ConnectAccessError } from '../input/error';
import { deployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { DeployTimeValues } from '../policy/substitute';
import { isObject, own } from '../reader/json';
import { Stack as ReadStack } from '../reader/stacks/stack';

/** What is known about the stack of a principal in addition to its policies. */
export interface QueryEnvironment {
  /** The values of pseudo parameters in the stack. */
  readonly pseudoParameters: DeployTimeValues;
  /** The components of the attributes of the instances in all stacks. */
  readonly instanceAttributes: DeployTimeValues;
  /** Replaces the tokens in a text with their values in the template. */
  readonly resolve: (text: string) => PolicyText;
}

/** Returns the environment of the stack that has a template file. */
export function environmentOf(tested: TestedWorld, file: string): QueryEnvironment {
  const [first] = tested.stacks.stacks;
  const stack = tested.stacks.stacks.find((one) => one.file === file) ?? first;
  const attributes = tested.stacks.stacks.flatMap((one) =>
    instanceAttributesOf(one).map(([name, value]): [string, PolicyText] => [
      nameOfOpaque(tested.stacks.seenFrom(deployTimeValue(name), one, stack)) ?? name,
      tested.stacks.seenFrom(value, one, stack),
    ]),
  );
  return {
    pseudoParameters: { ...partitionOf(stack), ...stack.known },
    instanceAttributes: Object.fromEntries(attributes),
    resolve: (text) => resolveTokens(text, stack, tested),
  };
}

function partitionOf({ environment }: ReadStack): DeployTimeValues {
  const region = environment['AWS::Region'];
  const partition = region === undefined ? undefined : RegionInfo.get(region).partition;
  return partition === undefined ? {} : { 'AWS::Partition': partition };
}

/**
 * Returns the components of the attributes of the instances in a template: the ARN, and the id as a
 * part of the ARN.
 */
function instanceAttributesOf({ template, resolver }: ReadStack): [string, PolicyText][] {
  const resources = isObject(template.Resources) ? Object.entries(template.Resources) : [];
  return resources
    .filter(([, resource]) => own(resource, 'Type') === 'AWS::Connect::Instance')
    .flatMap(([logicalId]): [string, PolicyText][] => {
      const id = deployTimeValue(`${logicalId}.Id`);
      const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((name) =>
        deployTimeValue(`AWS::${name}`),
      );
      const arn = `arn:${partition}:connect:${region}:${account}:instance/${id}`;
      const split = { 'Fn::Split': ['/', { 'Fn::GetAtt': [logicalId, 'Arn'] }] };
      const lastPart = nameOfOpaque(String(resolver.resolve({ 'Fn::Select': [1, split] })));
      const whole: [string, PolicyText] = [`${logicalId}.Arn`, arn];
      return lastPart === undefined ? [whole] : [whole, [lastPart, id]];
    });
}

function resolveTokens(text: string, stack: ReadStack, tested: TestedWorld): PolicyText {
  if (!Token.isUnresolved(text)) return text;
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: (token) => resolveToken(token, text, stack, tested) })
    .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
}

/** Resolves a token as the template of the stack does. Follows references to other stacks. */
function resolveToken(
  token: IResolvable,
  text: string,
  stack: ReadStack,
  { stacks, app }: TestedWorld,
): PolicyText {
  const owner = Reference.isReference(token) ? Stack.of(token.target) : stackOf(stack, app);
  if (!owner)
    throw new ConnectAccessError({
      where: 'AccessAssertions',
      problem: 'a token that belongs to no stack cannot be resolved',
      got: text,
      instead: 'Use AccessAssertions.fromApp or fromStack',
    });
  const file = app?.fileOf(owner);
  const from = stacks.stacks.find((one) => one.file === file) ?? stack;
  const resolved = from.resolver.resolve(owner.resolve(token));
  return stacks.seenFrom(
    typeof resolved === 'string' ? resolved : deployTimeValue(JSON.stringify(resolved)),
    from,
    stack,
  );
}

const stackOf = ({ file }: ReadStack, app: TestedWorld['app']): Stack | undefined =>
  app?.root.node
    .findAll()
    .find((one): one is Stack => Stack.isStack(one) && app.fileOf(one) === file);
