import handlerFacts from '../../catalogue/facts/cloudformation-handlers.json';
import operationFacts from '../../catalogue/facts/operations.json';
import publishedFacts from '../../catalogue/facts/published-names.json';
import {
  actionFacts,
  gradeOf,
  isOfFamily,
  publishedName,
  publishedNames,
} from '../../src/catalogue/catalogue';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { OF_HANDLERS, PUBLISHED } from '../support/published';

const found = (Action: string | string[]) =>
  audit(
    read('policy.json', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    }) as World,
  ).filter(({ id }) => id !== 'star-resource');

test('they are the names of the sources that the reference does not list', () => {
  const { names } = publishedFacts;
  const listed = publishedNames().map(({ name }) => name);
  expect(listed).toEqual(Object.keys(names).filter((name) => !actionFacts(name)));
});

test('0 names of operations and handlers are called nonexistent', () => {
  const handlers = Object.values(handlerFacts.types).flatMap((byHandler) =>
    Object.values<string[]>(byHandler).flat(),
  );
  const operations = Object.entries(operationFacts.services).flatMap(([service, byName]) =>
    Object.keys(byName).map((name) => `${service}:${name}`),
  );
  const published = [...new Set([...handlers, ...operations])].filter(isOfFamily);
  const nonexistent = published.filter((name) => gradeOf(name) === undefined);
  expect([published.length > 700, nonexistent]).toEqual([true, []]);
});

test.each(publishedNames())('$name, which AWS publishes, is not called nonexistent', ({ name }) => {
  expect(found(name).map(({ id, severity }) => [id, severity])).toEqual([
    ['published-action', 'note'],
  ]);
  expect(found(name)[0].what).not.toContain('does not exist');
});

test('a pattern of such names is not called nonexistent', () => {
  expect(found(PUBLISHED.replace(':', ':*').slice(0, -1) + '*')).toEqual([]);
});

test.each([
  ['connect:CreateUser', 'reference'],
  ['connect:GetFederationTokens', 'alias'],
  [PUBLISHED.toLowerCase(), 'operation'],
  [OF_HANDLERS, 'handler'],
  ['connect:Frobnicate', undefined],
  ['constructor', undefined],
])('the grade of %s is %s', (name, grade) => {
  expect(gradeOf(name)).toBe(grade);
});

test('a name says where AWS has it', () => {
  expect(publishedName(PUBLISHED)).toEqual({ name: PUBLISHED, operationOf: ['connect'] });
  expect(publishedName(OF_HANDLERS)).toEqual({
    name: OF_HANDLERS,
    handlersOf: [expect.stringMatching(/^AWS::Connect::\w+$/)],
  });
});
