import { indented } from './message-lines';
import { UnknownPart } from '../policy/unknown';
import { remedyText, unknownPartText } from '../text/unknown-part';

/** Lists the unread parts, each once. */
export const unreadLines = (parts: readonly UnknownPart[]): string[] =>
  indented(distinct(parts.map(unknownPartText)));

/** Lists the remedies that make parts known, each once. */
export const remedyLines = (parts: readonly UnknownPart[]): string[] =>
  distinct(parts.flatMap(({ remedy, what }) => remedyText(remedy, what) ?? []));

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
