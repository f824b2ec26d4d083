import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import actions from '../../catalogue/rendered/actions.json';
import { ConnectReadOnlyRole, ConnectReadOnlyRoleProps, ConnectScope } from '../../src';
import { allowed } from '../support/simulator';
import {
  ACCOUNT,
  INSTANCE_ARN,
  INSTANCE_ID,
  managedPoliciesOf,
  newStack,
  statementOf,
  statementsOf,
} from '../support/template';

const reader = (props: Partial<ConnectReadOnlyRoleProps> = {}, stack = newStack()) =>
  new ConnectReadOnlyRole(stack, 'Auditor', {
    assumedBy: new AccountPrincipal('444455556666'),
    ...props,
  });
const SEARCHES = Object.keys(actions.connect)
  .filter((name) => name.startsWith('Search'))
  .map((name) => `connect:${name}`);

test('is the managed policy and nothing else', () => {
  expect(managedPoliciesOf(reader())).toEqual([
    'arn:${AWS::Partition}:iam::aws:policy/AmazonConnectReadOnlyAccess',
  ]);
  expect(statementsOf(reader())).toEqual([]);
});

describe('search', () => {
  test('has every Search action of the catalogue, once', () => {
    const role = reader({ searchScope: ConnectScope.allInstances() });
    const granted = statementsOf(role).flatMap((s) => s.Action);
    expect(SEARCHES.length).toBeGreaterThanOrEqual(27);
    expect([...granted].sort()).toEqual([...SEARCHES].sort());
  });

  test('on every instance of the account, said in words', () => {
    const role = reader({ searchScope: ConnectScope.allInstances() });
    expect(statementOf(role, 'SearchConnect').Resource).toBe(
      'arn:${AWS::Partition}:connect:*:${AWS::AccountId}:instance/*',
    );
    expect(statementOf(role, 'SearchAvailablePhoneNumbers').Resource).toBe(
      'arn:${AWS::Partition}:connect:*:${AWS::AccountId}:phone-number/*',
    );
  });

  test('on one instance: the instance and the kinds of resource below it that the actions take', () => {
    const role = reader({ searchScope: ConnectScope.instanceArn(INSTANCE_ARN) });
    expect(statementOf(role, 'SearchConnect').Resource).toEqual([
      INSTANCE_ARN,
      `${INSTANCE_ARN}/operating-hours/*`,
      `${INSTANCE_ARN}/vocabulary/*`,
      `${INSTANCE_ARN}/workspace/*`,
    ]);
    expect(statementOf(role, 'SearchAvailablePhoneNumbers').Resource).toBe(
      `arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:phone-number/*`,
    );
  });

  test('is allowed on the instance and not on another, each action on the resource that it takes', async () => {
    const role = reader({ searchScope: ConnectScope.instanceArn(INSTANCE_ARN) });
    const other = INSTANCE_ARN.replace(INSTANCE_ID, '99999999-2222-3333-4444-555555555555');
    const below: Record<string, string> = {
      'connect:SearchVocabularies': '/vocabulary/v',
      'connect:SearchWorkspaceAssociations': '/workspace/w',
    };
    for (const action of SEARCHES.filter((a) => a !== 'connect:SearchAvailablePhoneNumbers')) {
      expect([
        action,
        await allowed(
          { action, resource: INSTANCE_ARN + (below[action] ?? '') },
          statementsOf(role),
        ),
      ]).toEqual([action, true]);
      expect([
        action,
        await allowed({ action, resource: other + (below[action] ?? '') }, statementsOf(role)),
      ]).toEqual([action, false]);
    }
  });
});

describe('tags of the search', () => {
  const tagged = ConnectScope.instanceArn(INSTANCE_ARN).withTags({ Team: 'North' });

  test('limit every search, by its filter or by what it is on, and are not asked of the managed policy', () => {
    const role = reader({ searchScope: tagged, denyFederation: true });
    expect(managedPoliciesOf(role)).toEqual([
      'arn:${AWS::Partition}:iam::aws:policy/AmazonConnectReadOnlyAccess',
    ]);
    expect(statementsOf(role).map((s) => [s.Sid, s.Condition])).toEqual([
      ['SearchConnectBySearchTag', { StringEquals: { 'connect:SearchTag/Team': 'North' } }],
      ['SearchConnectByResourceTag', { StringEquals: { 'aws:ResourceTag/Team': 'North' } }],
      ['SearchAvailablePhoneNumbers', { StringEquals: { 'aws:ResourceTag/Team': 'North' } }],
      ['DenyConnectFederation', undefined],
    ]);
    expect(
      statementsOf(role)
        .flatMap((s) => s.Action)
        .sort(),
    ).toEqual([...SEARCHES, 'connect:GetFederationToken'].sort());
  });
});

describe('federation', () => {
  const request = { action: 'connect:GetFederationToken', resource: INSTANCE_ARN };

  test('is allowed by the managed policy, and can be denied', async () => {
    expect(await allowed(request, statementsOf(reader()), ['AmazonConnectReadOnlyAccess'])).toBe(
      true,
    );
    expect(
      await allowed(request, statementsOf(reader({ denyFederation: true })), [
        'AmazonConnectReadOnlyAccess',
      ]),
    ).toBe(false);
    expect(statementsOf(reader({ denyFederation: true }))).toEqual([
      {
        Sid: 'DenyConnectFederation',
        Effect: 'Deny',
        Action: 'connect:GetFederationToken',
        Resource: '*',
      },
    ]);
  });
});

test('signing in is a finding, unless it is denied', () => {
  const ids = (props: object) =>
    reader(props)
      .findings.map(({ id }) => id)
      .filter((id) => id === 'sign-in-as-any-user');
  expect(ids({})).toEqual(['sign-in-as-any-user']);
  expect(ids({ denyFederation: true })).toEqual([]);
});

test('an instance of another account is an error', () => {
  const stack = newStack({ env: { account: '999988887777', region: 'us-east-1' } });
  expect(() => reader({ searchScope: ConnectScope.instanceArn(INSTANCE_ARN) }, stack)).toThrow(
    `ConnectReadOnlyRole 'Stack/Auditor': searchScope: the instance is of account ${ACCOUNT}, the principal of account 999988887777`,
  );
});
