import { paint, Style } from '../text/style';
import { plainText } from '../text/visible';
import { wrapLines } from '../text/wrap';

export interface TextOptions {
  /** Whether the text has terminal colors. @default false */
  readonly color?: boolean;
  /** The width in characters. @default 100 */
  readonly width?: number;
  /** Whether the lines about each principal are left out. @default false */
  readonly matrixOnly?: boolean;
  /** Whether accepted findings are shown, with their reasons. @default false */
  readonly accepted?: boolean;
  /** Whether everything that rows lack is named. @default false */
  readonly missing?: boolean;
  /** Returns a place in a file for people. @default - places are left out */
  readonly placeText?: (file: string, pointer: string) => string;
}

/** The width of field labels in characters. */
const LABEL = 13;

/** The layout of a text report. */
export class TextLayout {
  public readonly width: number;
  public readonly paint: (style: Style, text: string) => string;
  public readonly showsAccepted: boolean;
  public readonly showsMissing: boolean;
  public readonly placeText: (file: string, pointer: string) => string | undefined;

  public constructor({
    color = false,
    width = 100,
    accepted = false,
    missing = false,
    placeText,
  }: TextOptions) {
    this.width = width;
    this.showsAccepted = accepted;
    this.showsMissing = missing;
    this.placeText = (file, pointer) => placeText?.(file, pointer);
    this.paint = paint(color);
  }

  /**
   * Formats a label with text to its right, in as many lines as needed. Returns nothing for empty
   * text.
   */
  public field(label: string, text: string, style: Style = 'dim'): readonly string[] {
    if (text === '') return [];
    return wrapLines(plainText(text), this.width - LABEL - 2).map((line, i) => {
      const heading = (i === 0 ? label : '').padEnd(LABEL);
      return `  ${this.paint(style, heading)}${line}`;
    });
  }

  /** Formats text over the full width. */
  public lines(text: string): readonly string[] {
    return wrapLines(text, this.width);
  }
}
