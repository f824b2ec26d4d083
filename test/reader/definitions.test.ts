import { definitionsByName, definitionsIn, ref, roleOn } from './read-definitions';
import { readTogether } from '../../src/reader/read';
import { allow, policy, roleWith } from '../support/documents';

test('a condition and a value of a parent stack have the name of the parent', () => {
  const properties = {
    TemplateURL: 'child.json',
    Parameters: { Given: { 'Fn::Sub': 'x-${Up}' } },
  };
  const parent = {
    Parameters: { Up: { Type: 'String', Default: 'up' } },
    Conditions: { P: { 'Fn::Equals': [ref('Up'), 'us'] } },
    Resources: {
      N: { Type: 'AWS::CloudFormation::Stack', Condition: 'P', Properties: properties },
    },
  };
  const child = {
    Parameters: { Given: { Type: 'String' } },
    Resources: roleOn(ref('Given')),
  };
  const world = readTogether([
    { file: 'parent.json', content: parent },
    { file: 'child.json', content: child },
  ]);
  expect(world.definitions?.map(({ file }) => file)).toEqual(['child.json', 'child.json']);
  expect(definitionsByName(world)).toEqual({
    'parent.json/P': {
      kind: 'condition',
      expression: { kind: 'equals', left: '${parent.json/Up}', right: 'us' },
    },
    'parent.json/Up': { kind: 'parameter', type: 'String', values: ['up'] },
  });
});

describe('what access depends on has a definition', () => {
  const Parameters = { A: { Type: 'String' } };
  const A = { A: { kind: 'parameter', type: 'String' } };
  const role = (properties: object) =>
    roleWith('Inline', policy(allow('connect:ListUsers')), properties);

  test.each<[string, object]>([
    ['an action', { Role: roleWith('I', policy(allow([{ 'Fn::Sub': 'connect:${A}' }] as never))) }],
    [
      'the value of a condition key',
      {
        Role: roleWith(
          'I',
          policy(allow('s3:*', '*', { Condition: { StringEquals: { 'aws:userid': ref('A') } } })),
        ),
      },
    ],
    [
      'who may take a role',
      {
        Role: role({
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: { AWS: ref('A') },
            Action: 'sts:AssumeRole',
          }),
        }),
      },
    ],
    [
      'a boundary',
      {
        Role: role({ PermissionsBoundary: ref('Limit') }),
        Limit: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: policy(allow('connect:*', ref('A'))) },
        },
      },
    ],
  ])('in %s', (_, Resources) => {
    expect(definitionsIn({ Parameters, Resources })).toEqual(A);
  });
});
