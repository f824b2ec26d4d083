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
  /** Returns whether the attribute of a type of CloudFormation resource is an ARN of the kind. */
  readonly accepts: (resourceType: string, attribute: string) => boolean;
  /** Returns the end of an ARN in place of a value that the first run of a look-up lacks. */
  readonly sample?: (id: string) => string;
}

type AttributesByType = Readonly<Record<string, readonly string[]>>;

const kind = (
  name: string,
  service: string,
  prefix: string,
  rest: string,
  attributes: AttributesByType,
  more: Partial<ArnKind> = {},
): ArnKind => ({
  name,
  service,
  prefix,
  resource: new RegExp(`^${prefix.replaceAll('.', '\\.')}${rest}$`),
  region: true,
  account: true,
  accepts: (resourceType, attribute) => attributes[resourceType]?.includes(attribute) ?? false,
  ...more,
});

export const INSTANCE = kind('Amazon Connect instance', 'connect', 'instance/', UUID, {
  'AWS::Connect::Instance': ['Arn', 'Ref'],
});
export const CAMPAIGN = kind('outbound campaign', 'connect-campaigns', 'campaign/', UUID, {
  'AWS::ConnectCampaigns::Campaign': ['Arn', 'Ref'],
  'AWS::ConnectCampaignsV2::Campaign': ['Arn', 'Ref'],
});
export const CONNECT_SERVICE_LINKED_ROLE = kind(
  'service-linked role of Amazon Connect',
  'iam',
  'role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect',
  '[\\w+=,.@-]*',
  { 'AWS::Connect::Instance': ['ServiceRole'] },
  { region: false, sample: (id) => `_${id}` },
);
export const ROLE = kind(
  'role',
  'iam',
  'role/',
  '[\\w+=,.@/-]+',
  { 'AWS::IAM::Role': ['Arn'], 'AWS::Connect::Instance': ['ServiceRole'] },
  { region: false },
);
export const SAML_PROVIDER = kind(
  'SAML provider',
  'iam',
  'saml-provider/',
  '[\\w.-]{1,128}',
  { 'AWS::IAM::SAMLProvider': ['Arn', 'Ref'] },
  { region: false },
);
export const LEX_BOT_ALIAS = kind(
  'Lex V2 bot alias',
  'lex',
  'bot-alias/',
  '[0-9A-Z]{10}/[0-9A-Z]{10}',
  { 'AWS::Lex::BotAlias': ['Arn'] },
  { sample: (id) => `AAAAAAAAAA/${id.slice(-10).toUpperCase()}` },
);
export const BUCKET = kind(
  'S3 bucket',
  's3',
  '',
  '[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]',
  { 'AWS::S3::Bucket': ['Arn'] },
  { region: false, account: false },
);
export const KEY = kind('KMS key', 'kms', 'key/', '[\\w-]+', {
  'AWS::KMS::Key': ['Arn'],
  'AWS::KMS::ReplicaKey': ['Arn'],
});
export const FUNCTION = kind('Lambda function', 'lambda', 'function:', '[\\w-]+(:[\\w$-]+)?', {
  'AWS::Lambda::Alias': ['AliasArn', 'Ref'],
  'AWS::Lambda::Function': ['Arn'],
  'AWS::Lambda::Version': ['FunctionArn', 'Ref'],
  'AWS::Serverless::Function': ['Arn'],
});
export const KINESIS_STREAM = kind('Kinesis data stream', 'kinesis', 'stream/', '[\\w.-]+', {
  'AWS::Kinesis::Stream': ['Arn'],
});
export const DELIVERY_STREAM = kind('Firehose stream', 'firehose', 'deliverystream/', '[\\w.-]+', {
  'AWS::KinesisFirehose::DeliveryStream': ['Arn'],
});
export const LOG_GROUP = kind('log group', 'logs', 'log-group:', '[\\w./#-]+', {
  'AWS::Logs::LogGroup': ['Arn'],
});
export const PROFILE_DOMAIN = kind('Customer Profiles domain', 'profile', 'domains/', '[\\w-]+', {
  'AWS::CustomerProfiles::Domain': [],
});
export const VOICE_ID_DOMAIN = kind('Voice ID domain', 'voiceid', 'domain/', '[A-Za-z0-9]+', {
  'AWS::VoiceID::Domain': [],
});
export const IDENTITY_CENTER = kind(
  'IAM Identity Center instance',
  'sso',
  'instance/',
  '(sso)?ins-[a-zA-Z0-9.-]{16}',
  { 'AWS::SSO::Instance': ['InstanceArn', 'Ref'] },
  { region: false, account: false, sample: (id) => `ssoins-${id.slice(-12)}0000` },
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
    ofInstance ? { 'AWS::Connect::Instance': ['ServiceRole'] } : {},
    { region: false, sample: (id) => `_${id}` },
  );
}

/**
 * Returns the kind of a resource that statements name at a place, such as `{Instance}/queue/*`.
 *
 * @param type how the caller names the type
 * @param hasVersions whether ARNs of the type may end in a version or a qualifier
 */
export function resourceKind(type: string, place: string, hasVersions: boolean): ArnKind {
  const isInInstance = place.startsWith('{Instance}/');
  const [service, path] = isInInstance
    ? ['connect', place.replace('{Instance}', 'instance/*')]
    : serviceAndPath(place.replace('{ProfileDomain}', PROFILE_DOMAIN_FORMAT));
  const prefix = path.slice(0, path.indexOf('*'));
  const names = path.slice(prefix.length).split('*');
  const ends = hasVersions ? `(:${NAME})?` : '';
  const rest = names.join(NAME) + ends;
  return {
    ...kind(
      isInInstance ? `${type} of an instance` : type,
      service,
      prefix,
      isInInstance ? rest.replace(NAME, UUID) : rest,
      {},
    ),
    accepts: (resourceType, attribute) =>
      isNamedLike(resourceType, type) && /(^Ref|Arn)$/.test(attribute),
    sample: (id) => names.join(id),
  };
}

const NAME = '[A-Za-z0-9._-]+';
const PROFILE_DOMAIN_FORMAT = 'arn:{Partition}:profile:{Region}:{Account}:domains/*';

function serviceAndPath(place: string): [service: string, path: string] {
  const [, , service, , , ...resource] = place.split(':');
  return [service, resource.join(':')];
}

/**
 * Returns whether the type of a CloudFormation resource is called as the type in IAM:
 * `AWS::Connect::UserHierarchyGroup` and `hierarchy-group`.
 */
function isNamedLike(resourceType: string, type: string): boolean {
  const plain = (text: string) => text.replace(/^.*:/, '').replaceAll('-', '').toLowerCase();
  const [one, other] = [plain(resourceType), plain(type)];
  return one.endsWith(other) || other.endsWith(one);
}

/** Returns an example ARN of the kind for comparison. */
export const example = ({ service, region, account, prefix }: ArnKind) =>
  `arn:PARTITION:${service}:${region ? 'REGION' : ''}:${account ? 'ACCOUNT' : ''}:${prefix}...`;
