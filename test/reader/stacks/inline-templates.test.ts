import { readTogether } from '../../../src/reader/read';
import { allow, policy, roleWith } from '../../support/documents';

const INNER = {
  Resources: { Inner: roleWith('P', policy(allow('connect:ListUsers'))) },
};
const stackSet = (TemplateBody: unknown, Type = 'AWS::CloudFormation::StackSet') => ({
  file: 't.json',
  content: { Resources: { Set: { Type, Properties: { TemplateBody } } } },
});
const BODY = ['Resources', 'Set', 'Properties', 'TemplateBody'];

test.each([
  ['text', JSON.stringify(INNER)],
  ['an object', INNER],
])('a role in a stack set whose template is %s has its place there', (_, body) => {
  const { principals, unread } = readTogether([stackSet(body)]);
  expect(unread).toEqual([]);
  expect(principals.map(({ name, unknown, place }) => [name, unknown, place])).toEqual([
    [
      'Inner',
      [],
      {
        file: 't.json',
        logicalId: 'Inner',
        pointer: [...BODY, 'Resources', 'Inner', 'Properties'],
      },
    ],
  ]);
});

test('a template in the format of its file is read', () => {
  const parse = (text: string): unknown => (text === 'in another format' ? INNER : undefined);
  const { principals } = readTogether([{ ...stackSet('in another format'), parse }]);
  expect(principals.map(({ name }) => name)).toEqual(['Inner']);
});

test.each([
  ['text that is not a template', '{'],
  ['an object without resources', { Outputs: {} }],
  ['nothing', undefined],
])('%s has no roles', (_, body) => {
  expect(readTogether([stackSet(body)]).principals).toEqual([]);
});

test('a property of that name in another resource is not a template', () => {
  expect(readTogether([stackSet(INNER, 'Custom::Set')]).principals).toEqual([]);
});

test('the access in two stack sets of a template is read', () => {
  const { content } = stackSet(INNER);
  const Resources = { ...content.Resources, Other: content.Resources.Set };
  const { principals } = readTogether([{ file: 't.json', content: { Resources } }]);
  expect(principals.map(({ place }) => place.pointer[1])).toEqual(['Set', 'Other']);
});
