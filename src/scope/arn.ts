import { Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../errors';

/** The parts of an ARN; a part may be a token. */
export interface ArnParts {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** What an ARN of some kind looks like, and how to say so. */
export interface ArnKind {
  readonly name: string;
  readonly service: string;
  /** What the resource part must match where it is no token. */
  readonly resource: RegExp;
  readonly example: string;
}

const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';

export const INSTANCE: ArnKind = {
  name: 'Amazon Connect instance',
  service: 'connect',
  resource: new RegExp(`^instance/${UUID}$`),
  example: 'arn:PARTITION:connect:REGION:ACCOUNT:instance/12345678-1234-1234-1234-123456789012',
};
export const CAMPAIGN: ArnKind = {
  name: 'outbound campaign',
  service: 'connect-campaigns',
  resource: new RegExp(`^campaign/${UUID}$`),
  example: 'arn:PARTITION:connect-campaigns:REGION:ACCOUNT:campaign/12345678-1234-1234-1234-123456789012',
};
export const CONNECT_SERVICE_LINKED_ROLE: ArnKind = {
  name: 'service-linked role of Amazon Connect',
  service: 'iam',
  resource: /^role\/aws-service-role\/connect\.amazonaws\.com\/AWSServiceRoleForAmazonConnect[\w+=,.@-]*$/,
  example: 'arn:PARTITION:iam::ACCOUNT:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_SUFFIX',
};
export const LEX_BOT_ALIAS: ArnKind = {
  name: 'Lex V2 bot alias',
  service: 'lex',
  resource: /^bot-alias\/[0-9A-Z]{10}\/[0-9A-Z]{10}$/,
  example: 'arn:PARTITION:lex:REGION:ACCOUNT:bot-alias/BOT1234567/ALIAS12345',
};
export const BUCKET: ArnKind = { name: 'S3 bucket', service: 's3', resource: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, example: 'arn:PARTITION:s3:::BUCKET' };
export const KEY: ArnKind = { name: 'KMS key', service: 'kms', resource: /^key\/[\w-]+$/, example: 'arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID' };
export const FUNCTION: ArnKind = {
  name: 'Lambda function', service: 'lambda', resource: /^function:[\w-]+(:[\w$-]+)?$/, example: 'arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME',
};
export const KINESIS_STREAM: ArnKind = {
  name: 'Kinesis data stream', service: 'kinesis', resource: /^stream\/[\w.-]+$/, example: 'arn:PARTITION:kinesis:REGION:ACCOUNT:stream/NAME',
};
export const DELIVERY_STREAM: ArnKind = {
  name: 'Firehose stream', service: 'firehose', resource: /^deliverystream\/[\w.-]+$/, example: 'arn:PARTITION:firehose:REGION:ACCOUNT:deliverystream/NAME',
};

/** The parts of an ARN, or undefined when it is a token through and through. */
export function arnParts(arn: string): ArnParts | undefined {
  const [head, , service, region, account, ...rest] = arn.split(':');
  if (head !== 'arn' || rest.length === 0) return undefined;
  return { service, region, account, resource: rest.join(':') };
}

/** Returns the ARN when it is one of that kind, as far as its tokens let that be seen; throws otherwise. */
export function checkArn(where: string, arn: string, kind: ArnKind): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({ where, problem, got: arn, allowed: `the ARN of one ${kind.name}, ${kind.example}`, instead });

  if (arn === '') throw bad('the ARN is empty');
  const parts = arnParts(arn);
  if (!parts) {
    if (Token.isUnresolved(arn)) return arn;
    throw bad(looksLikeId(arn) ? 'an id stands where an ARN belongs' : 'this is not an ARN');
  }
  if (hasWildcard(withoutTokens(arn))) throw bad('a wildcard or policy variable would widen the policy');
  if (!Token.isUnresolved(parts.service) && parts.service !== kind.service) {
    throw bad(`this is an ARN of ${parts.service}, not of ${kind.service}`);
  }
  if (!Token.isUnresolved(parts.resource) && !kind.resource.test(parts.resource)) {
    const [type, id, sub] = parts.resource.split('/');
    const below = kind === INSTANCE && type === 'instance' && sub !== undefined;
    throw below
      ? bad(`this is the ARN of something in the instance, of type ${sub}`, `Pass the instance itself, the ARN up to instance/${id}`)
      : bad(`'${parts.resource}' is not ${withArticle(kind.name)}`);
  }
  return arn;
}

/** Returns the id when it is a UUID or a token; throws otherwise. */
export function checkUuid(where: string, id: string, what: string, forArns: string): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({ where, problem, got: id, allowed: `the id of one ${what}, a UUID such as 12345678-1234-1234-1234-123456789012`, instead });

  if (id === '') throw bad('the id is empty');
  if (id.startsWith('arn:')) throw bad('an ARN stands where an id belongs', `Use ${forArns}`);
  if (hasWildcard(withoutTokens(id))) throw bad('a wildcard or policy variable would widen the policy');
  if (Token.isUnresolved(id) || new RegExp(`^${UUID}$`).test(id)) return id;
  throw bad(`this is not the form of an id of ${withArticle(what)}; an alias or a name does not work in IAM`);
}

/** A text for a policy must not hold what IAM reads as more than itself. */
export const hasWildcard = (text: string) => /[*?]|\$\{/.test(text);

/** The text with its tokens taken out: what is left is literally what the caller wrote. */
export const withoutTokens = (text: string) => text.replace(/\$\{Token\[[^\]]*\]\}/g, '');

const withArticle = (noun: string) => `${/^([aeiou]|S3)/i.test(noun) ? 'an' : 'a'} ${noun}`;

const looksLikeId = (text: string) => new RegExp(`^${UUID}$`).test(text);

/** Throws when a value stands twice; tokens are compared as they are. */
export function checkUnique(where: string, values: readonly string[], what: string): void {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) {
    throw new ConnectAccessError({ where, problem: `the same ${what} is given twice`, got: twice, instead: `Give each ${what} once` });
  }
}

/** Throws when a list that was given is empty: an empty list is not "all". */
export function checkNotEmpty(where: string, values: readonly unknown[] | undefined, what: string, whenAbsent: string): void {
  if (values?.length === 0) {
    throw new ConnectAccessError({
      where, problem: 'the list is empty', allowed: `at least one ${what}`, instead: `Leave the property out for ${whenAbsent}`,
    });
  }
}
