import { awsManagedPolicy } from './aws-managed-policy';
import { unknownGroups } from './group-membership';
import { literal, LimitExceeded } from './intrinsics/resolver';
import { isObject, list, own } from './json';
import { inside } from './located-value';
import { PolicyReader } from './policy-collector';
import { readDocument } from './policy-document';
import { readTrustPolicy } from './trust-policy';
import { awsPolicyName } from '../policy/aws-policy-name';
import { plain } from '../policy/deploy-time-text';
import {
  Attachment,
  Place,
  Policy,
  Principal,
  ReadProblem,
  standalonePolicy,
  World,
} from '../policy/model';
import { TrustStatement } from '../policy/trust';

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];

export const isAuthorizationDetails = (content: unknown): boolean =>
  LISTS.slice(0, 3).some((key) => Array.isArray(own(content, key)));

/**
 * Reads the output of `aws iam get-account-authorization-details`: the users, groups, and roles of
 * an account, and its policies.
 */
export const readAuthorizationDetails = (file: string, content: unknown): World =>
  new Details(file, content).read();

/** An entry of one of the lists. */
interface Entry {
  readonly value: unknown;
  readonly place: Place;
}

class Details {
  private readonly reader = new PolicyReader();
  private readonly managed = new Map<string, Policy>();
  private readonly attachedArns = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly content: unknown,
  ) {}

  read(): World {
    const policies = this.entries('Policies').map((entry) => ({
      arn: textAt(entry.value, 'Arn') ?? '',
      entry,
      policy: this.managedPolicy(entry),
    }));
    for (const { arn, policy } of policies) if (policy) this.managed.set(arn, policy);
    const groups = new Map(
      this.entries('GroupDetailList').map(
        (entry) =>
          [textAt(entry.value, 'GroupName') ?? '', this.principal('group', entry)] as const,
      ),
    );
    const users = this.entries('UserDetailList').map((entry) =>
      this.inGroups(entry, this.principal('user', entry), groups),
    );
    const roles = this.entries('RoleDetailList').map((entry) => this.principal('role', entry));
    const alone = policies.flatMap(({ arn, entry, policy }): Principal[] =>
      policy?.origin !== 'file' || this.attachedArns.has(arn)
        ? []
        : [standalonePolicy(policy.name, [policy], entry.place)],
    );
    const principals = [...roles, ...users, ...groups.values(), ...alone];
    return {
      files: [this.file],
      principals,
      policies: this.reader.policies,
      unread: [...this.cut(), ...this.reader.unread],
    };
  }

  private entries(key: string): Entry[] {
    return list(own(this.content, key)).map((value, i) => ({
      value,
      place: { file: this.file, pointer: [key, i] },
    }));
  }

  /** Reports a page of several. */
  private cut(): ReadProblem[] {
    if (own(this.content, 'IsTruncated') !== true) return [];
    return [
      {
        problem: 'the file is one page of several: those who are on others are not in it',
        place: { file: this.file, pointer: ['IsTruncated'] },
      },
    ];
  }

  /** Reads the default version of a policy. Reads AWS managed policies as they are in the file. */
  private managedPolicy({ value, place }: Entry): Policy | undefined {
    const versions = list(own(value, 'PolicyVersionList'));
    const wanted = own(value, 'DefaultVersionId');
    const i = versions.findIndex(
      (one) =>
        own(one, 'IsDefaultVersion') === true ||
        (wanted !== undefined && own(one, 'VersionId') === wanted),
    );
    const name = textAt(value, 'PolicyName') ?? 'policy';
    if (i < 0) {
      this.reader.unread.push({ problem: `${name} has no default version`, place });
      return undefined;
    }
    const at = inside(place, 'PolicyVersionList', i, 'Document');
    const version = textAt(versions[i], 'VersionId');
    if (awsPolicyName(textAt(value, 'Arn') ?? '') === undefined)
      return this.document(name, own(versions[i], 'Document'), at, { managed: true, version });
    const document = this.literal(own(versions[i], 'Document'), at);
    const { policy, unread } = readDocument(name, document, at, {
      origin: 'aws',
      managed: true,
      ...(version !== undefined && { version }),
    });
    this.reader.unread.push(...unread);
    return policy;
  }

  private document(
    name: string,
    document: unknown,
    place: Place,
    options: { managed?: boolean; version?: string } = {},
  ): Policy {
    return this.reader.read(
      name,
      { value: this.literal(document, place), place, templateConditions: [] },
      options,
    );
  }

  private literal(value: unknown, place: Place): ReturnType<typeof literal> {
    try {
      return literal(value);
    } catch (error) {
      if (!(error instanceof LimitExceeded)) throw error;
      this.reader.unread.push({ problem: `a policy document is ${error.message}`, place });
      return undefined;
    }
  }

  private principal(kind: 'role' | 'user' | 'group', { value, place }: Entry): Principal {
    const word = { role: 'Role', user: 'User', group: 'Group' }[kind];
    const inline = list(own(value, `${word}PolicyList`)).map((policy, i) =>
      this.document(
        textAt(policy, 'PolicyName') ?? `policy ${i + 1}`,
        own(policy, 'PolicyDocument'),
        inside(place, `${word}PolicyList`, i, 'PolicyDocument'),
      ),
    );
    const attached = list(own(value, 'AttachedManagedPolicies')).flatMap((one, i) =>
      this.attachment(textAt(one, 'PolicyArn'), inside(place, 'AttachedManagedPolicies', i)),
    );
    const [boundary] = this.attachment(
      textAt(own(value, 'PermissionsBoundary'), 'PermissionsBoundaryArn'),
      inside(place, 'PermissionsBoundary'),
    );
    const trust = own(value, 'AssumeRolePolicyDocument');
    if (!isObject(value)) this.reader.unread.push({ problem: `a ${kind} is an object`, place });
    return {
      kind,
      name: textAt(value, `${word}Name`) ?? kind,
      inline,
      attached,
      ...(boundary && { boundary }),
      unknown: [],
      trust: this.trust(trust, inside(place, 'AssumeRolePolicyDocument')),
      ...(isServiceLinked(textAt(value, 'Path')) && { madeByAws: true }),
      place,
    };
  }

  private trust(trust: unknown, place: Place): readonly TrustStatement[] {
    if (trust === undefined) return [];
    const document = typeof trust === 'string' ? decoded(trust) : trust;
    return this.reader.keep(readTrustPolicy(this.literal(document, place), place));
  }

  private attachment(arn: string | undefined, place: Place): Attachment[] {
    if (arn === undefined) return [];
    this.attachedArns.add(arn);
    const aws = awsPolicyName(arn);
    const policy = this.managed.get(arn) ?? (aws === undefined ? undefined : awsManagedPolicy(aws));
    return [{ arn, place, ...(policy && { policy }) }];
  }

  private inGroups(
    { value }: Entry,
    user: Principal,
    groups: ReadonlyMap<string, Principal>,
  ): Principal {
    // The IAM quota is ten groups.
    const names = [...new Set(list(own(value, 'GroupList')))]
      .slice(0, 100)
      .map((name) => plain(String(name)));
    const of = names.flatMap((name) => groups.get(name) ?? []);
    const unknown = unknownGroups(names.filter((name) => !groups.has(name)));
    return {
      ...user,
      unknown,
      inline: [...user.inline, ...of.flatMap(({ inline }) => inline)],
      attached: [...user.attached, ...of.flatMap(({ attached }) => attached)],
    };
  }
}

/** Returns whether a path is the one for service-linked roles. IAM reserves it. */
const isServiceLinked = (path: string | undefined): boolean =>
  path !== undefined && path.startsWith('/aws-service-role/');

function textAt(value: unknown, key: string): string | undefined {
  const text = own(value, key);
  return typeof text === 'string' ? plain(text) : undefined;
}

/** Decodes a document of the IAM API, which may be URL-encoded. */
function decoded(text: string): unknown {
  try {
    return JSON.parse(/^\s*%7B/i.test(text) ? decodeURIComponent(text) : text);
  } catch {
    return undefined;
  }
}
