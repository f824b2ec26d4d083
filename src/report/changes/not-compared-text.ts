import { Changes, DefinitionChange, NotCompared } from './model';
import { shortened } from '../../policy/shorten-list';
import { definitionChangeText } from '../../text/definition-text';
import { fileToGiveText, unknownPartText } from '../../text/unknown-part';
import { ReportedUnread } from '../model';

/** The message for no change, as far as it is known. */
export const UNCHANGED: Readonly<Record<'unchanged' | 'unknown', string>> = {
  unchanged: 'No access changed.',
  unknown: 'No access changed in what was read. Whether other access changed is not known.',
};

/**
 * Returns a text for each part that was not compared: the part, the principals, and what to
 * provide.
 */
export const notComparedTexts = ({
  notCompared,
  definitions,
  unread,
}: Changes): readonly string[] => [
  ...notCompared.map(partText),
  ...definitions.filter(({ isCompared }) => !isCompared).map(definitionText),
  ...unread.map(unreadText),
];

/** Returns a text for each definition that changed and whose effect is among the changes. */
export const changedDefinitionTexts = ({ definitions }: Changes): readonly string[] =>
  definitions.filter(({ isCompared }) => isCompared).map(definitionText);

const definitionText = ({ before, after, principals }: DefinitionChange): string =>
  `${definitionChangeText(before, after)}, for ${shortened(principals, 3)}`;

function partText({ part, before, after, principals }: NotCompared): string {
  const side = before ? ', before' : ', now';
  const when = before && after ? '' : side;
  const remedy = part.remedy ? `. ${fileToGiveText(part.remedy)}` : '';
  return `${unknownPartText(part)}${when}, for ${shortened(principals, 3)}${remedy}`;
}

const unreadText = ({ file, pointer, problem }: ReportedUnread): string =>
  `${file}${pointer}: ${problem}`;
