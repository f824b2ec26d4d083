import { conditionTexts } from '../../policy/condition';
import { hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { mapPolicyTexts } from '../../policy/map-texts';
import { Policy, PolicyStatement } from '../../policy/model';

/** The translation of a policy from another stack. */
export interface Translation {
  readonly text: (text: PolicyText) => PolicyText;
  /** The prefix for the names of the other stack's conditions. */
  readonly key: string;
}

/** Translates a policy of another stack, with its unread parts. */
export const foreignPolicy = (policy: Policy, translation: Translation): Policy => {
  const translated = (statement: PolicyStatement) => foreignStatement(statement, translation);
  return {
    ...policy,
    statements: policy.statements.map(translated),
    ...(policy.unknown && {
      unknown: policy.unknown.map(({ within, asWritten, ...part }) => ({
        ...part,
        ...(within && { within: within.map(translated) }),
        ...(asWritten && {
          asWritten: asWritten.map(({ effectAsWritten, ...one }) => ({
            ...translated(one),
            ...(effectAsWritten !== undefined && {
              effectAsWritten: translation.text(effectAsWritten),
            }),
          })),
        }),
      })),
    }),
  };
};

/** Translates a statement. One that names nothing of its stack stays the same object. */
const foreignStatement = (
  statement: PolicyStatement,
  { text, key }: Translation,
): PolicyStatement =>
  isSelfContained(statement)
    ? statement
    : {
        ...mapPolicyTexts(statement, text),
        templateConditions: statement.templateConditions.map(({ name, holds }) => ({
          name: `${key}/${name}`,
          holds,
        })),
      };

const isSelfContained = ({
  actions,
  resources,
  conditions,
  templateConditions,
}: PolicyStatement): boolean =>
  templateConditions.length === 0 &&
  ![...actions, ...resources, ...conditions.flatMap(conditionTexts)].some(hasDeployTimeValue);
