import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* Nested stacks name what others define by a parameter that their parents pass. */

const NAME = { 'Fn::Sub': 'app-${Env}-x' };
const ENV = { Env: { Type: 'String' } };
const arn = (kind: string) => ({ 'Fn::Sub': `arn:aws:iam::111122223333:${kind}/app-\${Env}-x` });

const OPEN = policy({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'sts:AssumeRole',
});
const ROLE = {
  X: roleWith('P', policy(REACHES_CONNECT), { RoleName: NAME, AssumeRolePolicyDocument: OPEN }),
};
const POLICY = {
  X: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: NAME, PolicyDocument: policy(allow('*')) },
  },
};
const holder = (statement: object) => ({
  Own: roleWith('P', policy(REACHES_CONNECT, statement)),
});
const WRITER = holder(allow(['iam:PutRolePolicy', 'sts:AssumeRole'], arn('role')));
const ATTACHER = holder(
  allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': arn('policy') } }),
);

const PASSED = { Ref: 'Env' };
const nested = (file: string, Env: unknown = PASSED) => ({
  [file]: {
    Type: 'AWS::CloudFormation::Stack',
    Properties: { TemplateURL: `${file}.json`, Parameters: { Env } },
  },
});
const found = (files: { readonly [name: string]: object }) =>
  audit(
    readTogether(
      Object.entries(files).map(([name, Resources]) => ({
        file: `${name}.json`,
        content: { Parameters: ENV, Resources },
      })),
    ),
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Own')
    .map(({ severity }) => severity);

describe.each([
  ['a role', ROLE, WRITER],
  ['a policy in a condition', POLICY, ATTACHER],
])('the name of %s is that by the parameter of the parent', (_, base, own) => {
  test.each<[string, { readonly [name: string]: object }]>([
    ['in one template', { p: { ...base, ...own } }],
    ['between two nested stacks', { p: { ...nested('a'), ...nested('t') }, a: base, t: own }],
    ['from the parent', { p: { ...base, ...nested('t') }, t: own }],
    ['from a nested stack', { p: { ...own, ...nested('a') }, a: base }],
    [
      'from a stack that is nested in a nested stack',
      { p: { ...nested('m'), ...nested('t') }, m: nested('a'), a: base, t: own },
    ],
    [
      'where a function passes it',
      { p: { ...nested('a', { 'Fn::Sub': '${Env}' }), ...nested('t') }, a: base, t: own },
    ],
  ])('%s', (__, files) => {
    expect(found(files)).toEqual(['fatal']);
  });

  test('but perhaps not if another text is passed', () => {
    const p = { ...nested('a', 'other'), ...nested('t') };
    expect(found({ p, a: base, t: own })).toEqual(['warning']);
  });
});
