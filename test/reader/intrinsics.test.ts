import { lines, roleOf, roleWith, unreadOf } from './read-access';

/** The resource of a statement as it is read. */
const resource = (written: unknown, more: object = {}): string[] =>
  lines(roleWith({ Resource: written }, more)).map((one) => one.replace('Allow a:B on ', ''));
const PARTITION = { Ref: 'AWS::Partition' };
const If = (condition: string, yes: unknown, no: unknown) => ({ 'Fn::If': [condition, yes, no] });
const NOTHING = { Ref: 'AWS::NoValue' };

describe('a function is worked out as far as the template tells', () => {
  const Mappings = {
    Names: { eu: { key: 'k1', list: ['a', 'b'], number: 7 } },
    constructor: { toString: { __proto__x: 'odd' } },
  };
  const Parameters = {
    Stage: { Type: 'String', AllowedValues: ['prod'] },
    Open: { Type: 'String', AllowedValues: ['a', 'b'], Default: 'a' },
    Mixed: { Type: 'String', AllowedValues: ['a', 7] },
    Seven: { Type: 'String', AllowedValues: [7] },
    Ssm: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['x'] },
  };

  test.each<[string, unknown, string]>([
    ['Ref', { Ref: 'Bucket' }, '${Bucket}'],
    ['Ref to a parameter', { Ref: 'Open' }, '${Open}'],
    ['Ref to a parameter that can have one value only', { Ref: 'Stage' }, 'prod'],
    ['Ref to a parameter that can have a text or a number', { Ref: 'Mixed' }, '${Mixed}'],
    ['Ref to a parameter that can have one number only', { Ref: 'Seven' }, '7'],
    ['Ref to a parameter whose value is the name of another', { Ref: 'Ssm' }, '${Ssm}'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '${Bucket.Arn}'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Bucket.Arn' }, '${Bucket.Arn}'],
    [
      'GetAtt with an attribute that is a reference',
      { 'Fn::GetAtt': ['Bucket', { Ref: 'Which' }] },
      '${Bucket.${Which}}',
    ],
    [
      'Join',
      { 'Fn::Join': ['', ['arn:', PARTITION, ':s3:::b/*']] },
      'arn:${AWS::Partition}:s3:::b/*',
    ],
    ['Join of numbers', { 'Fn::Join': ['-', ['a', 1, true]] }, 'a-1-true'],
    ['Join with a part that is nothing', { 'Fn::Join': ['-', ['a', NOTHING, 'b']] }, 'a-b'],
    ['Join of what Split gives', { 'Fn::Join': ['/', { 'Fn::Split': [':', 'a:b'] }] }, 'a/b'],
    [
      'Sub',
      { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket.Name}' },
      'arn:${AWS::Partition}:s3:::${Bucket.Name}',
    ],
    ['Sub with values', { 'Fn::Sub': ['${A}-${B}', { A: 'x', B: { Ref: 'C' } }] }, 'x-${C}'],
    ['Sub of a parameter that can have one value only', { 'Fn::Sub': '${Stage}-x' }, 'prod-x'],
    [
      'Sub with a literal, which is a variable of IAM',
      { 'Fn::Sub': 'b/${!aws:username}' },
      'b/${aws:username}',
    ],
    ['Select', { 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    ['Select with text for its index', { 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
    ['Select without an index', { 'Fn::Select': ['', ['a', 'b']] }, '${Select  a b}'],
    ['Select before the start', { 'Fn::Select': [-1, ['a', 'b']] }, '${Select -1 a b}'],
    ['Select between two', { 'Fn::Select': [0.5, ['a', 'b']] }, '${Select 0.5 a b}'],
    ['Select beyond the end', { 'Fn::Select': [2, ['a', 'b']] }, '${Select 2 a b}'],
    ['Select of what is not known', { 'Fn::Select': [0, { Ref: 'List' }] }, '${Select 0 ${List}}'],
    [
      'Split of what is known up to there',
      {
        'Fn::Select': [
          5,
          {
            'Fn::Split': [
              ':',
              { 'Fn::Join': ['', ['arn:', PARTITION, ':iam::1:role/', { Ref: 'Name' }]] },
            ],
          },
        ],
      },
      '${Select 5 arn ${AWS::Partition} iam  1 ${Split : arn:${AWS::Partition}:iam::1:role/${Name}}}',
    ],
    [
      'Split at a delimiter that pseudo parameters do not have',
      {
        'Fn::Select': [
          2,
          { 'Fn::Split': [':', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:x' }] },
        ],
      },
      'iam',
    ],
    [
      'Split at a delimiter that a pseudo parameter may have',
      { 'Fn::Select': [1, { 'Fn::Split': ['-', { 'Fn::Sub': '${AWS::Region}-x' }] }] },
      '${Select 1 ${Split - ${AWS::Region}-x}}',
    ],
    [
      'Split of what is before a reference',
      { 'Fn::Select': [0, { 'Fn::Split': ['/', 'role/${x}'] }] },
      'role',
    ],
    ['FindInMap', { 'Fn::FindInMap': ['Names', 'eu', 'key'] }, 'k1'],
    [
      'FindInMap of a number',
      { 'Fn::Join': ['', ['x', { 'Fn::FindInMap': ['Names', 'eu', 'number'] }]] },
      'x7',
    ],
    [
      'FindInMap of a list',
      { 'Fn::Select': [1, { 'Fn::FindInMap': ['Names', 'eu', 'list'] }] },
      'b',
    ],
    [
      'FindInMap by a pseudo parameter',
      { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'key'] },
      '${FindInMap Names ${AWS::Region} key}',
    ],
    [
      'FindInMap with a default',
      { 'Fn::FindInMap': ['Names', 'us', 'key', { DefaultValue: 'other' }] },
      'other',
    ],
    [
      'FindInMap with a default that may be needed',
      { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'key', { DefaultValue: 'other' }] },
      '${FindInMap Names ${AWS::Region} key {"DefaultValue":"other"}}',
    ],
    [
      'FindInMap of what objects inherit',
      { 'Fn::FindInMap': ['Names', 'constructor', 'name'] },
      '${FindInMap Names constructor name}',
    ],
    [
      'FindInMap of a mapping with the name of what objects inherit',
      { 'Fn::FindInMap': ['constructor', 'toString', '__proto__x'] },
      'odd',
    ],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Net}-Arn' } }, '${Import ${Net}-Arn}'],
    ['Base64', { 'Fn::Base64': 'x' }, '${Base64 x}'],
    [
      'Transform',
      { 'Fn::Transform': { Name: 'M', Parameters: { P: 'v' } } },
      '${Transform {"Name":"M","Parameters":{"P":"v"}}}',
    ],
    ['a function that CloudFormation does not have', { 'Fn::Odd': [1, 'x'] }, '${Odd 1 x}'],
    [
      'a function with the name of what objects inherit',
      { 'Fn::constructor': 'x' },
      '${constructor x}',
    ],
    [
      'a dynamic reference',
      'arn:aws:s3:::{{resolve:ssm:/b:1}}/*',
      'arn:aws:s3:::${resolve:ssm:/b:1}/*',
    ],
    [
      'a dynamic reference with a reference in it',
      { 'Fn::Sub': '{{resolve:ssm:/${Env}/b}}' },
      '${resolve:ssm:/${Env}/b}',
    ],
    ['a dynamic reference without its end', 'x{{resolve:ssm', 'x{{resolve:ssm'],
    ['an If of the same on both sides', If('C', 'x', 'x'), 'x'],
  ])('%s', (_, written, expected) =>
    expect(resource(written, { Mappings, Parameters })).toEqual([expected]),
  );
});

describe('a function that is written wrongly is opaque', () => {
  test.each<[string, unknown, string]>([
    ['Join of a number', { 'Fn::Join': 5 }, '${Join 5}'],
    ['Join with a number between', { 'Fn::Join': [1, ['a']] }, '${Join 1 a}'],
    ['Join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }, '${Join  {"a":1}}'],
    ['Join of nothing', { 'Fn::Join': null }, '${Join null}'],
    ['Ref of an object', { Ref: { a: 1 } }, '${Ref {"a":1}}'],
    ['GetAtt of a number', { 'Fn::GetAtt': 3 }, '${GetAtt 3}'],
    ['Sub of a list of nothing', { 'Fn::Sub': [] }, '${Sub }'],
    ['Sub with values that are none', { 'Fn::Sub': ['${A}', 3] }, '${A}'],
    ['Sub with a value that is an object', { 'Fn::Sub': ['${A}', { A: { b: 1 } }] }, '${A}'],
    ['Select of a fraction', { 'Fn::Select': [0.5, ['a']] }, '${Select 0.5 a}'],
    ['Select of the length', { 'Fn::Select': ['length', ['a']] }, '${Select length a}'],
    [
      'Split at nothing',
      { 'Fn::Select': [0, { 'Fn::Split': ['', 'ab'] }] },
      '${Select 0 ${Split  ab}}',
    ],
  ])('%s', (_, written, expected) => expect(resource(written)).toEqual([expected]));

  test.each([
    ['If of two parts', ['C', 'a']],
    ['If of no condition', [{ x: 1 }, 'a', 'b']],
  ])('%s', (_, written) => {
    const ofText = resource({ 'Fn::If': written });
    expect(ofText).toEqual([expect.stringMatching(/^\$\{If that cannot be read, [0-9a-f]{16}\}$/)]);
    expect(resource({ 'Fn::If': [...written].reverse() })).not.toEqual(ofText);
  });
});

test('text from outside passes for no opaque part', () => {
  expect(resource('\u0001AWS::AccountId\u0002')).toEqual(['\ufffdAWS::AccountId\ufffd']);
  expect(resource({ Ref: 'a\u0002b\u0001' })).toEqual(['${a\ufffdb\ufffd}']);
});

describe('what stands under Fn::If is there on its condition', () => {
  test('a statement, and a list of statements', () => {
    const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' });
    const reading = roleOf([
      allow('a:A'),
      If('C', allow('a:B'), NOTHING),
      If('D', [allow('a:C'), allow('a:D')], allow('a:E')),
    ]);
    expect(lines(reading)).toEqual([
      'Allow a:A on *',
      'Allow a:B on * if C',
      'Allow a:C on * if D',
      'Allow a:D on * if D',
      'Allow a:E on * if not D',
    ]);
    expect(
      reading.policies[0].statements.map(({ place }) => place.pointer.slice(6).join('/')),
    ).toEqual([
      'Statement/0',
      'Statement/1/Fn::If/1',
      'Statement/2/Fn::If/1/0',
      'Statement/2/Fn::If/1/1',
      'Statement/2/Fn::If/2',
    ]);
  });

  test('the same statement in both branches is one without a condition', () => {
    const put = { Effect: 'Allow', Action: 'a:B', Resource: '*' };
    const inOtherOrder = { Action: 'a:B', Resource: '*', Effect: 'Allow' };
    const reading = roleOf([
      If('C', put, inOtherOrder),
      If('C', [put], [put]),
      If('C', If('D', put, put), put),
      If('C', put, { ...put, Sid: 'Other' }),
    ]);
    expect(lines(reading)).toEqual([
      'Allow a:B on *',
      'Allow a:B on *',
      'Allow a:B on *',
      'Allow a:B on * if C',
      'Allow a:B on * if not C',
    ]);
    expect(reading.policies[0].statements[0].place.pointer.slice(6).join('/')).toBe(
      'Statement/0/Fn::If/1',
    );
  });

  test.each<[string, object, string[]]>([
    [
      'a resource',
      { Resource: If('C', 'x', 'y') },
      ['Allow a:B on x if C', 'Allow a:B on y if not C'],
    ],
    [
      'a resource among others',
      { Resource: ['w', If('C', 'x', NOTHING)] },
      ['Allow a:B on w', 'Allow a:B on x if C'],
    ],
    [
      'several in one branch',
      { Resource: ['w', If('C', ['x', 'y'], 'z')] },
      ['Allow a:B on w', 'Allow a:B on x,y if C', 'Allow a:B on z if not C'],
    ],
    [
      'an action among others',
      { Action: ['a:B', If('C', 'a:C', NOTHING)] },
      ['Allow a:B on *', 'Allow a:C on * if C'],
    ],
    [
      'an action and a resource',
      { Action: If('C', 'a:C', 'a:D'), Resource: If('C', 'x', 'y') },
      ['Allow a:C on x if C', 'Allow a:D on y if not C'],
    ],
    [
      'on two conditions',
      { Action: If('C', 'a:C', 'a:D'), Resource: If('D', 'x', NOTHING) },
      ['Allow a:C on x if C and D', 'Allow a:D on x if not C and D'],
    ],
    [
      'one in another',
      { Resource: If('C', If('D', 'x', 'y'), If('C', 'never', 'z')) },
      ['Allow a:B on x if C and D', 'Allow a:B on y if C and not D', 'Allow a:B on z if not C'],
    ],
    [
      'a part of a text',
      { Resource: { 'Fn::Join': ['', ['arn:', If('China', 'aws-cn', 'aws'), ':x']] } },
      ['Allow a:B on arn:aws-cn:x if China', 'Allow a:B on arn:aws:x if not China'],
    ],
    [
      'a value of Sub',
      { Resource: { 'Fn::Sub': ['${P}:x', { P: If('China', 'aws-cn', 'aws') }] } },
      ['Allow a:B on aws-cn:x if China', 'Allow a:B on aws:x if not China'],
    ],
    [
      'the list of Join',
      { Resource: { 'Fn::Join': [':', If('C', ['a', 'b'], ['x'])] } },
      ['Allow a:B on a:b if C', 'Allow a:B on x if not C'],
    ],
    [
      'a part of the list of Join',
      { Resource: { 'Fn::Join': [':', ['a', If('C', ['b', 'c'], 'x')]] } },
      ['Allow a:B on a:b:c if C', 'Allow a:B on a:x if not C'],
    ],
    [
      'the list of Select',
      { Resource: { 'Fn::Select': [1, If('C', ['a', 'b'], ['x', 'y'])] } },
      ['Allow a:B on b if C', 'Allow a:B on y if not C'],
    ],
    [
      'the text of Split',
      { Resource: { 'Fn::Select': [1, { 'Fn::Split': ['-', If('C', 'a-b', 'x-y')] }] } },
      ['Allow a:B on b if C', 'Allow a:B on y if not C'],
    ],
    [
      'the effect',
      { Effect: If('C', 'Allow', 'Deny') },
      ['Allow a:B on * if C', 'Deny a:B on * if not C'],
    ],
    [
      'the condition of IAM',
      { Condition: If('C', { Bool: { 'aws:x': 'true' } }, NOTHING) },
      ['Allow a:B on * when aws:x Bool true if C', 'Allow a:B on * if not C'],
    ],
    [
      'a value of a condition of IAM',
      { Condition: { StringLike: { k: ['v', If('C', 'w', NOTHING)] } } },
      ['Allow a:B on * when k StringLike v,w if C', 'Allow a:B on * when k StringLike v if not C'],
    ],
    [
      'in what is excepted',
      { Action: undefined, NotAction: ['a:B', If('C', 'a:C', NOTHING)] },
      ['Allow not a:B,a:C on * if C', 'Allow not a:B on * if not C'],
    ],
  ])('%s', (_, statement, expected) => {
    const reading = roleWith(statement);
    expect(lines(reading)).toEqual(expected);
    expect(unreadOf(reading)).toEqual([]);
  });

  test('more than is told apart is not taken for unconditional', () => {
    const many = Array.from({ length: 20 }, (_, i) => If(`C${i}`, `r${i}`, NOTHING));
    const read = lines(roleWith({ Resource: many }));
    expect(read).toHaveLength(17);
    expect(read[15]).toBe('Allow a:B on r15 if C15');
    expect(read[16]).toMatch(
      /^Allow a:B on r16,r17,r18,r19 if one of many conditions, [0-9a-f]{16}$/,
    );
    const reading = roleWith({ Condition: { StringLike: { k: many } } });
    expect(lines(reading)).toEqual([]);
    expect(unreadOf(reading)).toEqual([
      'Resources/Role/Properties/Policies/0/PolicyDocument/Statement: a statement that hangs on more conditions than are told apart',
    ]);
    expect(resource({ 'Fn::Join': ['', many] })).toEqual([
      expect.stringMatching(/^\$\{Fn::Join of many alternatives, [0-9a-f]{16}\}$/),
    ]);
  });
});
