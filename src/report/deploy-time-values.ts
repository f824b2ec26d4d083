import { expressionTexts } from '../policy/condition-expression';
import { Definition } from '../policy/deploy-time-definition';
import { PolicyText, deployTimeNames } from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, World } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/** Returns the names of the deploy-time values in what was read, in order. */
export function deployTimeValueNames({ principals, definitions = [] }: World): readonly string[] {
  const statements = principals.flatMap((principal) => [
    ...policiesOf(principal).flatMap((policy) => policy.statements),
    ...(principal.boundary?.policy?.statements ?? []),
  ]);
  const trust = principals.flatMap((principal) => principal.trust);
  const texts = new Set([
    ...[...new Set(statements)].flatMap(textsOf),
    ...trust.flatMap(trustTexts),
    ...definitions.flatMap(definitionTexts),
  ]);
  return [...new Set([...texts].flatMap(deployTimeNames))].sort();
}

const textsOf = ({ actions, resources, conditions }: PolicyStatement): readonly PolicyText[] => [
  ...actions,
  ...resources,
  ...conditions.flatMap(({ values }) => values),
];

const trustTexts = ({ principals, conditions }: TrustStatement): readonly PolicyText[] => [
  ...principals.map(({ value }) => value),
  ...conditions.flatMap(({ values }) => values),
];

const definitionTexts = (definition: Definition): readonly PolicyText[] =>
  definition.kind === 'condition'
    ? expressionTexts(definition.expression)
    : [...(definition.values ?? []), ...(definition.rows ?? []).flatMap(({ values }) => values)];
