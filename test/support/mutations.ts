/** Random numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)];

/** What stands where something else should. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  '',
  '*',
  '${',
  '__proto__',
  '\u0001x\u0002',
  [],
  {},
  [[]],
  { Ref: 'AWS::NoValue' },
  { Ref: {} },
  { 'Fn::If': ['A', {}] },
  { 'Fn::Sub': '${A' },
  { 'Fn::Split': ['', { 'Fn::GetAtt': ['R', 'Arn'] }] },
  { 'Fn::Select': ['x', []] },
  { 'Fn::Transform': { Name: 'M' } },
  { 'Fn::ForEach::L': ['X', ['a', 'b'], { '${X}': { Ref: 'X' } }] },
  { 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-x' } },
];

/** A copy with some parts replaced, left out, or put under another key. */
export function mutateValue(value: unknown, random: Random, chance: number): unknown {
  if (random() < chance) return pick(random, ODD);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutateValue(item, random, chance));
    return random() < chance ? [...items, ...items] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => random() > chance)
      .map(([key, part]) => [
        random() < chance ? pick(random, ['Resources', 'Statement', 'Fn::Sub', 'Type', key]) : key,
        mutateValue(part, random, chance),
      ]),
  );
}

/** A text with some characters left out, doubled, or replaced. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  const changes = 1 + Math.floor(random() * 4);
  for (let i = 0; i < changes; i++) {
    const at = Math.floor(random() * mutated.length);
    const length = Math.floor(random() ** 3 * 40);
    const put = pick(random, ['', '"', '{', ']', ',', '\n', '\u0000', '!Ref ', '&a ', '*a']);
    mutated = mutated.slice(0, at) + put + mutated.slice(at + length);
  }
  return mutated;
}
