import { ANY_NUMBER } from './arn';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from './deploy-time-text';
import { knownRegions } from '../catalogue/regions';

/**
 * Returns patterns of what a text may be at deployment, for the pseudo parameters in it. Returns none
 * for a text without one, or with another deploy-time value. The name of the stack stays.
 */
export function pseudoParameterTexts(
  text: PolicyText,
  account = ANY_NUMBER,
): readonly PolicyText[] {
  if (!hasDeployTimeValue(text)) return [];
  const names = [...new Set(deployTimeNames(text))];
  const isKnown = (name: string) => name === STACK_NAME || name === REGION || name === ACCOUNT;
  if (!names.every(isKnown)) return [];
  const regions = names.includes(REGION) ? knownRegions() : [''];
  return regions.map((region) =>
    mapDeployTimeValues(text, (name) => {
      if (name === REGION) return region;
      return name === ACCOUNT ? account : deployTimeValue(name);
    }),
  );
}

const STACK_NAME = 'AWS::StackName';
const REGION = 'AWS::Region';
const ACCOUNT = 'AWS::AccountId';
