import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/* What access to Amazon Connect reaches in other services, beyond its instance. */

const findings = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!);
const found = (...statements: object[]) => findings(...statements).map(findingName);

describe.each([
  ['ds:DeleteDirectory', 'ds:eu-west-2:111122223333:directory/'],
  ['ds:UnauthorizeApplication', 'ds:eu-west-2:111122223333:directory/'],
  ['ses:CreateEmailIdentityPolicy', 'ses:eu-west-2:111122223333:identity/'],
  ['ses:DeleteEmailIdentity', 'ses:eu-west-2:111122223333:identity/'],
  ['appflow:StartFlow', 'appflow:eu-west-2:111122223333:flow/'],
  ['appflow:DeleteFlow', 'appflow:eu-west-2:111122223333:flow/'],
  ['appflow:UseConnectorProfile', 'appflow:eu-west-2:111122223333:connectorprofile/'],
  ['chime:DeleteVoiceConnector', 'chime:us-east-1:111122223333:vc/'],
  ['cognito-idp:AdminSetUserPassword', 'cognito-idp:eu-west-2:111122223333:userpool/'],
  ['s3:PutBucketPolicy', 's3:::'],
  ['lex:UpdateResourcePolicy', 'lex:eu-west-2:111122223333:bot-alias/'],
  ['kms:Decrypt', 'kms:eu-west-2:111122223333:key/'],
])('%s', (action, beginning) => {
  test('on everything reaches beyond the instance', () => {
    expect(found(allow(action))).toEqual([`unconfined[${action}]`]);
    expect(found(allow(action, `arn:aws:${beginning}*`))).toEqual([`unconfined[${action}]`]);
  });

  test('on a named resource does not', () => {
    expect(found(allow(action, `arn:aws:${beginning}of-connect`))).toEqual([]);
  });
});

test('objects of buckets with a part of a name are named, those with a letter are not', () => {
  const on = (part: string) => ['', '/*'].map((rest) => `arn:aws:s3:::*${part}*${rest}`);
  expect(found(allow('s3:PutBucketAcl', on('recordings')))).toEqual([]);
  expect(found(allow('s3:PutBucketAcl', on('r')))).toEqual(['unconfined[s3:PutBucketAcl]']);
});

test.each([
  ['kms:Decrypt', 'kms:ViaService', 'profile.eu-west-2.amazonaws.com'],
  ['appflow:StartFlow', 'aws:ResourceTag/Team', 'contact-center'],
])('%s does not under %s', (action, key, value) => {
  expect(found(allow(action, '*', { StringEquals: { [key]: value } }))).toEqual([]);
});

test.each([
  ['any service', { StringLike: { 'kms:ViaService': '*.amazonaws.com' } }],
  [
    'requests without the key',
    { StringEqualsIfExists: { 'kms:ViaService': 'profile.eu-west-2.amazonaws.com' } },
  ],
])('kms:Decrypt for %s does', (_, condition) => {
  expect(found(allow('kms:Decrypt', '*', condition))).toEqual(['unconfined[kms:Decrypt]']);
});

test('a wildcard is one finding for each kind of resource', () => {
  expect(findings(allow('appflow:*')).map(({ what }) => what)).toEqual([
    'appflow:StartFlow on * is not limited. On every flow, it moves data of other applications. ' +
      'The wildcard includes 3 more actions like it',
    'appflow:UseConnectorProfile on * is not limited. On every connector profile, it uses the ' +
      'connections of other applications. The wildcard includes 1 more action like it',
  ]);
});
