import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

/* Nobody knows whether a policy variable works before the resource of an ARN. */

const OF_OWN = 'arn:aws:iam::${aws:PrincipalAccount}';
const LITERAL = 'arn:aws:iam::111122223333';
const [PUT, KEY, ASSUME] = ['iam:PutUserPolicy', 'iam:CreateAccessKey', 'sts:AssumeRole'];
const WORKS = 'a policy variable works in the account of an ARN';
const FAILS = 'a policy variable does not work in the account of an ARN';

const audited = (content: object) =>
  audit(read('file.json', content)!).filter(({ id }) => id.endsWith('escalation'));
const severities = (content: object) => audited(content).map(({ severity }) => severity);

const details = (users: readonly object[], more: object = {}) => ({
  RoleDetailList: [],
  GroupDetailList: [],
  Policies: [],
  UserDetailList: users,
  ...more,
});
const user = (...statements: readonly object[]) => userDetails('ann', connectHolder(...statements));
const inDetails = (...statements: readonly object[]) => details([user(...statements)]);

describe.each([
  ['a policy', (...statements: readonly object[]) => connectHolder(...statements)],
  ['details of an account', inDetails],
])('in %s', (_, holding) => {
  test('an allow with a variable before the resource is a warning that says so', () => {
    const [found, ...others] = audited(holding(allow(PUT, `${OF_OWN}:user/*`)));
    expect(others).toEqual([]);
    expect(found.severity).toBe('warning');
    expect(found.what).toContain(WORKS);
    expect(severities(holding(allow(PUT, `${LITERAL}:user/*`)))).toEqual(['fatal']);
  });

  test('a deny with one leaves a warning that says so', () => {
    const [found, ...others] = audited(holding(allow(PUT), deny(PUT, `${OF_OWN}:user/*`)));
    expect(others).toEqual([]);
    expect(found.severity).toBe('warning');
    expect(found.what).toContain(FAILS);
  });

  test('so do exceptions', () => {
    const Except = `${OF_OWN}:user/*`;
    const left = { Effect: 'Allow', Action: PUT, NotResource: Except };
    expect(severities(holding(left))).toEqual(['warning']);
    const kept = { Effect: 'Deny', Action: PUT, NotResource: Except };
    expect(severities(holding(allow(PUT), kept))).toEqual(['warning']);
  });

  test('others need none', () => {
    expect(severities(holding(allow(PUT, [`${OF_OWN}:user/*`, `${LITERAL}:user/*`])))).toEqual([
      'fatal',
    ]);
    expect(severities(holding(allow(KEY, `${OF_OWN}:user/\${aws:username}`)))).toEqual([]);
    expect(severities(holding(allow(PUT), deny(KEY, `${OF_OWN}:user/*`)))).toEqual(['fatal']);
  });

  test('there are none in a document of 2008-10-17, and a pseudo parameter is none', () => {
    const pseudo = `${LITERAL.replace('111122223333', '${AWS::AccountId}')}:user/*`;
    expect(severities(holding(allow(PUT, pseudo)))).toEqual([]);
    expect(severities(holding(allow(PUT), deny(PUT, pseudo)))).toEqual(['fatal']);
    const old = { ...connectHolder(allow(PUT, `${OF_OWN}:user/*`)), Version: '2008-10-17' };
    expect(severities(old)).toEqual([]);
  });
});

test.each([
  ['the Region', 'arn:aws:lambda:${aws:RequestedRegion}:111122223333:function:*'],
  ['the account', 'arn:aws:lambda:*:${aws:PrincipalTag/Account}:function:*'],
  ['the Region and the account', 'arn:aws:lambda:${aws:Any}:${aws:ResourceAccount}:function:*'],
])('a finding says that the variable is in %s', (place, resource) =>
  expect(
    audited(connectHolder(allow('lambda:UpdateFunctionCode', resource))).map(({ what }) =>
      what.includes(`if a policy variable works in ${place} of an ARN:`),
    ),
  ).toEqual([true]),
);

test('a boundary with one allows perhaps', () => {
  const holder = { ...user(allow(PUT)) };
  const bounded = (resource: string) =>
    details(
      [
        {
          ...holder,
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: `${LITERAL}:policy/B`,
          },
        },
      ],
      { Policies: [policyDetails('B', [allow('connect:*'), allow('iam:*', resource)])] },
    );
  expect(severities(bounded(`${OF_OWN}:*`))).toEqual(['warning']);
  expect(severities(bounded(`${LITERAL}:*`))).toEqual(['fatal']);
  expect(severities(bounded('arn:aws:iam::999999999999:*'))).toEqual([]);
});

describe('what an account has', () => {
  const admin = userDetails('adm', policy(allow('*')));
  const found = (...statements: readonly object[]) =>
    severities(details([user(...statements), admin]));

  test('is not taken for certain where a deny may keep the only administrator', () => {
    expect(found(allow(KEY))).toEqual(['fatal']);
    expect(found(allow(KEY), deny(KEY, `${OF_OWN}:user/adm`))).toEqual(['warning']);
    expect(found(allow(KEY), deny(KEY, `${OF_OWN}:user/other`))).toEqual(['fatal']);
  });

  test('is no gain for certain where others have it perhaps', () => {
    const other = (resource: string) =>
      severities(details([user(allow(KEY)), userDetails('bob', policy(allow(PUT, resource)))]));
    expect(other(`${OF_OWN}:user/*`)).toEqual(['warning', 'warning']);
    expect(other(`${LITERAL}:user/*`)).toEqual(['warning', 'error']);
  });

  test('is not its own for certain where a deny may keep it from itself', () => {
    const own = (account: string) => found(allow(PUT), deny(PUT, `${account}:user/ann`));
    expect(own(OF_OWN)).toEqual(own(LITERAL));
    expect(own(OF_OWN)).not.toContain('fatal');
  });
});

describe('a chain', () => {
  const trust = policy({ Effect: 'Allow', Principal: { AWS: `${LITERAL}:root` }, Action: ASSUME });
  const RoleDetailList = [roleDetails('Admin', trust, policy(allow('*')))];
  const chains = (...statements: readonly object[]) =>
    audited(details([user(...statements)], { RoleDetailList })).map(({ what }) =>
      what.replace(/: the holder.*/, ''),
    );

  test('by an allow with one says so', () =>
    expect(chains(allow(ASSUME, `${OF_OWN}:role/Admin`))).toEqual([
      `sts:AssumeRole on the role Admin, if ${WORKS}`,
    ]));

  test('is there beside a deny with one', () => {
    const named = allow(ASSUME, `${LITERAL}:role/Admin`);
    expect(chains(named, deny(ASSUME, `${OF_OWN}:role/Admin`))).toEqual([
      'sts:AssumeRole on the role Admin',
    ]);
    expect(chains(named, deny(ASSUME, `${LITERAL}:role/Admin`))).toEqual([]);
  });
});

test('a deny is taken off by an allow with one', () => {
  const holder = {
    ...user(allow(PUT), allow('iam:DetachUserPolicy', `${OF_OWN}:user/*`)),
    AttachedManagedPolicies: [{ PolicyName: 'D', PolicyArn: `${LITERAL}:policy/D` }],
  };
  const Policies = [policyDetails('D', [deny('iam:Put*')])];
  expect(severities(details([holder], { Policies }))).toEqual(['warning']);
});
