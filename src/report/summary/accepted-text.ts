import { acceptedFindings } from './summary';
import { plainText } from '../../text/visible';
import { AccessReport } from '../model';
import { TextLayout, TextOptions } from '../text-layout';

/** Renders the accepted findings with their reasons. */
export function acceptedText(report: AccessReport, options: TextOptions = {}): string {
  const layout = new TextLayout(options);
  const accepted = acceptedFindings(report);
  const lines = accepted.flatMap(({ id, severity, subject, acknowledged = '', file, pointer }) => {
    const where = plainText(`${severity}, ${file}${pointer}`);
    return [
      `${layout.paint('bold', plainText(`${id}[${subject}]`))}  ${layout.paint('dim', where)}`,
      ...layout.field('because', acknowledged),
    ];
  });
  return `${(lines.length > 0 ? lines : ['Nothing is accepted.']).join('\n')}\n`;
}
