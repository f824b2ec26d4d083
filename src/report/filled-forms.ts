/**
 * What many values have in common, with the parts of each. Roles that differ only in the instances
 * that they may use have lists of one form.
 */

/** A place in a form. */
export class Hole {
  constructor(readonly index: number) {}
}

/** A value as a form, and what stands in the places of the form. */
export class FilledForm {
  constructor(
    readonly form: unknown,
    readonly parts: readonly unknown[],
  ) {}
}

/**
 * Returns a value as a form whose places are the members with the given names. Equal members have
 * one place. Returns the value itself when it has none of them.
 */
export function filledForm(value: unknown, names: ReadonlySet<string>): unknown {
  const holes = new Map<string, Hole>();
  const parts: unknown[] = [];

  function holeOf(part: unknown): Hole {
    const key = JSON.stringify(part);
    const known = holes.get(key);
    if (known) return known;
    const hole = new Hole(parts.length);
    holes.set(key, hole);
    parts.push(part);
    return hole;
  }

  function formOf(one: unknown): unknown {
    if (Array.isArray(one)) return one.map(formOf);
    if (typeof one !== 'object' || one === null) return one;
    const members = Object.entries(one).filter(([, member]) => member !== undefined);
    return Object.fromEntries(
      members.map(([name, member]) => [name, names.has(name) ? holeOf(member) : formOf(member)]),
    );
  }

  const form = formOf(value);
  return parts.length > 0 ? new FilledForm(form, parts) : value;
}
