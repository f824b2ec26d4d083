import { readTogether } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../../support/accounts';
import { allowing, REACHES_CONNECT } from '../../support/connect-holder';
import { allow, deny, policy } from '../../support/documents';
import { planOf } from '../../support/terraform';
import { line } from '../read-access';

/* Principals that a file defines, and that the details of an account have too. */

const trust = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const template = (Type: string, Properties: object, more: object = {}) => ({
  Resources: { R: { Type, Properties } },
  ...more,
});
const inline = (statements: readonly object[], PolicyName = 'Q') => ({
  Policies: [{ PolicyName, PolicyDocument: policy(...statements) }],
});
/** A template that defines a role. Its policy is Q, and that of the details is P. */
const defining = (...statements: readonly object[]) =>
  template('AWS::IAM::Role', { RoleName: 'ops', ...inline(statements) });
const account = (more: object) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  ...more,
});
const showing = (statements: readonly object[], more: object = {}) =>
  account({ RoleDetailList: [roleDetails('ops', trust, policy(...statements), more)] });
const elsewhere = (details: object): object =>
  JSON.parse(JSON.stringify(details).replace(/111122223333/g, '222233334444'));
const planWith = (statement: object, more: object = {}) =>
  planOf([
    { type: 'aws_iam_role', name: 'r', values: { name: 'ops', ...more } },
    {
      type: 'aws_iam_role_policy',
      name: 'p',
      values: { role: 'ops', policy: JSON.stringify(policy(statement)) },
    },
  ]);

const read = (...contents: readonly object[]) =>
  readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })));
const linesOf = (...contents: readonly object[]) =>
  read(...contents).principals.map(({ kind, name, inline: own, attached }) => [
    `${kind} ${name}`,
    ...[...own, ...attached.flatMap((one) => one.policy ?? [])].flatMap(({ statements }) =>
      statements.map(line),
    ),
  ]);
const KEEPS = 'if the role ops keeps what 1.json shows';

describe('a principal that a file defines perhaps keeps what the details show', () => {
  test.each<[string, object]>([
    ['a template', defining(allow('a:A'))],
    ['a plan of Terraform', planWith(allow('a:A'))],
  ])('of a role of %s', (_, file) => {
    expect(linesOf(file, showing([allow('b:B'), deny('d:D')]))).toEqual([
      ['role ops', 'Allow a:A on *', `Allow b:B on * ${KEEPS}`, `Deny d:D on * ${KEEPS}`],
      ['role ops', 'Allow b:B on *', 'Deny d:D on *'],
    ]);
  });

  test.each<[string, object]>([
    ['another account', planWith(allow('a:A'), { arn: 'arn:aws:iam::222233334444:role/ops' })],
    ['another name', template('AWS::IAM::Role', { RoleName: 'op', ...inline([]) })],
    ['another kind', template('AWS::IAM::User', { UserName: 'ops', ...inline([]) })],
    ['a name that nobody knows', template('AWS::IAM::Role', inline([]))],
  ])('and not of %s', (_, file) => {
    const [[, ...own]] = linesOf(file, showing([allow('b:B')]));
    expect(own.filter((one) => /b:B/.test(one))).toEqual([]);
  });

  test('by the default of its name', () => {
    const byDefault = template(
      'AWS::IAM::Role',
      { RoleName: { Ref: 'N' } },
      { Parameters: { N: { Type: 'String', Default: 'ops' } } },
    );
    expect(linesOf(byDefault, showing([allow('b:B')]))[0]).toEqual([
      'role R',
      `Allow b:B on * if the parameter N has its default and ${KEEPS.slice(3)}`,
    ]);
  });

  test('in one of two accounts', () => {
    const details = showing([allow('b:B')]);
    expect(linesOf(defining(), details, elsewhere(details))[0]).toEqual([
      'role ops',
      'Allow b:B on * if the account of 0.json is 111122223333 and the role ops keeps what 1.json shows',
      'Allow b:B on * if the account of 0.json is 222233334444 and the role ops keeps what 2.json shows',
    ]);
  });

  test('except policies that both have under one name', () => {
    const aws = 'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess';
    const AttachedManagedPolicies = [
      { PolicyName: 'AmazonConnectReadOnlyAccess', PolicyArn: aws },
      { PolicyName: 'base', PolicyArn: 'arn:aws:iam::111122223333:policy/base' },
    ];
    const own = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/base' };
    const ofAws = { 'Fn::Sub': aws.replace(':aws:', ':${AWS::Partition}:') };
    const file = template('AWS::IAM::Role', {
      RoleName: 'ops',
      ManagedPolicyArns: [ofAws, own],
      ...inline([allow('a:A')], 'p'),
    });
    const details = {
      ...showing([deny('b:B')], { AttachedManagedPolicies }),
      Policies: [policyDetails('base', [allow('b:B')])],
    };
    const [{ inline: policies, attached }] = read(file, details).principals;
    expect([policies.length, attached.length]).toEqual([1, 2]);
  });

  test('with the policies of its groups', () => {
    const ann = template('AWS::IAM::User', { UserName: 'ann', ...inline([allow('a:A')]) });
    const group = {
      GroupName: 'g',
      Arn: 'arn:aws:iam::111122223333:group/g',
      GroupPolicyList: [{ PolicyName: 'Q', PolicyDocument: policy(allow('g:G')) }],
      AttachedManagedPolicies: [],
    };
    const details = account({
      GroupDetailList: [group],
      UserDetailList: [userDetails('ann', policy(allow('b:B')), { GroupList: ['g'] })],
    });
    const keeps = 'if the user ann keeps what 1.json shows';
    expect(linesOf(ann, details)[0]).toEqual([
      'user ann',
      'Allow a:A on *',
      `Allow b:B on * ${keeps}`,
      `Allow g:G on * ${keeps}`,
    ]);
  });

  test('so a user in its group has what the file gives to the group', () => {
    const file = template('AWS::IAM::Group', { GroupName: 'g', ...inline([allow('a:A')]) });
    const group = {
      GroupName: 'g',
      Arn: 'arn:aws:iam::111122223333:group/g',
      GroupPolicyList: [],
      AttachedManagedPolicies: [],
    };
    const details = account({
      GroupDetailList: [group],
      UserDetailList: [userDetails('ann', policy(allow('u:U')), { GroupList: ['g'] })],
    });
    expect(linesOf(file, details)[1]).toEqual([
      'user ann',
      'Allow u:U on *',
      'Allow a:A on * if the group g keeps what 1.json shows',
    ]);
  });
});

describe('the rules find', () => {
  const commands = allowing('ssm:SendCommand');
  const writes = allowing('iam:PutRolePolicy');
  const denies = { ...allowing('iam:*'), Effect: 'Deny' };
  const full = allowing('*');
  const bound = (PermissionsBoundaryArn: string) => ({
    PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn },
  });
  const limited = bound('arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess');
  const unbound = bound('arn:aws:iam::aws:policy/AdministratorAccess');
  const found = (...contents: readonly object[]) =>
    audit(read(...contents)).flatMap(({ id, severity }) =>
      /escalation$|^account|^quota/.test(id) ? [severity] : [],
    );

  test.each<[string, readonly object[], readonly string[]]>([
    ['perhaps a way of the details', [defining(REACHES_CONNECT), showing([commands])], ['warning']],
    [
      'perhaps a way with Connect of the details',
      [defining(commands), showing([REACHES_CONNECT])],
      ['warning'],
    ],
    [
      'no fatal way by Connect of the details',
      [defining(writes), showing([REACHES_CONNECT])],
      ['warning'],
    ],
    [
      'a way that the details perhaps deny',
      [defining(REACHES_CONNECT, writes), showing([denies])],
      ['warning'],
    ],
    [
      'no way that the file denies',
      [defining(REACHES_CONNECT, denies), showing([commands])],
      ['warning'],
    ],
    [
      'a way that only the details have once',
      [defining(REACHES_CONNECT), showing([REACHES_CONNECT, writes])],
      ['fatal'],
    ],
    [
      'an administrator of the details once',
      [defining(REACHES_CONNECT), showing([full])],
      ['warning'],
    ],
    [
      'the ways of a file besides that',
      [defining(REACHES_CONNECT, writes), showing([full])],
      ['fatal', 'warning'],
    ],
    [
      'a way that a boundary perhaps closes',
      [defining(REACHES_CONNECT, writes), showing([], limited)],
      ['warning'],
    ],
    [
      'a way that a boundary does not close',
      [defining(REACHES_CONNECT, writes), showing([], unbound)],
      ['fatal'],
    ],
    [
      'no way that a boundary of the details closes there',
      [defining(REACHES_CONNECT), showing([REACHES_CONNECT, writes], limited)],
      [],
    ],
  ])('%s', (_, contents, severities) => {
    expect(found(...contents)).toEqual(severities);
  });

  test('no quota that only both files together exceed', () => {
    const managed = (from: number) =>
      [...Array(8).keys()].map((i) => `arn:aws:iam::111122223333:policy/p${from + i}`);
    const file = template('AWS::IAM::Role', {
      RoleName: 'ops',
      ManagedPolicyArns: managed(0),
      ...inline([REACHES_CONNECT]),
    });
    const AttachedManagedPolicies = managed(8).map((PolicyArn) => ({ PolicyName: 'p', PolicyArn }));
    expect(found(file, showing([], { AttachedManagedPolicies }))).toEqual([]);
  });
});
