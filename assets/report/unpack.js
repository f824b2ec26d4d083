// @ts-check
/** A place in a form, with the index of the part that stands there. */
class Hole {
  /** @param {number} index */
  constructor(index) {
    this.index = index;
  }
}

/**
 * The data that src/report/packed-values.ts packed. Equal lists and objects are one, which nothing here changes.
 * @param {{ names: string[][], shared: any[], value: any }} packed
 * @returns {any}
 */
function unpacked({ names, shared, value }) {
  /** @type {any[]} */
  const values = [];
  /** The lists and objects that have a place in them. @type {WeakSet<object>} */
  const forms = new WeakSet();
  const isForm = (/** @type {any} */ one) => one instanceof Hole || (typeof one === 'object' && forms.has(one));

  /** @param {string[]} its @param {any[]} members */
  function objectOf(its, members) {
    /** @type {Record<string, any>} */
    const made = {};
    its.forEach((name, i) => { made[name] = members[i]; });
    if (members.some(isForm)) forms.add(made);
    return made;
  }

  /** @param {any[]} items */
  function listOf(items) {
    if (items.some(isForm)) forms.add(items);
    return items;
  }

  /** @param {any} one @param {any[]} parts @returns {any} */
  function filled(one, parts) {
    if (!isForm(one)) return one;
    if (one instanceof Hole) return parts[one.index];
    if (Array.isArray(one)) return one.map((item) => filled(item, parts));
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, filled(member, parts)]));
  }

  /** @param {any} one @returns {any} */
  function made(one) {
    if (!Array.isArray(one) || one.length === 0) return one;
    const [code] = one;
    if (code >= 0) return values[code];
    if (code === -2) return new Hole(one[1]);
    const parts = one.slice(1).map(made);
    if (code === -1) return listOf(parts);
    if (code === -3) return filled(parts[0], parts.slice(1));
    return objectOf(names[-4 - code], parts);
  }

  // What is shared refers to what is before it.
  for (const one of shared) values.push(made(one));
  return made(value);
}
