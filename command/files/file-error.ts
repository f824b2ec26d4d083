/** A place in a text as editors count it: both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface BadFile extends Partial<Position> {
  readonly file: string;
  /** What is wrong, without a full stop. */
  readonly problem: string;
  /** What to do. */
  readonly instead?: string;
}

/** A file that cannot be read as any of the kinds that the command knows: `stack.yaml:3:14: a key is text`. */
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
