import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { checkIpRanges } from '../../src/input/ip-range';
import { ACCOUNT, newStack } from '../support/template';

const check = (...ranges: string[]) => checkIpRanges('sourceIps', newStack(), ranges);

const PUBLIC = ['8.8.8.8', '192.0.2.0/24', '2001:db8::/32', '0.0.0.0/2', '192.31.196.0/24'];

test.each(PUBLIC)('%s is taken', (range) => {
  expect(check(range)).toEqual([range]);
});

test.each([
  ['10.0.0.0/8', 'private use'],
  ['10.1.2.3', 'private use'],
  ['172.16.0.0/12', 'private use'],
  ['192.168.0.0/16', 'private use'],
  ['100.64.0.0/10', 'shared address space of carriers'],
  ['127.0.0.1/32', 'loopback'],
  ['169.254.169.254', 'link local'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['198.18.0.0/15', 'benchmarking'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['255.255.255.255/32', 'reserved'],
  ['0.0.0.0/8', 'this network'],
  ['::1/128', 'loopback'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link local'],
  ['ff00::/8', 'multicast'],
  ['100::/64', 'discard only'],
  ['100:0:0:1::/64', 'dummy addresses'],
  ['64:ff9b:1::/48', 'local translation'],
  ['2001:2::/48', 'benchmarking'],
  ['5f00::/16', 'segment routing'],
])('%s is not a public address', (range, purpose) => {
  expect(() => check(range)).toThrow(
    `sourceIps: this is not a public address, it is for ${purpose}: ` +
      `aws:SourceIp is the public one, and nobody would get in. Got '${range}'.`,
  );
});

test.each<[string, string[]]>([
  ['one half', ['0.0.0.0/1']],
  ['both halves', ['0.0.0.0/1', '128.0.0.0/1']],
  ['both halves of IPv6', ['::/1', '8000::/1']],
  ['all quarters', ['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2']],
  ['two quarters of what is public in IPv6', ['2000::/5', '2800::/5']],
])('%s of the internet limit nothing', (_, ranges) => {
  expect(() => check(...ranges)).toThrow(
    'sourceIps: half of the internet or more is in these ranges: they limit nothing.',
  );
});

test.each([
  ['0.0.0.0/0', 'every address is in it'],
  ['::/0', 'every address is in it'],
  ['*', 'wildcards do not work in ranges'],
  ['192.0.2.*', 'wildcards do not work in ranges'],
  ['192.0.2.010', 'this is neither an address nor a range'],
  ['office', 'this is neither an address nor a range'],
])('%s is an error', (range, problem) => {
  expect(() => check(range)).toThrow(`sourceIps: ${problem}`);
});

describe('a token', () => {
  const stack = () => newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const inStack = (range: (one: Stack) => string) => {
    const one = stack();
    return () => checkIpRanges('sourceIps', one, [range(one)]);
  };

  test.each<[string, (one: Stack) => string, string]>([
    ['lazy', () => Lazy.string({ produce: () => '0.0.0.0/0' }), 'every address is in it'],
    ['lazy wildcard', () => Lazy.string({ produce: () => '*' }), 'wildcards do not work'],
    [
      'default of a parameter',
      (one) => new CfnParameter(one, 'P', { default: '10.0.0.0/8' }).valueAsString,
      'this is not a public address',
    ],
    [
      'allowed value of a parameter',
      (one) => new CfnParameter(one, 'P', { allowedValues: ['8.8.8.8', '::/0'] }).valueAsString,
      'every address is in it',
    ],
  ])('that is a %s is checked', (_, range, problem) => {
    expect(inStack(range)).toThrow(`sourceIps: ${problem}`);
  });

  test('that is lazy is the range that was checked', () => {
    let asked = 0;
    const changing = Lazy.uncachedString({
      produce: () => (asked++ === 0 ? '192.0.2.0/24' : '0.0.0.0/0'),
    });
    expect(inStack(() => changing)()).toEqual(['192.0.2.0/24']);
  });

  test('with a length that takes in every address is an error', () => {
    expect(inStack((one) => `${new CfnParameter(one, 'P').valueAsString}/0`)).toThrow(
      'sourceIps: every address is in it',
    );
  });

  test('that the CDK looks up is a dummy in the first run', () => {
    expect(inStack((one) => StringParameter.valueFromLookup(one, '/office'))()).toEqual([
      'dummy-value-for-/office',
    ]);
  });

  test('of a parameter without values is taken', () => {
    expect(inStack((one) => new CfnParameter(one, 'P').valueAsString)()).toHaveLength(1);
  });

  test('that is the whole list is an error', () => {
    const one = stack();
    const list = new CfnParameter(one, 'P', { type: 'CommaDelimitedList' }).valueAsList;
    expect(() => checkIpRanges('sourceIps', one, list)).toThrow(
      'sourceIps: a list that is a token cannot be checked. Give the addresses one by one',
    );
  });
});
