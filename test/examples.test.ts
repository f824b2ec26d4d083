import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as library from '../src';
import { codeExamples, runExample } from './support/code-examples';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

test.each(codeExamples().map((example) => [example.name, example] as const))(
  '%s pastes as it stands: it has its imports, and its app synthesizes',
  (_, { code }) => {
    const apps = runExample(code);
    const stacks = apps.flatMap((app) => app.node.children.filter(cdk.Stack.isStack));
    expect(apps).toHaveLength(1);
    for (const stack of stacks) {
      expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).not.toEqual([]);
    }
  },
);

test('every TypeScript example of the documentation is one of those that run', () => {
  const all = [...README.matchAll(/^```ts.*$/gm)].map(([fence]) => fence);
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all)).toEqual(new Set(['```ts nofixture']));
});

test('the policy that the README shows is the one that its first example makes', () => {
  const shown = JSON.parse(/^```json\n([^]*?)^```$/m.exec(README)?.[1] ?? '');
  const stack = new cdk.Stack(new cdk.App(), 'Stack');
  const role = new library.ConnectAdminRole(stack, 'Admin', {
    assumedBy: new iam.AccountRootPrincipal(),
  });
  const [made] = stack.resolve((role.node.defaultChild as iam.CfnRole).policies)[0].policyDocument
    .Statement;
  const withReferences = (part: any) => (part.Ref ? `\${${part.Ref}}` : part);
  expect({ ...made, Resource: made.Resource['Fn::Join'][1].map(withReferences).join('') }).toEqual(
    shown,
  );
});

/** The messages that the README shows, each in one line. */
const MESSAGES = [...README.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, text]) =>
  text.replace(/\s+/g, ' ').trim(),
);

test('the warning that the README shows is the only one of its first example', () => {
  const [{ code }] = codeExamples();
  const [assembly] = runExample(code).map((app) => app.synth());
  const warnings = assembly.stacks
    .flatMap(({ messages }) => messages)
    .map(({ level, entry }) => `${level.toUpperCase()} ${entry.data}`);
  expect(MESSAGES).toHaveLength(2);
  expect(warnings).toEqual([expect.stringContaining(MESSAGES[0])]);
});

test('the recipe that the README links for the warning has none', () => {
  const recipe = codeExamples().find(({ code }) => code.includes("'sts:RoleSessionName'"));
  const [assembly] = runExample(recipe?.code ?? '').map((app) => app.synth());
  expect(assembly.stacks.flatMap(({ messages }) => messages)).toEqual([]);
});

test('the message that the README shows is the one that is thrown', () => {
  expect(() => library.ConnectScope.instanceId('acme-support')).toThrow(MESSAGES[1]);
});

test('the README has about 1,500 words, with code', () => {
  expect(README.match(/\S+/g)?.length).toBeLessThanOrEqual(1_525);
});

test('the example app sets every feature flag that the CDK recommends, so the CLI asks for none', () => {
  const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const { context } = json(join(__dirname, '..', 'examples', 'contact-center', 'cdk.json'));
  expect(context).toEqual(json(require.resolve('aws-cdk-lib/recommended-feature-flags.json')));
});
