import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import { ArnKind, INSTANCE, example, UUID_PATTERN } from './arn-kind';
import { ConnectAccessError } from './error';
import { TargetEnvironment } from './target-environment';

/** The parts of an ARN; a part may be a token, or have one in it. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN, or undefined when it does not begin as one: a token through and through, say. */
export function arnParts(arn: string): ArnParts | undefined {
  const [head, partition, service, region, account, ...rest] = arn.split(':');
  if (head !== 'arn' || rest.length === 0) return undefined;
  return { partition, service, region, account, resource: rest.join(':') };
}

/**
 * Returns the ARN when it is one of that kind, as far as its tokens let that be seen; throws otherwise.
 * What a token hides is looked at again, by `checkInStack`, when a stack is there to resolve it.
 */
export function checkArn(where: string, arn: string, kind: ArnKind): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: arn,
      allowed: `the ARN of one ${kind.name}, ${example(kind)}`,
      instead,
    });

  if (typeof arn !== 'string' || arn === '') throw bad('there is no ARN');
  if (hasWildcard(withoutTokens(arn)))
    throw bad('a wildcard or policy variable would widen the policy');
  const parts = arnParts(arn);
  if (!parts) {
    if (!Token.isUnresolved(arn))
      throw bad(
        UUID_PATTERN.test(arn) ? 'an id stands where an ARN belongs' : 'this is not an ARN',
      );
    if (withoutTokens(arn) !== '')
      throw bad(
        'text beside a token cannot be checked',
        'Pass the token alone, or an ARN with its parts',
      );
    checkReference(bad, arn, kind);
    return arn;
  }
  const literal = (part: string) => !Token.isUnresolved(part);
  if (literal(parts.partition) && !/^aws(-[a-z]+)*$/.test(parts.partition))
    throw bad(`'${parts.partition}' is not a partition`);
  if (literal(parts.service) && parts.service !== kind.service)
    throw bad(`this is an ARN of ${parts.service}, not of ${kind.service}`);
  if (literal(parts.region) && !(kind.region ? /^[a-z]{2}(-[a-z]+)+-\d$/ : /^$/).test(parts.region))
    throw bad(`'${parts.region}' is not its Region`);
  if (literal(parts.account) && !(kind.account ? /^\d{12}$/ : /^$/).test(parts.account))
    throw bad(`'${parts.account}' is not its account`);
  if (!literal(parts.resource)) {
    const before = parts.resource.slice(0, parts.resource.indexOf('${Token['));
    if (!before.startsWith(kind.prefix) && !kind.prefix.startsWith(before))
      throw bad(`'${before}...' is not ${withArticle(kind.name)}`);
  } else if (!kind.resource.test(parts.resource)) {
    const [type, id, sub] = parts.resource.split('/');
    throw sub && kind.name === INSTANCE.name && type === 'instance'
      ? bad(
          `this is the ARN of something in the instance, of type ${sub}`,
          `Pass the instance itself, the ARN up to instance/${id}`,
        )
      : bad(`'${parts.resource}' is not ${withArticle(kind.name)}`);
  }
  return arn;
}

/** A token that refers to a resource of the app: it must not be to something else. */
function checkReference(bad: (problem: string) => Error, arn: string, kind: ArnKind): void {
  const made = referredTo(arn);
  if (!made) return;
  const {
    attribute,
    resource: { cfnResourceType: type },
  } = made;
  if (kind.never?.includes(type))
    throw bad(`this is ${withArticle(type)}, not ${withArticle(kind.name)}`);
  if (type === 'AWS::Connect::Instance' && !kind.instanceAttributes?.includes(attribute)) {
    throw bad(`this is the ${attribute} of an instance, not ${withArticle(kind.name)}`);
  }
}

/** The resource of the app that a token is an attribute of, when it is one. */
export function referredTo(
  token: string,
): { readonly resource: CfnResource; readonly attribute: string } | undefined {
  if (withoutTokens(token) !== '') return undefined;
  const reference = Tokenization.reverseCompleteString(token);
  if (
    !reference ||
    !Reference.isReference(reference) ||
    !CfnResource.isCfnResource(reference.target)
  )
    return undefined;
  return { resource: reference.target, attribute: reference.displayName };
}

/**
 * Checks what tokens resolve to: a function that joins a wildcard into an ARN or chooses one, a lazy value, a parameter
 * with text around it. References stay what they are.
 */
export function checkInStack(
  where: string,
  from: TargetEnvironment,
  arn: string,
  kind: ArnKind,
): string {
  if (!Token.isUnresolved(arn)) return arn;
  checkLiteral(where, from, arn, `one ${kind.name}`);
  const text = visible(from.resolve(arn));
  const shown = text.replaceAll(HIDDEN, '...');
  const parts = arnParts(text);
  if (!text.includes(HIDDEN)) {
    checkArn(where, text, kind);
  } else if (parts && !parts.resource.startsWith(HIDDEN)) {
    const [before, ...after] = parts.resource.split(HIDDEN);
    const fits =
      after.length === 0
        ? kind.resource.test(before)
        : before.startsWith(kind.prefix) || kind.prefix.startsWith(before);
    if (!fits)
      throw new ConnectAccessError({
        where,
        problem: `'${shown}' is not ${withArticle(kind.name)}`,
        allowed: example(kind),
      });
  }
  return arn;
}

/** Throws when a token resolves to a wildcard or a policy variable, or may: one branch of a condition is enough. */
export function checkLiteral(
  where: string,
  from: TargetEnvironment,
  value: string,
  allowed: string,
): void {
  if (!Token.isUnresolved(value)) return;
  const wide = texts(from.resolve(value)).find(hasWildcard);
  if (wide === undefined) return;
  throw new ConnectAccessError({
    where,
    problem: `a wildcard or policy variable in ${wide.replaceAll(HIDDEN, '...')} would widen the policy`,
    allowed,
  });
}

const HIDDEN = '\u0000';

/** What can be read of a resolved value, with a sign for each reference. */
function visible(value: any): string {
  if (typeof value === 'string') return value;
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(visible).join(value['Fn::Join'][0]);
  const sub = value?.['Fn::Sub'];
  // `${!name}` is no reference: the function writes it as `${name}`.
  if (sub) return (Array.isArray(sub) ? sub[0] : sub).replace(/\$\{[^!}][^}]*\}/g, HIDDEN);
  return HIDDEN;
}

/** The same, and what its functions choose from: the branches of `Fn::If`, a list, the values of `Fn::Sub`. */
function texts(value: any): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  const sub = value['Fn::Sub'];
  const inputs = sub ? [sub].flat().slice(1) : Object.values(value);
  return [visible(value), ...inputs.flatMap(texts)];
}

/** Returns the id when it is a UUID or a token; throws otherwise. */
export function checkUuid(where: string, id: string, what: string, forArns: string): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: id,
      allowed: `the id of one ${what}, a UUID such as 12345678-1234-1234-1234-123456789012`,
      instead,
    });

  if (typeof id !== 'string' || id === '') throw bad('there is no id');
  if (id.startsWith('arn:')) throw bad('an ARN stands where an id belongs', `Use ${forArns}`);
  if (hasWildcard(withoutTokens(id)))
    throw bad('a wildcard or policy variable would widen the policy');
  if (UUID_PATTERN.test(id)) return id;
  if (!Token.isUnresolved(id))
    throw bad(
      `this is not the form of an id of ${withArticle(what)}, in lower case; an alias or a name does not work in IAM`,
    );
  if (withoutTokens(id) !== '')
    throw bad('text beside a token cannot be checked', 'Pass the token alone');
  const reference = Tokenization.reverseCompleteString(id);
  if (
    reference &&
    Reference.isReference(reference) &&
    ['Arn', 'ServiceRole'].includes(reference.displayName)
  )
    throw bad('an ARN stands where an id belongs', `Use ${forArns}`);
  return id;
}

/** A text for a policy must not hold what IAM reads as more than itself. */
export const hasWildcard = (text: string) => /[*?]|\$\{/.test(text);

/** The text with its tokens taken out: what is left is literally what the caller wrote. */
export const withoutTokens = (text: string) => text.replace(/\$\{Token\[[^\]]*\]\}/g, '');

const withArticle = (noun: string) => `${/^([aeiou]|S3)/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** Throws when a value stands twice; tokens are compared as they are. */
export function checkUnique(where: string, values: readonly string[], what: string): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) {
    throw new ConnectAccessError({
      where,
      problem: `the same ${what} is given twice`,
      got: twice,
      instead: `Give each ${what} once`,
    });
  }
}

/** Throws when a list that was given is empty: an empty list is not "all". */
export function checkNotEmpty(
  where: string,
  values: readonly unknown[] | undefined,
  what: string,
  whenAbsent: string,
): void {
  if (values?.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: 'the list is empty',
      allowed: `at least one ${what}`,
      instead: `Leave it out for ${whenAbsent}`,
    });
  }
}

/** Throws when a value is not one of an enumeration: other languages and JavaScript can pass anything. */
export function checkOneOf<T extends string>(where: string, value: T, values: readonly T[]): T {
  if (values.includes(value)) return value;
  throw new ConnectAccessError({
    where,
    problem: 'there is no such value',
    got: value,
    allowed: values.join(', '),
  });
}
