/** A value that must not be exceeded. */
export type Limit = readonly [what: string, value: number, limit: number, unit: string];

/** One table of figures that were measured side by side. */
export interface Section {
  readonly title: string;
  /** How it was measured: sentences. */
  readonly how: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly limits: readonly Limit[];
}

/** `9.31`, `93.1`, `931`: three digits, as many as these measurements can hold. */
export function digits(value: number): string {
  if (value === 0) return '0';
  const before = Math.max(1, Math.floor(Math.log10(value)) + 1);
  return value.toFixed(Math.max(0, 3 - before));
}

/** A value and how many times that of ours it is. */
export const beside = (value: number, ours: number): string =>
  `${digits(value)} (${digits(value / ours)}×)`;
