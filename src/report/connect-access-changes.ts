import type { Changes } from './changes/model';
import { changesMarkdown } from './changes/render-markdown';
import { changesText } from './changes/render-text';

/** The access that a change adds and removes. `ConnectAccessReport.compareTo` creates it. */
export class ConnectAccessChanges {
  private readonly changes: Changes;

  /** @internal */
  public constructor(changes: any) {
    this.changes = changes;
  }

  /** Whether no access changed. False if an unread part may have changed. */
  public get isEmpty(): boolean {
    return this.changes.verdict === 'unchanged';
  }

  /** Whether everything was read on both sides, so the comparison is complete. */
  public get isComplete(): boolean {
    return this.changes.notCompared.length + this.changes.unread.length === 0;
  }

  /**
   * Whether a principal may have access that it did not have before. True if a part
   * was not read.
   */
  public get mayGrantNewAccess(): boolean {
    return this.changes.newAccess !== 'no';
  }

  /**
   * Returns the changes as text, one per line: `+` more access, `-` less access, `!` needs review,
   * `?` unknown.
   */
  public toText(): string {
    return changesText(this.changes);
  }

  /** Returns the changes as Markdown, for a comment on a pull request. */
  public toMarkdown(): string {
    return changesMarkdown(this.changes);
  }

  /** Returns the changes as JSON. */
  public toJson(): string {
    return `${JSON.stringify(this.changes, null, 1)}\n`;
  }
}
