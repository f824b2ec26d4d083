import { Token } from 'aws-cdk-lib/core';
import { ArnKind, example, INSTANCE, UUID_PATTERN } from '../input/arn-kind';
import { ConnectAccessError } from '../input/error';
import { arnOfDummy, isLookupDummy } from '../input/lookup-dummy';
import { TargetEnvironment } from '../input/target-environment';
import {
  checkLiteral,
  hasWildcard,
  HIDDEN,
  referredTo,
  templateTexts,
  visible,
  withoutTokens,
  withPaths,
} from '../input/tokens';
import { withArticle } from '../input/with-article';
import { parseArn } from '../policy/arn';

/**
 * Returns the ARN when it is of the given kind, as far as its tokens show; throws otherwise.
 * `checkInStack` checks the hidden parts again when a stack can resolve the tokens.
 */
export function checkArn(where: string, arn: string, kind: ArnKind): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: withPaths(arn),
      allowed: `the ARN of one ${kind.name}, ${example(kind)}`,
      instead,
    });

  if (typeof arn !== 'string' || arn === '') throw bad('there is no ARN');
  if (isLookupDummy(arn)) return arnOfDummy(kind, arn);
  if (hasWildcard(withoutTokens(arn)))
    throw bad('a wildcard or policy variable would widen the policy');
  const parts = parseArn(arn);
  if (!parts) {
    if (!Token.isUnresolved(arn))
      throw bad(
        UUID_PATTERN.test(arn) ? 'an id stands where an ARN belongs' : 'this is not an ARN',
        kind.name === INSTANCE.name ? 'IAM knows no alias, name, or URL of an instance' : undefined,
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
  if (
    literal(parts.region) &&
    !(kind.region ? /^[a-z]{2,4}(-[a-z]+)+-\d$/ : /^$/).test(parts.region)
  )
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

/** Throws when a token refers to a resource of the app that is of another kind. */
function checkReference(bad: (problem: string) => Error, arn: string, kind: ArnKind): void {
  const made = referredTo(arn);
  if (!made) return;
  const { attribute, resource } = made;
  const type = resource.cfnResourceType;
  if (CARRIES_ANYTHING.test(type) || kind.accepts(type, attribute)) return;
  const owner = type === 'AWS::Connect::Instance' ? 'an instance' : withArticle(type);
  throw bad(`this is the ${attribute} of ${owner}, not ${withArticle(kind.name)}`);
}

/** Types of CloudFormation resources whose attributes can be anything. */
const CARRIES_ANYTHING = /^(AWS::CloudFormation::|AWS::SSM::|AWS::SecretsManager::|(?!AWS::))/;

/**
 * Checks the resolved values of tokens. A function may join a wildcard into an ARN or choose one. A
 * token may also be a lazy value, or a parameter with text around it. References do not change.
 */
export function checkInStack(
  where: string,
  from: TargetEnvironment,
  given: string,
  kind: ArnKind,
): string {
  if (!Token.isUnresolved(given)) return given;
  const arn = checkLiteral(where, from, given, `one ${kind.name}`);
  if (!Token.isUnresolved(arn)) return checkArn(where, arn, kind);
  templateTexts(from, arn)
    .filter((known) => known.startsWith('arn:'))
    .forEach((known) => checkArn(where, known, kind));
  const text = visible(from.resolve(arn));
  const shown = text.replaceAll(HIDDEN, '...');
  const parts = parseArn(text);
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
