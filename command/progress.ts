import { Stream } from './io';
import { harmless } from '../src/text/visible';

/** The delay in milliseconds. Shorter waits show no progress. */
const PATIENCE = 500;
const ERASE = '\r\u001b[2K';

/** One line on a terminal that shows the progress of a long task, and then disappears. */
export class Progress {
  private readonly from: number;
  private shown = false;

  constructor(
    private readonly stream: Stream,
    private readonly now: () => number = Date.now,
    private readonly patience = PATIENCE,
  ) {
    this.from = now();
  }

  public say(message: string): void {
    if (!this.stream.isTTY || this.now() - this.from < this.patience) return;
    const line = harmless(message.replace(/\s+/g, ' '), false);
    this.stream.write(`${ERASE}${line.slice(0, (this.stream.columns ?? 80) - 1)}`);
    this.shown = true;
  }

  public done(): void {
    if (this.shown) this.stream.write(ERASE);
    this.shown = false;
  }
}
