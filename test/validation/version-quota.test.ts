import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy } from '../support/documents';

/* A managed policy has at most five versions. Who writes one more deletes one of five first. */

const IAM = 'arn:aws:iam::111122223333:';
const BASE = `${IAM}policy/Base`;
const READS = [allow('s3:GetObject', 'arn:aws:s3:::files/*')];
const HAS_BASE = { AttachedManagedPolicies: [{ PolicyName: 'Base', PolicyArn: BASE }] };
const IN_VPC = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } };

const rewrites = (on: string = BASE, more = {}) => allow('iam:CreatePolicyVersion', on, more);
const deletes = (on: string = BASE, more = {}) => allow('iam:DeletePolicyVersion', on, more);

/** The policy `Base` with some versions that say the same. */
const base = (versions: number, statements: readonly object[] = READS) => ({
  ...policyDetails('Base', statements),
  PolicyVersionList: Array.from({ length: versions }, (_, i) => ({
    VersionId: `v${i + 1}`,
    IsDefaultVersion: i === 0,
    Document: policy(...statements),
  })),
});

interface Account {
  readonly has?: object;
  readonly policies?: readonly object[];
  readonly roles?: readonly object[];
  readonly others?: readonly object[];
}

/** What is found about more access of the user `ann`, who has `Base` with five versions. */
const found = (
  own: readonly object[],
  { has = HAS_BASE, policies = [base(5)], roles = [], others = [] }: Account = {},
) =>
  audit(
    defined(
      read('details.json', {
        UserDetailList: [userDetails('ann', connectHolder(...own), has), ...others],
        RoleDetailList: roles,
        GroupDetailList: [],
        Policies: policies,
      }),
    ),
  )
    .filter(({ id }) => id.includes('escalation'))
    .map(({ severity, what }) => `${severity}: ${what.replaceAll(IAM, '')}`);

const ON_BASE = 'iam:CreatePolicyVersion on policy/Base';
const OF_OTHERS = 'the holder rewrites a managed policy of others';
const IF_DELETED = `warning: ${ON_BASE}, if a version of the policy Base is deleted`;
const ITS_OWN = 'the holder rewrites a managed policy that it has';

describe('who has a policy rewrites it', () => {
  test('if it has four versions', () => {
    expect(found([rewrites()], { policies: [base(4)] })).toEqual([`fatal: ${ON_BASE}: ${ITS_OWN}`]);
  });

  test.each<[string, object]>([
    ['that policy', deletes()],
    ['all policies', deletes('*')],
    ['policies by a pattern', deletes(`${IAM}policy/B*`)],
    [
      'all policies but another',
      { Effect: 'Allow', Action: 'iam:DeletePolicyVersion', NotResource: `${IAM}policy/Other` },
    ],
  ])('if it may delete a version of %s', (_, statement) => {
    expect(found([rewrites(), statement])).toEqual([`fatal: ${ON_BASE}: ${ITS_OWN}`]);
  });

  test('if it also has one with four versions', () => {
    const both = ['Base', 'Other'].map((PolicyName) => ({
      PolicyName,
      PolicyArn: `${IAM}policy/${PolicyName}`,
    }));
    const account = {
      has: { AttachedManagedPolicies: both },
      policies: [base(5), policyDetails('Other', READS)],
    };
    const onBoth = { ...rewrites(), Resource: [BASE, `${IAM}policy/Other`] };
    expect(found([onBoth], account)).toEqual([
      `fatal: iam:CreatePolicyVersion on policy/Other: ${ITS_OWN}`,
    ]);
    expect(found([rewrites('*')], account)).toEqual([
      `fatal: iam:CreatePolicyVersion on *: ${ITS_OWN}`,
    ]);
  });
});

describe('who has a policy with five versions waits until somebody deletes one', () => {
  test.each<[string, readonly object[]]>([
    ['', []],
    [' if it deletes those of another policy', [deletes(`${IAM}policy/Other`)]],
    [' if a condition decides whether it deletes one', [deletes(BASE, IN_VPC)]],
    [' if it is denied that', [deletes(), deny('iam:DeletePolicyVersion')]],
  ])('%s', (_, more) => {
    expect(found([rewrites(), ...more])).toEqual([`${IF_DELETED}: ${ITS_OWN}`]);
  });

  test('also without access to Amazon Connect', () => {
    const poor = userDetails('bob', policy(rewrites()), HAS_BASE);
    expect(found([], { others: [poor] })).toEqual([
      `${IF_DELETED}: ${ITS_OWN}. It has no access to Amazon Connect, and can take that of ann`,
    ]);
  });

  test('and rewrites those of others', () => {
    expect(found([rewrites('*')])).toEqual([`error: iam:CreatePolicyVersion on *: ${OF_OTHERS}`]);
  });

  test('whoever else has another policy, and may do the same', () => {
    const other = userDetails('bob', connectHolder(rewrites('*')), {
      AttachedManagedPolicies: [{ PolicyName: 'Other', PolicyArn: `${IAM}policy/Other` }],
    });
    const policies = [base(5), { ...base(4), PolicyName: 'Other', Arn: `${IAM}policy/Other` }];
    expect(found([rewrites('*')], { policies, others: [other] })).toEqual([
      `fatal: iam:CreatePolicyVersion on *: ${ITS_OWN}`,
      `error: iam:CreatePolicyVersion on *: ${OF_OTHERS}`,
    ]);
  });
});

const assumed = (more: object = {}, ...statements: readonly object[]) =>
  roleDetails(
    'acted',
    policy({ Effect: 'Allow', Principal: { AWS: `${IAM}root` }, Action: 'sts:AssumeRole' }),
    policy(...statements),
    more,
  );
const ASSUMES = allow('sts:AssumeRole', `${IAM}role/acted`);

test('a policy of a role as which the holder acts is rewritten in the same cases', () => {
  const account = { has: {}, roles: [assumed(HAS_BASE)] };
  expect(found([rewrites(), ASSUMES], account)).toEqual([`warning: ${ON_BASE}: ${OF_OTHERS}`]);
  expect(found([rewrites(), deletes(), ASSUMES], account)).toEqual([
    `fatal: ${ON_BASE}: the holder rewrites a managed policy of the role acted, as which it can act`,
  ]);
});

describe('a role as which the holder acts deletes a version', () => {
  const DELETES = `${ITS_OWN}, and deletes a version of it as the role acted`;

  test.each([BASE, '*'])('and the holder rewrites the policy, on %s', (on) => {
    const roles = [assumed({}, deletes())];
    const [most] = found([rewrites(on), ASSUMES], { roles });
    expect(most).toBe(`fatal: iam:CreatePolicyVersion on ${on.replace(IAM, '')}: ${DELETES}`);
  });

  test.each<[string, readonly object[], readonly object[]]>([
    ['it cannot act as the role', [rewrites()], [deletes()]],
    ['the role is denied that', [rewrites(), ASSUMES], [deletes('*'), deny('*', BASE)]],
  ])('unless %s', (_, own, statements) => {
    const all = found(own, { roles: [assumed({}, ...statements)] });
    expect(all).toEqual([`${IF_DELETED}: ${ITS_OWN}`]);
  });
});

describe('a boundary with five versions', () => {
  const BOUNDED = { PermissionsBoundary: { PermissionsBoundaryArn: BASE } };
  const bounded = [base(5, [...READS, allow(['connect:*', 'iam:*PolicyVersion'])])];
  const lambda = allow('lambda:UpdateFunctionCode');

  test('is lifted by who may delete a version', () => {
    const account = { has: BOUNDED, policies: bounded };
    const lifts = 'the holder lifts its permissions boundary, and then replaces the code';
    expect(found([rewrites(), deletes(), lambda], account)).toEqual([
      `error: iam:CreatePolicyVersion and lambda:UpdateFunctionCode on policy/Base: ${lifts} of any Lambda function`,
    ]);
    expect(found([rewrites(), lambda], account)).toEqual([`${IF_DELETED}: ${OF_OTHERS}`]);
  });

  test('of a role confines what is written into it, unless a version may be deleted', () => {
    const account = { has: {}, policies: [base(5)], roles: [assumed(BOUNDED)] };
    const own = [ASSUMES, rewrites(), allow('iam:PutRolePolicy', `${IAM}role/acted`)];
    const severityOf = (more: readonly object[]) =>
      found([...own, ...more], account)
        .filter((one) => one.includes('PutRolePolicy'))
        .map((one) => one.split(':')[0]);
    expect(severityOf([])).toEqual(['warning']);
    expect(severityOf([deletes()])).toEqual(['fatal']);
  });
});

test.each<[string, readonly string[], string]>([
  ['keeps it from deleting a version', [], 'warning'],
  ['leaves that', ['iam:DeletePolicyVersion'], 'fatal'],
])('who writes into itself is under a deny of its policy that %s', (_, more, severity) => {
  const left = ['connect:*', 'iam:PutUserPolicy', 'iam:CreatePolicyVersion', ...more];
  const denies = { Effect: 'Deny', NotAction: left, Resource: '*' };
  const own = [allow('iam:PutUserPolicy', `${IAM}user/ann`), rewrites()];
  expect(
    found(own, { policies: [base(5, [denies])] })
      .filter((one) => one.includes('PutUserPolicy'))
      .map((one) => one.split(':')[0]),
  ).toEqual([severity]);
});

describe('a policy that a condition names', () => {
  const attaches = (named: string) =>
    allow('iam:AttachUserPolicy', '*', { Condition: { ArnLike: { 'iam:PolicyARN': named } } });
  const unused = (...policies: readonly object[]) => ({ has: {}, policies });
  const attached = (own: readonly object[], account: Account) =>
    found(own, account).filter((one) => one.includes('AttachUserPolicy'));
  const ATTACHES = 'iam:AttachUserPolicy on *: the holder attaches';
  const LATER = `warning: ${ATTACHES} a policy that it writes, if somebody deletes a version of that policy`;
  const GIVES = ', and so writes any permission into a role';

  test.each([
    [BASE, BASE],
    [`${IAM}policy/B*`, BASE],
    [`${IAM}policy/B*`, `${IAM}policy/B*`],
    [`${IAM}policy/*`, '*'],
  ])('%s, is rewritten later with five versions, on %s', (named, on) => {
    expect(attached([attaches(named), rewrites(on)], unused(base(5)))).toEqual([LATER + GIVES]);
    const [now] = attached([attaches(named), rewrites(on), deletes(on)], unused(base(5)));
    expect(now).toMatch(/^fatal: .* attaches a policy that it writes/);
  });

  test('is written if another one has that pattern, or may be created', () => {
    const named = attaches(`${IAM}policy/*`);
    const other = { ...base(4), PolicyName: 'Other', Arn: `${IAM}policy/Other` };
    const severityOf = (own: readonly object[], account: Account) =>
      attached([named, ...own], account).map((one) => one.split(':')[0]);
    expect(severityOf([rewrites('*')], unused(base(5), other))).toEqual(['fatal']);
    expect(severityOf([rewrites('*'), allow('iam:CreatePolicy')], unused(base(5)))).toEqual([
      'fatal',
    ]);
  });

  test('is rewritten by a role, which may delete a version', () => {
    const byRole = (...statements: readonly object[]) =>
      attached([attaches(BASE), ASSUMES], {
        ...unused(base(5)),
        roles: [assumed({}, rewrites(), ...statements)],
      });
    const chain =
      'warning: iam:AttachUserPolicy, iam:CreatePolicyVersion, and sts:AssumeRole on the role acted: ' +
      'the holder does iam:CreatePolicyVersion as the role acted, and so attaches a policy that it writes';
    expect(byRole()).toEqual([`${chain}, if somebody deletes a version of that policy${GIVES}`]);
    expect(byRole(deletes())).toEqual([`${chain} and the policy Base${GIVES}`]);
  });
});
