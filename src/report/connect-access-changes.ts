import type { Changes } from './compare';
import { changesMarkdown } from './render-changes-markdown';
import { changesText } from './render-changes-text';

/** What access a change added or took away. Made by `ConnectAccessReport.compareTo`. */
export class ConnectAccessChanges {
  private readonly changes: Changes;

  /** @internal */
  public constructor(changes: any) {
    this.changes = changes;
  }

  /** Whether no access changed. */
  public get isEmpty(): boolean {
    return this.changes.principals.length === 0;
  }

  /** As text, a line for each change: `+` more access, `-` less, `!` to look at. */
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
