import { Position } from './file-error';

/** The lines of a text, found on the first request for a position. */
export class Lines {
  private starts?: number[];

  constructor(private readonly text: string) {}

  /** Returns the position of a character. */
  at(offset: number): Position {
    const starts = (this.starts ??= startsOf(this.text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
    starts.push(end + 1);
  return starts;
}
