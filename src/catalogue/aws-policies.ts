import { isOfFamily } from './family';
import { ownProperty } from './own-property';
import { AwsPolicies, AwsPolicyDocument, AwsPolicyStatement, PolicyDocument } from './policy-facts';
import { lazy } from '../input/memoize';

/**
 * The AWS managed policies: their content about the family, and about the catalogued actions of
 * other services.
 */

const facts = lazy((): AwsPolicies => require('../../catalogue/facts/aws-policies.json'));

/** The actions outside the family that the facts are about, in lower case. */
const askedActions = lazy(() => new Set(facts().actions.map((action) => action.toLowerCase())));

/** The ARN path of policies that only service-linked roles have. */
const SERVICE_LINKED = 'aws-service-role/';

/** The facts about an AWS managed policy. */
export interface AwsPolicy {
  readonly name: string;
  /** The ARN, with `{Partition}` for the partition. */
  readonly arn: string;
  /** The content of the newest version about the catalogued actions; absent when there is none. */
  readonly document?: AwsPolicyDocument;
}

/** A document whose statements may be on every action or resource except some. */
export interface AwsDocument extends Pick<PolicyDocument, 'Version'> {
  readonly Statement: readonly (Omit<AwsPolicyStatement, 'Effect'> & {
    readonly Effect: 'Allow' | 'Deny';
  })[];
}

/**
 * Returns the AWS managed policy with that name; undefined when there was none on the date of the
 * data.
 */
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

/** Returns the known content of a policy as IAM writes it. */
export const awsPolicyDocument = ({ document }: AwsPolicy): AwsDocument => ({
  Version: '2012-10-17',
  Statement: (document?.statements ?? []).map(asWritten),
});

const asWritten = ({ Effect, ...statement }: AwsPolicyStatement) => ({
  Effect: Effect ?? ('Allow' as const),
  ...(statement.NotResource === undefined && { Resource: '*' }),
  ...statement,
});

/**
 * Returns whether the known content of the policy is everything that it contains about the action.
 */
export function awsPolicyDecides(name: string, action: string): boolean {
  const document = ownProperty(facts().documents, name);
  if (isOfFamily(action) || document?.whole) return document !== undefined || isSilent(name);
  const isAsked = askedActions().has(action.toLowerCase());
  return isAsked && (document !== undefined || isSilentAboutOthers(name));
}

/** Returns whether the policy covers actions outside the catalogue. */
export const awsPolicySaysMore = (name: string): boolean =>
  !ownProperty(facts().documents, name)?.whole;

/**
 * Returns whether the policy may deny an action whose coverage in the policy is not fully known.
 */
export function awsPolicyDeniesOthers(name: string): boolean {
  const document = ownProperty(facts().documents, name);
  return document ? document.deniesOthers === true : facts().silentDenying.includes(name);
}

/** Returns the names of all AWS managed policies. */
export const awsPolicyNames = (): readonly string[] => [
  ...Object.keys(facts().documents),
  ...Object.values(facts().silent).flat(),
];

/** The ARN paths of the policies that say nothing about the catalogued actions. */
const silentPaths = lazy(
  () =>
    new Map(
      Object.entries(facts().silent).flatMap(([path, names]) =>
        names.map((name) => [name, path] as const),
      ),
    ),
);

const silentPath = (name: string): string | undefined => silentPaths().get(name);

const isSilent = (name: string) => silentPath(name) !== undefined;

const isSilentAboutOthers = (name: string) => isSilent(name) && silentPath(name) !== SERVICE_LINKED;
