import { lines, unreadOf } from './read-access';
import { readTogether } from '../../src/reader/read';
import { allow, policy } from '../support/documents';

const account = 'arn:aws:iam::111122223333';
const LIMIT = `${account}:policy/Limit`;
const lists = { AttachedManagedPolicies: [] };
const user = {
  UserName: 'ann',
  Path: '/team/',
  Arn: `${account}:user/team/ann`,
  UserPolicyList: [{ PolicyDocument: policy(allow('a:One')) }],
  GroupList: ['staff', 'staff', 'absent'],
  PermissionsBoundary: { PermissionsBoundaryArn: LIMIT },
  ...lists,
};
const group = { GroupName: 'staff', Path: '/', Arn: `${account}:group/staff`, ...lists };
const role = {
  RoleName: 'linked',
  Path: '/aws-service-role/connect.amazonaws.com/',
  RolePolicyList: [],
  ...lists,
};
const versions = [
  { VersionId: 'v1', Document: policy(allow('a:Old')) },
  { VersionId: 'v3', Document: policy(allow('a:New')) },
];
const limit = { PolicyName: 'Limit', Arn: LIMIT, DefaultVersionId: 'v3' };

const read = (...contents: readonly object[]) =>
  readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })));
const details = (more: object = {}) =>
  read({
    UserDetailList: [user],
    GroupDetailList: [{ ...group, GroupPolicyList: [{ PolicyDocument: policy(allow('a:Two')) }] }],
    RoleDetailList: [role],
    Policies: [{ ...limit, PolicyVersionList: versions }],
    ...more,
  });

test('a principal is named by its path, name and account, as far as the file has them', () => {
  const named = details().principals.map(({ kind, name, identity }) => [kind, name, identity]);
  expect(named).toEqual([
    ['role', 'linked', { names: ['aws-service-role/connect.amazonaws.com/linked'] }],
    ['user', 'ann', { names: ['team/ann'], account: '111122223333', partition: 'aws' }],
    ['group', 'staff', { names: ['staff'], account: '111122223333', partition: 'aws' }],
  ]);
});

test('roles and users have their tags', () => {
  const Tags = [{ Key: 'team', Value: 'desk' }];
  const { principals } = details({ RoleDetailList: [{ ...role, Tags }] });
  expect(principals.map(({ kind, tags }) => [kind, tags])).toEqual([
    ['role', [{ key: 'team', value: 'desk' }]],
    ['user', undefined],
    ['group', undefined],
  ]);
  const untagged = details({ RoleDetailList: [{ ...role, Tags: [] }] });
  expect(untagged.principals[0].tags).toEqual([]);
});

test('a principal without a path has its name', () => {
  const [{ identity }] = details({ RoleDetailList: [{ ...role, Path: undefined }] }).principals;
  expect(identity).toEqual({ names: ['linked'] });
});

test('AWS made the roles with the path of service-linked roles, and no others', () => {
  const path = (Path: string) => details({ RoleDetailList: [{ ...role, Path }] }).principals[0];
  expect(details().principals.map(({ madeByAws }) => madeByAws)).toEqual([
    true,
    undefined,
    undefined,
  ]);
  expect(path('/team/aws-service-role/').madeByAws).toBeUndefined();
});

test('the version is read that the file names as the default', () => {
  expect(lines(details())).toEqual(['Allow a:New on *', 'Allow a:Two on *', 'Allow a:One on *']);
  const unnamed = details({
    Policies: [{ ...limit, DefaultVersionId: undefined, PolicyVersionList: versions }],
  });
  expect(unreadOf(unnamed)).toEqual([
    'Policies/0: Limit does not have exactly one default version',
  ]);
});

test('a boundary has its place, and its document from the policies of the file', () => {
  const { boundary } = details().principals[1];
  expect(boundary).toMatchObject({
    arn: LIMIT,
    place: { file: '0.json', pointer: ['UserDetailList', 0, 'PermissionsBoundary'] },
    policy: { origin: 'file', managed: true, version: 'v3', name: 'Limit' },
  });
});

test('policies of a user come once from each of its groups, and a group may be missing', () => {
  const [, ann] = details().principals;
  expect(ann.inline.map(({ name, managed, origin }) => [name, managed, origin])).toEqual([
    ['policy 1', false, 'file'],
    ['policy 1', false, 'file'],
  ]);
  expect(ann.unknown).toEqual([
    { kind: 'group', what: 'absent', mayAllow: true, mayDeny: true, remedy: 'give-account' },
  ]);
});

test('a list that is missing is a part that may allow and deny', () => {
  const { principals } = details({ RoleDetailList: [{ ...role, RolePolicyList: undefined }] });
  expect(principals[0].unknown).toEqual([
    {
      kind: 'document',
      what: 'the RolePolicyList of linked, which is missing',
      mayAllow: true,
      mayDeny: true,
      place: { file: '0.json', pointer: ['RoleDetailList', 0] },
    },
  ]);
});

describe('a user without inline policies', () => {
  const { UserPolicyList: _, ...without } = user;
  const missing = (one: object) =>
    details({ UserDetailList: [one] })
      .unread.map(({ problem }) => problem)
      .filter((problem) => problem.includes('missing'));

  test('has no list of them', () => {
    expect(missing(without)).toEqual([]);
  });
  test.each([
    ['that is no list', { ...without, UserPolicyList: null }, 1],
    ['that is missing with another one', { ...without, GroupList: undefined }, 2],
    ['of which another one is missing', { ...user, AttachedManagedPolicies: undefined }, 1],
  ])('has lists %s', (_name, one, count) => {
    expect(missing(one)).toHaveLength(count);
  });
});

describe('pages', () => {
  const first = { UserDetailList: [user], GroupDetailList: [], IsTruncated: true };
  const last = { RoleDetailList: [], Policies: [{ ...limit, PolicyVersionList: versions }] };
  const others = { GroupDetailList: [{ ...group, Arn: group.Arn.replace('1111', '9999') }] };

  test('of one account are read together', () => {
    const world = read(first, last);
    expect(world.files).toEqual(['0.json', '1.json']);
    expect(world.principals[0].boundary?.policy?.name).toBe('Limit');
  });
  describe('of which the last is missing', () => {
    const missing = (...contents: readonly object[]) =>
      read(...contents).unread.map(({ place }) => [place.file, ...place.pointer]);
    const users = { UserDetailList: [user], IsTruncated: true };
    const said = [['0.json', 'IsTruncated']];

    test('are said', () => expect(missing(users)).toEqual(said));
    test('are said of what --max-items of the AWS CLI cuts', () => {
      const cut = { UserDetailList: [user], NextToken: 'eyJNYXJrZXIiOiBudWxsfQ==' };
      expect(missing(cut)).toEqual([['0.json', 'NextToken']]);
      expect(missing(cut, { UserDetailList: [user] })).toEqual([]);
    });
    test('are said where another page ends another list', () =>
      expect(missing(users, { RoleDetailList: [role] })).toEqual(said));
    test('are not said where a page ends their list', () =>
      expect(missing(users, { UserDetailList: [user], RoleDetailList: [role] })).toEqual([]));
    test('are not said where a page ends that has nothing', () =>
      expect(missing(users, { RoleDetailList: [] })).toEqual([]));
  });
  test('that have only policies of AWS belong to the only account', () => {
    const name = 'AmazonConnectReadOnlyAccess';
    const arn = `arn:aws:iam::aws:policy/${name}`;
    const [, version] = versions;
    const ofAws = { PolicyName: name, Arn: arn, DefaultVersionId: 'v3' };
    const attached = { ...role, AttachedManagedPolicies: [{ PolicyArn: arn }] };
    const world = read(
      { RoleDetailList: [], Policies: [{ ...ofAws, PolicyVersionList: [version] }] },
      { RoleDetailList: [{ ...attached, Arn: `${account}:role/linked` }] },
    );
    const [{ policy: its }] = world.principals[0].attached;
    expect(its?.statements.map(({ actions }) => actions)).toEqual([['a:New']]);
  });
  test('of several accounts are read by account', () => {
    const staff = { ...others.GroupDetailList[0], GroupPolicyList: [] };
    const world = read({ ...first, IsTruncated: false }, { GroupDetailList: [staff] });
    expect(world.principals.map(({ name, unknown }) => [name, unknown.length])).toEqual([
      ['ann', 2],
      ['staff', 0],
    ]);
  });
});

describe('a policy that nobody in the details has', () => {
  const document = policy(allow('a:One'));
  const one = (counts: object = {}) => ({
    ...limit,
    PolicyVersionList: [{ VersionId: 'v3', Document: document }],
    ...counts,
  });
  const requiring = (effect: 'Allow' | 'Deny', operator: string) => ({
    ...role,
    RolePolicyList: [
      {
        PolicyDocument: policy({
          Effect: effect,
          Action: 'iam:CreateRole',
          Resource: '*',
          Condition: { [operator]: { 'iam:PermissionsBoundary': LIMIT } },
        }),
      },
    ],
  });
  const readAlone = (counts: object, itsRole: object) => {
    const { principals, policies } = read({ RoleDetailList: [itsRole], Policies: [one(counts)] });
    return {
      judged: principals.filter(({ kind }) => kind === 'policy').map(({ name }) => name),
      boundaries: policies.filter(({ isBoundary }) => isBoundary).map(({ name }) => name),
    };
  };

  test.each<[string, object, object]>([
    ['its count of attachments is unknown', {}, role],
    ['it has no use', { AttachmentCount: 0, PermissionsBoundaryUsageCount: 0 }, role],
    ['somebody else has it', { AttachmentCount: 2, PermissionsBoundaryUsageCount: 3 }, role],
    [
      'a condition requires it, and somebody else has it',
      { AttachmentCount: 1 },
      requiring('Allow', 'StringEquals'),
    ],
  ])('represents its holders where %s', (_, counts, itsRole) => {
    expect(readAlone(counts, itsRole)).toEqual({ judged: ['Limit'], boundaries: [] });
  });

  test.each<[string, object, object]>([
    [
      'it is the boundary of somebody else',
      { AttachmentCount: 0, PermissionsBoundaryUsageCount: 3 },
      role,
    ],
    ['a condition requires it', {}, requiring('Allow', 'StringEquals')],
    ['a deny requires it', { AttachmentCount: 0 }, requiring('Deny', 'StringNotEquals')],
  ])('is only a boundary where %s', (_, counts, itsRole) => {
    expect(readAlone(counts, itsRole)).toEqual({ judged: [], boundaries: ['Limit'] });
  });
});

test('a policy is only a boundary unless somebody has it too', () => {
  const boundaries = (more: object = {}) =>
    details(more)
      .policies.filter(({ isBoundary }) => isBoundary)
      .map(({ name }) => name);
  expect(boundaries()).toEqual(['Limit']);
  const { principals, policies } = details();
  expect(policies).toContain(principals[1].boundary?.policy);
  const AttachedManagedPolicies = [{ PolicyName: 'Limit', PolicyArn: LIMIT }];
  expect(boundaries({ RoleDetailList: [{ ...role, AttachedManagedPolicies }] })).toEqual([]);
});
