import { isDeepStrictEqual } from 'node:util';
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { defined } from '../../support/defined';

/** A role, user or group as far as a template says what it is. */
interface Identity {
  readonly inline: Record<string, unknown>;
  readonly attached: string[];
  readonly path: string;
  readonly description?: string;
  readonly hours?: number;
  readonly boundary?: string;
  readonly trust?: unknown;
}

interface Policy {
  readonly path: string;
  readonly description: string;
  readonly document: unknown;
}

/** What IAM of an account has: identities and customer managed policies, by name and ARN. */
export interface Account {
  readonly identities: Record<string, Identity>;
  readonly policies: Record<string, Policy>;
}

const IDENTITIES = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** What resources of templates ask for. */
export function asked(resources: [physicalId: string, type: string, properties: any][]): Account {
  const of = (...types: string[]) => resources.filter(([, type]) => types.includes(type));
  const holders = (properties: any): string[] => [
    ...(properties.Roles ?? []),
    ...(properties.Users ?? []),
    ...(properties.Groups ?? []),
  ];
  const identities = of(...IDENTITIES).map(([name, type, p]): [string, Identity] => [
    name,
    {
      path: p.Path ?? '/',
      ...(type === 'AWS::IAM::Role' && {
        description: p.Description ?? '',
        hours: (p.MaxSessionDuration ?? 3600) / 3600,
        trust: p.AssumeRolePolicyDocument,
      }),
      boundary: p.PermissionsBoundary,
      inline: Object.fromEntries([
        ...(p.Policies ?? []).map((own: any) => [own.PolicyName, own.PolicyDocument]),
        ...of('AWS::IAM::Policy')
          .filter(([, , policy]) => holders(policy).includes(name))
          .map(([, , policy]) => [policy.PolicyName, policy.PolicyDocument]),
      ]),
      attached: [
        ...(p.ManagedPolicyArns ?? []),
        ...of('AWS::IAM::ManagedPolicy')
          .filter(([, , policy]) => holders(policy).includes(name))
          .map(([arn]) => arn),
      ].sort(),
    },
  ]);
  const policies = of('AWS::IAM::ManagedPolicy').map(([arn, , p]): [string, Policy] => [
    arn,
    { path: p.Path ?? '/', description: p.Description ?? '', document: p.PolicyDocument },
  ]);
  return { identities: Object.fromEntries(identities), policies: Object.fromEntries(policies) };
}

/** What the IAM API reads back. */
export async function readBack(client: IAMClient): Promise<Account> {
  const { Roles = [] } = await client.send(new ListRolesCommand({}));
  const { Users = [] } = await client.send(new ListUsersCommand({}));
  const { Groups = [] } = await client.send(new ListGroupsCommand({}));
  const { Policies = [] } = await client.send(new ListPoliciesCommand({ Scope: 'Local' }));
  const all = await Promise.all([
    ...Roles.map(({ RoleName }) => role(client, defined(RoleName))),
    ...Users.map(({ UserName, Path }) =>
      other(defined(UserName), defined(Path), () =>
        client.send(new ListAttachedUserPoliciesCommand({ UserName })),
      ),
    ),
    ...Groups.map(({ GroupName, Path }) =>
      other(defined(GroupName), defined(Path), () =>
        client.send(new ListAttachedGroupPoliciesCommand({ GroupName })),
      ),
    ),
  ]);
  const policies = await Promise.all(
    Policies.map(async ({ Arn, DefaultVersionId }): Promise<[string, Policy]> => {
      const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn: Arn }));
      const { PolicyVersion } = await client.send(
        new GetPolicyVersionCommand({ PolicyArn: Arn, VersionId: DefaultVersionId }),
      );
      return [
        defined(Arn),
        {
          path: defined(defined(Policy).Path),
          description: defined(Policy).Description ?? '',
          document: parsed(defined(defined(PolicyVersion).Document)),
        },
      ];
    }),
  );
  return { identities: Object.fromEntries(all), policies: Object.fromEntries(policies) };
}

async function role(client: IAMClient, RoleName: string): Promise<[string, Identity]> {
  const { Role } = await client.send(new GetRoleCommand({ RoleName }));
  const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
  const { AttachedPolicies = [] } = await client.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
  );
  const inline = await Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument } = await client.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return [PolicyName, parsed(defined(PolicyDocument))];
    }),
  );
  return [
    RoleName,
    {
      path: defined(defined(Role).Path),
      description: defined(Role).Description ?? '',
      hours: defined(defined(Role).MaxSessionDuration) / 3600,
      trust: parsed(defined(defined(Role).AssumeRolePolicyDocument)),
      boundary: defined(Role).PermissionsBoundary?.PermissionsBoundaryArn,
      inline: Object.fromEntries(inline),
      attached: arns(AttachedPolicies),
    },
  ];
}

type Attached = { PolicyArn?: string }[];
const arns = (attached: Attached) => attached.map(({ PolicyArn }) => defined(PolicyArn)).sort();

/** A user or a group: the library gives them managed policies, and nothing else. */
async function other(
  name: string,
  path: string,
  list: () => Promise<{ AttachedPolicies?: Attached }>,
): Promise<[string, Identity]> {
  const { AttachedPolicies = [] } = await list();
  return [name, { path, boundary: undefined, inline: {}, attached: arns(AttachedPolicies) }];
}

/**
 * Documents come as the API has them, URL-encoded;
 * those that moto's CloudFormation put into a role come as Python writes them.
 */
function parsed(document: string): unknown {
  const text = decodeURIComponent(document);
  return JSON.parse(text.startsWith("{'") ? text.replaceAll("'", '"') : text);
}

/**
 * The fields in which two accounts differ that have the same identities and policies;
 * by name, those of policies with that word.
 */
export function differences(a: Account, b: Account): string[] {
  const fields = (of: keyof Account, word: string) =>
    Object.entries<any>(a[of]).flatMap(([name, one]) =>
      Object.keys(one)
        .filter((field) => !isDeepStrictEqual(one[field], (b[of] as any)[name]?.[field]))
        .map((field) => field + word),
    );
  return [...new Set([...fields('identities', ''), ...fields('policies', ' of a policy')])];
}

/** The account without some fields. */
export function withoutFields(account: Account, fields: readonly string[]): unknown {
  const strip = (of: keyof Account, word: string) =>
    Object.fromEntries(
      Object.entries(account[of]).map(([name, one]) => [
        name,
        Object.fromEntries(Object.entries(one).filter(([field]) => !fields.includes(field + word))),
      ]),
    );
  return { identities: strip('identities', ''), policies: strip('policies', ' of a policy') };
}
