import { addressFacts } from '../catalogue/addresses';
import { containsCidr, IpBlock, parseCidr } from '../input/cidr';
import { lazy } from '../input/memoize';

/** The shares of the addresses of the internet that some ranges cover, from 0 to 1. */
export interface AddressShare {
  readonly v4: number;
  readonly v6: number;
}

/** Returns the share of the internet that is in some ranges. Other texts cover nothing. */
export function addressShare(ranges: readonly string[]): AddressShare {
  const blocks = parsed(ranges);
  return { v4: shareOf(blocks, 32), v6: shareOf(blocks, 128) };
}

const parsed = (ranges: readonly string[]) => ranges.flatMap((range) => parseCidr(range) ?? []);

const internet = lazy(() => parsed(addressFacts().internet));

const notGlobal = lazy(() => parsed(Object.keys(addressFacts().notGlobal)));

function shareOf(blocks: readonly IpBlock[], bits: IpBlock['bits']): number {
  const whole = internet().find((one) => one.bits === bits);
  if (!whole) return 0;
  const isUsed = (block: IpBlock) => !notGlobal().some((one) => containsCidr(one, block));
  const inside = blocks.filter(isUsed).flatMap((block) => commonBlock(block, whole) ?? []);
  return outermost(inside).reduce((sum, { prefix }) => sum + 2 ** (whole.prefix - prefix), 0);
}

/** Returns the addresses that two blocks share. One contains the other, or they share none. */
function commonBlock(one: IpBlock, other: IpBlock): IpBlock | undefined {
  if (containsCidr(other, one)) return one;
  return containsCidr(one, other) ? other : undefined;
}

/** Returns the blocks that are in no other block, each once. */
function outermost(blocks: readonly IpBlock[]): readonly IpBlock[] {
  const sorted = [...blocks].sort((a, b) => a.prefix - b.prefix);
  return sorted.filter((block, i) => !sorted.slice(0, i).some((one) => containsCidr(one, block)));
}
