import { PolicyText } from './deploy-time-text';
import { ANY_MANY, ANY_ONE, patternPositions } from './position';
import { memoize } from '../input/memoize';

/** Texts for stars: as long as an id of Connect, short, and with letters that few patterns name. */
const FILLINGS = ['1b4e28ba-2fa1-11d2-883f-0016d3cca427', 'Z9', 'qJx-7WkV_u3', ''];
const CHARACTERS = ['7', 'q'];

/** Some texts that a pattern takes in. Values that are not known yet stay in them. */
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
