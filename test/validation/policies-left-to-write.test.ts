import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

const KEY = 'iam:PolicyARN';
const OF_AWS = 'arn:aws:iam::aws:policy/*';
const TEAM = 'arn:aws:iam::*:policy/team-*';
const OWN = 'arn:aws:iam::111122223333:policy/*';
const TAGGED = { StringEquals: { 'aws:PrincipalTag/team': 'x' } };
const SERVED = { Service: 'lambda.amazonaws.com' };
const TRUST = { Statement: { Effect: 'Allow', Principal: SERVED, Action: 'sts:AssumeRole' } };
const TRUSTED = { AssumeRolePolicyDocument: TRUST };

/** How severe it is that a role, a user, or a group attaches policies. */
function severity(kind: string, statements: readonly object[]) {
  const properties = kind === 'Role' ? TRUSTED : {};
  const found = audit(read('template.json', holderTemplate(kind, statements, properties))!)
    .filter(({ what }) => what.startsWith(`iam:Attach${kind}Policy on`))
    .map((one) => one.severity);
  return found[0] ?? 'none';
}

describe.each(['Role', 'User', 'Group'])('a policy that a %s writes and attaches', (kind) => {
  const attach = `iam:Attach${kind}Policy`;
  const create = allow('iam:CreatePolicy');
  const denied = (values: unknown, operator = 'ArnLike') =>
    deny(attach, '*', { Condition: { [operator]: { [KEY]: values } } });

  test.each<[string, string, object[]]>([
    ['beside a deny of those of AWS', 'fatal', [allow(attach), create, denied(OF_AWS)]],
    [
      'where it rewrites',
      'fatal',
      [allow(attach), allow('iam:CreatePolicyVersion'), denied(OF_AWS)],
    ],
    ['beside a deny of more', 'fatal', [allow(attach), create, denied([OF_AWS, TEAM])]],
    [
      'allowed but those of AWS',
      'fatal',
      [allow(attach, '*', { ArnNotLike: { [KEY]: OF_AWS } }), create],
    ],
    [
      'with a name that may be taken',
      'warning',
      [allow(attach), allow('iam:CreatePolicy', `${OWN.slice(0, -1)}Team`), denied(OF_AWS)],
    ],
    ['it writes none', 'warning', [allow(attach), denied(OF_AWS)]],
    [
      'that is denied too',
      'warning',
      [allow(attach), allow('iam:CreatePolicy', TEAM), denied([OF_AWS, TEAM])],
    ],
    [
      'under a condition',
      'warning',
      [allow(attach), allow('iam:CreatePolicy', '*', TAGGED), denied(OF_AWS)],
    ],
    [
      'under a condition, with a name that an allow has',
      'warning',
      [allow(attach, '*', { ArnLike: { [KEY]: OWN } }), allow('iam:CreatePolicy', '*', TAGGED)],
    ],
  ])('%s, is a %s', (_, severe, statements) => {
    expect(severity(kind, statements)).toBe(severe);
  });
});

describe.each(['Role', 'User', 'Group'])('a policy of the files that a %s attaches', (kind) => {
  const attach = `iam:Attach${kind}Policy`;
  const NAME = 'arn:aws:iam::111122223333:policy/boss';

  /** How severe it is to attach a policy of the template, where conditions name others. */
  const found = (granted: object, statements: readonly object[]) => {
    const template = holderTemplate(kind, statements, kind === 'Role' ? TRUSTED : {});
    const PolicyDocument = policy(granted);
    const Properties = { ManagedPolicyName: 'boss', PolicyDocument };
    const Boss = { Type: 'AWS::IAM::ManagedPolicy', Properties };
    return audit(read('template.json', { Resources: { ...template.Resources, Boss } })!)
      .filter(({ what }) => what.startsWith(attach))
      .map(({ severity: severe, what }) => `${severe}: ${what.replace(/.*: the holder /, '')}`);
  };
  const leaving = (values: unknown) => [allow(attach, '*', { ArnNotLike: { [KEY]: values } })];
  const denying = (values: unknown) => [
    allow(attach),
    deny(attach, '*', { Condition: { ArnLike: { [KEY]: values } } }),
  ];
  const BY_BOSS = 'attaches the policy boss, and so';
  const ANY = `warning: attaches any policy to a ${kind.toLowerCase()}`;

  test.each([
    ['an allow', leaving],
    ['a deny', denying],
  ])('counts by what it allows where %s names others', (_, naming) => {
    expect(found(allow('*'), naming(OF_AWS))).toEqual([
      `fatal: ${BY_BOSS} writes any permission into a role`,
    ]);
    expect(found(allow('*'), naming([OF_AWS, TEAM]))).toEqual([
      `fatal: ${BY_BOSS} writes any permission into a role`,
    ]);
    expect(found(allow('lambda:UpdateFunctionCode'), naming(OF_AWS))).toEqual([
      `error: ${BY_BOSS} replaces the code of any Lambda function`,
    ]);
  });

  test.each([
    ['that gives nothing', allow('s3:GetObject'), leaving(OF_AWS)],
    ['that is named too', allow('*'), leaving([OF_AWS, NAME])],
    ['that is denied too', allow('*'), denying([OF_AWS, NAME])],
    ['that is named by a reference', allow('*'), leaving([OF_AWS, { Ref: 'Boss' }])],
  ])('says nothing of one %s', (_, granted, statements) => {
    expect(found(granted, statements)).toEqual([ANY]);
  });
});
