import { AwsPolicies, AwsPolicyDocument, AwsPolicyStatement, PolicyDocument } from './facts';
import { isOfFamily } from './family';
import { ownProperty } from './own-property';

/* AWS's managed policies: what each says of the family, and of the actions of other services that are asked about. */

const facts = (): AwsPolicies => require('../../catalogue/facts/aws-policies.json');

/** The path of the ARNs of policies that only service-linked roles have. */
const SERVICE_LINKED = 'aws-service-role/';

/** What is known of a managed policy of AWS. */
export interface AwsPolicy {
  readonly name: string;
  /** With `{Partition}` for the partition. */
  readonly arn: string;
  /** What its newest version says of the actions that are asked about; absent where that is nothing. */
  readonly document?: AwsPolicyDocument;
}

/** A document of which statements may be on every action or resource but some. */
export interface AwsDocument extends Pick<PolicyDocument, 'Version'> {
  readonly Statement: readonly (Omit<AwsPolicyStatement, 'Effect'> & {
    readonly Effect: 'Allow' | 'Deny';
  })[];
}

/** The managed policy of AWS with that name; undefined where there was none on the day of the data. */
export function awsPolicy(name: string): AwsPolicy | undefined {
  const document = ownProperty(facts().documents, name);
  const path = document ? (document.path ?? '') : silentPath(name);
  if (path === undefined) return undefined;
  return {
    name,
    arn: `arn:{Partition}:iam::aws:policy/${path}${name}`,
    ...(document && { document }),
  };
}

/** What is known of a policy as IAM writes it. */
export const awsPolicyDocument = ({ document }: AwsPolicy): AwsDocument => ({
  Version: '2012-10-17',
  Statement: (document?.statements ?? []).map(asWritten),
});

const asWritten = ({ Effect, ...statement }: AwsPolicyStatement) => ({
  Effect: Effect ?? ('Allow' as const),
  ...(statement.NotResource === undefined && { Resource: '*' }),
  ...statement,
});

/** Whether what is known of the policy is all that it says about the action. */
export function awsPolicyDecides(name: string, action: string): boolean {
  const document = ownProperty(facts().documents, name);
  if (isOfFamily(action) || document?.whole) return document !== undefined || isSilent(name);
  const isAsked = facts().actions.some((asked) => asked.toLowerCase() === action.toLowerCase());
  return isAsked && (document !== undefined || isSilentAboutOthers(name));
}

/** Whether the policy says something about actions that are not asked about. */
export const awsPolicySaysMore = (name: string): boolean =>
  !ownProperty(facts().documents, name)?.whole;

/** Whether the policy may deny an action about which not all is known that it says. */
export function awsPolicyDeniesOthers(name: string): boolean {
  const document = ownProperty(facts().documents, name);
  return document ? document.deniesOthers === true : facts().silentDenying.includes(name);
}

/** The names of all managed policies of AWS. */
export const awsPolicyNames = (): readonly string[] => [
  ...Object.keys(facts().documents),
  ...Object.values(facts().silent).flat(),
];

const silentPath = (name: string): string | undefined =>
  Object.keys(facts().silent).find((path) => facts().silent[path].includes(name));

const isSilent = (name: string) => silentPath(name) !== undefined;

const isSilentAboutOthers = (name: string) => isSilent(name) && silentPath(name) !== SERVICE_LINKED;
