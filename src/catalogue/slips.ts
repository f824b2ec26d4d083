/** A name or a form on a page of AWS that IAM does not have. See catalogue/slips.json. */
export interface Slip {
  readonly id: string;
  /** The source that has it. */
  readonly on: string;
  readonly written: string;
  /** The name or the form that works. */
  readonly is: string;
  /** Actions, policies, condition keys, resource types and roles that it concerns. */
  readonly about: readonly string[];
  /** The source that shows that it is a slip. */
  readonly source: string;
  readonly why: string;
}

/** Returns all known slips of AWS's documentation. */
export const slips = (): readonly Slip[] => require('../../catalogue/slips.json').slips;

/** Returns the slips about an action, a policy, a condition key, a resource type or a role. */
export const slipsAbout = (name: string): readonly Slip[] =>
  slips().filter(({ about }) => about.includes(name));
