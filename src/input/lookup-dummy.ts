import { Arn, ArnFormat, Aws } from 'aws-cdk-lib/core';
import { ArnKind } from './arn-kind';

/*
 * The first run of an app gets dummies for the values that the CDK looks up. The CDK CLI then looks
 * the values up and runs the app again. So a dummy must pass, and the second run checks the value.
 */

/** Returns whether the text is the dummy of a look-up, or has it as a part. */
export const isLookupDummy = (text: string) => text.includes('dummy-value-for-');

/** Returns an id in place of the dummy of a look-up, different for each look-up. */
export function idOfDummy(text: string): string {
  const hash = [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % MOST, 0);
  return `${DUMMY_ID}${hash.toString(16).padStart(12, '0')}`;
}

/** Its product with 31 is still a safe integer. */
const MOST = 2 ** 44;

const DUMMY_ID = '00000000-0000-0000-0000-';

/** Returns whether the id is in place of the dummy of a look-up. */
export const isIdOfDummy = (id: string) => id.startsWith(DUMMY_ID);

/** Returns an ARN of the kind in place of the dummy of a look-up. */
export function arnOfDummy({ service, region, account, prefix, sample }: ArnKind, text: string) {
  const id = idOfDummy(text);
  return Arn.format({
    partition: Aws.PARTITION,
    service,
    region: region ? Aws.REGION : '',
    account: account ? Aws.ACCOUNT_ID : '',
    resource: prefix + (sample?.(id) ?? id),
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}
