import { betweenColons, deployTimeValue, nameOfOpaque, PolicyText } from './deploy-time-text';

const PARTITION = deployTimeValue('AWS::Partition');

/** Returns an ARN with the partition of the deployment, so that copies for two partitions are equal. */
export function withoutPartition(text: PolicyText): PolicyText {
  const [first, partition = '', ...rest] = betweenColons(text);
  if (first !== 'arn' || rest.length === 0 || !isPartition(partition)) return text;
  return ['arn', PARTITION, ...rest].join(':');
}

const isPartition = (part: PolicyText): boolean =>
  nameOfOpaque(part) !== undefined || /^(\$\{AWS::Partition\}|aws(-[a-z-]+)?)$/.test(part);
