import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as lex from 'aws-cdk-lib/aws-lex';
import * as organizations from 'aws-cdk-lib/aws-organizations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ts from 'typescript';
import * as library from '../src';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
const examples = [...README.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code);

/** What the examples find around them; the same as in rosetta/default.ts-fixture, where their types are checked. */
function surroundings(stack: cdk.Stack): Record<string, unknown> {
  const instance = new connect.CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
  return {
    ...library,
    app: stack.node.root,
    Validations: cdk.Validations,
    CfnOutput: cdk.CfnOutput,
    Duration: cdk.Duration,
    iam,
    organizations,
    instance,
    reminders: new connect.CfnContactFlow(stack, 'Reminders', {
      instanceArn: instance.attrArn,
      name: 'Reminders',
      type: 'CONTACT_FLOW',
      content: '{}',
    }),
    reminder: new iam.Role(stack, 'Reminder', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    }),
    samlProvider: iam.SamlProvider.fromSamlProviderArn(
      stack,
      'Workforce',
      'arn:aws:iam::111122223333:saml-provider/Workforce',
    ),
    recordings: new s3.Bucket(stack, 'Recordings'),
    key: new kms.Key(stack, 'Key'),
    lookUpCustomer: lambda.Function.fromFunctionName(stack, 'LookUp', 'lookup'),
    contactRecords: new kinesis.Stream(stack, 'ContactRecords'),
    orderBot: new lex.CfnBotAlias(stack, 'OrderBot', { botAliasName: 'live', botId: 'ABCDE12345' }),
    boundary: iam.ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
    employees: new iam.AccountRootPrincipal(),
    auditAccount: new iam.AccountPrincipal('444455556666'),
    templateInProduction: { Resources: {} },
  };
}

test.each(examples.map((code, i) => [i + 1, code]))(
  'example %d of the README synthesizes',
  (_, code) => {
    const stack = new cdk.Stack(new cdk.App(), 'Stack', {
      env: { account: '111122223333', region: 'eu-west-2' },
    });
    const names = surroundings(stack);
    const javascript = ts.transpileModule(code, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.None },
    }).outputText;
    new Function(...Object.keys(names), javascript).call(stack, ...Object.values(names));
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources).length).toBeGreaterThan(0);
  },
);

test('the policy that the README shows first is the one that its first example makes', () => {
  const shown = JSON.parse(/^```json\n([^]*?)^```$/m.exec(README)![1]);
  const stack = new cdk.Stack(new cdk.App(), 'Stack');
  const role = new library.ConnectAdminRole(stack, 'Admin', {
    assumedBy: new iam.AccountRootPrincipal(),
  });
  const [made] = stack.resolve((role.node.defaultChild as iam.CfnRole).policies)[0].policyDocument
    .Statement;
  expect({
    ...made,
    Resource: made.Resource['Fn::Join'][1]
      .map((part: any) => (part.Ref ? `\${${part.Ref}}` : part))
      .join(''),
  }).toEqual(shown);
});

test('the message that the README shows is the one that is thrown', () => {
  const shown = /^```text\n([^]*?)^```$/m.exec(README)![1].replace(/\s+/g, ' ').trim();
  expect(() => library.ConnectScope.instanceId('acme-support')).toThrow(shown);
});
