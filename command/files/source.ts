import { FileError } from './file-error';
import { parseJson } from './json';
import { Parsed } from './parsed';
import { digestedText, STANDARD_INPUT } from './text';
import { parseYaml } from './yaml';

const LARGE = 5_000_000;

export interface DigestedFile extends Parsed {
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Reads files as JSON or YAML. */
export class Source {
  constructor(private readonly progress: (message: string) => void) {}

  async parsed(file: string): Promise<DigestedFile> {
    const { text, sha256 } = await digestedText(file);
    return { ...this.parse(file, text), sha256 };
  }

  private parse(file: string, text: string): Parsed {
    const name = file === '-' ? STANDARD_INPUT : file;
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
