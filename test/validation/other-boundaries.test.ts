import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing, connectHolder } from '../support/connect-holder';
import { allow, policy, roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const FULL = allow('connect:*');
const PUTS = allow('iam:Put*PermissionsBoundary');
const KEYS = allow('iam:CreateAccessKey');
const MAKES = allow(['iam:CreateRole', 'iam:PutRolePolicy'], `${IAM}role/app/*`);
const TRUST = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const EC2 = TRUST({ Service: 'ec2.amazonaws.com' });

const putting =
  (kind = 'Role') =>
  (name: string, resource = '*') =>
    allow(`iam:Put${kind}PermissionsBoundary`, resource, {
      Condition: { ArnLike: { 'iam:PermissionsBoundary': `${IAM}policy/${name}` } },
    });
const within = (name: string) => ({
  PermissionsBoundary: {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: `${IAM}policy/${name}`,
  },
});

/** What is found about the boundaries that somebody puts, in an account with a role H or a user H. */
const foundIn = (account: object) =>
  audit(
    read('details.json', {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [
        policyDetails('Own', [FULL, PUTS, KEYS]),
        policyDetails('Keys', [FULL, KEYS]),
        policyDetails('Makes', [FULL, MAKES]),
        policyDetails('Lifts', [FULL, allow('iam:Delete*PermissionsBoundary')]),
        policyDetails('Open', [allow('*')]),
        policyDetails('Logs', [allow('logs:*')]),
        policyDetails('Connect', [FULL]),
      ],
      ...account,
    })!,
  )
    .filter(({ id, place }) => id.endsWith('escalation') && !place.pointer.includes('Policies'))
    .map(({ id, what }) => `${id}: ${what}`);

const ofRole = (...statements: readonly object[]) =>
  foundIn({ RoleDetailList: [roleDetails('H', EC2, connectHolder(...statements), within('Own'))] });
const ofUser = (...statements: readonly object[]) =>
  foundIn({ UserDetailList: [userDetails('H', connectHolder(...statements), within('Own'))] });

const does = (rule: string, kind: string, named: string, gained: string, on = '*') =>
  `${rule}: iam:Put${kind}PermissionsBoundary on ${on}: the holder gives permissions within the boundary of the policy ${named}, and so ${gained}`;
const MAKES_ROLE = 'creates a role that trusts it, and writes any permission into it';
const BOUNDS_ROLES = 'replaces the permissions boundary of any role';
const MAKES_KEYS = 'creates access keys for any user';

describe.each([
  ['Role', ofRole],
  ['User', ofUser],
])('a boundary that somebody puts in place of its own: %s', (kind, found) => {
  const puts = putting(kind);
  const toOthers = (named: string, gained = MAKES_KEYS) =>
    does('indirect-escalation', kind, named, gained);

  test('gives only to others what its own policies lack', () => {
    expect(found(MAKES, puts('Own'))).toEqual([toOthers('Own')]);
    expect(found(MAKES, puts('Ow?'))).toEqual([toOthers('Own')]);
    expect(found(MAKES, puts('Keys'))).toEqual([toOthers('Keys')]);
    const own = toOthers('Own', kind === 'User' ? BOUNDS_ROLES : MAKES_KEYS);
    expect(found(puts('Own'))).toEqual([own]);
  });

  test('gives nothing to itself alone that its own policies lack', () => {
    const onItself = (name: string) => puts(name, `${IAM}${kind.toLowerCase()}/H`);
    expect(found(MAKES, onItself('Own'))).toEqual([]);
    expect(found(MAKES, onItself('Keys'))).toEqual([]);
    expect(found(MAKES, onItself('Open'))).toEqual([
      does('escalation', kind, 'Open', MAKES_ROLE, `${IAM}${kind.toLowerCase()}/H`),
    ]);
  });

  test('gives what it leaves of its own policies, and the old one kept back', () => {
    const toItself = (named: string) => [does('escalation', kind, named, MAKES_ROLE)];
    expect(found(MAKES, puts('Makes'))).toEqual(toItself('Makes'));
    expect(found(MAKES, puts('Open'))).toEqual(toItself('Open'));
    expect(found(MAKES, puts('O*'))).toEqual(toItself('Own and the policy Open'));
    expect(found(MAKES, puts('*'))).toEqual(toItself('Makes and the policy Open'));
  });

  test('gives what it lets it lift after that', () => {
    const lifts = `iam:Delete${kind}PermissionsBoundary`;
    expect(found(MAKES, puts('Lifts'), allow(lifts))).toEqual([
      does(
        'escalation',
        kind,
        'Lifts',
        `removes the permissions boundary of any ${kind.toLowerCase()}`,
      ),
    ]);
    expect(found(MAKES, puts('Connect'), allow(lifts))).toEqual([]);
  });

  test('gives nothing without a way', () => {
    expect(found(MAKES, puts('Logs'))).toEqual([]);
    expect(found(MAKES, puts('Connect'))).toEqual([]);
  });
});

test('the boundary that a role has already gives nothing to those who act as it', () => {
  const other = (name: string) =>
    roleDetails('Other', TRUST({ AWS: `${IAM}role/H` }), policy(FULL), within(name));
  const holder = roleDetails(
    'H',
    EC2,
    policy(FULL, putting()('Own'), allow('sts:AssumeRole', `${IAM}role/Other`)),
  );
  const found = (name: string) => foundIn({ RoleDetailList: [holder, other(name)] });
  const toOthers = does('indirect-escalation', 'Role', 'Own', MAKES_KEYS);
  expect(found('Own')).toEqual([toOthers]);
  expect(found('Connect')).toEqual([toOthers]);
});

test('a template decides the same', () => {
  const managed = (...statements: readonly object[]) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policy(FULL, ...statements) },
  });
  const found = (name: string) => {
    const named = { StringEquals: { 'iam:PermissionsBoundary': { Ref: name } } };
    const document = connectHolder(MAKES, allowing('iam:PutRolePermissionsBoundary', '*', named));
    return audit(
      read('template.json', {
        Resources: {
          Role: roleWith('P', document, { PermissionsBoundary: { Ref: 'Own' } }),
          Own: managed(PUTS, KEYS),
          Makes: managed(MAKES),
          Logs: managed(allow('logs:*')),
        },
      })!,
    )
      .filter(({ id, place }) => id.endsWith('escalation') && place.pointer[1] === 'Role')
      .map(({ id, what }) => `${id}: ${what}`);
  };
  expect(found('Own')).toEqual([does('indirect-escalation', 'Role', 'Own', MAKES_KEYS)]);
  expect(found('Makes')).toEqual([does('escalation', 'Role', 'Makes', MAKES_ROLE)]);
  expect(found('Logs')).toEqual([]);
});
