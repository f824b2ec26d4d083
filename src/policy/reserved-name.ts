/**
 * The roles that IAM Identity Center makes of a permission set: one in each account, with a path that
 * has the Region of IAM Identity Center, or none in one Region, and with a name that ends in a suffix.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
import { ANY_NUMBER } from './arn';
import { deployTimeValue, PolicyText } from './deploy-time-text';
import { Principal } from './model';

const PATH = 'aws-reserved/sso.amazonaws.com/';
const PREFIX = 'AWSReservedSSO_';
const REGION = deployTimeValue('AWS::Region');

/** The name of the deploy-time value that stands for the suffix, in each stack. */
export const RESERVED_END = 'end of the name';

const END: PolicyText = `_${deployTimeValue(RESERVED_END)}`;

/** Returns the name of the roles of a permission set, with their path. */
export const reservedName = (name: PolicyText): PolicyText =>
  `${PATH}${REGION}/${PREFIX}${name}${END}`;

/** The name of the deploy-time value that stands for the account of such a role. */
export const RESERVED_ACCOUNT = 'any account';

const ACCOUNT = deployTimeValue(RESERVED_ACCOUNT);

/** Returns the names of the roles of a permission set: with a Region, and without one. */
export function reservedNames({ identity }: Principal): readonly PolicyText[] {
  const { names = [] } = identity ?? {};
  const some = names.length > 0 ? names : [reservedName('*')];
  return some.flatMap((name) => [name, name.replace(`${REGION}/`, '')]);
}

/**
 * Returns the names of a role with the paths that it may have as a role of IAM Identity Center; none
 * if its name is of no such role.
 */
export const reservedPaths = (name: string): readonly PolicyText[] =>
  RESERVED.test(name) ? [`${PATH}${REGION}/${name}`, `${PATH}${name}`] : [];

/** Returns the ARN of a role of a permission set by its name. */
export const reservedArn = (name: PolicyText, partition: PolicyText): PolicyText =>
  `arn:${partition}:iam::${ACCOUNT}:role/${name}`;

/** Returns such an ARN as a pattern of any account and any suffix. */
export function reservedPattern(arn: PolicyText): PolicyText {
  const end = '?'.repeat(16);
  return arn.replace(ACCOUNT, ANY_NUMBER).replace(END, `_${end}`);
}

/**
 * Returns the end of an ARN with the same values that deployment decides as the name of a role of a
 * permission set: whatever the Region, and whatever the suffix.
 */
export const asReserved = (resource: PolicyText): PolicyText =>
  resource.includes(PREFIX)
    ? resource.replace(SUFFIX, `$1${END}`).replace(DIRECTORY, HERE)
    : resource;

const RESERVED = new RegExp(`^${PREFIX}.+_[0-9a-f]{16}$`);
const SUFFIX = new RegExp(`(${PREFIX}.+)_[0-9a-f]{16}$`);
const DIRECTORY = new RegExp(`^(role/${PATH})(?:.*/)?(?=${PREFIX})`);
const HERE = `$1${REGION}/`;

/**
 * Returns two names without the suffix that both end in. No deploy-time value before it is a part of
 * the suffix.
 */
export const withoutCommonEnd = (names: readonly PolicyText[]): readonly PolicyText[] =>
  names.every((name) => name.endsWith(END))
    ? names.map((name) => name.slice(0, -END.length))
    : names;

/** Returns whether a resource, the end of an ARN, is a role that only AWS changes. */
export const isReservedRole = (resource: PolicyText): boolean =>
  /^role\/aws-(service-role|reserved)\//.test(resource);

/**
 * Returns whether only AWS changes a principal: a service-linked role, or one of a permission set.
 *
 * @see https://repost.aws/knowledge-center/identity-center-aws-reserved-sso
 */
export const isChangedByAwsOnly = ({ kind, madeByAws, identity }: Principal): boolean =>
  kind === 'role' &&
  (madeByAws === true || (identity?.names ?? []).some((name) => isReservedRole(`${kind}/${name}`)));
