import { parseArn } from '../../policy/arn';
import { familyOfArn } from '../../policy/arn-resource-types';
import { hasDeployTimeValue, toDisplayText } from '../../policy/deploy-time-text';
import { rule, subjectOf } from '../rule';
import { connectStatements } from '../statement-queries';

export const literalPartition = rule('literal-partition', (reading) =>
  connectStatements(reading)
    .filter(({ place }) => place.logicalId)
    .flatMap((statement) => {
      // An ARN with a Region is in one partition. Without a Region, the ARN applies wherever the
      // stack is.
      const literal = statement.resources
        .filter((resource) => familyOfArn(resource))
        .filter((resource) => {
          const { partition, region } = parseArn(resource)!;
          return (
            !hasDeployTimeValue(partition) &&
            partition !== '*' &&
            (hasDeployTimeValue(region) || region.includes('*') || region === '')
          );
        });
      if (literal.length === 0) return [];
      const { partition } = parseArn(literal[0])!;
      return [
        {
          subject: partition,
          what: `the partition ${partition} stands in ${subjectOf(literal.map(toDisplayText))}`,
          instead: 'Write the pseudo parameter AWS::Partition, Aws.PARTITION in the CDK',
          place: statement.place,
        },
      ];
    }),
);
