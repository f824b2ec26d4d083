/** Who accepts a finding, and up to which day. */
export interface AcceptanceTerms {
  readonly owner?: string;
  readonly expires?: string;
}

/** Returns the reason for accepting a finding with its terms: `Pilot (Ana, until 2027-06-30)`. */
export function acceptedText(reason: string, { owner, expires }: AcceptanceTerms = {}): string {
  const terms = [owner, expires === undefined ? undefined : `until ${expires}`].filter(Boolean);
  return terms.length === 0 ? reason : `${reason.replace(/\.$/, '')} (${terms.join(', ')})`;
}
