import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectAccess, ConnectAccessRole, ConnectAction, ConnectScope } from '../../src';
import { actionsOf } from '../../src/catalogue/catalogue';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { decide } from '../../src/evaluator/decide';
import { compiledPolicy } from '../support/compiled';
import { findingsOf } from '../support/findings';
import { Place, requestsFor } from '../support/requests';
import { ACCOUNT, INSTANCE_ARN, newStack, statementsOf } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const here: Place = {
  partition: 'aws',
  region: 'us-east-1',
  account: ACCOUNT,
  instanceId: '11111111-2222-3333-4444-555555555555',
};
const elsewhere: Place = { ...here, instanceId: '99999999-2222-3333-4444-555555555555' };
const ALL = actionsOf('connect');

const policiesOf = (access: ConnectAccess) => {
  const { statements, pinned } = compileAccess('Here', stack, access, one);
  return [statements, ...pinned.map((copy) => copy.statements)].map((some) => compiledPolicy(some));
};

/** The actions that are allowed on everything that they are checked on in an instance. */
function allowedIn(place: Place, access: ConnectAccess, names: readonly string[] = ALL): string[] {
  const policies = policiesOf(access);
  return names.filter((name) =>
    requestsFor(name, undefined, place).every(
      ({ action, resource, context }) =>
        decide({ action, resource, context, otherKeys: 'absent' }, { policies }).verdict ===
        'allowed',
    ),
  );
}

const rest = (names: readonly string[]) => ALL.filter((name) => !names.includes(name));
const WITHOUT_INSTANCE = [
  'connect:CreateInstance',
  'connect:DeleteTrafficDistributionGroup',
  'connect:ImportPhoneNumber',
  'connect:ReleasePhoneNumber',
  'connect:SendChatIntegrationEvent',
  'connect:SendIntegrationEvent',
  'connect:TagResource',
  'connect:UntagResource',
  'connect:UpdatePhoneNumberMetadata',
  'connect:UpdateTrafficDistribution',
];
const VIEWS = [
  'connect:DescribePhoneNumber',
  'connect:DescribeTrafficDistributionGroup',
  'connect:GetTrafficDistribution',
  'connect:ListInstances',
  'connect:ListPhoneNumbersV2',
  'connect:ListTrafficDistributionGroupUsers',
  'connect:ListTrafficDistributionGroups',
  'connect:SearchAvailablePhoneNumbers',
];
const administrator = ConnectAccess.instanceAdministrator();
const made = (access: ConnectAccess, connectScope = one) =>
  new ConnectAccessRole(newStack({ env: { account: ACCOUNT, region: 'us-east-1' } }), 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access,
    connectScope,
  });

describe('an administrator of one instance', () => {
  test('has every action that carries the instance, in four statements', () => {
    expect(rest(allowedIn(here, administrator))).toEqual(WITHOUT_INSTANCE);
    expect(statementsOf(made(administrator)).map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['AdministerInstance', 'connect:*'],
      ['AdministerByInstanceId', 'connect:*'],
      ['ViewNumbersOfAccount', expect.arrayContaining(['connect:DescribePhoneNumber'])],
      ['ListAllInstances', 'connect:ListInstances'],
    ]);
  });

  test('has nothing of another instance but what carries none, to view', () => {
    expect(allowedIn(elsewhere, administrator)).toEqual(VIEWS);
  });

  test('is said to have what it has, and not to have what it has not', () => {
    expect(findingsOf(made(administrator)).map((text) => text.split(':')[0])).toEqual([
      'note account-wide',
      'note without-instance',
      'note star-only',
      'warning emergency-access',
      'warning sign-in-as-any-user',
      'warning user-takeover',
    ]);
    expect(findingsOf(made(administrator))[1]).toBe(
      'note without-instance: not granted outside the instances, because they carry no instance: ' +
        WITHOUT_INSTANCE.join(', '),
    );
  });

  test('does not sign in as the administrator where that is denied', () => {
    const access = administrator.plus(ConnectAccess.denyEmergencyAccess());
    expect(rest(allowedIn(here, access))).toEqual([
      'connect:AdminGetEmergencyAccessToken',
      ...WITHOUT_INSTANCE,
    ]);
    expect(findingsOf(made(access)).filter((text) => text.includes('not-denied'))).toEqual([]);
  });

  test('is of named instances, without tags, and nothing can be taken out of the pattern', () => {
    expect(() => made(administrator, ConnectScope.allInstances())).toThrow('none is named');
    expect(() => made(administrator, one.withTags({ Team: 'a' }))).toThrow('connect:*');
    expect(() =>
      administrator.minus(ConnectAccess.connectActions(ConnectAction.DELETE_INSTANCE)),
    ).toThrow(
      'ConnectAccess.minus: nothing can be taken out of connect:*. Deny it: plus(ConnectAccess.deny(...))',
    );
    expect(
      administrator.minus(administrator).plus(ConnectAccess.denyFederation())._documented,
    ).toHaveLength(1);
  });
});

describe('a deny of an access', () => {
  const everything = ConnectAccess.fullAccess('v4');
  const without = (denied: ConnectAccess) => everything.plus(ConnectAccess.deny(denied));

  test('holds on the whole instance and not on another one', () => {
    const names = ['connect:CreateUser', 'connect:CreateQueue', 'connect:DescribeView'];
    const access = without(ConnectAccess.actions(...names));
    expect(allowedIn(here, access, names)).toEqual([]);
    expect(allowedIn(elsewhere, access, names)).toEqual(names);
    expect(allowedIn(here, access, ['connect:DescribeUser'])).toEqual(['connect:DescribeUser']);
  });

  test('of an administrator is a deny of the instance', () => {
    const access = without(administrator);
    expect(allowedIn(here, access)).toEqual(
      ALL.filter(
        (name) =>
          [...VIEWS, ...WITHOUT_INSTANCE].includes(name) &&
          !['connect:TagResource', 'connect:UntagResource', 'connect:ImportPhoneNumber'].includes(
            name,
          ),
      ),
    );
    expect(allowedIn(elsewhere, access)).toEqual(allowedIn(elsewhere, everything));
  });

  test('leaves out what carries no instance, and says so', () => {
    const role = made(
      ConnectAccess.deny(ConnectAccess.actions('connect:ListInstances', 'connect:CreateUser')),
    );
    expect(statementsOf(role)).toEqual([
      {
        Sid: 'DenyConnectInstance',
        Effect: 'Deny',
        Action: 'connect:CreateUser',
        Resource: [INSTANCE_ARN, `${INSTANCE_ARN}/*`],
      },
    ]);
    expect(findingsOf(role)).toEqual([
      'warning not-denied: not denied, because they carry no instance: connect:ListInstances',
    ]);
  });

  test('is on every resource where the scope is every instance', () => {
    const access = ConnectAccess.deny(
      ConnectAccess.actions('connect:ListInstances', 'connect:CreateUser'),
    );
    expect(statementsOf(made(access, ConnectScope.allInstances()))).toEqual([
      {
        Sid: 'DenyConnectAny',
        Effect: 'Deny',
        Action: ['connect:CreateUser', 'connect:ListInstances'],
        Resource: '*',
      },
    ]);
  });

  test('is on named resources alone, which any of a request may be', () => {
    const profile = `${INSTANCE_ARN}/security-profile/admin`;
    const access = ConnectAccess.deny(
      ConnectAccess.actions('connect:CreateUser', 'connect:UpdateUserSecurityProfiles'),
    );
    const role = made(access, one.withResources('security-profile', profile));
    expect(statementsOf(role)).toEqual([
      {
        Sid: 'DenyConnectSecurityProfile',
        Effect: 'Deny',
        Action: ['connect:CreateUser', 'connect:UpdateUserSecurityProfiles'],
        Resource: profile,
      },
    ]);
    expect(findingsOf(role)).toEqual([]);
  });

  test('joins other denies, and only the same deny takes it away', () => {
    const [a, b] = ['connect:CreateUser', 'connect:DeleteUser'].map((name) =>
      ConnectAccess.deny(ConnectAccess.actions(name)),
    );
    const denied = (access: ConnectAccess) =>
      statementsOf(made(access)).map(({ Action }) => Action);
    expect(denied(a.plus(b))).toEqual([['connect:CreateUser', 'connect:DeleteUser']]);
    expect(denied(a.plus(b).minus(b))).toEqual(['connect:CreateUser']);
    expect(denied(a.plus(b).minus(ConnectAccess.actions('connect:CreateUser')))).toEqual([
      ['connect:CreateUser', 'connect:DeleteUser'],
    ]);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a managed policy',
      () => ConnectAccess.deny(ConnectAccess.readOnly()),
      'a managed policy cannot be denied: AmazonConnectReadOnlyAccess',
    ],
    [
      'a deny',
      () => ConnectAccess.deny(ConnectAccess.denyFederation()),
      'the access denies already',
    ],
    [
      'a deny of an access',
      () => ConnectAccess.deny(ConnectAccess.deny(ConnectAccess.search())),
      'the access denies already',
    ],
    [
      'nothing',
      () => ConnectAccess.deny(administrator.minus(administrator)),
      'the access is empty',
    ],
    [
      'something else',
      () => ConnectAccess.deny('connect:CreateUser' as unknown as ConnectAccess),
      'this is not a ConnectAccess',
    ],
    [
      'only what carries no instance',
      () => made(ConnectAccess.deny(ConnectAccess.actions('connect:ListInstances'))),
      'nothing of the access can be denied for one instance: connect:ListInstances. ' +
        'Deny it for all: ConnectScope.allInstances()',
    ],
  ])('of %s is an error', (_, make, text) => {
    expect(make).toThrow(text);
  });
});

describe('a deny of other instances', () => {
  const everything = ConnectAccess.fullAccess('v4').plus(ConnectAccess.denyOtherInstances());

  test('leaves the named ones whole, and of others what carries no instance', () => {
    expect(allowedIn(here, everything)).toEqual(allowedIn(here, ConnectAccess.fullAccess('v4')));
    expect(allowedIn(elsewhere, everything)).toEqual(
      ALL.filter((name) => [...VIEWS, ...WITHOUT_INSTANCE].includes(name)).filter(
        (name) =>
          !['connect:TagResource', 'connect:UntagResource', 'connect:ImportPhoneNumber'].includes(
            name,
          ),
      ),
    );
  });
});

test('a deny of transcript search leaves other searches', () => {
  const access = ConnectAccess.fullAccess('v4').plus(ConnectAccess.denyTranscriptSearch());
  const policies = policiesOf(access);
  const verdictOf = (analysis?: string) =>
    decide(
      {
        action: 'connect:SearchContacts',
        resource: INSTANCE_ARN,
        context: analysis ? { 'connect:SearchContactsByContactAnalysis': [analysis] } : {},
        otherKeys: 'absent',
      },
      { policies },
    ).verdict;
  expect([verdictOf(), verdictOf('Sentiment'), verdictOf('Transcript')]).toEqual([
    'allowed',
    'allowed',
    'denied',
  ]);
});
