import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

/* A permission set names customer managed policies by names and paths. */

const sub = (text: string) => ({ 'Fn::Sub': text });
const managed = (statement: object, ManagedPolicyName: unknown = 'mine', more: object = {}) => ({
  Mine: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName, PolicyDocument: policy(statement), ...more },
  },
});
const named = (Name: unknown, Path?: unknown) => ({
  CustomerManagedPolicyReferences: [{ Name, ...(Path !== undefined && { Path }) }],
});
const bounded = (Name: unknown, Path?: unknown) => ({
  PermissionsBoundary: {
    CustomerManagedPolicyReference: { Name, ...(Path !== undefined && { Path }) },
  },
});

const KEYS = allow('iam:CreateAccessKey');

const found = (properties: object, resources: object, Default?: string, own?: object) =>
  audit(
    readTogether([
      {
        file: 't.json',
        content: {
          Parameters: { P: { Type: 'String', ...(Default !== undefined && { Default }) } },
          Mappings: { M: { mine: { name: 'mine' } } },
          Resources: {
            Set: {
              Type: 'AWS::SSO::PermissionSet',
              Properties: {
                Name: 'set',
                InstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890123456',
                InlinePolicy: own ? connectHolder(own) : connectHolder(),
                ...properties,
              },
            },
            ...resources,
          },
        },
      },
    ]),
  )
    .filter(({ id, what }) => id.endsWith('escalation') && !what.includes('no access to Amazon'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const WAY = 'iam:CreateAccessKey on *: the holder creates access keys for any user';
const UNLESS = WAY.replace(' on *', ' on *, if ${P} is not mine');
const BY_DEFAULT = [`fatal: ${WAY}, with the default of the parameter P`];

describe('a policy grants by the name that a default gives', () => {
  test.each<[string, object, object, string]>([
    ['to the reference', named({ Ref: 'P' }), managed(KEYS), 'mine'],
    ['to a part of it', named(sub('m${P}')), managed(KEYS), 'ine'],
    [
      'as the key of a mapping',
      named({ 'Fn::FindInMap': ['M', { Ref: 'P' }, 'name'] }),
      managed(KEYS),
      'mine',
    ],
    [
      'to its path',
      named('mine', { Ref: 'P' }),
      managed(KEYS, 'mine', { Path: '/team/' }),
      '/team/',
    ],
    ['to the policy itself', named('mine'), managed(KEYS, { Ref: 'P' }), 'mine'],
  ])('%s', (_, ...given) => {
    expect(found(...given)).toEqual(BY_DEFAULT);
  });

  test.each<[string, object, object, string?]>([
    ['another name', named({ Ref: 'P' }), managed(KEYS), 'other'],
    ['no default', named({ Ref: 'P' }), managed(KEYS)],
    ['another path', named('mine', { Ref: 'P' }), managed(KEYS), '/team/'],
  ])('and not by %s', (_, ...given) => {
    expect(found(...given)).toEqual([]);
  });
});

describe('a deny by such a name', () => {
  const DENY = deny('iam:*');
  test.each<[string, string[], object, object, string?]>([
    ['counts by the default', [], named({ Ref: 'P' }), managed(DENY), 'mine'],
    ['of another policy does not', [`fatal: ${WAY}`], named({ Ref: 'P' }), managed(DENY), 'other'],
    [
      'leaves a warning without a default',
      [`warning: ${UNLESS}`],
      named({ Ref: 'P' }),
      managed(DENY),
    ],
    [
      'leaves a warning by the default of the policy',
      [`warning: ${UNLESS}`],
      named('mine'),
      managed(DENY, { Ref: 'P' }),
      'mine',
    ],
  ])('%s', (_, expected, ...[properties, resources, value]) => {
    expect(found(properties, resources, value, KEYS)).toEqual(expected);
  });
});

describe('a boundary by such a name', () => {
  const ON_CONNECT = managed(allow('connect:DescribeUser'));
  const WARNING = [expect.stringContaining(`warning: ${WAY}`)];
  test.each<[string, unknown[], object, string?]>([
    ['bounds', [], bounded({ Ref: 'P' }), 'mine'],
    ['bounds in its path', [], bounded('mine', { Ref: 'P' }), '/'],
    ['leaves a warning if it is of another policy', WARNING, bounded({ Ref: 'P' }), 'other'],
    ['leaves a warning without a default', WARNING, bounded({ Ref: 'P' })],
  ])('%s', (_, expected, ...[properties, value]) => {
    expect(found(properties, ON_CONNECT, value, KEYS)).toEqual(expected);
  });
});
