import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { newStack, readable } from './template';
import facts from '../../catalogue/rendered/managed-policies.json';
import {
  ConnectAdminRole,
  ConnectAdminRoleProps,
  ConnectReadOnlyRole,
  ConnectReadOnlyRoleProps,
} from '../../src';

export const FULL = 'AmazonConnect_FullAccess';
export const READ = 'AmazonConnectReadOnlyAccess';
export const VERSIONS = ([FULL, READ] as const).flatMap((policy) =>
  Object.keys(facts[policy].versions).map((version) => [policy, version] as const),
);

type Version = { readonly date: string; readonly summary: string };

const versionsOf = (policy: keyof typeof facts): [string, Version][] =>
  Object.entries(facts[policy].versions);

/** The newest version that the catalogue has. */
export const newest = (policy: keyof typeof facts): string =>
  versionsOf(policy)
    .map(([version]) => version)
    .pop() ?? '';

/** A version with its date, as texts say it. */
export const dated = (policy: keyof typeof facts, version = newest(policy)): string =>
  `${version} of ${Object.fromEntries(versionsOf(policy))[version].date}`;

/** What each version after another has changed, as texts say it. */
export function changesSince(policy: keyof typeof facts, version: string): string[] {
  const versions = versionsOf(policy);
  const after = versions.findIndex(([id]) => id === version) + 1;
  return versions.slice(after).map(([id, { summary }]) => `${dated(policy, id)}: ${summary}`);
}

const assumedBy = new AccountRootPrincipal();

export const admin = (
  managedPolicyVersion: string,
  props: Partial<ConnectAdminRoleProps> = {},
  stack = newStack(),
) => new ConnectAdminRole(stack, 'Admin', { assumedBy, managedPolicyVersion, ...props });
export const auditor = (
  managedPolicyVersion: string,
  props: Partial<ConnectReadOnlyRoleProps> = {},
  stack = newStack(),
) => new ConnectReadOnlyRole(stack, 'Auditor', { assumedBy, managedPolicyVersion, ...props });

/** The customer managed policies of a stack: logical id to properties, intrinsics as text. */
export const policiesOf = (stack: Stack): Record<string, any> =>
  Object.fromEntries(
    Object.entries(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).map(
      ([id, { Properties }]) => [id, readable(Properties)],
    ),
  );

/** Statements with a list of actions and of resources each: AWS writes lists of one, the CDK does not. */
export const asLists = (statements: any[]) =>
  statements.map(({ Action, Resource, ...rest }) => ({
    ...rest,
    Action: [Action].flat(),
    Resource: [Resource].flat(),
  }));

/** The document that AWS published. */
export const documentOf = (policy: typeof FULL | typeof READ, version: string): any =>
  (facts[policy].versions as any)[version].document;

/** What AWS published, with the stack's partition. */
export const published = (policy: typeof FULL | typeof READ, version: string) =>
  asLists(
    JSON.parse(
      JSON.stringify(documentOf(policy, version).Statement).replaceAll(
        'arn:aws:',
        'arn:${AWS::Partition}:',
      ),
    ),
  );
