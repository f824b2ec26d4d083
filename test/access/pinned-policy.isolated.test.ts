import facts from '../../catalogue/rendered/managed-policies.json';
import { CampaignsApi, CampaignsLevel, ConnectAccess, ConnectAction } from '../../src';

const FULL = 'AmazonConnect_FullAccess';
const READ = 'AmazonConnectReadOnlyAccess';
const describing = ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER);

describe('a managed policy is pinned', () => {
  test('in access that has it, which is not changed', () => {
    const served = ConnectAccess.fullAccess();
    const pinned = served.withPinnedPolicy(FULL, 'v3');
    expect([pinned._managedPolicies, pinned._pins]).toEqual([
      [],
      [{ policy: FULL, version: 'v3' }],
    ]);
    expect([served._managedPolicies, served._pins]).toEqual([[FULL], []]);
    expect(Object.isFrozen(pinned._pins)).toBe(true);
  });

  test('with the rest of the access left as it is', () => {
    const access = ConnectAccess.fullAccess()
      .plus(describing)
      .plus(ConnectAccess.campaigns(CampaignsLevel.VIEWER, CampaignsApi.V1));
    const pinned = access.withPinnedPolicy(FULL, 'v3');
    expect([pinned._documented, pinned._wants]).toEqual([access._documented, access._wants]);
  });

  test.each<[string, ConnectAccess, ConnectAccess]>([
    [
      'fullAccess',
      ConnectAccess.fullAccess('v3'),
      ConnectAccess.fullAccess().withPinnedPolicy(FULL, 'v3'),
    ],
    [
      'readOnly',
      ConnectAccess.readOnly('v2'),
      ConnectAccess.readOnly().withPinnedPolicy(READ, 'v2'),
    ],
    [
      'voiceId',
      ConnectAccess.voiceId('v1'),
      ConnectAccess.voiceId().withPinnedPolicy('AmazonConnectVoiceIDFullAccess', 'v1'),
    ],
  ])('where it comes from: ConnectAccess.%s', (_, short, long) => {
    expect(short).toEqual(long);
  });

  test('again, at another version', () => {
    expect(ConnectAccess.fullAccess('v2').withPinnedPolicy(FULL, 'v3')._pins).toEqual([
      { policy: FULL, version: 'v3' },
    ]);
  });

  test('beside another one that is not', () => {
    const access = ConnectAccess.fullAccess('v3').plus(ConnectAccess.readOnly());
    expect([access._managedPolicies, access._pins]).toEqual([
      [READ],
      [{ policy: FULL, version: 'v3' }],
    ]);
  });

  test('in the same order, in whatever order it is said', () => {
    const [one, other] = [ConnectAccess.fullAccess('v3'), ConnectAccess.readOnly('v4')];
    expect(one.plus(other)._pins).toEqual(other.plus(one)._pins);
    expect(one.plus(one)._pins).toEqual(one._pins);
  });
});

describe('it is an error', () => {
  test.each(['v5', 'v0', '4', 'V4', '', 'newest', 'constructor', '__proto__'])(
    'to pin at %s, which is no version, and those that are are said with their dates',
    (version) => {
      expect(() => ConnectAccess.fullAccess().withPinnedPolicy(FULL, version)).toThrow(
        new Error(
          'ConnectAccess.withPinnedPolicy: AmazonConnect_FullAccess has no such version in the ' +
            `catalogue. Got '${version}'. ` +
            'Allowed: v1 of 2020-11-20, v2 of 2021-07-01, v3 of 2021-11-23, v4 of 2023-03-07. ' +
            'What AWS published later is in a later release of this library.',
        ),
      );
    },
  );

  test('of the factory that was called', () => {
    expect(() => ConnectAccess.fullAccess('v99')).toThrow(
      /^ConnectAccess\.fullAccess: AmazonConnect_FullAccess has no such version/,
    );
    expect(() => ConnectAccess.readOnly('v99')).toThrow(
      /^ConnectAccess\.readOnly: AmazonConnectReadOnlyAccess has no such version/,
    );
    expect(() => ConnectAccess.voiceId('v2')).toThrow(
      /^ConnectAccess\.voiceId: AmazonConnectVoiceIDFullAccess has no such version.*Allowed: v1 of 2021-09-26\./,
    );
  });

  test('to pin at a version of which the catalogue has no document', () => {
    const without = jest.replaceProperty(facts[FULL].versions.v2, 'document', undefined as any);
    try {
      expect(() => ConnectAccess.fullAccess('v2')).toThrow(
        new Error(
          'ConnectAccess.fullAccess: the catalogue has no document of this version of ' +
            "AmazonConnect_FullAccess. Got 'v2'. " +
            'Allowed: v1 of 2020-11-20, v3 of 2021-11-23, v4 of 2023-03-07. ' +
            'What AWS published later is in a later release of this library.',
        ),
      );
    } finally {
      without.restore();
    }
  });

  test.each([
    READ,
    'AmazonConnectFullAccess',
    'AmazonConnectServiceLinkedRolePolicy',
    'AWSSupportAccess',
    '',
  ])('to pin %s in access that does not have it', (name) => {
    expect(() => ConnectAccess.fullAccess().withPinnedPolicy(name, 'v1')).toThrow(
      new Error(
        `ConnectAccess.withPinnedPolicy: the access has no such managed policy. Got '${name}'. ` +
          'Allowed: AmazonConnect_FullAccess.',
      ),
    );
  });

  test('to pin in access that has no managed policy', () => {
    expect(() => describing.withPinnedPolicy(FULL, 'v4')).toThrow(
      new Error(
        "ConnectAccess.withPinnedPolicy: the access has no such managed policy. Got 'AmazonConnect_FullAccess'. " +
          'Allowed: none, because it has no managed policy at all. ' +
          'Managed policies come with ConnectAccess.fullAccess, readOnly and voiceId.',
      ),
    );
  });

  test.each<[string, ConnectAccess, string]>([
    ['with what AWS adds to it', ConnectAccess.fullAccess(), 'as AWS serves it'],
    ['at another version', ConnectAccess.fullAccess('v4'), 'pinned at v4'],
  ])('to add the same policy %s', (_, other, how) => {
    const pinned = ConnectAccess.fullAccess('v3').plus(describing);
    const instead =
      'Have it alike in both; withPinnedPolicy pins it in an access that is there already.';
    expect(() => pinned.plus(other)).toThrow(
      new Error(
        `ConnectAccess.plus: AmazonConnect_FullAccess is pinned at v3 in one access and ${how} ` +
          `in the other. ${instead}`,
      ),
    );
    expect(() => other.plus(pinned)).toThrow(
      new Error(
        `ConnectAccess.plus: AmazonConnect_FullAccess is ${how} in one access and pinned at v3 ` +
          `in the other. ${instead}`,
      ),
    );
  });

  test('to take something out of it', () => {
    expect(() => ConnectAccess.fullAccess('v3').minus(describing)).toThrow(
      /nothing can be taken out of the managed policy AmazonConnect_FullAccess/,
    );
  });
});
