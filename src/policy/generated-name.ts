import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
} from './deploy-time-text';

/** The names of deploy-time values for the ends of names that CloudFormation generates begin with it. */
export const END = 'end of ';

export const STACK_NAME = 'AWS::StackName';

/** The letters of a logical id that CloudFormation keeps in the names that it generates. */
export const KEPT = 24;

/** Returns the name that CloudFormation generates: those of the stack and the resource begin it. */
export const generatedName = (
  id: string,
  stack: PolicyText = deployTimeValue(STACK_NAME),
): PolicyText => `${stack}-${id.slice(0, KEPT)}-${deployTimeValue(`${END}the name of ${id}`)}`;

/** Returns whether CloudFormation generates the end of a name. */
export const isGenerated = (name: PolicyText): boolean =>
  deployTimeNames(name).some((one) => one.startsWith(END));

/** The least letters and digits at the end of a name that CloudFormation generates. */
const LEAST = 8;

/** Returns whether a name that CloudFormation generates may end as a pattern does. */
export const mayEndName = (pattern: PolicyText): boolean => {
  const [end] = /[^*?]*$/.exec(pattern) ?? [''];
  const [letters] = /[a-z0-9]*$/i.exec(end) ?? [''];
  if (letters.length === end.length) return true;
  return hasDeployTimeValue(end) || letters.length >= LEAST;
};
