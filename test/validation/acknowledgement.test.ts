import { ASKED_FOR, isOfConstruct, warnedAs } from '../../src/text/construct-reasons';
import { acknowledgementId } from '../../src/text/finding-name';
import { acknowledgementOf } from '../../src/validation/acknowledgement';

const FOUND = { id: 'chosen-session-name', subject: 'Admin', severity: 'error' } as any;
const PATH = 'Stack/Admin/Resource';
const BY_CONSTRUCT = [
  acknowledgementId('chosen-session-name[Admin]'),
  warnedAs('sign-in-as-any-user'),
] as const;

test('a construct accepts what it warns of', () => {
  const acknowledged = new Map([[PATH, new Map([BY_CONSTRUCT])]]);
  expect(acknowledgementOf(FOUND, PATH, acknowledged)).toEqual({
    path: PATH,
    reason: 'The construct warns of it, as sign-in-as-any-user.',
  });
});

test.each(['sign-in-as-any-user', 'sign-in-as-any-user[Admin]'])(
  'the reason of an app that accepts the warning %s counts',
  (name) => {
    const acknowledged = new Map([
      [PATH, new Map([BY_CONSTRUCT])],
      ['Stack/Admin', new Map([[acknowledgementId(name), 'Ana signs in alone.']])],
    ]);
    expect(acknowledgementOf(FOUND, PATH, acknowledged)).toEqual({
      path: 'Stack/Admin',
      reason: 'Ana signs in alone.',
    });
  },
);

test('reasons of constructs are told from those of people', () => {
  expect(isOfConstruct(warnedAs('emergency-access'))).toBe(true);
  expect(isOfConstruct(ASKED_FOR.everyInstance)).toBe(true);
  expect(isOfConstruct('Pilot only.')).toBe(false);
});
