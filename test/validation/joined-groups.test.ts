import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { bounded, IAM, managed, named, role, user } from '../support/listed-principals';

const POOR = [allow('s3:Get*')];
const on = (action: unknown, resource: string, Condition?: object) =>
  allow(action, `${IAM}${resource}`, Condition);

interface Account {
  readonly more?: object;
  readonly group?: readonly object[];
  readonly roles?: readonly object[];
}

/** How severe it is what a user with some statements may write into groups or roles. */
const found = (statements: readonly object[], { more = {}, group = POOR, roles = [] }: Account) =>
  audit(
    read('details.json', {
      UserDetailList: [user('Holder', [REACHES_CONNECT, ...statements], more)],
      GroupDetailList: [named('Group', 'G', group), named('Group', 'H', POOR)],
      RoleDetailList: [role('Other', POOR), ...roles],
      Policies: [
        managed('All', [allow('*')]),
        managed('Some', POOR),
        managed('Iam', [allow('iam:*')]),
      ],
    })!,
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity)
    .sort()[0];

const BOTH = ['iam:PutGroupPolicy', 'iam:AddUserToGroup'];
const ADDRESS = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
const DENY = { ...allow('*'), Effect: 'Deny' };

test.each<[string, readonly object[], Account, string]>([
  ['by name', [on(BOTH, 'group/G')], {}, 'fatal'],
  [
    'by name, or any from an address',
    [on(BOTH, 'group/G'), allow(BOTH, '*', ADDRESS)],
    {},
    'fatal',
  ],
  [
    'by name, or some from an address',
    [on(BOTH, 'group/*', ADDRESS), on(BOTH, 'group/G')],
    {},
    'fatal',
  ],
  ['with a policy', [on(['iam:AttachGroupPolicy', BOTH[1]], 'group/G')], {}, 'fatal'],
  ['any, and joins one', [allow(BOTH[0]), on(BOTH[1], 'group/G')], {}, 'fatal'],
  ['any, and joins any', [allow(BOTH)], {}, 'fatal'],
  ['by name, and joins any', [on(BOTH[0], 'group/G'), allow(BOTH[1])], {}, 'fatal'],
  ['of a pattern, and joins any of it', [on(BOTH, 'group/*')], {}, 'fatal'],
  [
    'but another one, and joins any',
    [{ Effect: 'Allow', Action: BOTH[0], NotResource: `${IAM}group/H` }, allow(BOTH[1])],
    {},
    'fatal',
  ],
  ['any, within its boundary', [allow(BOTH)], { more: bounded('Iam') }, 'error'],
  [
    'any, under a condition, and joins any',
    [allow(BOTH[0], '*', ADDRESS), allow(BOTH[1])],
    {},
    'error',
  ],
  [
    'any, of which it is denied those there',
    [allow(BOTH), { ...on(BOTH[1], 'group/?'), Effect: 'Deny' }],
    {},
    'error',
  ],
  ['and joins another one', [on(BOTH[0], 'group/G'), on(BOTH[1], 'group/H')], {}, 'warning'],
  ['and joins none', [on(BOTH[0], 'group/G')], {}, 'warning'],
  ['that no file has', [on(BOTH, 'group/None')], {}, 'warning'],
  ['under a condition', [on(BOTH, 'group/G', ADDRESS)], {}, 'warning'],
  ['with a deny', [on(BOTH, 'group/G')], { group: [DENY] }, 'warning'],
  [
    'and is denied to join',
    [on(BOTH, 'group/*'), { ...on(BOTH[1], 'group/*'), Effect: 'Deny' }],
    {},
    'error',
  ],
  ['within its boundary', [on(BOTH, 'group/G')], { more: bounded('Iam') }, 'warning'],
])('a user writes into a group %s', (_, statements, account, severity) => {
  expect(found(statements, account)).toBe(severity);
});

describe('a user writes into a role as which it can act', () => {
  const ROOT = { Principal: { AWS: `${IAM}root` } };
  const assumes = on('sts:AssumeRole', 'role/R');
  const If = (name: string) => ({
    StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/${name}` },
  });
  const within = (name: string, trusted: object = ROOT) => ({
    roles: [{ ...role('R', POOR, trusted), ...bounded(name) }],
  });
  const writes = (Condition?: object) => [allow('iam:PutRolePolicy', '*', Condition), assumes];

  test('within a boundary that keeps nothing back', () => {
    expect(found(writes(), within('All'))).toBe('fatal');
    expect(found([on('iam:PutRolePolicy', 'role/R'), assumes], within('All'))).toBe('fatal');
    expect(found(writes(), within('Some'))).toBe('error');
  });

  test('within a required boundary that keeps nothing back', () => {
    expect(found(writes(If('All')), within('All'))).toBe('fatal');
    expect(found(writes(If('All')), within('Some'))).toBe('error');
    expect(found(writes(If('All')), { roles: [role('R', POOR, ROOT)] })).toBe('error');
    const service = { Principal: { Service: 'lambda.amazonaws.com' } };
    expect(found(writes(If('All')), within('All', service))).toBe('error');
  });
});
