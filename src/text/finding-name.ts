import { Finding } from '../policy/finding';

/** Comes before the ids of our findings in acknowledgements. */
const PREFIX = 'cdk-amazon-connect-iam';

/**
 * The name of a finding: `star-resource[connect:ListUsers]`. The CDK gives a meaning to two colons in a row,
 * and reads brackets in pairs.
 */
export function findingName({ id, subject }: Pick<Finding, 'id' | 'subject'>): string {
  const name = subject.replace(/:{2,}/g, ':');
  return `${id}[${inPairs(name) ? name : name.replace(/[()[\]{}]/g, '')}]`;
}

/** The id by which somebody acknowledges a finding, or all findings of its id. */
export const acknowledgementId = (name: string): string => `${PREFIX}::${name}`;

/**
 * The finding that an acknowledgement is about, `star-only` or `star-resource[connect:ListUsers]`;
 * undefined where it is not one of ours.
 * One colon after the prefix is as good as two, and the CDK may write `annotation::` before it.
 */
export const acknowledgedName = (acknowledged: string): string | undefined =>
  new RegExp(`^(?:annotation::)?${PREFIX}::?(.*)$`, 'is').exec(acknowledged)?.[1];

/** Whether an acknowledgement is about a finding: about it alone, or about all of its id. */
export function isAcknowledgementOf(
  acknowledged: string,
  finding: Pick<Finding, 'id' | 'subject'>,
): boolean {
  const name = acknowledgedName(acknowledged);
  return name !== undefined && [finding.id, findingName(finding)].includes(name);
}

function inPairs(text: string): boolean {
  const open: string[] = [];
  for (const c of text) {
    if ('([{'.includes(c)) open.push(')]}'['([{'.indexOf(c)]);
    else if (')]}'.includes(c) && open.pop() !== c) return false;
  }
  return open.length === 0;
}
