import { PolicyViolation } from 'aws-cdk-lib/core';
import { PlacedFinding } from './unread-findings';
import { Finding } from '../policy/finding';
import { acknowledgementId, findingName } from '../text/finding-name';

/** Adds a finding about the app itself, which no resource violates. */
export function addUnplaced(violations: Map<string, PolicyViolation>, finding: Finding): void {
  violations.set(findingName(finding), {
    ruleName: findingName(finding),
    severity: finding.severity,
    description: `${finding.what}. ${finding.why}.`,
    fix: finding.instead,
    violatingResources: [],
  });
}

/**
 * Adds a finding. The same finding on several resources is one violation. A finding that is
 * acknowledged only on another construct gets its own name.
 */
export function add(
  violations: Map<string, PolicyViolation>,
  finding: PlacedFinding,
  elsewhere: ReadonlySet<string>,
): void {
  const {
    what,
    why,
    instead,
    severity,
    place: { file, logicalId = '', pointer },
  } = finding;
  const id = findingName(finding);
  const ruleName = elsewhere.has(acknowledgementId(id)) ? `${id} of ${logicalId}` : id;
  const key = JSON.stringify([ruleName, what]);
  const known = violations.get(key) ?? {
    ruleName,
    severity,
    description: `${what}. ${why}.`,
    fix: `${instead}.`,
    violatingResources: [],
  };
  // The path below the resource, in the notation of the CDK: Properties/Policies/0.
  known.violatingResources.push({
    resourceLogicalId: logicalId,
    templatePath: file,
    locations: [pointer.slice(2).join('/')],
  });
  violations.set(key, known);
}
