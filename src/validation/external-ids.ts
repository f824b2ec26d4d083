import { Openness } from './openness';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';

/**
 * Returns how many have an external id. AWS does not treat it as a secret, so who learns one has it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function opennessOfExternalId(value: PolicyText): Openness {
  if (hasDeployTimeValue(value)) return 'perhaps';
  return hasRandomId(value) || piecesOf(value).some(isRandom) ? 'some' : 'all';
}

/** A UUID of a version, which says that it was made and not thought up. */
const UUID = /[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/i;

function hasRandomId(value: string): boolean {
  const [id] = UUID.exec(value) ?? [];
  return id !== undefined && charactersIn(id) >= FEWEST_CHARACTERS;
}

/** Returns the parts of a text that wildcards, variables, and punctuation separate. */
const piecesOf = (value: string): readonly string[] =>
  value.replace(/\$\{[^}]*\}/g, ' ').match(/[a-z\d]+/gi) ?? [];

const SHORTEST = 20;
const FEWEST_CHARACTERS = 8;

/** The most characters for each change between letters and digits. Words and years have fewer. */
const LONGEST_RUN = 6;

/** Returns whether a text is long, and letters and digits take turns in it as in a random one. */
const isRandom = (text: string): boolean =>
  text.length >= SHORTEST &&
  charactersIn(text) >= FEWEST_CHARACTERS &&
  (text.match(/\d(?=\D)|\D(?=\d)/g) ?? []).length * LONGEST_RUN >= text.length;

const charactersIn = (text: string): number => new Set(text.toLowerCase()).size;
