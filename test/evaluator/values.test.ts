import { containsCidr, parseCidr } from '../../src/input/cidr';
import { parseDate } from '../../src/input/date';

describe('addresses', () => {
  test.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.4', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['10.0.0.0/16', '10.0.0.0/8', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['::/0', '10.0.0.1', false],
    ['::', '0:0:0:0:0:0:0:0', true],
    ['::ffff:10.0.0.1', '::ffff:a00:1', true],
  ])('%s holds %s: %s', (outer, inner, holds) =>
    expect(containsCidr(parseCidr(outer)!, parseCidr(inner)!)).toBe(holds),
  );

  test.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::1::',
    '2001:db8::/129',
    '1::2:3:4:5:6:7:8',
    'x::',
    '::1.2.3',
    '10.0.0.1/',
  ])('an address is not %j', (text) => expect(parseCidr(text)).toBeUndefined());
});

describe('dates', () => {
  test.each([
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-06', '2026-06-01T00:00:00.000Z'],
    ['2026-06-15', '2026-06-15T00:00:00.000Z'],
    ['2026-06-15T12:30Z', '2026-06-15T12:30:00.000Z'],
    ['2026-06-15T12:30:15.25+02:00', '2026-06-15T10:30:15.250Z'],
    ['2026-06-15T12:30:00', '2026-06-15T12:30:00.000Z'],
    ['1781526600', '2026-06-15T12:30:00.000Z'],
  ])('%s is %s', (text, expected) =>
    expect(new Date(parseDate(text)!).toISOString()).toBe(expected),
  );
  test.each(['', 'soon', '2026-13-01', '15.06.2026', '20260615T123000Z'])(
    'a date is not %j',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );
});
