import { gradeOf, publishedName, publishedNames } from '../../src/catalogue/catalogue';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const found = (Action: string | string[]) =>
  audit(
    read('policy.json', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    }) as World,
  ).filter(({ id }) => id !== 'star-resource');

test('of operations and handlers 49 names are not in the reference', () => {
  const names = publishedNames();
  const operations = names.filter(({ operationOf }) => operationOf);
  const handlers = names.filter(({ handlersOf }) => handlersOf);
  expect([names.length, operations.length, handlers.length]).toEqual([49, 42, 16]);
});

test.each(publishedNames())('$name, which AWS publishes, is not called nonexistent', ({ name }) => {
  expect(found(name).map(({ id, severity }) => [id, severity])).toEqual([
    ['published-action', 'note'],
  ]);
  expect(found(name)[0].what).not.toContain('does not exist');
});

test('a pattern of such names is not called nonexistent', () => {
  expect(found('connect:*TestCaseExecution*')).toEqual([]);
});

test.each([
  ['connect:CreateUser', 'reference'],
  ['connect:GetFederationTokens', 'alias'],
  ['connect:createtestcase', 'operation'],
  ['connect:ListQueueAgentGroups', 'handler'],
  ['connect:Frobnicate', undefined],
  ['constructor', undefined],
])('the grade of %s is %s', (name, grade) => {
  expect(gradeOf(name)).toBe(grade);
});

test('a name says where AWS has it', () => {
  expect(publishedName('connect:CreateTestCase')).toEqual({
    name: 'connect:CreateTestCase',
    operationOf: ['connect'],
    handlersOf: ['AWS::Connect::TestCase'],
  });
});
