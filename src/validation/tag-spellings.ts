import { PolicyText } from '../policy/deploy-time-text';

/**
 * Returns how a request may spell the key of a tag of a user, a role, or a session. IAM does not tell
 * these apart by case, and some conditions do.
 *
 * @param named - The keys that conditions on the request name.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function tagSpellings(name: string, named: readonly PolicyText[]): readonly string[] {
  const letters = [...name];
  const others = letters.map((_, i) =>
    letters.map((letter, j) => (i === j ? inverted(letter) : letter)).join(''),
  );
  const same = named.filter((one) => one.toLowerCase() === name.toLowerCase());
  return [...new Set([name, name.toLowerCase(), name.toUpperCase(), ...others, ...same])];
}

const inverted = (letter: string): string =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
