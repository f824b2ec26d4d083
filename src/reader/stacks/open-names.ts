import { limitsOf } from './parameter-defaults';
import { Stack } from './stack';
import { filled } from '../../policy/default-values';
import {
  deployTimeNames,
  hasDeployTimeValue,
  hasOwnText,
  openPattern,
  PolicyText,
} from '../../policy/deploy-time-text';
import { overlap } from '../../policy/pattern';
import { substitute } from '../../policy/substitute';
import { own } from '../json';

/** A name of an export, and what deployment may make of it. */
export interface OpenName {
  readonly text: PolicyText;
  readonly patterns: readonly PolicyText[];
}

/** More names than that are not told apart: a parameter of them may have any value. */
const MOST = 64;

/** Returns names of exports in a stack. One that may be any name has no pattern. */
export const openNames = (names: readonly PolicyText[], stack: Stack): readonly OpenName[] =>
  [...new Set(names.map((name) => substitute(name, stack.known)))].map((text) => ({
    text,
    patterns: allowedTexts(text, stack).filter(hasOwnText).map(openPattern),
  }));

/**
 * Returns whether the name of an import may be that of an export. Two stacks often give one value to the
 * same parameter.
 */
export const mayBeOne = (imported: OpenName, exported: OpenName): boolean =>
  isOpen(imported.text, exported.text) &&
  (imported.text === exported.text ||
    imported.patterns.some((one) => exported.patterns.some((other) => overlap(one, other))));

const isOpen = (imported: PolicyText, exported: PolicyText): boolean =>
  hasDeployTimeValue(imported) ? [imported, exported].some(isChosen) : hasDeployTimeValue(exported);

/** Returns the texts that the `AllowedValues` of parameters make of a text. */
const allowedTexts = (text: PolicyText, { template }: Stack): readonly PolicyText[] =>
  [...new Set(deployTimeNames(text))].reduce<readonly PolicyText[]>(
    (texts, name) => {
      const { allowed } = limitsOf(own(template.Parameters, name));
      return texts.length * allowed.length > MOST ? texts : filled(texts, name, allowed);
    },
    [text],
  );

/** Returns whether a name has more than pseudo parameters that deployment chooses. */
const isChosen = (name: PolicyText): boolean =>
  deployTimeNames(name).some((one) => !/(^|\/)AWS::\w+$/.test(one));
