import { indented } from './message-lines';
import { UnknownPart } from '../policy/unknown';
import { remedyText, unknownPartText } from '../text/unknown-part';

/** What was not read, each part once. */
export const unreadLines = (parts: readonly UnknownPart[]): string[] =>
  indented(distinct(parts.map(unknownPartText)));

/** What makes parts known, each remedy once. */
export const remedyLines = (parts: readonly UnknownPart[]): string[] =>
  distinct(parts.flatMap(({ remedy, what }) => remedyText(remedy, what) ?? []));

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
