import type { Changes } from './changes/model';
import { changesMarkdown } from './changes/render-markdown';
import { changesText } from './changes/render-text';

/** What access a change adds and takes away. Made by `ConnectAccessReport.compareTo`. */
export class ConnectAccessChanges {
  private readonly changes: Changes;

  /** @internal */
  public constructor(changes: any) {
    this.changes = changes;
  }

  /** Whether no access changed. False where something was not read, which may have changed. */
  public get isEmpty(): boolean {
    return this.changes.verdict === 'unchanged';
  }

  /** Whether everything was read on both sides, so that nothing is left out of the comparison. */
  public get isComplete(): boolean {
    return this.changes.notCompared.length + this.changes.unread.length === 0;
  }

  /** Whether somebody may have access now that nobody had before. True where something was not read. */
  public get mayGrantNewAccess(): boolean {
    return this.changes.newAccess !== 'no';
  }

  /** As text, a line for each change: `+` more access, `-` less, `!` to look at, `?` not known. */
  public toText(): string {
    return changesText(this.changes);
  }

  /** As Markdown, for a comment on a pull request. */
  public toMarkdown(): string {
    return changesMarkdown(this.changes);
  }

  /** As JSON. */
  public toJson(): string {
    return `${JSON.stringify(this.changes, null, 1)}\n`;
  }
}
