import { ReportedFinding } from './finding-model';
import { acceptedText } from '../text/accepted-text';
import { FINDINGS, isFindingId } from '../text/findings';

/** A finding in words. */
export interface PageFinding {
  readonly id: string;
  readonly severity: string;
  readonly subject: string;
  readonly text: string;
  readonly why: string;
  readonly place: string;
  /** The reason for accepting it. */
  readonly reason?: string;
}

/** Returns a finding in words. */
export function pageFinding(finding: ReportedFinding): PageFinding {
  const { id, severity, subject, words, file, pointer, acknowledged } = finding;
  const wording = isFindingId(id) ? FINDINGS[id] : undefined;
  return {
    id,
    severity,
    subject,
    text: words ? `${words.what}. ${words.instead ?? ''}`.trim() : (wording?.title ?? ''),
    why: words?.why ?? wording?.why ?? '',
    place: `${file}${pointer}`,
    ...(acknowledged !== undefined && { reason: acceptedText(acknowledged, finding) }),
  };
}
