import { Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from './error';
import { checkNotEmpty, checkUnique } from './lists';
import { hasWildcard, withoutTokens } from './tokens';

/**
 * Returns the public addresses and ranges in a stable order. Throws when the list is empty, or an
 * entry limits nothing or never matches.
 */
export function checkIpRanges(where: string, ranges: readonly string[]): string[] {
  if (Token.isUnresolved(ranges)) {
    throw new ConnectAccessError({
      where,
      problem: 'a list that is a token cannot be checked',
      instead: 'Give the addresses one by one; each may be a token',
    });
  }
  checkNotEmpty(where, ranges, 'address or range', 'every address');
  checkUnique(where, ranges, 'range');
  ranges.forEach((range) => checkIpRange(where, range));
  return [...ranges].sort();
}

/** Returns the number of bits of an address, or 0 when the text is not an address. */
function bitsOf(address: string): number {
  if (isIPv4(address)) return 32;
  return isIPv6(address) ? 128 : 0;
}

function checkIpRange(where: string, range: string): void {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: range,
      allowed: 'public IPv4 or IPv6 addresses or ranges, such as 192.0.2.0/24 or 2001:db8::/32',
      instead,
    });
  if (typeof range !== 'string' || range === '') throw bad('there is no address');
  if (hasWildcard(withoutTokens(range)))
    throw bad('wildcards do not work in ranges', 'Write it with a prefix length');
  if (Token.isUnresolved(range)) return;
  const [address, length, ...rest] = range.split('/');
  const bits = bitsOf(address);
  const validLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
  if (bits === 0 || !validLength || rest.length > 0)
    throw bad('this is neither an address nor a range');
  if (length !== undefined && Number(length) === 0)
    throw bad('every address is in it: it limits nothing', 'Leave it out for every address');
  if (
    bits === 32 &&
    /^(10\.|127\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)/.test(address)
  ) {
    throw bad(
      'this is a private address: aws:SourceIp is the public one, and nobody would get in',
      'Give the public addresses that requests come from',
    );
  }
}

const isIPv4 = (address: string) =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(address) &&
  address.split('.').every((part) => Number(part) <= 255 && String(Number(part)) === part);

/** Parses the address as the host of a URL, with the platform's own parser. */
const isIPv6 = (address: string) =>
  /^[0-9a-f:.]+$/i.test(address) && URL.canParse(`http://[${address}]`);
