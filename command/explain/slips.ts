import { Slip, slips, slipsAbout, sourceFacts } from '../../src/catalogue/catalogue';
import { Section } from '../sheet';

/** A slip of AWS's documentation, with the page that has it. */
export interface SlipExplained {
  readonly page: string;
  readonly written: string;
  readonly is: string;
  readonly why: string;
}

export const slipExplained = ({ on, written, is, why }: Slip): SlipExplained => ({
  page: sourceFacts(on).title,
  written,
  is,
  why,
});

/** Returns the slips about a name. */
export const slipsOf = (name: string): SlipExplained[] => slipsAbout(name).map(slipExplained);

/** Returns the names of actions and condition keys that AWS's pages have and IAM does not. */
export const namesOfSlips = (): string[] =>
  slips()
    .flatMap(({ written }) => written.split(', '))
    .filter((name) => /^[a-z][a-z0-9-]*:[A-Za-z]+(\/|$)/.test(name))
    .map((name) => name.split('/')[0]);

/** Renders slips for people. */
export const slipsSection = (known: readonly SlipExplained[]): Section => ({
  heading: "Slips of AWS's documentation",
  lines: known.map(({ page, written, is, why }) => ({
    head: `${written}, where ${is} works`,
    below: [why, page],
  })),
});
