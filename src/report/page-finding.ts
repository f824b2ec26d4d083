import { ReportedFinding } from './finding-model';
import { acceptedText } from '../text/accepted-text';
import { isOfConstruct } from '../text/construct-reasons';
import { FINDINGS, isFindingId } from '../text/findings';

/** A finding in words. */
export interface PageFinding {
  readonly id: string;
  readonly severity: string;
  readonly subject: string;
  readonly text: string;
  /** What to do about it. Empty when the table has no remedy. */
  readonly remedy: string;
  readonly why: string;
  readonly place: string;
  /** The reason for accepting it. */
  readonly reason?: string;
  /** Whether only the construct accepts it, by itself. */
  readonly isWarned?: true;
}

/** Returns a finding in words. */
export function pageFinding(finding: ReportedFinding): PageFinding {
  const { id, severity, subject, words, file, pointer, acknowledged } = finding;
  const wording = isFindingId(id) ? FINDINGS[id] : undefined;
  return {
    id,
    severity,
    subject,
    text: words?.what ?? wording?.title ?? '',
    remedy: words?.instead ?? wording?.remedy ?? '',
    why: words?.why ?? wording?.why ?? '',
    place: `${file}${pointer}`,
    ...(acknowledged !== undefined && { reason: acceptedText(acknowledged, finding) }),
    ...(isOfConstruct(acknowledged ?? '') && { isWarned: true as const }),
  };
}
