/** A position in a text, with line and column from 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface BadFile extends Partial<Position> {
  readonly file: string;
  /** The problem, without a final period. */
  readonly problem: string;
  /** The remedy. */
  readonly instead?: string;
}

/** A file that is not of any kind that the command can read: `stack.yaml:3:14: a key is text`. */
export class FileError extends Error implements BadFile {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly problem: string;
  readonly instead?: string;

  constructor({ file, line, column, problem, instead }: BadFile) {
    const place = [file, ...(line === undefined ? [] : [line, column ?? 1])].join(':');
    super(`${place}: ${problem}.${instead === undefined ? '' : ` ${instead}.`}`);
    this.name = 'FileError';
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
    this.instead = instead;
  }
}
