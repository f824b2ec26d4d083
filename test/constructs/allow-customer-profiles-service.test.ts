import { CfnParameter, Lazy, Stack, Token, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ConnectKeyGrants } from '../../src';
import { addedTo, warnings } from '../support/key-policy';
import { allowed, concrete } from '../support/simulator';
import { ACCOUNT, newStack } from '../support/template';

const IMPORTED = `arn:aws:kms:eu-west-2:${ACCOUNT}:key/k-1`;
const env = { account: ACCOUNT, region: 'us-east-1' };
const DOMAIN = 'arn:${AWS::Partition}:profile:us-east-1:111122223333:domains/acme';
const statement = (domain: string) => ({
  Effect: 'Allow',
  Principal: { Service: 'profile.amazonaws.com' },
  Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: '*',
  Condition: {
    ArnLike: { 'aws:SourceArn': [domain, `${domain}/*`] },
    StringEquals: { 'aws:SourceAccount': ACCOUNT },
  },
});

test('allowCustomerProfilesService lets the service use the key for one domain', () => {
  const stack = newStack({ env });
  expect(
    ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService('acme').success,
  ).toBe(true);
  expect(addedTo(stack)).toEqual([statement(DOMAIN)]);
});

test('allowCustomerProfilesService allows the service nothing for another domain or account, and others nothing', async () => {
  const stack = newStack({ env });
  ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService('acme');
  const decide = (of: string, principal?: string, account = ACCOUNT, action = 'kms:Decrypt') =>
    allowed(
      {
        action,
        resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/k-1`,
        principal,
        keyPolicy: concrete(addedTo(stack)),
        context: {
          'aws:SourceArn': `arn:aws:profile:us-east-1:${account}:domains/${of}`,
          'aws:SourceAccount': account,
        },
      },
      [],
    );
  const service = 'profile.amazonaws.com';
  expect([await decide('acme', service), await decide('acme/object-types/Order', service)]).toEqual(
    [true, true],
  );
  expect([await decide('acme2', service), await decide('acme', service, '444455556666')]).toEqual([
    false,
    false,
  ]);
  expect([
    await decide('acme', 'voiceid.amazonaws.com'),
    await decide('acme'),
    await decide('acme', service, ACCOUNT, 'kms:Encrypt'),
  ]).toEqual([false, false, false]);
});

test('of an imported key warns of what its policy must have', () => {
  const stack = newStack({ env });
  const key = Key.fromKeyArn(stack, 'Key', IMPORTED);
  expect(ConnectKeyGrants.fromKey(key).allowCustomerProfilesService('acme').success).toBe(false);
  const [warning] = warnings(stack);
  expect(JSON.parse(/add to it (\{.*\})/.exec(warning)![1])).toEqual(
    statement(`arn:aws:profile:eu-west-2:${ACCOUNT}:domains/acme`),
  );
  Validations.of(key).acknowledge({
    id: 'cdk-amazon-connect-iam:key-policy-not-changed',
    reason: 'its owners have it',
  });
  expect(warnings(stack)).toEqual([]);
});

test('of an imported key whose ARN is a token writes words where values are not known', () => {
  const stack = newStack();
  ConnectKeyGrants.fromKey(
    Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'KeyArn').valueAsString),
  ).allowCustomerProfilesService('acme');
  const domain = 'arn:PARTITION:profile:REGION:ACCOUNT:domains/acme';
  expect(warnings(stack)[0]).toContain(`"aws:SourceArn":["${domain}","${domain}/*"]`);
});

test('takes a name that is a token', () => {
  const stack = newStack({ env });
  ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService(
    new CfnParameter(stack, 'Name').valueAsString,
  );
  expect(addedTo(stack)).toEqual([statement(DOMAIN.replace('acme', '${Name}'))]);
});

test.each([
  [
    '',
    /this is not the name of a Customer Profiles domain\. Got ''\. Allowed: 1 to 64 letters, digits, - and _\.$/,
  ],
  ['acme*', /this is not the name/],
  ['a'.repeat(65), /this is not the name/],
  ['acme/${aws:username}', /this is not the name/],
  [`arn:aws:profile:us-east-1:${ACCOUNT}:domains/acme`, /an ARN stands where a name belongs/],
])('takes no other text than a name: %s', (name, message) => {
  expect(() =>
    ConnectKeyGrants.fromKey(new Key(newStack(), 'Key')).allowCustomerProfilesService(name),
  ).toThrow(message);
});

test.each<[string, (stack: Stack) => string]>([
  ['a lazy path', () => Lazy.string({ produce: () => 'acme/other' })],
  ['an empty lazy text', () => Lazy.string({ produce: () => '' })],
  [
    'a parameter whose default is a path',
    (stack) => new CfnParameter(stack, 'Name', { default: 'acme/other' }).valueAsString,
  ],
])('takes no name that is %s', (_, name) => {
  const stack = newStack();
  expect(() =>
    ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService(name(stack)),
  ).toThrow('this is not the name of a Customer Profiles domain');
});

test('takes the dummy of a name that the CDK looks up', () => {
  const stack = newStack({ env });
  ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService(
    StringParameter.valueFromLookup(stack, '/domain'),
  );
  expect(addedTo(stack)).toEqual([statement(DOMAIN.replace('acme', 'dummy-value-for-/domain'))]);
});

test('takes no wildcard beside a token', () => {
  const stack = newStack();
  const name = `${new CfnParameter(stack, 'Name').valueAsString}*`;
  expect(() =>
    ConnectKeyGrants.fromKey(new Key(stack, 'Key')).allowCustomerProfilesService(name),
  ).toThrow(/this is not the name/);
});

test.each([
  ['is lazy about', Lazy.string({ produce: () => '*' })],
  ['chooses', Token.asString({ 'Fn::If': ['Known', 'acme', '*'] })],
])('a wildcard that a token %s is no domain: it would be every one', (_, name) => {
  expect(() =>
    ConnectKeyGrants.fromKey(new Key(newStack(), 'Key')).allowCustomerProfilesService(name),
  ).toThrow(
    /allowCustomerProfilesService: a wildcard or policy variable in \* would widen the policy\. Allowed: 1 to 64 letters/,
  );
});
