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

const SVG = 'http://www.w3.org/2000/svg';

/** @param {string} verdict */
function mark(verdict) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `mark ${verdict}`);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#mark-${verdict}`);
  svg.append(use);
  return svg;
}

/** Text that is read out and not seen. @param {string} text */
const unseen = (text) => el('span.unseen', null, text);

/** @param {number} n @param {string} noun */
const counted = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
