import { arnParts, familyOfArn } from '../../private/policy/arn-types';
import { isOpaque, shown } from '../../private/policy/text';
import { rule, several } from '../rule';
import { ofFamily } from '../statements';

export const literalPartition = rule({
  id: 'literal-partition',
  severity: 'warning',
  title: 'A partition in letters',
  why: 'In another partition, GovCloud for one, the ARN is that of nothing',
  check: (reading) => ofFamily(reading).filter(({ place }) => place.logicalId).flatMap((statement) => {
    // An ARN with its Region is in one partition; without it, it is meant for wherever the stack is.
    const literal = statement.resources.filter((resource) => familyOfArn(resource)).filter((resource) => {
      const { partition, region } = arnParts(resource)!;
      return !isOpaque(partition) && partition !== '*' && (isOpaque(region) || region.includes('*') || region === '');
    });
    if (literal.length === 0) return [];
    const { partition } = arnParts(literal[0])!;
    return [{
      subject: partition,
      what: `the partition ${partition} stands in ${several(literal.map(shown))}`,
      instead: 'Write the pseudo parameter AWS::Partition, Aws.PARTITION in the CDK',
      place: statement.place,
    }];
  }),
});
