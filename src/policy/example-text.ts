import { PolicyText } from './deploy-time-text';
import { ANY_MANY, ANY_ONE, CharacterClass, patternPositions, Position } from './position';
import { memoize } from '../input/memoize';

/**
 * Replacements for stars: one as long as a Connect id, one short, and one with letters that few
 * patterns name.
 */
const FILLINGS = ['1b4e28ba-2fa1-11d2-883f-0016d3cca427', 'Z9', 'qJx-7WkV_u3', ''];
const CHARACTERS = ['7', 'q'];

/** Returns some texts that a pattern matches. Keeps unknown values. */
export const exampleTexts = memoize((pattern: PolicyText): readonly PolicyText[] => {
  const pieces = piecesOf(patternPositions(pattern));
  const characters = pieces.includes(ANY_ONE) ? CHARACTERS : CHARACTERS.slice(0, 1);
  const texts = FILLINGS.flatMap((filling) =>
    characters.map((character) =>
      pieces
        .map((piece) => {
          if (piece === ANY_MANY) return filling;
          return piece === ANY_ONE ? character : piece;
        })
        .join(''),
    ),
  );
  return [...new Set(texts)];
});

/** Returns the texts of a pattern, and the wildcards between them. */
function piecesOf(positions: readonly Position[]): readonly (PolicyText | CharacterClass)[] {
  const pieces: (PolicyText | CharacterClass)[] = [];
  let text = '';
  for (const position of positions) {
    if (position !== ANY_MANY && position !== ANY_ONE) {
      text += typeof position === 'string' ? position : position.text;
      continue;
    }
    pieces.push(text, position);
    text = '';
  }
  return [...pieces, text];
}
