import { paint, Style } from '../text/style';
import { plainText } from '../text/visible';
import { wrapLines } from '../text/wrap';

export interface TextOptions {
  /** Whether it has the colors of terminals. @default false */
  readonly color?: boolean;
  /** The width in characters. @default 100 */
  readonly width?: number;
  /** Whether the lines about each principal are left out. @default false */
  readonly matrixOnly?: boolean;
}

/** How many characters the labels of fields have. */
const LABEL = 13;

/** How the text of a report is laid out. */
export class TextLayout {
  public readonly width: number;
  public readonly paint: (style: Style, text: string) => string;

  public constructor({ color = false, width = 100 }: TextOptions) {
    this.width = width;
    this.paint = paint(color);
  }

  /** A label, and text beside it in as many lines as it needs; nothing where there is no text. */
  public field(label: string, text: string, style: Style = 'dim'): readonly string[] {
    if (text === '') return [];
    return wrapLines(plainText(text), this.width - LABEL - 2).map((line, i) => {
      const heading = (i === 0 ? label : '').padEnd(LABEL);
      return `  ${this.paint(style, heading)}${line}`;
    });
  }

  /** Text over the whole width. */
  public lines(text: string): readonly string[] {
    return wrapLines(text, this.width);
  }
}
