import { Aws } from 'aws-cdk-lib/core';
import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../policy/deploy-time-text';

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** Not a constant: importing the library would load the CDK's pseudo parameters. */
const pseudoParameters = (): readonly (readonly [name: string, token: string])[] => [
  ['AWS::Partition', Aws.PARTITION],
  ['AWS::Region', Aws.REGION],
  ['AWS::AccountId', Aws.ACCOUNT_ID],
];

/** Text of the CDK as text of a policy: each token becomes a deploy-time value. */
export function toPolicyText(text: string): PolicyText {
  if (!text.includes('${Token[')) return text;
  return text.replace(TOKEN, (token) => {
    const pseudo = pseudoParameters().find(([, other]) => other === token);
    return deployTimeValue(pseudo ? pseudo[0] : token);
  });
}

/** Text of a policy as text of the CDK: each deploy-time value becomes the token that it was. */
export function toCdkText(text: PolicyText): string {
  if (!hasDeployTimeValue(text)) return text;
  return replaceDeployTimeValues(text, (name) => {
    const pseudo = pseudoParameters().find(([other]) => other === name);
    return pseudo ? pseudo[1] : name;
  });
}
