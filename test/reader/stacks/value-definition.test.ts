import { readTogether } from '../../../src/reader/read';
import { stackInfo } from '../read-access';
import { definitionsByName, definitionsIn, ref, roleOn } from '../read-definitions';

const inMap = (...keys: readonly unknown[]) => ({ 'Fn::FindInMap': keys });

describe('a parameter', () => {
  test.each<[string, object, object]>([
    ['has its type', { Type: 'String' }, { type: 'String' }],
    ['has its default as value', { Type: 'String', Default: 'a,b' }, { values: ['a,b'] }],
    ['has a default of zero', { Type: 'Number', Default: 0 }, { type: 'Number', values: ['0'] }],
    [
      'has the values that are allowed',
      { Type: 'String', AllowedValues: ['dev', 7] },
      { allowed: ['dev', '7'] },
    ],
    [
      'has the pattern of its values',
      { Type: 'String', AllowedPattern: '[a-z]+' },
      { pattern: '[a-z]+' },
    ],
    [
      'of a stored value has the name of that value, and the dynamic reference to it',
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
      {
        type: 'AWS::SSM::Parameter::Value<String>',
        content: '/path',
        values: ['${resolve:ssm:/path}'],
      },
    ],
    [
      'of a stored value without a default has only a type',
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      { type: 'AWS::SSM::Parameter::Value<String>' },
    ],
  ])('%s', (_, parameter, expected) => {
    const found = definitionsIn({ Parameters: { A: parameter }, Resources: roleOn(ref('A')) });
    expect(found).toEqual({ A: { kind: 'parameter', type: 'String', ...expected } });
  });

  test.each(['CommaDelimitedList', 'List<String>'])(
    'of the type %s has each item of its default as a value',
    (Type) => {
      const found = definitionsIn({
        Parameters: { A: { Type, Default: 'one, two' } },
        Resources: roleOn({ 'Fn::Select': [0, ref('A')] }),
      });
      expect(found).toEqual({
        A: { kind: 'parameter', type: Type, values: ['one', 'two'] },
        'Select 0 ${A}': { kind: 'computed', of: ['A'], byDefault: ['one'] },
      });
    },
  );
});

describe('a value of a mapping', () => {
  const M = {
    'us-east-1': { id: 'a', n: 1, list: ['x', 'y'], on: true },
    'eu-west-2': { id: 'b', n: 2 },
  };

  test.each([
    ['a text', 'id', { 'us-east-1': ['a'], 'eu-west-2': ['b'] }],
    ['a number', 'n', { 'us-east-1': ['1'], 'eu-west-2': ['2'] }],
    ['a list', 'list', { 'us-east-1': ['x', 'y'] }],
    ['true', 'on', { 'us-east-1': ['true'] }],
  ])('that is %s has a row for each key that has it', (_, second, rows) => {
    const found = definitionsIn({
      Mappings: { M },
      Resources: roleOn(inMap('M', ref('AWS::Region'), second)),
    });
    expect(found).toEqual({
      [`FindInMap M \${AWS::Region} ${second}`]: {
        kind: 'mapping',
        rows: Object.entries(rows).map(([key, values]) => ({ key, values })),
        rowKey: 'AWS::Region',
        of: ['AWS::Region'],
      },
    });
  });

  test('under an unknown second key has the rows of the known first key', () => {
    const found = definitionsIn({
      Parameters: { Name: { Type: 'String' } },
      Mappings: { M },
      Resources: roleOn(inMap('M', 'eu-west-2', ref('Name'))),
    });
    expect(found).toEqual({
      'FindInMap M eu-west-2 ${Name}': {
        kind: 'mapping',
        rows: [
          { key: 'id', values: ['b'] },
          { key: 'n', values: ['2'] },
        ],
        rowKey: 'Name',
        of: ['Name'],
      },
      Name: { kind: 'parameter', type: 'String' },
    });
  });

  test('under two unknown keys has a row for each pair, and no key of rows', () => {
    const found = definitionsIn({
      Parameters: { Name: { Type: 'String' } },
      Mappings: { M: { a: { x: '1' }, b: { y: '2' } } },
      Resources: roleOn(inMap('M', ref('AWS::Region'), ref('Name'))),
    });
    expect(found['FindInMap M ${AWS::Region} ${Name}']).toEqual({
      kind: 'mapping',
      rows: [
        { key: 'a x', values: ['1'] },
        { key: 'b y', values: ['2'] },
      ],
      of: ['AWS::Region', 'Name'],
    });
  });

  test('in a mapping that does not exist depends on all mappings', () => {
    const contentWith = (Mappings: object) =>
      definitionsIn({ Mappings, Resources: roleOn(inMap('None', ref('AWS::Region'), 'id')) })[
        'FindInMap None ${AWS::Region} id'
      ];
    expect(contentWith({ M })).toEqual({
      kind: 'computed',
      of: ['AWS::Region'],
      content: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(contentWith({ M })).toEqual(contentWith({ M }));
    expect(contentWith({ M: { a: {} } })).not.toEqual(contentWith({ M }));
  });

  test('has only the row of the Region of the stack', () => {
    const stack = stackInfo('S', { environment: { 'AWS::Region': 'eu-west-2' } });
    const content = {
      Mappings: { M: { 'us-east-1': { id: 'a' }, 'eu-west-2': { id: 'b' } } },
      Resources: roleOn(inMap('M', ref('AWS::Region'), 'id')),
    };
    expect(definitionsByName(readTogether([{ file: 't.json', content, stack }]))).toEqual({
      'AWS::Region': { kind: 'environment', values: ['eu-west-2'] },
      'FindInMap M ${AWS::Region} id': {
        kind: 'mapping',
        rows: [{ key: 'eu-west-2', values: ['b'] }],
        rowKey: 'AWS::Region',
        of: ['AWS::Region'],
        byDefault: ['b'],
      },
    });
  });
});

describe('a reference to a resource', () => {
  const definitionOf = (resource: object, value: object) =>
    Object.values(definitionsIn({ Resources: { ...roleOn(value), A: resource } }));
  const parameter = (Value: unknown) => ({ Type: 'AWS::SSM::Parameter', Properties: { Value } });

  test.each([ref('A'), { 'Fn::GetAtt': ['A', 'Arn'] }])('has its type: %j', (value) => {
    const found = definitionOf({ Type: 'AWS::S3::Bucket', Properties: { A: 1 } }, value);
    expect(found).toEqual([{ kind: 'resource', type: 'AWS::S3::Bucket' }]);
  });

  test('to the value of a stored parameter has the text of the template', () => {
    const value = { 'Fn::GetAtt': ['A', 'Value'] };
    const found = definitionOf(parameter({ 'Fn::Sub': 'x-${AWS::Region}' }), value);
    expect(found).toEqual([
      { kind: 'resource', type: 'AWS::SSM::Parameter', values: ['x-${AWS::Region}'] },
    ]);
  });

  test('to another attribute of a stored parameter has only its type', () => {
    expect(definitionOf(parameter('x'), ref('A'))).toEqual([
      { kind: 'resource', type: 'AWS::SSM::Parameter' },
    ]);
  });

  test.each([
    'Custom::Thing',
    'AWS::CloudFormation::CustomResource',
    'AWS::CloudFormation::WaitCondition',
  ])('of the type %s depends on its properties', (Type) => {
    const [one, other] = [1, 2].map((A) =>
      definitionOf({ Type, Properties: { A } }, { 'Fn::GetAtt': ['A', 'Arn'] }),
    );
    const content = expect.stringMatching(/^[0-9a-f]{16}$/);
    expect(one).toEqual([{ kind: 'resource', type: Type, content }]);
    expect(other).not.toEqual(one);
  });
});
