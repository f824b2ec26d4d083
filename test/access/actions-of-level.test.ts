import { AccessLevel, ConnectAccess, ConnectAction } from '../../src';
import { actionFacts, actionsOf, familyServices } from '../../src/catalogue/catalogue';

const ofLevel = (level: AccessLevel, services: readonly string[]) =>
  services
    .flatMap(actionsOf)
    .filter((action) => actionFacts(action)?.level === level)
    .sort();

test('a level has its actions in the services that are given', () => {
  expect(ConnectAccess.actionsOfLevel(AccessLevel.LIST, 'connect', 'cases').actionNames).toEqual(
    ofLevel(AccessLevel.LIST, ['connect', 'cases']),
  );
});

test('without a service it is the whole family', () => {
  expect(ConnectAccess.actionsOfLevel(AccessLevel.TAGGING).actionNames).toEqual(
    ofLevel(AccessLevel.TAGGING, familyServices()),
  );
});

test('signing in is not reading', () => {
  const all = ofLevel(AccessLevel.READ, ['connect']);
  const { actionNames } = ConnectAccess.actionsOfLevel(AccessLevel.READ, 'connect');
  expect(all.filter((action) => !actionNames.includes(action))).toEqual([
    ConnectAction.GET_FEDERATION_TOKEN,
  ]);
  expect(
    ConnectAccess.actionsOfLevel(AccessLevel.WRITE, 'connect').actionNames.includes(
      ConnectAction.ADMIN_GET_EMERGENCY_ACCESS_TOKEN,
    ),
  ).toBe(false);
});

test.each([
  [() => ConnectAccess.actionsOfLevel('Reading' as any), /Got 'Reading'\. Allowed: List, Read/],
  [() => ConnectAccess.actionsOfLevel(AccessLevel.READ, 'qconnect'), /Got 'qconnect'/],
  [
    () => ConnectAccess.actionsOfLevel(AccessLevel.READ, 'cases', 'cases'),
    /given twice\. Got 'cases'/,
  ],
])('%p is an error', (access, message) => {
  expect(access).toThrow(message);
});
