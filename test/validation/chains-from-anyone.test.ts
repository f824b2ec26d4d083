import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy, roleWith } from '../support/documents';

const ACCOUNT = '111122223333';
const IAM = `arn:aws:iam::${ACCOUNT}:`;
const OF_ACCOUNT = { AWS: `${IAM}root` };
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const GITHUB = 'token.actions.githubusercontent.com';

const trusting = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
});
const role = (name: string, trust: object, ...statements: readonly object[]) =>
  roleDetails(name, policy(trust), policy(...statements));
const user = (name: string, ...statements: readonly object[]) =>
  userDetails(name, policy(...statements));

const ASSUMES = allow('sts:AssumeRole', `${IAM}role/agents`);
const AGENTS = role('agents', trusting(OF_ACCOUNT), REACHES_CONNECT);
const openTo = (trust: object, ...statements: readonly object[]) =>
  role('open', trust, ...statements);
const open = (...statements: readonly object[]) => openTo(trusting('*'), ...statements);

const RULES = ['trust-in-anyone', 'trust-in-other-account', 'oidc-without-subject'];
const ofTrust = (file: object) =>
  audit(defined(read('file.json', file))).filter(({ id }) => RULES.includes(id));
const foundIn = (roles: readonly object[], users: readonly object[] = []) =>
  ofTrust({ RoleDetailList: roles, UserDetailList: users });
const severities = (roles: readonly object[], users: readonly object[] = []) =>
  foundIn(roles, users).map(({ severity, id }) => `${severity} ${id}`);

describe('a role that anyone can assume, without access to Amazon Connect', () => {
  test('is found where it can assume a role that has access, with the chain', () => {
    const found = foundIn([
      open(allow('sts:AssumeRole', `${IAM}role/desk`)),
      role('desk', trusting(OF_ACCOUNT), ASSUMES),
      AGENTS,
    ]);
    expect(found.map(({ severity, subject, what }) => [severity, subject, what])).toEqual([
      [
        'fatal',
        'open',
        'anyone can assume the role open. It has no access to Amazon Connect, and can get that of ' +
          'the role agents: sts:AssumeRole on the role desk, then sts:AssumeRole on the role agents',
      ],
    ]);
    expect(found[0].place.pointer).toEqual([
      ...['RoleDetailList', 0, 'AssumeRolePolicyDocument', 'Statement', 0],
    ]);
  });

  test.each([
    [
      'is trusted by name',
      [open(), role('agents', trusting({ AWS: `${IAM}role/open` }), REACHES_CONNECT)],
    ],
    [
      'may rewrite a trust',
      [open(allow('iam:UpdateAssumeRolePolicy', `${IAM}role/agents`)), AGENTS],
    ],
    [
      'is in the account to which the trust is limited',
      [
        open(),
        role(
          'agents',
          trusting('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } } }),
          REACHES_CONNECT,
        ),
      ],
    ],
    [
      'has the ARN that the trust asks for',
      [
        open(ASSUMES),
        role(
          'agents',
          trusting(OF_ACCOUNT, {
            Condition: { ArnLike: { 'aws:PrincipalArn': `${IAM}role/op*` } },
          }),
          REACHES_CONNECT,
        ),
      ],
    ],
    ['may rewrite every trust', [open(allow('iam:UpdateAssumeRolePolicy'))]],
    ['may write any permission', [open(allow('iam:PutRolePolicy'))]],
    [
      'may pass a role',
      [
        open(allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])),
        role('agents', trusting(LAMBDA), REACHES_CONNECT),
      ],
    ],
  ])('is fatal if it %s', (_, roles) => {
    expect(severities(roles)).toEqual(['fatal trust-in-anyone']);
  });

  test('is fatal if it makes the credentials of a user', () => {
    const roles = [open(allow('iam:CreateAccessKey', `${IAM}user/bob`))];
    expect(severities(roles, [user('bob', REACHES_CONNECT)])).toEqual(['fatal trust-in-anyone']);
  });

  test('says what the last of the chain can take', () => {
    const mid = role('mid', trusting(OF_ACCOUNT), allow('iam:PutRolePolicy'));
    expect(foundIn([open(allow('sts:AssumeRole', `${IAM}role/mid`)), mid])[0].what).toBe(
      'anyone can assume the role open. It has no access to Amazon Connect, and can act as the ' +
        'role mid, which can take every permission in the account by iam:PutRolePolicy: ' +
        'sts:AssumeRole on the role mid',
    );
  });

  test.each([
    ['does something else', [open(allow('s3:*')), AGENTS]],
    ['is denied the role', [open(allow('sts:AssumeRole'), deny('sts:AssumeRole')), AGENTS]],
    [
      'is none that the role trusts',
      [open(ASSUMES), role('agents', trusting({ AWS: `${IAM}role/other` }), REACHES_CONNECT)],
    ],
    [
      'leads to a role without access',
      [open(ASSUMES), role('agents', trusting(OF_ACCOUNT), allow('s3:*'))],
    ],
    [
      'is only for the own organization',
      [
        openTo(
          trusting('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
          ASSUMES,
        ),
        AGENTS,
      ],
    ],
    ['is none: its account may assume it', [openTo(trusting(OF_ACCOUNT), ASSUMES), AGENTS]],
  ])('is not found if it %s', (_, roles) => {
    expect(severities(roles)).toEqual([]);
  });

  test.each([
    [
      'a condition in the trust',
      [
        open(ASSUMES),
        role(
          'agents',
          trusting(OF_ACCOUNT, { Condition: { StringEquals: { 'sts:ExternalId': 'xy' } } }),
          REACHES_CONNECT,
        ),
      ],
    ],
    [
      'a tag that the role may have',
      [
        open(ASSUMES),
        role(
          'agents',
          trusting(OF_ACCOUNT, { Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } } }),
          REACHES_CONNECT,
        ),
      ],
    ],
    [
      'a condition in its policy',
      [open({ ...ASSUMES, Condition: { StringEquals: { 'aws:ResourceTag/a': 'b' } } }), AGENTS],
    ],
    [
      'what runs as the role, which no file shows',
      [open(allow('lambda:UpdateFunctionCode')), role('agents', trusting(LAMBDA), REACHES_CONNECT)],
    ],
  ])('is a warning if this decides: %s', (_, roles) => {
    const [{ severity, what }] = foundIn(roles);
    expect(severity).toBe('warning');
    expect(what).toContain('and may get that of the role agents');
  });
});

test.each([
  [
    'another account without an external id',
    trusting({ AWS: 'arn:aws:iam::999999999999:root' }),
    'warning trust-in-other-account',
  ],
  [
    'a provider that all share, without names',
    trusting(
      { Federated: `${IAM}oidc-provider/${GITHUB}` },
      { Action: 'sts:AssumeRoleWithWebIdentity' },
    ),
    'fatal oidc-without-subject',
  ],
  [
    'anyone from some addresses',
    trusting('*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    'error trust-in-anyone',
  ],
])('the same for a role that trusts %s', (_, trust, expected) => {
  expect(severities([openTo(trust, ASSUMES), AGENTS])).toEqual([expected]);
});

test('the default of a parameter is part of the chain, and a parameter without one is a warning', () => {
  const Agents = roleWith('P', policy(REACHES_CONNECT), {
    AssumeRolePolicyDocument: policy(trusting({ AWS: { Ref: 'AWS::AccountId' } })),
  });
  const Open = roleWith('P', policy(allow('sts:AssumeRole', { Ref: 'Which' })), {
    AssumeRolePolicyDocument: policy(trusting('*')),
  });
  const found = (parameter: object) =>
    ofTrust({
      Parameters: { Which: { Type: 'String', ...parameter } },
      Resources: { Open, Agents },
    }).map(({ severity, what }) => [severity, what.split(': ')[1]]);
  expect(found({ Default: '*' })).toEqual([
    ['fatal', 'sts:AssumeRole on the role Agents, with the default of the parameter Which'],
  ]);
  expect(found({})).toEqual([['warning', 'sts:AssumeRole on the role Agents']]);
});
