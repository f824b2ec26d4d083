import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { own } from '../json';

/** The text before the path in the ARNs of IAM resources. */
const KINDS = new Map([
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
]);

/** The beginning of the ARNs of an account. */
const IAM = `arn:${deployTimeValue('AWS::Partition')}:iam::${deployTimeValue('AWS::AccountId')}`;

/**
 * Returns the format of `Role.Arn`: `arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}`.
 * Names that CloudFormation generates have no path. Undefined when the path is not literal, or the
 * attribute is not such an ARN.
 */
export function arnFormatOf(
  template: { readonly [key: string]: unknown },
  attribute: string,
): PolicyText | undefined {
  const logicalId = /^([^.]+)\.Arn$/.exec(attribute)?.[1];
  if (logicalId === undefined) return undefined;
  const resource = own(template.Resources, logicalId);
  const kind = KINDS.get(String(own(resource, 'Type')));
  const path = own(own(resource, 'Properties'), 'Path') ?? '/';
  if (kind === undefined || typeof path !== 'string') return undefined;
  return `${IAM}:${kind}${path}${deployTimeValue(logicalId)}`;
}

/** Types of resources whose attributes are whatever their properties say. */
export const OF_CONTENT = /^(Custom::|AWS::CloudFormation::(CustomResource|Stack|WaitCondition)$)/;

/** Returns whether a value is the name or an ARN of one resource of a template. */
export function isOfResource(template: { readonly [key: string]: unknown }, name: string): boolean {
  const logicalId = /^([^.]+)(\.\w*Arn)?$/.exec(name)?.[1] ?? '';
  const type = own(own(template.Resources, logicalId), 'Type');
  return typeof type === 'string' && !OF_CONTENT.test(type);
}

/** Returns the ARN of an OpenID Connect provider by its address. */
export const oidcProviderArn = (url: PolicyText): PolicyText =>
  `${IAM}:oidc-provider/${url.replace(/^https:\/\//, '')}`;

/** Returns the ARN of the SAML provider of a name. */
export const samlProviderArn = (name: PolicyText): PolicyText => `${IAM}:saml-provider/${name}`;
