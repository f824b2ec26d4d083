import { PolicyText } from './deploy-time-text';
import { ANY_MANY, ANY_ONE, patternPositions } from './position';
import { memoize } from '../input/memoize';

/**
 * Replacements for stars: one as long as a Connect id, one short, and one with letters that few
 * patterns name.
 */
const FILLINGS = ['1b4e28ba-2fa1-11d2-883f-0016d3cca427', 'Z9', 'qJx-7WkV_u3', ''];
const CHARACTERS = ['7', 'q'];

/** Returns some texts that a pattern matches. Keeps unknown values. */
export const exampleTexts = memoize((pattern: PolicyText): readonly PolicyText[] => {
  const positions = patternPositions(pattern);
  const texts = FILLINGS.flatMap((filling) =>
    CHARACTERS.map((character) =>
      positions
        .map((position) => {
          if (position === ANY_MANY) return filling;
          if (position === ANY_ONE) return character;
          return typeof position === 'string' ? position : position.text;
        })
        .join(''),
    ),
  );
  return [...new Set(texts)];
});
