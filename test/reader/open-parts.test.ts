import { template } from './read-access';
import { unknownOf } from '../../src/policy/model';
import { UnknownPart } from '../../src/policy/unknown';
import { allow, policy } from '../support/documents';

const role = (Properties: object = {}) => ({ Type: 'AWS::IAM::Role', Properties });
const user = (Properties: object = {}) => ({ Type: 'AWS::IAM::User', Properties });
const place = (logicalId: string) => ({
  file: 't.json',
  logicalId,
  pointer: ['Resources', logicalId],
});

/** The unread parts of principals, by the logical id of the principal. */
const unknownIn = (
  resources: object,
  more: object = {},
): Readonly<Record<string, readonly UnknownPart[]>> =>
  Object.fromEntries(
    template(resources, more).principals.map((one) => [one.place.logicalId ?? '', unknownOf(one)]),
  );
const whatIn = (resources: object, more: object = {}) =>
  Object.fromEntries(
    Object.entries(unknownIn(resources, more)).map(([id, parts]) => [
      id,
      parts.map(({ kind, what }) => `${kind} ${what}`),
    ]),
  );

describe('what deployment adds to a template', () => {
  const anything = { mayAllow: true, mayDeny: true, remedy: 'give-processed-template' };
  test.each<[string, object, object]>([
    [
      'a custom resource may change the roles that it is handed',
      { C: { Type: 'Custom::Grant', Properties: { Role: { Ref: 'R' } } } },
      {
        ...anything,
        kind: 'custom-resource',
        what: 'C',
        remedy: 'give-account',
        place: place('C'),
      },
    ],
    [
      'a module may change every role',
      { M: { Type: 'My::Own::Thing::MODULE' } },
      { ...anything, kind: 'module', what: 'M', place: place('M') },
    ],
    [
      'a resource that a function brings may change every role',
      { I: { 'Fn::Transform': { Name: 'AWS::Include' } } },
      { ...anything, kind: 'include', what: 'I', place: place('I') },
    ],
    [
      'a stack set may change roles that are handed to it',
      { S: { Type: 'AWS::CloudFormation::StackSet', Properties: { Parameters: [{ Ref: 'R' }] } } },
      { ...anything, kind: 'stack-set', what: 'S', remedy: 'give-template', place: place('S') },
    ],
  ])('%s', (_, added, part) => expect(unknownIn({ R: role(), ...added })).toEqual({ R: [part] }));

  test('a macro may replace everything, and is named once', () =>
    expect(unknownIn({ R: role() }, { Transform: ['AWS::Serverless-2016-10-31', 'Own'] })).toEqual({
      R: [
        {
          ...anything,
          kind: 'transform',
          what: 'Own',
          mayReplace: true,
          place: { file: 't.json', pointer: ['Transform'] },
        },
      ],
    }));
  test('an include adds, and replaces nothing', () =>
    expect(unknownIn({ R: role() }, { Transform: { Name: 'AWS::Include' } }).R).toEqual([
      {
        ...anything,
        kind: 'transform',
        what: 'AWS::Include',
        place: { file: 't.json', pointer: ['Transform'] },
      },
    ]));
});

describe('a custom resource', () => {
  const custom = (Properties: object, Type = 'AWS::CloudFormation::CustomResource') => ({
    A: role({ RoleName: 'admin' }),
    B: role(),
    C: { Type, Properties },
  });
  test.each<[string, object, object]>([
    ['is handed a role by name', { Name: 'admin' }, { A: ['custom-resource C'], B: [] }],
    ['is handed an id', { Name: 'B' }, { A: [], B: ['custom-resource C'] }],
    ['is handed an attribute', { Arn: { 'Fn::GetAtt': ['B', 'Arn'] } }, { A: [], B: [] }],
    ['is handed nothing', { Name: '' }, { A: [], B: [] }],
  ])('that %s', (_, properties, expected) => expect(whatIn(custom(properties))).toEqual(expected));
  test('is no resource of another type', () =>
    expect(whatIn(custom({ Name: 'B' }, 'AWS::Custom::Resource'))).toEqual({ A: [], B: [] }));
});

describe('a loop over a list that only deployment knows', () => {
  const loop = (body: unknown) => ({ 'Fn::ForEach::L': ['N', { Ref: 'Names' }, body] });
  const inside = (Properties: object, Type = 'AWS::IAM::Policy') =>
    loop({ 'P${N}': { Type, Properties } });
  const principals = { A: role({ RoleName: 'admin' }), B: role(), U: user({ UserName: 'ann' }) };
  const none = { A: [], B: [], U: [] };
  const said = ['loop Fn::ForEach::L'];
  test.each<[string, object, object]>([
    ['names a role by its name', inside({ Roles: ['admin'] }), { ...none, A: said }],
    ['names a role by reference', inside({ Roles: [{ Ref: 'B' }] }), { ...none, B: said }],
    ['names users by its variable', inside({ Users: ['${N}'] }), { A: said, B: said, U: said }],
    [
      'names a user by its variable',
      inside({ UserName: { Ref: 'N' } }, 'AWS::IAM::UserPolicy'),
      { A: said, B: said, U: said },
    ],
    ['has a body that is not known', loop({ Ref: 'Body' }), none],
    ['has no body', loop('Body'), { A: said, B: said, U: said }],
    [
      'has a loop over another such list',
      loop({ 'Fn::ForEach::M': ['M', { Ref: 'Others' }, { P: { Ref: 'B' } }] }),
      { ...none, B: said },
    ],
    ['makes topics', inside({ TopicName: 'admin' }, 'AWS::SNS::Topic'), none],
  ])('that %s', (_, added, expected) =>
    expect(whatIn({ ...principals, ...added })).toEqual(expected),
  );
});

test('a policy that deployment completes may change every role', () => {
  const Properties = { 'Fn::Transform': { Name: 'M' }, PolicyDocument: policy(allow('a:B')) };
  const found = unknownIn({ R: role(), P: { Type: 'AWS::IAM::Policy', Properties } }).R;
  expect(found.map(({ kind, what, remedy }) => [kind, what, remedy])).toEqual([
    ['include', 'what deployment adds to AWS::IAM::Policy P', 'give-processed-template'],
  ]);
});

test('a product of AWS Service Catalog is said, and changes no role of the template', () => {
  const { principals, unread } = template({
    R: role({ RoleName: 'r' }),
    P: { Type: 'AWS::ServiceCatalog::CloudFormationProduct', Properties: { Name: { Ref: 'R' } } },
    Q: { Type: 'AWS::ServiceCatalog::Portfolio', Properties: {} },
  });
  expect(unread.map(({ problem }) => problem)).toEqual(['the product P is not read']);
  expect(principals.flatMap(unknownOf)).toEqual([]);
});
