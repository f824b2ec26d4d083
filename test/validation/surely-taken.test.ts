import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const IN_VPC = { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } };

/** A deny of the access keys of a user. */
const keysNot = (name: string, condition?: object) => ({
  ...allow('iam:CreateAccessKey', `arn:aws:iam::111122223333:user/${name}`, condition),
  Effect: 'Deny',
});

const account = (...denies: readonly object[]) => ({
  UserDetailList: [
    userDetails('Holder', connectHolder(allow('iam:CreateAccessKey'), ...denies)),
    userDetails('Admin', policy(allow('*'))),
    userDetails('Poor', policy(allow('s3:ListAllMyBuckets'))),
  ],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
});
const severitiesIn = (details: object) =>
  audit(read('account.json', details)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);

/** The severities of what a user gets who makes the access keys of an administrator and of others. */
const severities = (...denies: readonly object[]) => severitiesIn(account(...denies));

test('who takes any user takes an administrator for certain, unless a deny may be on that one', () => {
  expect(severities()).toEqual(['fatal']);
  expect(severities(keysNot('Poor', IN_VPC))).toEqual(['fatal']);
  expect(severities(keysNot('Admin', IN_VPC))).toEqual(['error']);
  expect(severities(keysNot('Admin'))).toEqual(['warning']);
});

test('the names of others are in the partition of the account', () => {
  const text = JSON.stringify(account(keysNot('Admin')));
  const inGovCloud = text
    .replaceAll('arn:aws:', 'arn:aws-us-gov:')
    .replaceAll('eu-west-2', 'us-gov-west-1');
  expect(severitiesIn(JSON.parse(inGovCloud))).toEqual(['warning']);
});
