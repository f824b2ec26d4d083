import { FileError } from './file-error';
import { parseJson } from './json';
import { Parsed } from './parsed';
import { STANDARD_INPUT, textOf } from './text';
import { parseYaml } from './yaml';

const LARGE = 5_000_000;

/** Reads files as JSON or YAML. */
export class Source {
  constructor(private readonly progress: (message: string) => void) {}

  async parsed(file: string): Promise<Parsed> {
    const name = file === '-' ? STANDARD_INPUT : file;
    const text = await textOf(file);
    if (text.length > LARGE)
      this.progress(`reading ${name}, ${Math.round(text.length / 1_000_000)} MB`);
    const isYaml = /\.ya?ml$/i.test(file);
    if (!/^\s*[[{]/.test(text)) {
      if (/\.json$/i.test(file)) return parseJson(name, text);
      return parseYaml(name, text);
    }
    // JSON is also YAML, of any length, but short forms may appear between its brackets.
    try {
      return parseJson(name, text);
    } catch (error) {
      if (isYaml && error instanceof FileError) return parseYaml(name, text);
      throw error;
    }
  }
}

/** Returns the content of a text that is written in a file, as JSON or YAML. */
export const contentOf = (text: string): unknown =>
  (/^\s*[[{]/.test(text) ? parseJson('', text) : parseYaml('', text)).content;
