import { Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Finding } from '../policy/finding';
import { isAcknowledgementOf } from '../text/finding-name';

export interface Acknowledged {
  /** Of the construct on which it stands. */
  readonly path: string;
  readonly reason: string;
}

/** The acknowledgement of a finding, on a construct or on one that contains it; the nearest counts. */
export function acknowledgementOf(finding: Finding, on: IConstruct): Acknowledged | undefined {
  for (const construct of [...on.node.scopes].reverse()) {
    for (const { type, data } of construct.node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const entry = Object.entries<string>(data ?? {}).find(([id]) =>
        isAcknowledgementOf(id, finding),
      );
      if (entry) return { path: construct.node.path, reason: entry[1] };
    }
  }
  return undefined;
}

/** Ids that are acknowledged on some construct of an app. The CDK leaves out what they name everywhere, up to 2.262. */
export function acknowledgedSomewhere(scope: IConstruct): ReadonlySet<string> {
  return new Set(
    scope.node.root.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .flatMap(({ type, data }) =>
        type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY ? Object.keys(data ?? {}) : [],
      ),
  );
}
