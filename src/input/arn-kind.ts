const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** A whole UUID as AWS writes them. IAM compares ARNs case-sensitively. */
export const UUID_PATTERN = new RegExp(`^${UUID}$`);

/** The format of an ARN of some kind, and its description in errors. */
export interface ArnKind {
  readonly name: string;
  readonly service: string;
  /** The literal prefix of every resource of the kind. */
  readonly prefix: string;
  /** The pattern of the resource part when it has no token. */
  readonly resource: RegExp;
  /** Whether ARNs of the kind have a Region and an account. */
  readonly region: boolean;
  readonly account: boolean;
  /**
   * Types of CloudFormation resources that are never of the kind, although their ARN may be a
   * token.
   */
  readonly never?: readonly string[];
  /** The attributes of an `AWS::Connect::Instance` that are of the kind; none when absent. */
  readonly instanceAttributes?: readonly string[];
}

const kind = (
  name: string,
  service: string,
  prefix: string,
  rest: string,
  more: Partial<ArnKind> = {},
): ArnKind => ({
  name,
  service,
  prefix,
  resource: new RegExp(`^${prefix.replaceAll('.', '\\.')}${rest}$`),
  region: true,
  account: true,
  ...more,
});

export const INSTANCE = kind('Amazon Connect instance', 'connect', 'instance/', UUID, {
  instanceAttributes: ['Arn', 'Ref'],
});
export const CAMPAIGN = kind('outbound campaign', 'connect-campaigns', 'campaign/', UUID);
export const CONNECT_SERVICE_LINKED_ROLE = kind(
  'service-linked role of Amazon Connect',
  'iam',
  'role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect',
  '[\\w+=,.@-]*',
  { region: false, never: ['AWS::IAM::Role'], instanceAttributes: ['ServiceRole'] },
);
export const ROLE = kind('role', 'iam', 'role/', '[\\w+=,.@/-]+', { region: false });
export const SAML_PROVIDER = kind('SAML provider', 'iam', 'saml-provider/', '[\\w.-]{1,128}', {
  region: false,
  never: ['AWS::IAM::OIDCProvider', 'AWS::IAM::Role'],
});
export const LEX_BOT_ALIAS = kind(
  'Lex V2 bot alias',
  'lex',
  'bot-alias/',
  '[0-9A-Z]{10}/[0-9A-Z]{10}',
);
export const BUCKET = kind('S3 bucket', 's3', '', '[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]', {
  region: false,
  account: false,
});
export const KEY = kind('KMS key', 'kms', 'key/', '[\\w-]+');
export const FUNCTION = kind('Lambda function', 'lambda', 'function:', '[\\w-]+(:[\\w$-]+)?');
export const KINESIS_STREAM = kind('Kinesis data stream', 'kinesis', 'stream/', '[\\w.-]+');
export const DELIVERY_STREAM = kind('Firehose stream', 'firehose', 'deliverystream/', '[\\w.-]+');
export const LOG_GROUP = kind('log group', 'logs', 'log-group:', '[\\w./#-]+');
export const PROFILE_DOMAIN = kind('Customer Profiles domain', 'profile', 'domains/', '[\\w-]+');
export const VOICE_ID_DOMAIN = kind('Voice ID domain', 'voiceid', 'domain/', '[A-Za-z0-9]+');
export const IDENTITY_CENTER = kind(
  'IAM Identity Center instance',
  'sso',
  'instance/',
  '(sso)?ins-[a-zA-Z0-9.-]{16}',
  { region: false, account: false },
);

/**
 * Returns the kind of a service-linked role of the family. Its name has the prefix of the service,
 * and a suffix where the service uses one.
 */
export function serviceLinkedRoleKind(
  principal: string,
  path: string,
  namePrefix: string,
  ofInstance: boolean,
): ArnKind {
  return kind(
    `service-linked role of ${principal}`,
    'iam',
    `role${path}${namePrefix.replace(/_$/, '')}`,
    '[\\w+=,.@-]*',
    {
      region: false,
      never: ['AWS::IAM::Role'],
      ...(ofInstance && { instanceAttributes: ['ServiceRole'] }),
    },
  );
}

/**
 * Returns the kind of a resource in an instance, or associated with it, for a place such as
 * `{Instance}/queue/*`.
 */
export function resourceKind(type: string, place: string): ArnKind {
  const inInstance = place.startsWith('{Instance}/');
  const under = inInstance ? '{Instance}/' : place.slice(0, place.lastIndexOf(':') + 1);
  const path = place.slice(under.length).replace(/\*$/, '');
  return inInstance
    ? { ...kind(`${type} of an instance`, 'connect', 'instance/', `${UUID}/${path}[A-Za-z0-9-]+`) }
    : kind(type, 'connect', path, '[A-Za-z0-9-]+');
}

/** Returns an example ARN of the kind for comparison. */
export const example = ({ service, region, account, prefix }: ArnKind) =>
  `arn:PARTITION:${service}:${region ? 'REGION' : ''}:${account ? 'ACCOUNT' : ''}:${prefix}...`;
