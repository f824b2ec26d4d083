import { policyDetails, roleDetails } from './accounts';
import { connectHolder } from './connect-holder';
import { allow, policy } from './documents';
import { readTogether } from '../../src/reader/read';
import { RuleFinding } from '../../src/validation/rule';
import { audit } from '../../src/validation/run-rules';

/** What each of the policies allows. */
export const READS = [allow('s3:GetObject', 'arn:aws:s3:::files/*')];

/** What else there is: other details of the account, and a template beside it. */
interface Others {
  readonly more?: object;
  readonly template?: object;
}

/** What is found in an account with the role dev, which has some statements, and some policies by name. */
export function foundOfDev(
  own: readonly object[],
  policies: readonly string[],
  { more = {}, template }: Others = {},
): readonly RuleFinding[] {
  const details = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [roleDetails('dev', policy(), connectHolder(...own))],
    Policies: policies.map((name) => policyDetails(name, READS)),
    ...more,
  };
  const files = [
    { file: 'details.json', content: details },
    ...(template ? [{ file: 'template.json', content: template }] : []),
  ];
  return audit(readTogether(files));
}
