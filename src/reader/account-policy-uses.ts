import { DetailsEntry, textAt } from './account-pages';
import { own } from './json';
import { requiredBoundaries } from './required-boundaries';
import { PolicyText } from '../policy/deploy-time-text';
import { Policy, Principal } from '../policy/model';

/** A managed policy of an account. Without `policy`, its document is unclear. */
export interface AccountPolicy {
  readonly arn: PolicyText;
  readonly entry: DetailsEntry;
  readonly policy: Policy | undefined;
}

/** How an account uses its managed policies. */
export class AccountPolicyUses {
  private readonly attached = new Set<PolicyText>();
  private readonly boundaries = new Set<PolicyText>();

  /** Returns the ARN of an attached policy, and notes that somebody has it. */
  attach(attachment: unknown): PolicyText {
    return noted(this.attached, textAt(attachment, 'PolicyArn'));
  }

  /** Returns the ARN of a permissions boundary, and notes that somebody has it. */
  bound(boundary: unknown): PolicyText {
    return noted(this.boundaries, textAt(boundary, 'PermissionsBoundaryArn'));
  }

  /** Returns whether nobody in the details has a policy, as a policy or as a boundary. */
  isUnused(arn: PolicyText): boolean {
    return !this.attached.has(arn) && !this.boundaries.has(arn);
  }

  /**
   * Returns the policies that are only boundaries, which grant nothing, each with the same that says
   * so: of somebody in the details, of somebody else by the counts of AWS, or those that conditions
   * require.
   *
   * @param all - All policies of the account, also inline ones.
   */
  boundariesAmong(
    managed: readonly AccountPolicy[],
    all: readonly Policy[],
  ): ReadonlyMap<Policy, Policy> {
    const required = requiredBoundaries(all);
    const isBoundary = ({ arn, entry: { value } }: AccountPolicy) =>
      this.boundaries.has(arn) ||
      (countIn(value, 'AttachmentCount') === 0 &&
        (countIn(value, 'PermissionsBoundaryUsageCount') > 0 || required.has(arn)));
    return new Map(
      managed
        .filter((one) => !this.attached.has(one.arn) && isBoundary(one))
        .flatMap(({ policy }) => (policy ? [[policy, { ...policy, isBoundary: true }]] : [])),
    );
  }
}

/** Returns a principal with its boundary as the policies of the account have it. */
export function withBoundaryOf(
  principal: Principal,
  boundaries: ReadonlyMap<Policy, Policy>,
): Principal {
  const { boundary } = principal;
  const policy = boundary?.policy && boundaries.get(boundary.policy);
  return boundary && policy ? { ...principal, boundary: { ...boundary, policy } } : principal;
}

function noted(arns: Set<PolicyText>, arn = 'a policy without its ARN'): PolicyText {
  arns.add(arn);
  return arn;
}

/** Returns how many have a managed policy by the counts of AWS; undefined when the details have none. */
export const holdersOf = (value: unknown): number | undefined =>
  COUNTS.some((key) => typeof own(value, key) === 'number')
    ? COUNTS.reduce((sum, key) => sum + countIn(value, key), 0)
    : undefined;

const COUNTS = ['AttachmentCount', 'PermissionsBoundaryUsageCount'];

/** Returns a number that AWS counts; 0 when the details do not have it. */
function countIn(value: unknown, key: string): number {
  const count = own(value, key);
  return typeof count === 'number' ? count : 0;
}
