import { isKey } from './condition-keys';
import { Escalation } from './escalations';
import { PolicyChoice } from './policy-choices';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Principal } from '../policy/model';
import { matchesPattern } from '../policy/pattern';

/**
 * Returns a function that decides once on all choices between whose policies no condition of a principal
 * makes a difference. A requirement names the policy of its choice.
 */
export function onceForAlike(
  principal: Principal,
  decide: (choice: PolicyChoice) => Escalation | undefined,
): (choice: PolicyChoice) => Escalation | undefined {
  const formOf = formOfChoices(principal);
  const known = new Map<string | undefined, Escalation | undefined>();
  return (choice) => {
    const form = formOf(choice);
    if (known.has(form)) return known.get(form);
    const found = decide(choice);
    const isRequired = found?.steps.some(({ requirements }) => requirements.length > 0);
    if (form !== undefined && !isRequired) known.set(form, found);
    return found;
  };
}

/** Returns a text for the choices that are alike; undefined for one that may be like no other. */
function formOfChoices(principal: Principal): (choice: PolicyChoice) => string | undefined {
  const conditions = policiesAndBoundaryOf(principal)
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => statement.conditions);
  const formOf = (key: string, arn: PolicyText) => {
    const values = conditions.filter((one) => isKey(one.key, key)).flatMap((one) => one.values);
    return values.every(isPlain) ? values.map((value) => isMatch(value, arn)) : undefined;
  };
  return ({ context }) => {
    const forms = Object.entries(context).map(([key, arn]) => [
      key,
      arn.slice(0, arn.indexOf('/')),
      isPlain(arn) ? formOf(key, arn) : undefined,
    ]);
    return forms.every(([, , form]) => form) ? JSON.stringify(forms) : undefined;
  };
}

const isPlain = (arn: PolicyText): boolean =>
  parseArn(arn) !== undefined && !hasDeployTimeValue(arn) && !arn.includes('${');

/** Returns whether a value of a condition matches an ARN, by each kind of operator. */
const isMatch = (value: PolicyText, arn: PolicyText): readonly boolean[] => [
  matchesPattern(value, arn),
  matchesPattern(parseArn(value)?.resource ?? value, parseArn(arn)?.resource ?? arn),
  value.toLowerCase() === arn.toLowerCase(),
];
