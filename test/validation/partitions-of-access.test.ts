import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* An account is in one partition. Access in another is none of its principals. */

const WRITE = 'iam:PutRolePolicy';
const agents = (partition: string) =>
  `arn:${partition}:connect:*:*:instance/12345678-1234-1234-1234-123456789012/agent/*`;
const roles = (partition: string) => `arn:${partition}:iam::*:role/*`;
const reach = (Resource: unknown) => allowing('connect:DescribeUser', Resource);

const found = (statements: readonly object[], region?: string) => {
  const Resources = { R: roleWith('P', policy(...statements)) };
  const stack = {
    assembly: '',
    displayName: 'S',
    environment: { 'AWS::Region': region ?? '' },
    nestedTemplates: new Map<string, string>(),
    constructPaths: new Map<string, readonly string[]>(),
  };
  return audit(
    readTogether([
      { file: 't.json', content: { Resources }, ...(region !== undefined && { stack }) },
    ]),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => [severity, / in that partition/.test(what)]);
};

const WARNING = [['warning', true]];
const FATAL = [['fatal', false]];

test.each<[string, readonly object[], ...string[]]>([
  ['that the ARNs say', [reach(agents('aws')), allowing(WRITE, roles('aws-us-gov'))]],
  ['that the Region says', [reach(agents('aws')), allowing(WRITE)], 'us-gov-west-1'],
])('a way in another partition %s is a warning', (_, statements, ...[region]) => {
  expect(found(statements, region)).toEqual(WARNING);
});

test.each<[string, readonly object[], ...string[]]>([
  ['the same partition', [reach(agents('aws')), allowing(WRITE, roles('aws'))]],
  [
    'one of them',
    [reach([agents('aws'), agents('aws-us-gov')]), allowing(WRITE, roles('aws-us-gov'))],
  ],
  ['any partition', [reach(agents('aws')), allowing(WRITE, roles('*'))]],
  ['all resources', [reach(agents('aws')), allowing(WRITE)]],
  ['access to all instances', [reach('*'), allowing(WRITE, roles('aws-us-gov'))]],
  [
    'access in the own partition',
    [reach({ 'Fn::Sub': agents('${AWS::Partition}') }), allowing(WRITE, roles('aws-us-gov'))],
  ],
  ['the Region', [reach(agents('aws-us-gov')), allowing(WRITE)], 'us-gov-west-1'],
])('a way is as it is with %s', (_, statements, ...[region]) => {
  expect(found(statements, region)).toEqual(FATAL);
});

test('a way in another partition than the known one is none', () => {
  const statements = [reach(agents('aws-us-gov')), allowing(WRITE, roles('aws'))];
  expect(found(statements, 'us-gov-west-1')).toEqual([]);
});

test('a way in a partition without Amazon Connect is none', () => {
  const access = [agents('aws'), agents('aws-cn')];
  expect(found([reach(access), allowing(WRITE, roles('aws-cn'))])).toEqual([]);
});
