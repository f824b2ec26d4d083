import { Aws } from 'aws-cdk-lib/core';
import { memoize } from '../input/memoize';
import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** Not a constant: importing the library would load the pseudo parameters of the CDK. */
const pseudoParameters = (): readonly (readonly [name: string, token: string])[] => [
  ['AWS::Partition', Aws.PARTITION],
  ['AWS::Region', Aws.REGION],
  ['AWS::AccountId', Aws.ACCOUNT_ID],
];

/** Converts CDK text to policy text: each token becomes a deploy-time value. */
export function toPolicyText(text: string): PolicyText {
  if (!text.includes('${Token[')) return text;
  return text.replace(TOKEN, (token) => {
    const pseudo = pseudoParameters().find(([, other]) => other === token);
    return deployTimeValue(pseudo ? pseudo[0] : token);
  });
}

/** Converts policy text to CDK text: each deploy-time value becomes its original token. */
export const toCdkText = (text: PolicyText): string =>
  hasDeployTimeValue(text) ? withTokens(text) : text;

const withTokens = memoize((text: PolicyText) =>
  mapDeployTimeValues(text, (name) => {
    const pseudo = pseudoParameters().find(([other]) => other === name);
    return pseudo ? pseudo[1] : name;
  }),
);
