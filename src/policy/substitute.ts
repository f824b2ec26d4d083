import { deployTimeValue, PolicyText } from './deploy-time-text';
import { mapPolicyTexts } from './map-texts';
import { Policy } from './model';

/** Deploy-time values by their names. */
export type DeployTimeValues = Readonly<Record<string, string>>;

/** Returns a text with some deploy-time values filled in. Fills later names into earlier ones. */
export const substitute = (text: PolicyText, known: DeployTimeValues): PolicyText =>
  Object.entries(known).reduce(
    (all, [name, value]) => all.split(deployTimeValue(name)).join(value),
    text,
  );

/** Returns a policy with some deploy-time values filled in. Its statements keep their places. */
export function substitutePolicy(policy: Policy, known: DeployTimeValues): Policy {
  const fill = (text: PolicyText): PolicyText => substitute(text, known);
  return {
    ...policy,
    statements: policy.statements.map((one) => mapPolicyTexts(one, fill)),
  };
}
