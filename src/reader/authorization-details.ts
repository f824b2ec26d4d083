import {
  contradictedNames,
  defaultVersionOf,
  DetailsEntry,
  DetailsPage,
  entriesOf,
  missingLastPages,
  pagesByAccount,
  textAt,
} from './account-pages';
import { AccountPolicyUses, holdersOf, withBoundaryOf } from './account-policy-uses';
import { identityOf, isServiceLinked, profilesOf, tagsOf } from './account-principal';
import { awsManagedPolicy } from './aws-managed-policy';
import { unknownGroups } from './group-membership';
import { inlinePolicies, namesInAccount } from './inline-policies';
import { literal, LimitExceeded } from './intrinsics/resolver';
import { decodedJson, isObject, list, own } from './json';
import { inside } from './located-value';
import { missingLists } from './missing-lists';
import { PolicyOptions, PolicyReader } from './policy-collector';
import { readDocument } from './policy-document';
import { otherVersions } from './policy-versions';
import { readAs, Reading } from './readings';
import { readTrustPolicy, trustParts } from './trust-policy';
import { awsPolicyName } from '../policy/aws-policy-name';
import { plain, PolicyText } from '../policy/deploy-time-text';
import { mergeWorlds } from '../policy/merged-worlds';
import { Attachment, Place, Policy, Principal, standalonePolicy, World } from '../policy/model';
import { TrustStatement } from '../policy/trust';
import { UnknownPart } from '../policy/unknown';

/**
 * Reads the output of `aws iam get-account-authorization-details`: the users, groups, and roles of
 * accounts, and their policies. Joins the pages of each account.
 */
export const readAuthorizationDetails = (pages: readonly DetailsPage[]): World =>
  mergeWorlds(pagesByAccount(pages).map((its) => new Details(its).read()));

class Details {
  private readonly reader = new PolicyReader();
  /** The policies by their ARNs. Undefined for a document that the file contradicts. */
  private readonly managed = new Map<string, Policy | undefined>();
  private readonly uses = new AccountPolicyUses();

  constructor(private readonly pages: readonly DetailsPage[]) {}

  read(): World {
    const entries = entriesOf(this.pages, 'Policies');
    const policies = entries.map((entry) => ({
      arn: textAt(entry.value, 'Arn') ?? '',
      entry,
      policy: this.managedPolicy(entry),
    }));
    const unclear = contradictedNames(entries, 'Arn');
    for (const { arn, policy } of policies)
      if (policy) this.managed.set(arn, unclear.has(arn) ? undefined : policy);
    const groupEntries = entriesOf(this.pages, 'GroupDetailList');
    const allGroups = groupEntries.map((entry) => this.principal('group', entry));
    const unclearGroups = contradictedNames(groupEntries, 'GroupName');
    const groups = new Map(
      allGroups.filter(({ name }) => !unclearGroups.has(name)).map((one) => [one.name, one]),
    );
    const users = entriesOf(this.pages, 'UserDetailList').map((entry) =>
      this.inGroups(entry, this.principal('user', entry), groups),
    );
    const roles = entriesOf(this.pages, 'RoleDetailList').map((entry) =>
      this.principal('role', entry),
    );
    const boundaries = this.uses.boundariesAmong(policies, this.reader.policies);
    const alone = policies.flatMap(({ arn, entry, policy }): Principal[] =>
      policy?.origin === 'file' && this.uses.isUnused(arn) && !boundaries.has(policy)
        ? [standalonePolicy(policy.name, [policy], entry.place)]
        : [],
    );
    const principals = [...roles, ...users, ...allGroups, ...alone];
    return {
      files: this.pages.map(({ file }) => file),
      principals: principals.map((one) => withBoundaryOf(one, boundaries)),
      policies: this.reader.policies.map((policy) => boundaries.get(policy) ?? policy),
      unread: [...missingLastPages(this.pages), ...this.reader.unread],
    };
  }

  /** Reads the default version of a policy. Reads AWS managed policies as they are in the file. */
  private managedPolicy({ value, place }: DetailsEntry): Policy | undefined {
    const versions = list(own(value, 'PolicyVersionList'));
    const i = defaultVersionOf(value);
    const name = textAt(value, 'PolicyName') ?? 'policy';
    if (i === undefined) {
      const problem = `${name} does not have exactly one default version`;
      this.reader.unread.push({ problem, place });
      return undefined;
    }
    const at = inside(place, 'PolicyVersionList', i, 'Document');
    const version = textAt(versions[i], 'VersionId');
    if (awsPolicyName(textAt(value, 'Arn') ?? '') === undefined)
      return this.document(name, own(versions[i], 'Document'), at, {
        managed: true,
        version,
        otherVersions: otherVersions(name, { value, place }, i),
        versions: versions.length,
        holders: holdersOf(value),
        ...identityOf(value, name),
      });
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
    options: PolicyOptions = {},
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

  private principal(kind: 'role' | 'user' | 'group', { value, place }: DetailsEntry): Principal {
    const word = { role: 'Role', user: 'User', group: 'Group' }[kind];
    const inline = inlinePolicies(
      list(own(value, `${word}PolicyList`)).map((policy, i) => {
        const name = textAt(policy, 'PolicyName');
        const at = inside(place, `${word}PolicyList`, i, 'PolicyDocument');
        return {
          policy: this.document(name ?? `policy ${i + 1}`, own(policy, 'PolicyDocument'), at),
          names: namesInAccount(name),
        };
      }),
    );
    const attached = list(own(value, 'AttachedManagedPolicies')).map((one, i) =>
      this.attachment(this.uses.attach(one), inside(place, 'AttachedManagedPolicies', i)),
    );
    const [boundary] = list(own(value, 'PermissionsBoundary')).map((one) =>
      this.attachment(this.uses.bound(one), inside(place, 'PermissionsBoundary')),
    );
    const trust = this.trust(
      own(value, 'AssumeRolePolicyDocument'),
      inside(place, 'AssumeRolePolicyDocument'),
    );
    if (!isObject(value)) this.reader.unread.push({ problem: `a ${kind} is an object`, place });
    const name = textAt(value, `${word}Name`) ?? kind;
    return {
      kind,
      name,
      ...identityOf(value, name),
      inline: inline.policies,
      attached,
      ...(boundary && { boundary }),
      unknown: [
        ...this.missing(kind, name, { value, place }),
        ...inline.unknown,
        ...trustParts(trust.unread),
      ],
      trust: trust.value,
      ...tagsOf(value),
      ...profilesOf(value),
      ...(isServiceLinked(textAt(value, 'Path')) && { madeByAws: true }),
      place,
    };
  }

  /** Returns the parts for the lists that every principal has, and this one does not. */
  private missing(
    kind: 'role' | 'user' | 'group',
    name: string,
    entry: DetailsEntry,
  ): UnknownPart[] {
    const { value, place } = entry;
    return missingLists(kind, value).map((key) => {
      const what = `the ${key} of ${name}, which is missing`;
      if (isObject(value)) this.reader.unread.push({ problem: `${what}, is not known`, place });
      return { kind: 'document', what, mayAllow: true, mayDeny: true, place };
    });
  }

  private trust(trust: unknown, place: Place): Reading<readonly TrustStatement[]> {
    if (trust === undefined) return readAs([]);
    const document = typeof trust === 'string' ? decodedJson(trust) : trust;
    return readTrustPolicy(this.literal(document, place), place);
  }

  private attachment(arn: PolicyText, place: Place): Attachment {
    const aws = this.managed.has(arn) ? undefined : awsPolicyName(arn);
    const policy = aws === undefined ? this.managed.get(arn) : awsManagedPolicy(aws);
    return { arn, place, ...(policy && { policy }) };
  }

  private inGroups(
    { value }: DetailsEntry,
    user: Principal,
    groups: ReadonlyMap<string, Principal>,
  ): Principal {
    // The IAM quota is ten groups.
    const names = [...new Set(list(own(value, 'GroupList')))]
      .slice(0, 100)
      .map((name) => plain(String(name)));
    const of = names.flatMap((name) => groups.get(name) ?? []);
    const missing = names.filter((name) => !groups.has(name));
    return {
      ...user,
      unknown: [
        ...user.unknown,
        ...of.flatMap(({ unknown }) => unknown),
        ...unknownGroups(missing),
      ],
      inline: [...user.inline, ...of.flatMap(({ inline }) => inline)],
      attached: [...user.attached, ...of.flatMap(({ attached }) => attached)],
      ...(of.length > 0 && { groups: of }),
    };
  }
}
