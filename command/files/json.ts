import { printParseErrorCode, visit } from 'jsonc-parser';
import { FileError } from './file-error';
import { JsonPlaces } from './json-places';
import { scan } from './json-scan';
import { Lines } from './lines';
import { Parsed } from './parsed';

/** Reads JSON; where it is nested too deeply to be a policy, or is not JSON, the error says where. */
export function parseJson(file: string, text: string): Parsed {
  const lines = new Lines(text);
  const { tooDeep, oddities } = scan(text);
  if (tooDeep !== undefined) throw new FileError({ file, ...lines.at(tooDeep), problem: 'it is nested deeper than any policy or template' });
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

/** What JSON.parse does not say: where. */
function firstError(text: string): { offset: number; problem: string } {
  let first: { offset: number; problem: string } | undefined;
  const onError = (code: number, offset: number) => {
    const words = printParseErrorCode(code).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    const problem = offset >= text.trimEnd().length ? `it ends too early (${words})` : words;
    first ??= { offset: Math.min(offset, text.trimEnd().length), problem };
  };
  visit(text, { onError }, { disallowComments: true });
  return first ?? { offset: 0, problem: 'it has characters that JSON does not have' };
}
