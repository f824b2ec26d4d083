import { hasDeployTimeValue, toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { joinTemplateConditions } from '../policy/template-condition';

/**
 * Returns the statements with a `NotAction` that only deployment knows, where it does not leave out the
 * action of a request. They allow nearly everything, whatever it is.
 *
 * @param known - The statements of the policy that were read: what they allow is certain.
 */
export const openNotActions = (
  statements: readonly PolicyStatement[],
  known: readonly PolicyStatement[],
): readonly PolicyStatement[] =>
  statements
    .filter(({ effect, notAction }) => effect === 'Allow' && notAction)
    .filter(({ place }) => !known.some((one) => one.place === place))
    .flatMap((statement) => {
      const open = statement.actions.filter(hasDeployTimeValue);
      const choices = open.map((text) => ({
        name: `the action is ${toDisplayText(text)}`,
        holds: false,
      }));
      const templateConditions = joinTemplateConditions(statement.templateConditions, choices);
      return open.length > 0 ? [{ ...statement, templateConditions }] : [];
    });
