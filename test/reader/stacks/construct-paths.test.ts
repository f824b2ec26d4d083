import { readTogether } from '../../../src/reader/read';
import { StackInfo } from '../../../src/reader/stacks/template-file';

const info = (constructPaths: Record<string, readonly string[]>): StackInfo => ({
  assembly: 'cdk.out',
  displayName: 'S',
  stackName: 'S',
  environment: {},
  nestedTemplates: new Map([['child', 'child.json']]),
  constructPaths: new Map(Object.entries(constructPaths)),
});
const role = { Type: 'AWS::IAM::Role', Properties: {} };
const nested = {
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'https://bucket/child' },
};

/** The names of the roles, which come from their construct paths. */
const pathsIn = (stack: StackInfo, parent: object, child: object = {}) =>
  readTogether([
    { file: 'parent.json', content: { Resources: parent }, stack },
    { file: 'child.json', content: { Resources: child }, stack: { ...stack, stackName: 'C' } },
  ]).principals.map(({ place }) => [place.file, place.constructPath]);

test('the path in the metadata of the resource comes first', () => {
  const Metadata = { 'aws:cdk:path': 'S/Admin/Resource' };
  expect(pathsIn(info({ R: ['S/Other/Resource'] }), { R: { ...role, Metadata } })).toEqual([
    ['parent.json', 'S/Admin/Resource'],
  ]);
});

test('the only path of a logical id is the path of the resource', () => {
  expect(pathsIn(info({ R: ['S/Admin/Resource'] }), { R: role })).toEqual([
    ['parent.json', 'S/Admin/Resource'],
  ]);
});

test('a logical id without a path has none', () => {
  expect(pathsIn(info({}), { R: role })).toEqual([['parent.json', undefined]]);
});

test('the same logical id in a stack and its nested stack has the path of each', () => {
  const paths = {
    N: ['S/In.NestedStack/In.NestedStackResource'],
    R: ['S/Admin/Resource', 'S/In/Admin/Resource'],
  };
  expect(pathsIn(info(paths), { R: role, N: nested }, { R: role })).toEqual([
    ['parent.json', 'S/Admin/Resource'],
    ['child.json', 'S/In/Admin/Resource'],
  ]);
});

test('in a stack within a nested stack, the innermost has it', () => {
  const paths = {
    N: ['S/In.NestedStack/In.NestedStackResource'],
    M: ['S/In/Deep.NestedStack/Deep.NestedStackResource'],
    R: ['S/In/Admin/Resource', 'S/In/Deep/Admin/Resource'],
  };
  expect(pathsIn(info(paths), { N: nested }, { R: role })).toEqual([
    ['child.json', 'S/In/Admin/Resource'],
  ]);
});

test('two constructs of one stack with the same logical id have no path', () => {
  const paths = { R: ['S/Admin/Resource', 'S/Other/Resource'] };
  expect(pathsIn(info(paths), { R: role })).toEqual([['parent.json', undefined]]);
});
