import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const unconfined = (Action: string, condition: object) =>
  audit(read('policy.json', connectHolder(allow(Action, '*', condition)))!)
    .map(findingName)
    .filter((name) => name.startsWith('unconfined'));

const SECRET = 'secretsmanager:GetSecretValue';
const GRANT = 'kms:CreateGrant';
const OF_TEAM = { StringEquals: { 'aws:ResourceTag/Team': 'x' } };
const byService = (service: string) => ({
  'ForAnyValue:StringEquals': { 'aws:CalledVia': [`${service}.amazonaws.com`] },
});

describe('what a condition limits', () => {
  test.each<[string, object]>([
    ['secrets by their tag', OF_TEAM],
    [
      'secrets by a tag key of the service',
      { StringEquals: { 'secretsmanager:ResourceTag/T': 'x' } },
    ],
    ['secrets to the requests of a service', byService('backup')],
  ])('%s', (_, condition) => {
    expect(unconfined(SECRET, condition)).toEqual([]);
  });

  test.each<[string, string, object]>([
    ['secrets by any tag', SECRET, { StringLike: { 'aws:ResourceTag/Team': '*' } }],
    ['secrets by the address of the caller', SECRET, { IpAddress: { 'aws:SourceIp': '8.8.8.8' } }],
    ['secrets by MFA', SECRET, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['secrets to requests of CloudFormation', SECRET, byService('cloudformation')],
    ['grants by the tag of their key, which say to whom', GRANT, OF_TEAM],
    [
      'grants by what they permit',
      GRANT,
      { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } },
    ],
  ])('but not %s', (_, action, condition) => {
    expect(unconfined(action, condition)).toEqual([`unconfined[${action}]`]);
  });
});
