import { PolicyText, deployTimeNames } from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';

/** Returns the names of the deploy-time values in the policies of principals, in order. */
export function deployTimeValueNames(principals: readonly Principal[]): readonly string[] {
  const statements = principals.flatMap((principal) => [
    ...policiesOf(principal).flatMap((policy) => policy.statements),
    ...(principal.boundary?.policy?.statements ?? []),
  ]);
  const texts = new Set([...new Set(statements)].flatMap(textsOf));
  return [...new Set([...texts].flatMap(deployTimeNames))].sort();
}

const textsOf = ({ actions, resources, conditions }: PolicyStatement): readonly PolicyText[] => [
  ...actions,
  ...resources,
  ...conditions.flatMap(({ values }) => values),
];
