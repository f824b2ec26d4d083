import { requestFacts } from '../catalogue/requests';
import { ANY_NUMBER, parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes, overlap } from '../policy/pattern';
import { reservedArn, reservedPattern } from '../policy/reserved-name';
import { Tristate } from '../policy/tristate';

/**
 * Returns whether a value is the ARN of the roles of a permission set with a name. They may be in any
 * account and Region, and end in any suffix. The partition in an ARN counts as that of the role.
 */
export function isArnOfSet(value: PolicyText, name: PolicyText, partition: PolicyText): Tristate {
  const its = inPartition(value, partition);
  const arn = reservedArn(name, partition);
  if (patternIncludes(its, reservedPattern(arn))) return 'yes';
  return overlap(its, arn) ? 'maybe' : 'no';
}

/** Returns an ARN in a partition. The variable of the own account is any account. */
function inPartition(value: PolicyText, partition: PolicyText): PolicyText {
  const arn = parseArn(value);
  if (!arn) return value;
  const { service, region, resource } = arn;
  const own = `\${${requestFacts().account}}`.toLowerCase();
  const isAny = ['*', own].includes(arn.account.toLowerCase());
  const account = isAny ? ANY_NUMBER : arn.account;
  return ['arn', partition, service, region, account, resource].join(':');
}
