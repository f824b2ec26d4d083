/** A value that must not be exceeded. */
export type Limit = readonly [what: string, value: number, limit: number, unit: string];

/** One table of figures that were measured side by side. */
export interface Section {
  readonly title: string;
  /** How it was measured, for docs/benchmarks.md. */
  readonly how: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly limits: readonly Limit[];
}

/** `9.31`, `93.1`, `931`: three digits, as many as these measurements can hold. */
export const digits = (value: number): string =>
  value === 0
    ? '0'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** A value and how many times that of ours it is. */
export const beside = (value: number, ours: number): string =>
  `${digits(value)} (${digits(value / ours)}×)`;
