import { acceptedFindings } from './summary';
import { acceptedText as because } from '../../text/accepted-text';
import { isOfConstruct } from '../../text/construct-reasons';
import { plainText } from '../../text/visible';
import { ReportedFinding } from '../finding-model';
import { AccessReport } from '../model';
import { TextLayout, TextOptions } from '../text-layout';

/** Renders the accepted findings with their reasons. */
export function acceptedText(report: AccessReport, options: TextOptions = {}): string {
  const layout = new TextLayout(options);
  // What nobody gave a reason for comes first.
  const accepted = [...acceptedFindings(report)].sort(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)),
  );
  const lines = accepted.flatMap((finding) => {
    const { id, severity, subject, acknowledged = '', file, pointer } = finding;
    const where = plainText(`${severity}, ${file}${pointer}`);
    return [
      `${layout.paint('bold', plainText(`${id}[${subject}]`))}  ${layout.paint('dim', where)}`,
      ...layout.field(isOwn(finding) ? 'no reason' : 'because', because(acknowledged, finding)),
    ];
  });
  return `${(lines.length > 0 ? lines : ['Nothing is accepted.']).join('\n')}\n`;
}

const isOwn = ({ acknowledged = '' }: ReportedFinding) => isOfConstruct(acknowledged);
