/** Addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or one address. */
export interface IpBlock {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly prefix: number;
}

/** Parses a block; undefined when the text is not one. */
export function parseCidr(text: string): IpBlock | undefined {
  const [, address, length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (address === undefined) return undefined;
  const bits = address.includes(':') ? 128 : 32;
  const first = bits === 128 ? v6(address) : v4(address);
  const prefix = length === undefined ? bits : Number(length);
  return first === undefined || prefix > bits ? undefined : { bits, first, prefix };
}

/** Returns whether all addresses of the inner block are in the outer block. */
export function containsCidr(outer: IpBlock, inner: IpBlock): boolean {
  const size = 2n ** BigInt(outer.bits - outer.prefix);
  return (
    outer.bits === inner.bits &&
    outer.prefix <= inner.prefix &&
    outer.first / size === inner.first / size
  );
}

function v4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

/**
 * Parses the form of RFC 4291: eight groups, zeros omitted once, the last two optionally as IPv4.
 */
function v6(text: string): bigint | undefined {
  const dotted = /^(.*:)([^:]*\.[^:]*)$/.exec(text);
  const tail = dotted && v4(dotted[2]);
  if (dotted && tail === undefined) return undefined;
  const groups =
    dotted && typeof tail === 'bigint'
      ? `${dotted[1]}${(tail / 65536n).toString(16)}:${(tail % 65536n).toString(16)}`
      : text;
  const halves = groups.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const known = halves.flat();
  if (halves.length > 2 || !known.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - known.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const full =
    halves.length === 1 ? known : [...halves[0], ...Array<string>(missing).fill('0'), ...halves[1]];
  return full.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
