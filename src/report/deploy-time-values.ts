import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';

/** Names of what only deployment knows in the policies of principals, in order. */
export function deployTimeValueNames(principals: readonly Principal[]): readonly string[] {
  const statements = principals.flatMap((principal) => [
    ...policiesOf(principal).flatMap((policy) => policy.statements),
    ...(principal.boundary?.policy?.statements ?? []),
  ]);
  const texts = new Set([...new Set(statements)].flatMap(textsOf));
  return [...new Set([...texts].flatMap(namesIn))].sort();
}

const textsOf = ({ actions, resources, conditions }: PolicyStatement): readonly PolicyText[] => [
  ...actions,
  ...resources,
  ...conditions.flatMap(({ values }) => values),
];

const namesIn = (text: PolicyText): readonly string[] =>
  [...text.matchAll(/\u0001([^\u0001\u0002]*)\u0002/g)].map(([, name]) => name);
