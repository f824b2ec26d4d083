import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { IAM, managed, named, role, user } from '../support/listed-principals';

const PRESENT = 'aws:MultiFactorAuthPresent';
const NO_MFA = { BoolIfExists: { [PRESENT]: 'false' } };
const KEYS_PASS = { Bool: { [PRESENT]: 'false' } };
const AWAY = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
const ELSEWHERE = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-2' } };
const [KEYS, ENABLE] = ['iam:CreateAccessKey', 'iam:EnableMFADevice'];
const OTHER = `${IAM}user/Other`;

const denies = (Condition: object, more: object = { Action: '*' }) => ({
  Effect: 'Deny',
  Resource: '*',
  Condition,
  ...more,
});
const deniesBut = (...NotAction: readonly string[]) => denies(NO_MFA, { NotAction });

/** How severe it is that somebody of an account, which has the user Other too, does an action. */
const severityOf = (action: string, account: object) =>
  audit(
    read('details.json', {
      UserDetailList: [],
      RoleDetailList: [role('Poor', [allow('s3:Get*')])],
      GroupDetailList: [named('Group', 'Desk', [allow('s3:Get*')])],
      Policies: [managed('Read', [allow('s3:Get*')])],
      ...account,
    })!,
  )
    .filter(({ id }) => /escalation/.test(id))
    .find(({ what }) => what.startsWith(`${action} on `))?.severity;

const HAS = {
  GroupList: ['Desk'],
  AttachedManagedPolicies: [{ PolicyName: 'Read', PolicyArn: `${IAM}policy/Read` }],
};

describe.each([
  ['a user', 'iam:PutUserPolicy', OTHER],
  ['the group of a user', 'iam:PutGroupPolicy', `${IAM}group/Desk`],
  ['a policy of a user', 'iam:CreatePolicyVersion', `${IAM}policy/Read`],
])('who writes into %s, and makes credentials of the user,', (_, action, resource) => {
  const severity = (others: readonly object[], own: readonly object[] = []) =>
    severityOf(action, {
      UserDetailList: [
        user('Holder', [REACHES_CONNECT, allow(action, resource), allow(KEYS, OTHER), ...own]),
        user('Other', others, HAS),
      ],
    });

  test.each([
    ['a deny without MFA', 'warning', [denies(NO_MFA)], []],
    ['one of all but some actions', 'warning', [deniesBut('s3:*')], []],
    [
      'one from which another device is for others',
      'warning',
      [denies(NO_MFA)],
      [allow(ENABLE, `${OTHER}s`)],
    ],
    ['one outside the office', 'warning', [denies(AWAY)], []],
    ['none', 'fatal', [], []],
    ['one of some actions', 'fatal', [denies(NO_MFA, { Action: 'iam:*' })], []],
    ['one that keys get past', 'fatal', [denies(KEYS_PASS)], []],
    ['one of another Region', 'fatal', [denies(ELSEWHERE)], []],
    ['one that lets the user enable a device', 'fatal', [deniesBut(ENABLE)], []],
    ['one, and may enable a device for it', 'fatal', [denies(NO_MFA)], [allow(ENABLE, OTHER)]],
  ])('gets past %s: %s', (__, expected, others, own) => {
    expect(severity(others, own)).toBe(expected);
  });
});

test('who writes into all users, and takes one that needs MFA, is not sure of that', () => {
  const severity = (...others: readonly object[]) =>
    severityOf('iam:PutUserPolicy', {
      UserDetailList: [user('Other', others)],
      RoleDetailList: [role('Holder', [REACHES_CONNECT, allow(['iam:PutUserPolicy', KEYS])])],
    });
  expect(severity(allow('s3:Get*'))).toBe('fatal');
  expect(severity(allow('s3:Get*'), denies(NO_MFA))).toBe('error');
});
