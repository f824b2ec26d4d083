// @ts-check
/**
 * An element. Names in a report are anybody's: text is only ever text here, and nothing is parsed as HTML.
 * @param {string} tag with classes: `p.quiet`
 * @param {Record<string, string | number | boolean | undefined> | null} attributes
 * @param {...(Node | string | null | undefined | false | (Node | string)[])} children
 * @returns {HTMLElement}
 */
function el(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

/** How a verdict looks; what it is must be said beside it. @param {string} verdict */
const mark = (verdict) => el(`span.${markClass(verdict, verdict)}`, null);

/** The classes of a mark: of what was read, and that it is not all. @param {string} verdict @param {string} known */
const markClass = (verdict, known) => (verdict === 'unknown' && known !== 'no' && known !== 'unknown' ? `mark.${known}.unsure` : `mark.${verdict}`);

/** Text that is read out and not seen. @param {string} text */
const unseen = (text) => el('span.unseen', null, text);

/** @param {number} n @param {string} noun */
const counted = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** Items by what they have in common, in their order. @template T, K @param {readonly T[]} items @param {(item: T) => K} keyOf @returns {Map<K, T[]>} */
function grouped(items, keyOf) {
  /** @type {Map<K, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}

/** Elements with a space between them, so that they are apart when they are copied. @param {HTMLElement[]} elements */
const spaced = (elements) => elements.flatMap((element, i) => (i > 0 ? [' ', element] : [element]));
