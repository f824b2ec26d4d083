import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';
import { policy } from '../support/documents';

const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const Other = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST } };

const named = (kind: string) => ({
  ...(kind === 'Role' ? { AssumeRolePolicyDocument: TRUST } : {}),
  [`${kind}Name`]: 'deploy',
  Tags: [{ Key: 'team', Value: 'cc' }],
});
const unnamed = () => ({ AssumeRolePolicyDocument: TRUST });

/** The severities of the ways of a principal that writes into principals of its kind. */
const found = (
  kind: string,
  statementsOn: (action: string) => readonly object[],
  properties = named(kind),
) => {
  const { Resources } = holderTemplate(kind, statementsOn(`iam:Put${kind}Policy`), properties);
  return audit(read('template.json', { Resources: { ...Resources, Other } })!)
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Holder')
    .map(({ severity }) => severity);
};

const tagged = (action: string) =>
  allow(action, '*', { StringEquals: { 'aws:ResourceTag/team': 'zz' } });
const except = (action: string, NotResource: unknown) => ({
  Effect: 'Allow',
  Action: action,
  NotResource,
});
const attribute = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const IMPORT = { 'Fn::ImportValue': 'OtherRoleArn' };

describe.each(['Role', 'User'])('a %s that one statement leaves out', (kind) => {
  const arn = (name: string) => `arn:aws:iam::*:${kind.toLowerCase()}/${name}`;
  const others = [
    ['another resource', attribute('Other')],
    ['an import', IMPORT],
    ['a list with an import', [IMPORT, arn('other')]],
    ['a tag as the name', arn('${aws:PrincipalTag/team}')],
    ['another name', arn('other')],
  ] as const;

  test.each(others)('by a tag is not in another statement: %s', (_, other) => {
    const severities = found(kind, (action) => [tagged(action), allow(action, other)]);
    expect(severities).not.toContain('fatal');
    expect(severities).toHaveLength(1);
  });

  test.each(others)('by its name is not in another statement: %s', (_, other) => {
    expect(found(kind, (action) => [except(action, arn('deploy')), allow(action, other)])).toEqual([
      'error',
    ]);
  });

  test.each([
    ['its name', arn('deploy')],
    ['a pattern of its name', arn('dep*')],
    ['a reference', attribute('Holder')],
    ['a reference to its name', { 'Fn::Sub': arn('${Holder}') }],
    ['an import too', [IMPORT, attribute('Holder')]],
  ])('is in another statement: %s', (_, own) => {
    const both = [tagged, (action: string) => except(action, arn('deploy'))];
    for (const first of both)
      expect(found(kind, (action) => [first(action), allow(action, own)])).toEqual(['fatal']);
  });
});

test('a user that one statement leaves out is in another by the policy variable', () => {
  const own = 'arn:aws:iam::*:user/${aws:username}';
  expect(found('User', (action) => [tagged(action), allow(action, own)])).toEqual(['fatal']);
});

test.each([
  ['another resource', attribute('Other'), 'error'],
  ['an import', IMPORT, 'error'],
  ['itself', attribute('Holder'), 'fatal'],
])('a role with a generated name that NotResource names beside %s', (_, other, expected) => {
  const statementsOn = (action: string) => [
    except(action, attribute('Holder')),
    allow(action, other),
  ];
  expect(found('Role', statementsOn, unnamed() as ReturnType<typeof named>)).toEqual([expected]);
});

test.each([
  ['another resource', attribute('Other'), 'error'],
  ['an import', IMPORT, 'error'],
  ['itself', { Ref: 'Own' }, 'fatal'],
])('a policy of the holder that NotResource names beside %s', (_, other, expected) => {
  const action = 'iam:CreatePolicyVersion';
  const statements = [except(action, { Ref: 'Own' }), allow(action, other)];
  const { Resources } = holderTemplate('Role', statements, named('Role'));
  const Own = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { Roles: [{ Ref: 'Holder' }], PolicyDocument: policy(allow('s3:*')) },
  };
  const severities = audit(read('template.json', { Resources: { ...Resources, Other, Own } })!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);
  expect(severities).toEqual([expected]);
});
