import { conditionTexts } from '../../policy/condition';
import { hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { mapPolicyTexts } from '../../policy/map-texts';
import { Policy, PolicyStatement } from '../../policy/model';
import { TemplateCondition } from '../../policy/template-condition';
import { UnknownPart } from '../../policy/unknown';

/** The translation of a policy from another stack. */
export interface Translation {
  readonly text: (text: PolicyText) => PolicyText;
  readonly condition: (one: TemplateCondition) => TemplateCondition;
}

/** Translates a policy of another stack, with its unread parts. */
export const foreignPolicy = (policy: Policy, translation: Translation): Policy => ({
  ...policy,
  statements: policy.statements.map((one) => foreignStatement(one, translation)),
  ...(policy.unknown && { unknown: policy.unknown.map((one) => foreignPart(one, translation)) }),
});

/** Translates an unread part of another stack. */
export function foreignPart(
  { within, asWritten, ...part }: UnknownPart,
  translation: Translation,
): UnknownPart {
  const translated = (statement: PolicyStatement) => foreignStatement(statement, translation);
  return {
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
  };
}

/** Translates a statement. One that names nothing of its stack stays the same object. */
const foreignStatement = (
  statement: PolicyStatement,
  { text, condition }: Translation,
): PolicyStatement =>
  isSelfContained(statement)
    ? statement
    : {
        ...mapPolicyTexts(statement, text),
        templateConditions: statement.templateConditions.map(condition),
      };

const isSelfContained = ({
  actions,
  resources,
  conditions,
  templateConditions,
}: PolicyStatement): boolean =>
  templateConditions.length === 0 &&
  ![...actions, ...resources, ...conditions.flatMap(conditionTexts)].some(hasDeployTimeValue);
