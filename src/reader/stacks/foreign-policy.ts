import { hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { mapPolicyTexts } from '../../policy/map-texts';
import { Policy, PolicyStatement } from '../../policy/model';

/** The translation of a policy from another stack. */
export interface Translation {
  readonly text: (text: PolicyText) => PolicyText;
  /** The prefix for the names of the other stack's conditions. */
  readonly key: string;
}

/**
 * Translates a policy of another stack. Statements that name nothing of their stack stay the same
 * objects.
 */
export const foreignPolicy = (policy: Policy, { text, key }: Translation): Policy => ({
  ...policy,
  statements: policy.statements.map((statement) =>
    isSelfContained(statement)
      ? statement
      : {
          ...mapPolicyTexts(statement, text),
          templateConditions: statement.templateConditions.map(({ name, holds }) => ({
            name: `${key}/${name}`,
            holds,
          })),
        },
  ),
});

const isSelfContained = ({
  actions,
  resources,
  conditions,
  templateConditions,
}: PolicyStatement): boolean =>
  templateConditions.length === 0 &&
  ![...actions, ...resources, ...conditions.flatMap(({ values }) => values)].some(
    hasDeployTimeValue,
  );
