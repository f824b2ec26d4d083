import { groupBy } from '../../input/group-by';
import { withoutPartition } from '../../policy/without-partition';
import { AccessReport, ReportedPrincipal } from '../model';

/** A stack whose principals can do the same as those of another stack. */
export interface CopiedStack {
  readonly name: string;
  readonly of: string;
  readonly principals: readonly ReportedPrincipal[];
}

/**
 * Returns the stacks that repeat an earlier one: the same principals with the same access and the
 * same trust, in another Region, account, or partition.
 */
export function copiedStacks({ principals }: AccessReport): readonly CopiedStack[] {
  const stacks = groupBy(principals, stackOf);
  const first = new Map<string, string>();
  return [...stacks].flatMap(([name, its]) => {
    if (name === undefined) return [];
    const content = contentOf(its);
    const of = first.get(content);
    if (of !== undefined) return [{ name, of, principals: its }];
    first.set(content, name);
    return [];
  });
}

/** Returns the stack of a principal of a CDK app. */
const stackOf = ({ constructPath }: ReportedPrincipal): string | undefined =>
  constructPath?.includes('/') ? constructPath.slice(0, constructPath.indexOf('/')) : undefined;

/**
 * Returns all access of principals and who may assume them, without what differs between Regions,
 * accounts and partitions.
 */
const contentOf = (principals: readonly ReportedPrincipal[]): string =>
  JSON.stringify(
    principals.map((principal) => {
      const { constructPath = '', kind, trust, boundary, statements, managedPolicies } = principal;
      const { unknown, requirements, findings } = principal;
      return [
        [constructPath.slice(constructPath.indexOf('/')), kind, requirements],
        [trust, boundary, statements, managedPolicies],
        unknown.map(({ file, pointer, ...part }) => part),
        findings.map(({ id, severity }) => [id, severity]),
      ];
    }),
    (_, value) => (typeof value === 'string' ? withoutEnvironment(value) : value),
  );

/** Returns a text with the same partition, Region, account and sign-in endpoint everywhere. */
const withoutEnvironment = (text: string): string =>
  withoutPartition(text)
    .replace(/\b(us|eu|ap|ca|sa|me|af|il|mx|cn)(-[a-z]+)+-\d\b/g, 'REGION')
    .replace(/\b\d{12}\b/g, 'ACCOUNT')
    .replace(/\.(amazonaws-us-gov\.com|amazonaws\.cn|aws\.amazon\.com)\b/g, '.ENDPOINT');
