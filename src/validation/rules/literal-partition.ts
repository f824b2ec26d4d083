import { ArnParts } from '../../policy/arn';
import { familyArn } from '../../policy/arn-resource-types';
import { hasDeployTimeValue, toDisplayText } from '../../policy/deploy-time-text';
import { findingsOnStatements } from '../findings-by-form';
import { rule, subjectOf } from '../rule';
import { connectStatements } from '../statement-queries';

export const literalPartition = rule('literal-partition', (world) =>
  findingsOnStatements(
    world,
    connectStatements(world).filter(({ place }) => place.logicalId),
    ({ resources, place }) => {
      const literal = resources.flatMap((resource) => {
        const arn = familyArn(resource);
        return arn && isPartOfStack(arn) ? [{ resource, partition: arn.partition }] : [];
      });
      if (literal.length === 0) return [];
      const [{ partition }] = literal;
      const shown = literal.map(({ resource }) => toDisplayText(resource));
      return [
        {
          subject: partition,
          what: `the partition ${partition} stands in ${subjectOf(shown)}`,
          instead: 'Write the pseudo parameter AWS::Partition, Aws.PARTITION in the CDK',
          place,
        },
      ];
    },
  ),
);

/** An ARN with a Region is in one partition. Without a Region, it applies wherever the stack is. */
const isPartOfStack = ({ partition, region }: ArnParts): boolean =>
  !hasDeployTimeValue(partition) &&
  partition !== '*' &&
  (hasDeployTimeValue(region) || region.includes('*') || region === '');
