import { samlSignInFacts } from '../../catalogue/catalogue';
import { familyArn } from '../../policy/arn-resource-types';
import { toDisplayText } from '../../policy/deploy-time-text';
import { findingsOnStatements } from '../findings-by-form';
import { rule } from '../rule';
import { noEffect, statementsOf } from '../statement-queries';

export const wrongPartition = rule('wrong-partition', (reading) =>
  findingsOnStatements(reading, statementsOf(reading), (statement) =>
    statement.resources.flatMap((resource) => {
      const arn = familyArn(resource);
      if (!arn) return [];
      const { partition, region, resource: path } = arn;
      const right = partitionOf(region);
      return /^aws[a-z-]*$/.test(partition) && right !== undefined && right !== partition
        ? [
            {
              subject: `${partition} in ${region} for ${toDisplayText(path)}`,
              what: `${region} is a Region of ${right}, so ${noEffect(statement)} on ${toDisplayText(resource)}`,
              instead: `Write ${right}, or the pseudo parameter AWS::Partition`,
              place: statement.place,
            },
          ]
        : [];
    }),
  ),
);

/** Returns the partition whose Region prefix matches a Region. The longest prefix wins. */
function partitionOf(region: string): string | undefined {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return undefined;
  return Object.entries(samlSignInFacts())
    .filter(([, { regionPrefix }]) => region.startsWith(regionPrefix))
    .sort(([, a], [, b]) => b.regionPrefix.length - a.regionPrefix.length)[0]?.[0];
}
