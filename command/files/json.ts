import { printParseErrorCode, visit } from 'jsonc-parser';
import { FileError } from './file-error';
import { JsonPlaces } from './json-places';
import { scan } from './json-scan';
import { Lines } from './lines';
import { Parsed } from './parsed';

/** Parses JSON. The error for invalid or too deeply nested JSON contains the position. */
export function parseJson(file: string, text: string): Parsed {
  const lines = new Lines(text);
  const { tooMuch, oddities } = scan(text);
  if (tooMuch) throw new FileError({ file, ...lines.at(tooMuch.offset), problem: tooMuch.problem });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    const { offset, problem } = firstError(text);
    throw new FileError({ file, ...lines.at(offset), problem: `it is not JSON: ${problem}` });
  }
  const places = new JsonPlaces(text);
  return { content, oddities, locate: (pointer) => lines.at(places.offsetOf(pointer)) };
}

class FirstError extends Error {
  constructor(
    readonly code: number,
    readonly offset: number,
  ) {
    super();
  }
}

/**
 * Returns the position of an error, which JSON.parse does not report. Stops at the first error,
 * because the visitor may find one at each character.
 */
function firstError(text: string): { offset: number; problem: string } {
  const onError = (code: number, offset: number) => {
    throw new FirstError(code, offset);
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof FirstError)) throw error;
    const words = printParseErrorCode(error.code)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    const end = text.trimEnd().length;
    return error.offset < end
      ? { offset: error.offset, problem: words }
      : { offset: end, problem: `it ends too early, ${words}` };
  }
  return { offset: 0, problem: 'it has characters that JSON does not have' };
}
