import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { roleWith } from '../support/documents';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012*';
const APPS = 'arn:aws:iam::111122223333:role/app-*';
const FULL = 'gets full access to Amazon Connect';
const deny = (action: string) => ({ ...allow(action), Effect: 'Deny' });

const managed = (Statement: readonly object[]) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement } },
});

/** What a role gets that writes into others, which the template has the boundary of. */
const gained = (
  its: readonly object[],
  boundary: readonly object[],
  { attached = [], properties = {} }: { attached?: readonly object[]; properties?: object } = {},
) =>
  audit(
    read('template.json', {
      Resources: {
        Role: roleWith('P', connectHolder(...its), properties),
        Boundary: managed(boundary),
        Attached: managed(attached),
        Narrow: managed([allow(['connect:DescribeUser', 'iam:*'])]),
      },
    })!,
  )
    .filter(({ id, what }) => id.endsWith('escalation') && what.includes('Boundary'))
    .map(({ severity, what }) => `${severity}: ${what.replace(/^.* and so | and has .*$/g, '')}`)
    .map((text) => text.replace(/,$/, ''));

const within = { StringEquals: { 'iam:PermissionsBoundary': { Ref: 'Boundary' } } };
const MAKES = allow(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'], APPS, within);

describe('a boundary that a condition demands counts by its access to Amazon Connect', () => {
  test.each([
    ['full access', [allow('connect:*')], FULL],
    ['full access to an instance', [allow('connect:*', INSTANCE)], FULL],
    ['sign-in', [allow('connect:GetFederationToken')], 'gets connect:GetFederationToken'],
    [
      'making and taking over users',
      [allow(['connect:CreateUser', 'connect:UpdateUserIdentityInfo'])],
      'gets connect:CreateUser and connect:UpdateUserIdentityInfo',
    ],
  ])('%s', (_, boundary, found) => {
    expect(gained([MAKES], boundary)).toEqual([`warning: ${found}`]);
  });

  test.each([
    ['no access', [allow(['s3:*', 'logs:*'])]],
    ['none that denies leave', [allow('connect:*'), deny('connect:*')]],
    ['none that is of other people', [allow(['connect:Describe*', 'connect:List*'])]],
  ])('not %s', (_, boundary) => {
    expect(gained([MAKES], boundary)).toEqual([]);
  });

  test('not what the holder has', () => {
    expect(gained([MAKES, allow('connect:*')], [allow('connect:*')])).toEqual([]);
    expect(gained([MAKES, allow('connect:*')], [allow('connect:*', INSTANCE)])).toEqual([]);
    expect(gained([MAKES, allow('connect:*', INSTANCE)], [allow('connect:*', INSTANCE)])).toEqual(
      [],
    );
  });

  test('but the same elsewhere', () => {
    const creates = (resource: string) => allow('connect:CreateUser', resource);
    expect(gained([MAKES, creates(INSTANCE)], [creates('*')])).toEqual([
      'warning: gets connect:CreateUser on *',
    ]);
  });

  test('not a role that is only made', () => {
    expect(gained([allow('iam:CreateRole', APPS, within)], [allow('connect:*')])).toEqual([]);
  });
});

describe('a policy within such a boundary', () => {
  const both = {
    ArnEquals: { 'iam:PolicyARN': { Ref: 'Attached' } },
    ...within,
  };
  const its = [allow('iam:AttachRolePolicy', APPS, both), allow('connect:*', INSTANCE)];
  const found = (boundary: object, attached: object) =>
    gained(its, [boundary], { attached: [attached] });

  test('gives what both allow', () => {
    expect(found(allow('connect:*'), allow('connect:CreateUser'))).toEqual([
      'warning: gets connect:CreateUser on *',
    ]);
    expect(found(allow('connect:CreateUser', INSTANCE), allow('connect:*'))).toEqual([]);
    expect(found(allow('connect:*'), allow('connect:CreateUser', INSTANCE))).toEqual([]);
    expect(found(allow('s3:*'), allow('*'))).toEqual([]);
  });
});

describe('a boundary in place of the own one', () => {
  const puts = allow('iam:PutRolePermissionsBoundary', '*', within);
  const bounded = { properties: { PermissionsBoundary: { Ref: 'Narrow' } } };

  test('gives what the policies of the role allow', () => {
    const all = [allow('connect:*')];
    expect(gained([puts, ...all], all, bounded)).toEqual([`warning: ${FULL}`]);
    expect(gained([puts], all, bounded)).toEqual([]);
    expect(gained([puts, ...all], [allow('connect:Describe*')], bounded)).toEqual([]);
  });

  test('gives nothing to a role without one', () => {
    expect(gained([puts], [allow('connect:*')])).toEqual([]);
  });
});
