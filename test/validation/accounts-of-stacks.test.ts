import { ParsedFile, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { stackInfo } from '../reader/read-access';
import { roleDetails } from '../support/accounts';
import { allow, deny, policy } from '../support/documents';

/* Names that stacks of several accounts, and stacks of no account, give the same principal. */

const CONNECT = allow('connect:DescribeUser');
const PUT = allow('iam:PutRolePolicy');
const SEND = allow('ssm:SendCommand');
const GUARD = deny('iam:*');

const ofOps = (...statements: readonly object[]) => ({
  Type: 'AWS::IAM::RolePolicy',
  Properties: {
    RoleName: 'ops',
    PolicyName: JSON.stringify(statements).replace(/\W/g, ''),
    PolicyDocument: policy(...statements),
  },
});
const ops = (...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'ops',
    Policies: [{ PolicyName: 'own', PolicyDocument: policy(...statements) }],
  },
});
const found = (...files: readonly ParsedFile[]) =>
  audit(readTogether(files)).flatMap(({ id, severity, what }) => {
    if (!/escalation$/.test(id)) return [];
    const [, condition = '-'] = /, (if .*?): the holder/.exec(what) ?? [];
    return [`${severity} ${condition}`];
  });

describe('a stack set', () => {
  const set = (resource: object, properties: object = {}, more: object = {}) => ({
    Type: 'AWS::CloudFormation::StackSet',
    Properties: { TemplateBody: JSON.stringify({ Resources: { P: resource } }), ...properties },
    ...more,
  });
  const to = (...Accounts: readonly unknown[]) => ({
    StackInstancesGroup: [{ DeploymentTargets: { Accounts }, Regions: ['eu-west-2'] }],
  });
  const inFile = (Resources: object, file = 't.json'): ParsedFile => ({
    file,
    content: { Conditions: { C: { 'Fn::Equals': [{ Ref: 'X' }, 'y'] } }, Resources },
  });
  const OWN = { Ref: 'AWS::AccountId' };
  const [ONE, OTHER] = ['111122223333', '444455556666'];
  const HERE = 'the stack set S is not deployed to this account';

  test.each<[string, object]>([
    ['a role that is defined', { R: ops(CONNECT, PUT), S: set(ofOps(GUARD), to(ONE)) }],
    ['a role that is named', { P: ofOps(CONNECT, PUT), S: set(ofOps(GUARD), to(ONE)) }],
    ['a role, without instances', { R: ops(CONNECT, PUT), S: set(ofOps(GUARD)) }],
    [
      'a role, in the accounts of an organizational unit',
      {
        P: ofOps(CONNECT, PUT),
        S: set(ofOps(GUARD), {
          PermissionModel: 'SERVICE_MANAGED',
          StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-c'] } }],
        }),
      },
    ],
    [
      'a role, in the other accounts of a unit',
      {
        P: ofOps(CONNECT, PUT),
        S: set(ofOps(GUARD), {
          StackInstancesGroup: [
            { DeploymentTargets: { Accounts: [OWN], AccountFilterType: 'DIFFERENCE' } },
          ],
        }),
      },
    ],
    [
      'a role, in an account that a parameter names',
      { R: ops(CONNECT, PUT), S: set(ofOps(GUARD), to({ Ref: 'A' })) },
    ],
    [
      'a role, under a condition',
      { R: ops(CONNECT, PUT), S: set(ofOps(GUARD), to(OWN), { Condition: 'C' }) },
    ],
  ])('denies perhaps to %s', (_, resources) => {
    expect(found(inFile(resources))).toEqual([`warning if ${HERE}`]);
  });

  test('denies in the account that has it, where it is deployed there', () => {
    expect(found(inFile({ R: ops(CONNECT, PUT), S: set(ofOps(GUARD), to(OWN)) }))).toEqual([]);
    const { content, file } = inFile({ R: ops(CONNECT, PUT), S: set(ofOps(GUARD), to(ONE)) });
    const of = (account: string) =>
      found({
        file,
        content,
        stack: stackInfo('T', { environment: { 'AWS::AccountId': account } }),
      });
    expect(of(ONE)).toEqual([]);
    expect(of(OTHER)).toEqual(['fatal -']);
  });

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['does not deny in another account', [ONE], [OTHER], ['fatal -']],
    ['denies in the same accounts', [ONE, OTHER], [OTHER, ONE], []],
    ['denies in one of its accounts', [ONE], [ONE, OTHER], []],
    [
      'denies perhaps in more accounts than its own',
      [ONE, OTHER],
      [ONE],
      ['warning if the stack set G is not deployed to the accounts of S'],
    ],
  ])('%s what another allows', (_, allows, denies, expected) => {
    const resources = {
      S: set(ofOps(CONNECT, PUT), to(...allows)),
      G: set(ofOps(GUARD), to(...denies)),
    };
    expect(found(inFile(resources))).toEqual(expected);
  });

  test('allows perhaps in the account that has it', () => {
    expect(found(inFile({ P: ofOps(CONNECT), S: set(ofOps(SEND)) }))).toEqual([
      'warning if the stack set S is deployed to this account',
    ]);
  });

  test('names no other role, unless something limits the one that has the name', () => {
    const names = (...statements: readonly object[]) =>
      readTogether([inFile({ R: ops(...statements), S: set(ofOps(SEND)) })]).principals.map(
        ({ name }) => name,
      );
    expect(names(CONNECT)).toEqual(['ops']);
    expect(names(CONNECT, GUARD)).toEqual(['ops', 'ops']);
  });

  test('is not limited for certain by what the account that has it denies', () => {
    const expected = ['warning if the stack set S is not deployed to the account of t.json'];
    for (const one of [ofOps, ops])
      expect(found(inFile({ P: ofOps(GUARD), S: set(one(CONNECT, PUT)) }))).toEqual(expected);
  });

  test('has a group perhaps, and puts a user into one perhaps', () => {
    const group = {
      Type: 'AWS::IAM::GroupPolicy',
      Properties: { GroupName: 'g', PolicyName: 'q', PolicyDocument: policy(GUARD) },
    };
    const user = (Groups: readonly unknown[]) => ({
      Type: 'AWS::IAM::User',
      Properties: {
        UserName: 'ann',
        Groups,
        Policies: [
          { PolicyName: 'own', PolicyDocument: policy(CONNECT, allow('iam:PutUserPolicy')) },
        ],
      },
    });
    const G = { Type: 'AWS::IAM::Group', Properties: { GroupName: 'g' } };
    expect(found(inFile({ G, U: user([{ Ref: 'G' }]), S: set(group) }))).toEqual([
      `warning if ${HERE}`,
    ]);
    expect(found(inFile({ G, U: user([{ Ref: 'G' }]), S: set(group, to(OWN)) }))).toEqual([]);
  });

  describe('and another file', () => {
    const details = (...statements: readonly object[]): ParsedFile => ({
      file: 'd.json',
      content: {
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: [roleDetails('ops', policy(), policy(...statements))],
        Policies: [],
      },
    });
    test.each<[string, object, object, readonly string[]]>([
      ['denies perhaps', {}, set(ofOps(GUARD)), [`warning if ${HERE.replace('S', 't.json/S')}`]],
      ['denies there', {}, set(ofOps(GUARD), to(ONE)), []],
      ['does not deny elsewhere', {}, set(ofOps(GUARD), to(OTHER)), ['fatal -']],
    ])('%s', (_, more, S, expected) => {
      expect(found(inFile({ S, ...more }), details(CONNECT, PUT))).toEqual(expected);
    });
    test.each<[string, object, readonly string[]]>([
      [
        'is perhaps limited',
        set(ofOps(CONNECT, PUT)),
        ['warning if the stack set t.json/S is not deployed to the account of d.json'],
      ],
      ['is limited there', set(ofOps(CONNECT, PUT), to(ONE)), []],
      ['is not limited elsewhere', set(ofOps(CONNECT, PUT), to(OTHER)), ['fatal -']],
    ])('%s', (_, S, expected) => {
      expect(found(inFile({ S }), details(GUARD))).toEqual(expected);
    });
  });
});

describe('a stack of no account beside stacks of two', () => {
  const stack = (name: string, resource: object, account?: string): ParsedFile => ({
    file: `${name}.json`,
    content: { Resources: { R: resource } },
    stack: stackInfo(name, {
      environment: account === undefined ? {} : { 'AWS::AccountId': account },
    }),
  });
  const [ONE, OTHER] = ['111122223333', '444455556666'];
  const READ = allow('s3:GetObject');

  test.each<[string, readonly ParsedFile[], readonly string[]]>([
    [
      'allows perhaps to a role that both define',
      [stack('A', ops(CONNECT), ONE), stack('C', ops(CONNECT), OTHER), stack('B', ofOps(SEND))],
      [`warning if the account of B is ${ONE}`, `warning if the account of B is ${OTHER}`],
    ],
    [
      'denies perhaps to a role that both define',
      [
        stack('A', ops(CONNECT, PUT), ONE),
        stack('C', ops(CONNECT, PUT), OTHER),
        stack('B', ofOps(GUARD)),
      ],
      [`warning if the account of B is not ${ONE}`, `warning if the account of B is not ${OTHER}`],
    ],
    [
      'is perhaps denied what it allows to a role that both name',
      [
        stack('A', ofOps(CONNECT, PUT)),
        stack('B', ofOps(GUARD), ONE),
        stack('C', ofOps(READ), OTHER),
      ],
      [`warning if the account of A is ${OTHER}`],
    ],
    [
      'is perhaps denied what it allows to a role that it defines',
      [
        stack('A', ops(CONNECT, PUT)),
        stack('B', ofOps(GUARD), ONE),
        stack('C', ofOps(READ), OTHER),
      ],
      [`warning if the account of A is not ${ONE}`],
    ],
    [
      'is of the only account that has the name',
      [stack('A', ofOps(CONNECT, PUT)), stack('B', ofOps(GUARD), ONE), stack('C', ops(READ))],
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(found(...files)).toEqual(expected);
  });

  test('has no unread part for the name', () => {
    const files = [
      stack('A', ops(CONNECT), ONE),
      stack('C', ops(READ), OTHER),
      stack('B', ofOps(SEND)),
    ];
    const { principals } = readTogether(files);
    expect(principals.map(({ name, unknown }) => [name, unknown])).toEqual([
      ['ops', []],
      ['ops', []],
    ]);
  });

  test('of several templates that define a role, it is perhaps each one', () => {
    const file = (name: string, resource: object) => ({
      file: name,
      content: { Resources: { R: resource } },
    });
    expect(
      found(
        file('a.json', ops(CONNECT, PUT)),
        file('b.json', ops(READ)),
        file('c.json', ofOps(GUARD)),
      ),
    ).toEqual(['warning if the role ops of c.json is not that of a.json']);
  });
});
