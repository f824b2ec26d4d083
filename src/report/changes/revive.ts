import { deployTimeValue, PolicyText, betweenColons } from '../../policy/deploy-time-text';
import { Requirement } from '../../policy/requirement';
import { AccessReport, ReportedPrincipal, ReportedStatement } from '../model';

export interface CompareOptions {
  /** Whether ARNs that differ only in the partition are equal. @default false */
  readonly ignorePartition?: boolean;
}

const PARTITION_VALUE = deployTimeValue('AWS::Partition');
const isPartition = (part: PolicyText): boolean =>
  part === PARTITION_VALUE || /^(\$\{AWS::Partition\}|[\w-]+|\*)$/.test(part);

/**
 * Converts report texts back to policy texts. Distinguishes `${Name}` of deploy-time values from
 * policy variables.
 */
export function textReader(
  { deployTimeValues }: Pick<AccessReport, 'deployTimeValues'>,
  { ignorePartition = false }: CompareOptions,
): (text: string) => PolicyText {
  const names = new Set(deployTimeValues);
  return (text) => {
    const revived = text.replace(/\$\{([^}]*)\}/g, (written, name) =>
      names.has(name) ? deployTimeValue(name) : written,
    );
    if (!ignorePartition) return revived;
    const [first, partition, ...rest] = betweenColons(revived);
    if (first !== 'arn' || rest.length === 0 || !isPartition(partition)) return revived;
    return ['arn', PARTITION_VALUE, ...rest].join(':');
  };
}

type ReadText = (text: string) => PolicyText;

/** Returns the principal with its access texts converted to policy texts. */
export function revivePrincipal(principal: ReportedPrincipal, read: ReadText): ReportedPrincipal {
  const requirements = (list: readonly Requirement[]) =>
    list.map((one) => reviveRequirement(one, read));
  const grant = (one: ReportedPrincipal['grants'][number]) => ({
    ...one,
    requirements: requirements(one.requirements),
    reaches: one.reaches.map((reach) => ({
      ...reach,
      resources: reach.resources.map(read),
      requirements: requirements(reach.requirements),
    })),
  });
  const statement = (one: ReportedStatement): ReportedStatement => ({
    ...one,
    actions: one.actions.map(read),
    resources: one.resources.map(read),
    requirements: requirements(one.requirements),
  });
  const { boundary } = principal;
  return {
    ...principal,
    grants: principal.grants.map(grant),
    otherActions: principal.otherActions.map(grant),
    statements: principal.statements.map(statement),
    ...(boundary && {
      boundary: { ...boundary, statements: boundary.statements.map(statement) },
    }),
    trust: principal.trust.map((one) => ({
      ...one,
      principals: one.principals.map(({ type, value }) => ({ type, value: read(value) })),
      requirements: requirements(one.requirements),
    })),
  };
}

function reviveRequirement(requirement: Requirement, read: ReadText): Requirement {
  switch (requirement.kind) {
    case 'key':
      return { ...requirement, values: requirement.values.map(read) };
    case 'template-condition':
      return requirement;
    case 'match':
      return {
        ...requirement,
        pattern: read(requirement.pattern),
        text: read(requirement.text),
      };
    case 'resource':
      return { ...requirement, resources: requirement.resources.map(read) };
    case 'any-of':
      return {
        ...requirement,
        of: requirement.of.map((group) => group.map((one) => reviveRequirement(one, read))),
      };
  }
}
