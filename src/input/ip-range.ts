import { Token } from 'aws-cdk-lib/core';
import { containsCidr, IpBlock, parseCidr } from './cidr';
import { ConnectAccessError } from './error';
import { checkNotEmpty, checkUnique } from './lists';
import { isLookupDummy } from './lookup-dummy';
import { TargetEnvironment } from './target-environment';
import { hasWildcard, templateTexts, visible, withLazyTexts, withoutTokens } from './tokens';
import { addressFacts } from '../catalogue/catalogue';

/**
 * Returns the public addresses and ranges in a stable order. Throws when the list is empty, or an
 * entry limits nothing or never matches. Values of tokens are checked where the app knows them.
 */
export function checkIpRanges(
  where: string,
  from: TargetEnvironment,
  ranges: readonly string[],
): string[] {
  if (Token.isUnresolved(ranges)) {
    throw new ConnectAccessError({
      where,
      problem: 'a list that is a token cannot be checked',
      instead: 'Give the addresses one by one; each may be a token',
    });
  }
  checkNotEmpty(where, ranges, 'address or range', 'every address');
  // Lazy values could become others after the check.
  const fixed = ranges.map((range) => withLazyTexts(from, range));
  checkUnique(where, fixed, 'range');
  const blocks = fixed.flatMap((range) => blocksOf(where, from, range));
  if (coversMost(blocks)) {
    throw new ConnectAccessError({
      where,
      problem: 'half of the internet or more is in these ranges: they limit nothing',
      got: fixed,
      instead: 'Leave it out for every address',
    });
  }
  return [...fixed].sort();
}

const ANY_ADDRESS = '0.0.0.0/0';

/** Returns the blocks that a range may have: one, or those that the app knows of a token. */
function blocksOf(where: string, from: TargetEnvironment, range: string): IpBlock[] {
  if (isLookupDummy(range)) return [];
  if (!Token.isUnresolved(range)) return [checkedBlock(where, range)];
  if (hasWildcard(withoutTokens(range))) checkedBlock(where, withoutTokens(range));
  // Whatever address is before it.
  if (/\/0+$/.test(visible(from.resolve(range)))) checkedBlock(where, ANY_ADDRESS);
  return templateTexts(from, range).map((text) => checkedBlock(where, text));
}

function checkedBlock(where: string, range: string): IpBlock {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: range,
      allowed: 'public IPv4 or IPv6 addresses or ranges, such as 192.0.2.0/24 or 2001:db8::/32',
      instead,
    });
  if (typeof range !== 'string' || range === '') throw bad('there is no address');
  if (hasWildcard(range))
    throw bad('wildcards do not work in ranges', 'Write it with a prefix length');
  const block = parseCidr(range);
  // Some tools read an octet with a leading zero as octal.
  if (!block || /\s|(^|\.)0\d/.test(range)) throw bad('this is neither an address nor a range');
  if (block.prefix === 0)
    throw bad('every address is in it: it limits nothing', 'Leave it out for every address');
  const purpose = Object.entries(addressFacts().notGlobal).find(([other]) =>
    isIn(other, block),
  )?.[1];
  if (purpose !== undefined) {
    throw bad(
      `this is not a public address, it is for ${purpose}: aws:SourceIp is the public one, and nobody would get in`,
      'Give the public addresses that requests come from',
    );
  }
  return block;
}

const isIn = (outer: string, inner: IpBlock): boolean => {
  const block = parseCidr(outer);
  return block !== undefined && containsCidr(block, inner);
};

/** Returns whether the blocks have half of the public addresses of IPv4 or of IPv6. */
function coversMost(blocks: readonly IpBlock[]): boolean {
  return addressFacts().internet.some((range) => {
    const all = parseCidr(range);
    if (!all) return false;
    if (blocks.some((block) => containsCidr(block, all))) return true;
    const within = blocks.filter((block) => containsCidr(all, block));
    const distinct = within.filter(
      (block, i) =>
        !within.some(
          (other, j) =>
            i !== j && containsCidr(other, block) && (j < i || !containsCidr(block, other)),
        ),
    );
    const size = (block: IpBlock) => 2n ** BigInt(block.bits - block.prefix);
    return distinct.reduce((sum, block) => sum + size(block), 0n) * 2n >= size(all);
  });
}
