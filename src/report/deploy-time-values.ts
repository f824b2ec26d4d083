import { expressionTexts } from '../policy/condition-expression';
import { Definition } from '../policy/deploy-time-definition';
import { PolicyText, deployTimeNames } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, PolicyStatement, World } from '../policy/model';
import { statementTexts } from '../policy/statement';
import { TrustStatement } from '../policy/trust';

/** Returns the names of the deploy-time values in what was read, in order. */
export function deployTimeValueNames({ principals, definitions = [] }: World): readonly string[] {
  const statements = principals
    .flatMap(policiesAndBoundaryOf)
    .flatMap((policy) => policy.statements);
  const trust = principals.flatMap((principal) => principal.trust);
  const texts = new Set([
    ...[...new Set(statements)].flatMap(textsOf),
    ...trust.flatMap(trustTexts),
    ...definitions.flatMap(definitionTexts),
  ]);
  return [...new Set([...texts].flatMap(deployTimeNames))].sort();
}

const textsOf = (statement: PolicyStatement): readonly PolicyText[] => [
  ...statement.actions,
  ...statementTexts(statement),
];

const trustTexts = ({ principals, conditions }: TrustStatement): readonly PolicyText[] => [
  ...principals.map(({ value }) => value),
  ...conditions.flatMap(({ values }) => values),
];

const definitionTexts = (definition: Definition): readonly PolicyText[] =>
  definition.kind === 'condition'
    ? expressionTexts(definition.expression)
    : [...(definition.values ?? []), ...(definition.rows ?? []).flatMap(({ values }) => values)];
