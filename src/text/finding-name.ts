import { Finding } from '../policy/finding';

/** The prefix of our finding ids in acknowledgements. */
const PREFIX = 'cdk-amazon-connect-iam';

/**
 * Returns the name of a finding: `star-resource[connect:ListUsers]`. The CDK interprets double
 * colons, and requires paired brackets.
 */
export function findingName({ id, subject }: Pick<Finding, 'id' | 'subject'>): string {
  const name = subject.replace(/:{2,}/g, ':');
  return `${id}[${inPairs(name) ? name : name.replace(/[()[\]{}]/g, '')}]`;
}

/** Returns the id that acknowledges a finding, or all findings with its id. */
export const acknowledgementId = (name: string): string => `${PREFIX}::${name}`;

/**
 * Returns the finding that an acknowledgement covers, such as `star-only` or
 * `star-resource[connect:ListUsers]`. Undefined when it is not one of ours. Accepts one colon after
 * the prefix as well as two. The CDK may write `annotation::` before it.
 */
export const acknowledgedName = (acknowledged: string): string | undefined =>
  new RegExp(`^(?:annotation::)?${PREFIX}::?(.*)$`, 'is').exec(acknowledged)?.[1];

/** Returns whether an acknowledgement covers a finding: this one only, or all with its id. */
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
