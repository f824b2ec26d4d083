import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { policiesOf } from '../../../src/policy/model';
import { read } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { allow } from '../../support/documents';

const PLUG_IN = 'serverless-pseudo-parameters';
const WRITTEN = 'arn:aws:iam::#{AWS::AccountId}:role/*';
const IN_SUB = 'arn:aws:iam::${AWS::AccountId}:role/*';

const worldOf = (Resource: unknown, plugins?: unknown) =>
  read('serverless.yml', {
    service: 'calls',
    ...(plugins !== undefined && { plugins }),
    custom: { account: '#{AWS::AccountId}' },
    provider: {
      name: 'aws',
      iamRoleStatements: [allow('connect:DeleteUser'), { ...allow('iam:PutRolePolicy'), Resource }],
    },
    functions: { hello: { handler: 'index.hello' } },
  })!;

const resourceOf = (resource: unknown, plugins?: unknown) =>
  worldOf(resource, plugins)
    .principals.flatMap(policiesOf)
    .flatMap(({ statements }) => statements.slice(1))
    .flatMap(({ resources }) => resources.map(toDisplayText))
    .join();

const escalations = (plugins?: unknown) =>
  audit(worldOf(WRITTEN, plugins))
    .filter(({ id }) => id === 'escalation')
    .map(({ severity }) => severity);

describe('references of the plug-in for pseudo parameters', () => {
  test.each<[string, unknown, string]>([
    ['a text', WRITTEN, IN_SUB],
    ['Fn::Sub', { 'Fn::Sub': WRITTEN }, IN_SUB],
    ['Fn::Sub with values', { 'Fn::Sub': ['${R}/#{AWS::Region}', { R: 'a' }] }, 'a/${AWS::Region}'],
    ['a list', ['a', '#{AWS::Region}'], 'a,${AWS::Region}'],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', '#{AWS::Region}']] }, 'a/${AWS::Region}'],
    ['a variable of the file', 'a/${self:custom.account}', 'a/${AWS::AccountId}'],
    ['an attribute', '#{Table.Arn}', '${Table.Arn}'],
    ['braces of nothing', 'a/#{}/#{b', 'a/#{}/#{b'],
  ])('are read in %s', (_, resource, expected) => {
    expect(resourceOf(resource, [PLUG_IN])).toBe(expected);
  });

  test.each<[string, unknown]>([
    ['is listed', ['serverless-offline', PLUG_IN]],
    ['is a module', { modules: [PLUG_IN] }],
    ['may be listed', ['${file(plugins.yml)}']],
  ])('are ways where the plug-in %s', (_, plugins) => {
    expect(escalations(plugins)).toEqual(['fatal']);
  });

  test.each<[string, unknown]>([
    ['no plug-in is', undefined],
    ['another plug-in is', ['serverless-offline']],
  ])('are texts where %s listed', (_, plugins) => {
    expect(resourceOf(WRITTEN, plugins)).toBe(WRITTEN);
    expect(escalations(plugins)).toEqual([]);
  });
});
