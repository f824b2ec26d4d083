import { nestedStackLinks } from '../../../src/reader/stacks/nested-stacks';

const STACK = 'AWS::CloudFormation::Stack';
const nested = (address: unknown, Type = STACK, property = 'TemplateURL') => ({
  N: { Type, Properties: { [property]: address } },
});
const linked = (Resources: unknown, files: readonly string[], file = 'app/main.yaml') =>
  nestedStackLinks([
    { file, template: { Resources } },
    ...files.map((other) => ({ file: other, template: {} })),
  ]).map(({ child }) => child);
const link = (address: unknown, ...files: readonly string[]) => linked(nested(address), files);

test('a nested stack links the file that names it and the file of its template', () =>
  expect(
    nestedStackLinks([
      { file: 'main.yaml', template: { Resources: nested('./users.yaml') } },
      { file: 'users.yaml', template: {} },
    ]),
  ).toEqual([{ parent: 'main.yaml', logicalId: 'N', child: 'users.yaml' }]));

describe('the template of a nested stack is found', () => {
  test.each<[string, unknown]>([
    ['by a path', 'nested/users.yaml'],
    ['by a path from the folder of its file', './nested/users.yaml'],
    ['by the end of an address', 'https://bucket.s3.amazonaws.com/nested/users.yaml'],
    ['by the end of a Sub', { 'Fn::Sub': 'https://${Bucket}.s3.amazonaws.com/nested/users.yaml' }],
    ['by a Sub with values', { 'Fn::Sub': ['https://${B}/nested/users.yaml', { B: 'b' }] }],
    ['by the end of a Join', { 'Fn::Join': ['', [{ Ref: 'Bucket' }, '/nested/users.yaml']] }],
  ])('%s', (_, address) =>
    expect(link(address, 'app/nested/users.yaml', 'app/other.yaml')).toEqual([
      'app/nested/users.yaml',
    ]),
  );
  test.each(['./users.yaml', '/users.yaml', 'users.yaml'])(
    'in the folder of its file, whatever other folders have: %s',
    (address) =>
      expect(link(address, 'app/a/users.yaml', 'app/users.yaml')).toEqual(['app/users.yaml']),
  );
  test('in the nearest folder', () =>
    expect(link('https://b/x/users.yaml', 'lib/users.yaml', 'app/a/users.yaml')).toEqual([
      'app/a/users.yaml',
    ]));
  test('as the location of a serverless application', () =>
    expect(
      linked(nested('users.yaml', 'AWS::Serverless::Application', 'Location'), ['app/users.yaml']),
    ).toEqual(['app/users.yaml']));
});

describe('a product of AWS Service Catalog', () => {
  const product = (...urls: readonly unknown[]) => ({
    N: {
      Type: 'AWS::ServiceCatalog::CloudFormationProduct',
      Properties: {
        ProvisioningArtifactParameters: urls.map((one) => ({ Info: { LoadTemplateFromURL: one } })),
      },
    },
  });
  const files = ['app/v1.yaml', 'app/v2.yaml'];
  test('has the templates of all its versions', () =>
    expect(linked(product('https://b/v1.yaml', 'https://b/v2.yaml'), files)).toEqual(files));
  test('is not read if one of them is missing', () =>
    expect(linked(product('https://b/v1.yaml', 'https://b/v3.yaml'), files)).toEqual([]));
});

describe('the template of a nested stack is not found', () => {
  test('where two files are equally near', () =>
    expect(link('https://b/users.yaml', 'app/a/users.yaml', 'app/b/users.yaml')).toEqual([]));
  test('where an address has no file', () => {
    expect(link({ Ref: 'Address' }, 'app/users.yaml')).toEqual([]);
    expect(link('https://bucket/users.yaml?version=1.x/', 'app/users.yaml')).toEqual([]);
    expect(link({ 'Fn::Join': ['', { Ref: 'Parts' }] }, 'app/users.yaml')).toEqual([]);
  });
  test('where no file has its name', () =>
    expect(link('https://b/users.yaml', 'app/other.yaml')).toEqual([]));
  test('in the file that names it', () => {
    expect(link('./main.yaml')).toEqual([]);
    expect(link('https://b/main.yaml')).toEqual([]);
  });
  test('where the resource is another', () =>
    expect(linked(nested('users.yaml', 'AWS::S3::Bucket'), ['app/users.yaml'])).toEqual([]));
  test('where the template has no resources', () =>
    expect(linked(undefined, ['app/users.yaml'])).toEqual([]));
});
