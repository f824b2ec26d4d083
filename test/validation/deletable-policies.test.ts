import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy as policyOf, roleWith } from '../support/documents';

const POLICY = 'arn:aws:iam::111122223333:policy/Named';
const DEV = 'arn:aws:iam::111122223333:role/Dev';

const found = (content: unknown) =>
  audit(read('account.json', content)!)
    .filter(({ id, what }) => id.endsWith('escalation') && what.includes('again'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const attaches = allow('iam:AttachRolePolicy', DEV, { ArnEquals: { 'iam:PolicyARN': POLICY } });
const bounded = allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${DEV}-*`, {
  StringEquals: { 'iam:PermissionsBoundary': POLICY },
});
const writes = allow(['iam:CreatePolicy', 'iam:DeletePolicy']);
const AGAIN = 'the policy Named that it deletes and creates again';

const role = (name: string, more: object) => ({
  RoleName: name,
  Arn: `arn:aws:iam::111122223333:role/${name}`,
  AssumeRolePolicyDocument: policyOf(),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  ...more,
});
const ATTACHED = [{ PolicyName: 'Named', PolicyArn: POLICY }];
const BOUNDED = {
  PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: POLICY },
};

interface Account {
  readonly its: readonly object[];
  readonly has?: object;
  readonly other?: object;
  readonly policy?: { readonly versions?: string; readonly [count: string]: unknown };
}

/** The details of an account with a role and a policy. */
const account = ({ its, has = {}, other = {}, policy = {} }: Account) => {
  const { versions, ...counts } = policy;
  const version = (VersionId: string, IsDefaultVersion: boolean, action: string) => ({
    Document: policyOf(allow(action)),
    VersionId,
    IsDefaultVersion,
  });
  return found({
    RoleDetailList: [
      role('Dev', {
        RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...its) }],
        ...has,
      }),
      role('Other', other),
    ],
    Policies: [
      {
        PolicyName: 'Named',
        Arn: POLICY,
        Path: '/',
        DefaultVersionId: 'v2',
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        PolicyVersionList: [
          version('v2', true, 's3:GetObject'),
          ...(versions === undefined ? [] : [version('v1', false, versions)]),
        ],
        ...counts,
      },
    ],
  });
};

describe('a policy that the holder deletes and creates again', () => {
  const everything = expect.stringMatching(
    new RegExp(`^fatal: .*${AGAIN}, and so writes any permission into a role`),
  );

  test('is one that it writes', () => {
    expect(account({ its: [attaches, writes] })).toEqual([everything]);
    expect(account({ its: [bounded, writes] })).toEqual([everything]);
  });

  test('needs both actions on it', () => {
    const on = (action: string, resource: string) => allow(action, resource);
    const other = `${POLICY}-2`;
    expect(account({ its: [attaches, on('iam:CreatePolicy', '*')] })).toEqual([]);
    expect(account({ its: [attaches, on('iam:DeletePolicy', '*')] })).toEqual([]);
    expect(
      account({ its: [attaches, on('iam:CreatePolicy', '*'), on('iam:DeletePolicy', other)] }),
    ).toEqual([]);
    expect(
      account({ its: [attaches, writes, { ...on('iam:DeletePolicy', POLICY), Effect: 'Deny' }] }),
    ).toEqual([]);
  });

  test('is a warning where a condition decides if it is deleted', () => {
    const inVpc = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    const deletes = allow('iam:DeletePolicy', '*', inVpc);
    expect(account({ its: [attaches, allow('iam:CreatePolicy'), deletes] })).toEqual([
      expect.stringMatching(
        `^warning: .*${AGAIN}, if a name or a condition lets it delete that policy`,
      ),
    ]);
    const detaches = allow('iam:DetachRolePolicy', '*', inVpc);
    const other = { AttachedManagedPolicies: ATTACHED };
    const policy = { AttachmentCount: 1 };
    expect(account({ its: [attaches, writes, detaches], other, policy })).toEqual([
      expect.stringMatching(
        `^warning: .*${AGAIN}, if a name or a condition lets it delete that policy`,
      ),
    ]);
  });

  test('has no other versions that it may not delete', () => {
    const policy = { versions: 's3:ListBucket' };
    const deletes = allow('iam:DeletePolicyVersion');
    expect(account({ its: [attaches, writes], policy })).toEqual([]);
    expect(account({ its: [attaches, writes, deletes], policy })).toEqual([everything]);
    const same = { versions: 's3:GetObject' };
    expect(account({ its: [attaches, writes], policy: same })).toEqual([]);
    expect(account({ its: [attaches, writes, deletes], policy: same })).toEqual([everything]);
  });

  test('is not one that somebody has', () => {
    const its = [attaches, writes];
    expect(account({ its, other: { AttachedManagedPolicies: ATTACHED } })).toEqual([]);
    expect(account({ its: [bounded, writes], other: BOUNDED })).toEqual([]);
    expect(account({ its, policy: { AttachmentCount: 1 } })).toEqual([]);
    expect(
      account({ its: [bounded, writes], policy: { PermissionsBoundaryUsageCount: 1 } }),
    ).toEqual([]);
  });

  test('is detached first', () => {
    const detaches = (resource: string) => allow('iam:DetachRolePolicy', resource);
    const its = [attaches, writes];
    const attached = { AttachedManagedPolicies: ATTACHED };
    const policy = { AttachmentCount: 1 };
    expect(account({ its, has: attached, policy })).toEqual([]);
    expect(account({ its: [...its, detaches(DEV)], has: attached, policy })).toEqual([everything]);
    expect(account({ its: [...its, detaches('*')], other: attached, policy })).toEqual([
      everything,
    ]);
    expect(account({ its: [...its, detaches(DEV)], other: attached, policy })).toEqual([]);
  });
});

test('it is detached first, also by another of its names', () => {
  const reference = { Ref: 'Policy' };
  const detaching = (named: unknown) =>
    found({
      Resources: {
        Dev: roleWith(
          'P',
          connectHolder(
            attaches,
            writes,
            allow('iam:DetachRolePolicy', DEV, { ArnEquals: { 'iam:PolicyARN': named } }),
          ),
          { RoleName: 'Dev', ManagedPolicyArns: [reference] },
        ),
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            ManagedPolicyName: 'Named',
            PolicyDocument: policyOf(allow('s3:GetObject')),
          },
        },
      },
    });
  const again = [expect.stringMatching(`^warning: .*${AGAIN}, if nobody has that policy`)];
  expect(detaching(reference)).toEqual(again);
  expect(detaching(POLICY)).toEqual(again);
  expect(detaching(`${POLICY}-2`)).toEqual([]);
});

test('it is a warning where the file does not say who has it', () => {
  const template = (Roles: readonly string[]) =>
    found({
      Resources: {
        Dev: roleWith('P', connectHolder(attaches, writes), { RoleName: 'Dev' }),
        Other: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Other' } },
        Policy: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: {
            ManagedPolicyName: 'Named',
            PolicyDocument: policyOf(allow('s3:GetObject')),
            Roles,
          },
        },
      },
    });
  expect(template([])).toEqual([
    `warning: iam:AttachRolePolicy on ${DEV}: the holder attaches ${AGAIN}, if nobody has that policy, ` +
      'and so writes any permission into a role',
  ]);
  expect(template(['Other'])).toEqual([]);
});
