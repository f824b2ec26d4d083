import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const BASE = `${IAM}policy/Base`;
const SWITCH = allow('iam:SetDefaultPolicyVersion');

/** A policy whose last version is the default one. */
const versioned = (PolicyName: string, ...documents: readonly object[]) => ({
  PolicyName,
  Arn: `${IAM}policy/${PolicyName}`,
  DefaultVersionId: `v${documents.length}`,
  PolicyVersionList: documents.map((Document, i) => ({
    VersionId: `v${i + 1}`,
    IsDefaultVersion: i === documents.length - 1,
    Document,
  })),
});

interface Holder {
  readonly kind?: 'Role' | 'User';
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly groups?: readonly string[];
  readonly trust?: object;
}

const holder = (
  name: string,
  document: object,
  { kind = 'Role', attached = [], boundary, groups = [], trust = policy() }: Holder = {},
) => ({
  [`${kind}Name`]: name,
  Arn: `${IAM}${kind.toLowerCase()}/${name}`,
  [`${kind}PolicyList`]: [{ PolicyName: 'P', PolicyDocument: document }],
  AttachedManagedPolicies: attached.map((PolicyName) => ({
    PolicyName,
    PolicyArn: `${IAM}policy/${PolicyName}`,
  })),
  ...(kind === 'Role' ? { AssumeRolePolicyDocument: trust } : { GroupList: groups }),
  ...(boundary && { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/${boundary}` } }),
});

const foundIn = (file: object) =>
  audit(defined(read('account.json', file)))
    .filter(({ id, what }) => /escalation/.test(id) && /SetDefaultPolicyVersion/.test(what))
    .map(({ severity, what }) => `${severity}: ${what.split(': ')[1]}`);

/** What is found about the role `App`, which may switch versions, with a policy `Base`. */
const found = (
  documents: readonly object[],
  own: Holder = { attached: ['Base'] },
  statements: readonly object[] = [SWITCH],
) =>
  foundIn({
    RoleDetailList: [holder('App', connectHolder(...statements), own)],
    Policies: [versioned('Base', ...documents)],
  });

const READS = policy(allow('s3:GetObject', 'arn:aws:s3:::files/*'));
const ADMIN = policy(allow('*'));
const HAS_ALL =
  'fatal: the holder switches the policy Base that it has to version v1, and so has every permission';
const OTHERS = 'the holder switches the policy Base to a version that allows more';

describe('another version of a policy that the holder has', () => {
  test.each([
    ['on all policies', SWITCH],
    ['on that policy', allow('iam:SetDefaultPolicyVersion', BASE)],
  ])('with every permission is fatal %s', (_, statement) => {
    expect(found([ADMIN, READS], undefined, [statement])).toEqual([HAS_ALL]);
  });

  test('counts by its ways to more access', () => {
    expect(found([policy(allow('iam:PutRolePolicy')), READS])).toEqual([
      'fatal: the holder switches the policy Base that it has to version v1, and so writes any ' +
        'permission into a role',
    ]);
  });

  test('that allows more of something else is an error', () => {
    expect(found([policy(allow('s3:*')), READS])).toEqual([`error: ${OTHERS}`]);
  });

  test.each([
    ['the same', [READS, READS]],
    ['less', [READS, policy(allow('s3:Get*', 'arn:aws:s3:::files/*'))]],
    [
      'the same under a condition',
      [
        policy({ ...allow('s3:*'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
        policy(allow('s3:*')),
      ],
    ],
    [
      'the same, and denies something',
      [policy(allow('s3:*'), deny('s3:PutObject')), policy(allow('s3:*'))],
    ],
    ['nothing else: there is one version', [READS]],
  ])('that allows %s is no way', (_, documents) => {
    expect(found(documents)).toEqual([]);
  });

  test('that lacks a deny allows more', () => {
    const without = policy(allow('s3:*'));
    expect(found([without, policy(allow('s3:*'), deny('s3:PutObject'))])).toEqual([
      `error: ${OTHERS}`,
    ]);
    const guarded = [SWITCH, allow('iam:PutRolePolicy')];
    expect(
      found([READS, policy(allow('s3:Get*'), deny('iam:PutRolePolicy'))], undefined, guarded),
    ).toEqual([
      'fatal: the holder switches the policy Base that it has to version v1, and so writes any ' +
        'permission into a role',
    ]);
  });

  test('that cannot be read may allow more', () => {
    expect(found([{ Statement: 1 }, READS])).toEqual([`error: ${OTHERS}`]);
  });
});

test('another version of the own boundary frees the holder', () => {
  const statements = [SWITCH, allow('iam:PutRolePolicy')];
  const boundary = connectHolder(SWITCH);
  expect(found([ADMIN, boundary], { boundary: 'Base' }, statements)).toEqual([
    'fatal: the holder switches the policy Base that it has to version v1, and so writes any ' +
      'permission into a role',
  ]);
  expect(found([boundary, boundary], { boundary: 'Base' }, statements)).toEqual([]);
});

describe('another version of a policy of others', () => {
  test('gives access to them', () => {
    expect(found([ADMIN, READS], {})).toEqual([`error: ${OTHERS}`]);
    const byName = allow('iam:SetDefaultPolicyVersion', BASE);
    expect(found([ADMIN, READS], {}, [byName])).toEqual([`warning: ${OTHERS}`]);
  });

  test('is no way where the holder may not switch it', () => {
    const other = allow('iam:SetDefaultPolicyVersion', `${IAM}policy/Other`);
    expect(found([ADMIN, READS], undefined, [other])).toEqual([]);
    expect(found([ADMIN, READS], undefined, [SWITCH, deny(SWITCH.Action as string, BASE)])).toEqual(
      [],
    );
  });

  test('gives its access to who can act as a role that has it', () => {
    const assumes = allow('sts:AssumeRole', `${IAM}role/Worker`);
    const trust = policy({
      Effect: 'Allow',
      Principal: { AWS: `${IAM}role/App` },
      Action: 'sts:AssumeRole',
    });
    const roles = (...statements: readonly object[]) => [
      holder('App', connectHolder(SWITCH, ...statements)),
      holder('Worker', READS, { attached: ['Base'], trust }),
    ];
    const Policies = [versioned('Base', ADMIN, READS)];
    expect(foundIn({ RoleDetailList: roles(assumes), Policies })).toEqual([
      'fatal: the holder switches the policy Base of the role Worker, as which it can act, to ' +
        'version v1, and so has every permission',
    ]);
    const denied = deny('sts:AssumeRole');
    expect(foundIn({ RoleDetailList: roles(denied), Policies })).toEqual([`error: ${OTHERS}`]);
  });
});

test('a user has the policies of its groups', () => {
  const group = {
    GroupName: 'Staff',
    Arn: `${IAM}group/Staff`,
    GroupPolicyList: [],
    AttachedManagedPolicies: [{ PolicyName: 'Base', PolicyArn: BASE }],
  };
  const user = holder('App', connectHolder(SWITCH), { kind: 'User', groups: ['Staff'] });
  const Policies = [versioned('Base', ADMIN, READS)];
  expect(foundIn({ UserDetailList: [user], GroupDetailList: [group], Policies })).toEqual([
    HAS_ALL,
  ]);
});

test('roles that are alike have versions of their own', () => {
  const own = (name: string) => ({ attached: [`Of${name}`] });
  const roles = ['A', 'B'].map((name) => holder(name, connectHolder(SWITCH), own(name)));
  const onOwn = allow('iam:SetDefaultPolicyVersion', `${IAM}policy/Of*`);
  const named = ['C', 'D'].map((name) => holder(name, connectHolder(onOwn), own(name)));
  const Policies = ['A', 'B', 'C', 'D'].map((name) =>
    versioned(`Of${name}`, 'AC'.includes(name) ? ADMIN : READS, READS),
  );
  expect(foundIn({ RoleDetailList: [...roles, ...named], Policies })).toEqual([
    expect.stringMatching(/^fatal: .* OfA /),
    expect.stringMatching(/^fatal: .* OfC /),
    expect.stringMatching(/^error: .* OfA and OfC /),
    expect.stringMatching(/^error: .* OfA and OfC /),
  ]);
});

describe('versions that the files do not list', () => {
  const UNKNOWN = 'error: the holder switches a managed policy to an older version';

  test.each([
    ['an account without its policies', { RoleDetailList: [holder('App', connectHolder(SWITCH))] }],
    [
      'a page of several',
      {
        RoleDetailList: [holder('App', connectHolder(SWITCH))],
        Policies: [versioned('Base', READS)],
        IsTruncated: true,
      },
    ],
    [
      'a policy that is not in the file',
      {
        RoleDetailList: [holder('App', connectHolder(SWITCH), { attached: ['Missing'] })],
        Policies: [versioned('Base', READS)],
      },
    ],
    ['a policy alone', connectHolder(SWITCH)],
    [
      'a template',
      {
        Resources: {
          App: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: policy(),
              Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(SWITCH) }],
            },
          },
          Base: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: READS } },
        },
      },
    ],
  ])('may allow more: %s', (_, file) => {
    expect(foundIn(file)).toEqual([UNKNOWN]);
  });
});

describe('a policy that a condition names counts by the versions to which the holder switches it', () => {
  const named = (key: string) => ({ StringEquals: { [`iam:${key}`]: BASE } });
  const makes = allow(
    ['iam:CreateRole', 'iam:PutRolePolicy'],
    `${IAM}role/app-*`,
    named('PermissionsBoundary'),
  );
  const attaches = allow('iam:AttachRolePolicy', `${IAM}role/App`, named('PolicyARN'));
  const severitiesOf = (documents: readonly object[], ...statements: readonly object[]) =>
    audit(
      defined(
        read('account.json', {
          RoleDetailList: [holder('App', connectHolder(...statements))],
          Policies: [versioned('Base', ...documents)],
        }),
      ),
    )
      .filter(({ id, what }) => /escalation/.test(id) && /Base that it switches/.test(what))
      .map(({ severity }) => severity);

  test.each([
    ['the boundary that it requires', makes],
    ['what it attaches to itself', attaches],
  ])('as %s', (_, statement) => {
    expect(severitiesOf([ADMIN, READS], statement, SWITCH)).toEqual(['fatal']);
    expect(severitiesOf([READS, READS], statement, SWITCH)).toEqual([]);
    expect(severitiesOf([ADMIN, READS], statement)).toEqual([]);
    const denied = deny(SWITCH.Action as string, BASE);
    expect(severitiesOf([ADMIN, READS], statement, SWITCH, denied)).toEqual([]);
  });
});
