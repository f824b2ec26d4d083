// @ts-check
/* Words: what was typed, what a text has, and whether it is in there. */

/** The words of a text: `connect:ListEntities` has connect, list, entities. @param {string} text */
const wordsOf = (text) => text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(BORDER).filter(Boolean);
const BORDER = /[^a-z0-9\u00c0-\uffff]+/;
const PLAIN = /^[a-z0-9\u00c0-\uffff]+$/i;

/** How people name the resource that is every resource, and access to it. */
const EVERYTHING = ['*', 'everything', 'wildcard', 'access', 'resources', 'all', 'full'];

/** Texts as words; most are of many principals. @type {Map<string, { lower: string, words: string[], whole: string[] }>} */
const readTexts = new Map();

/** @param {string} text */
function readText(text) {
  let read = readTexts.get(text);
  if (!read) {
    const lower = text.toLowerCase();
    read = { lower, words: text === '*' ? EVERYTHING : wordsOf(text), whole: lower.split(BORDER) };
    readTexts.set(text, read);
  }
  return read;
}

/** The words of questions that say nothing of what is asked about. */
const FILLING = new Set(('a am an and any anybody anyone anything are at be been by can could do does for from had has have '
  + 'how i in is it lack lacks may me missing my of on or our reach see somebody someone stands than that the their them they this to '
  + 'touch was what where which who whom whose with').split(' '));

/** The words of questions that only say that an instance, or who has access to it, is asked about. */
const ASKING = new Set('access arn environment id instance instances people permission permissions principal principals role roles stack'.split(' '));

/** What was typed, as words; a word with other signs is found as it is. @param {string} typed */
function termsOf(typed) {
  // A name in one word, such as CreateUser, is found as it is too.
  const isPlain = (/** @type {string} */ term) => PLAIN.test(term) && !/[a-z][A-Z]/.test(term);
  const terms = typed.trim().split(/\s+/).map(withoutMarks).filter(Boolean)
    .map((term) => ({ lower: term.toLowerCase(), isPlain: isPlain(term) }));
  const telling = terms.filter(({ lower }) => !FILLING.has(lower));
  return telling.length > 0 ? telling : terms;
}

/** A word without the quotes around it and the mark at its end. @param {string} term */
const withoutMarks = (term) => term.replace(/^["'“‘(]+(?=.)|(?<=.)["'”’)]+$/g, '').replace(/(?<=[a-z0-9*}])[?!.,;:]+$/i, '');

/** @typedef {ReturnType<typeof termsOf>} Terms */

/**
 * Whether a text has a word that begins with a term, or has the term as it is after a border.
 * @param {Terms[number]} term @param {string} text
 */
function isIn({ lower, isPlain }, text) {
  const read = readText(text);
  if (lower === '*') return text === '*';
  if (!isPlain) return hasAfterBorder(text, read.lower, lower);
  const singular = lower.length > 3 ? lower.replace(/s$/, '') : lower;
  return read.words.some((word) => word.startsWith(singular)) || read.whole.includes(lower) || isInitials(lower, text);
}

/** Whether a name in a text abbreviates to a term: MultiFactorAuthPresent is mfa. @param {string} term @param {string} text */
const isInitials = (term, text) => term.length > 2 && text.split(/[^A-Za-z0-9]+/)
  .some((name) => /[a-z][A-Z]/.test(name) && wordsOf(name).map(([first]) => first).join('').startsWith(term));

/** @param {string} text @param {string} lower the same in lower case @param {string} part */
function hasAfterBorder(text, lower, part) {
  for (let at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + 1)) {
    const isInside = at > 0 && PLAIN.test(part[0]) && PLAIN.test(text[at - 1]) && !/[a-z0-9][A-Z]/.test(text.slice(at - 1, at + 1));
    if (!isInside) return true;
  }
  return false;
}

/** @param {Terms} terms @param {string} text */
const areIn = (terms, text) => terms.every((term) => isIn(term, text));
