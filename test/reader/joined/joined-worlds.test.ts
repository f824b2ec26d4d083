import { ParsedFile, readTogether } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../../support/accounts';
import { allowing, REACHES_CONNECT } from '../../support/connect-holder';
import { allow, deny, policy, roleWith } from '../../support/documents';
import { planOf } from '../../support/terraform';
import { line, stackInfo } from '../read-access';

/* Roles, users, and groups that files of several kinds name, and that one of them or none defines. */

const attach = (names: object, statements: readonly object[], PolicyName = 'e') => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName, PolicyDocument: policy(...statements), ...names },
});
const template = (Resources: object, more: object = {}) => ({ Resources, ...more });
const forOps = (...statements: readonly object[]) =>
  template({ P: attach({ Roles: ['ops'] }, statements) });
const account = (more: object) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  ...more,
});
const ofLambda = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const opsWith = (...statements: readonly object[]) =>
  account({ RoleDetailList: [roleDetails('ops', ofLambda, policy(...statements))] });
/** The same in another account. */
const elsewhere = (details: object): object =>
  JSON.parse(JSON.stringify(details).replace(/111122223333/g, '222233334444'));
const planFor = (role: string, statement: object) =>
  planOf([
    {
      type: 'aws_iam_role_policy',
      name: 'p',
      values: { role, policy: JSON.stringify(policy(statement)) },
    },
  ]);
const groupDetails = (GroupName: string, ...statements: readonly object[]) => ({
  GroupName,
  Arn: `arn:aws:iam::111122223333:group/${GroupName}`,
  GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
});

const files = (...contents: readonly object[]): ParsedFile[] =>
  contents.map((content, i) => ({ file: `${i}.json`, content }));

/** Who is in files, each with the kind, the name, the file, and what it may do. */
const people = (all: readonly ParsedFile[]) =>
  readTogether(all)
    .principals.filter(({ kind }) => kind !== 'policy')
    .map(({ kind, name, place, inline, attached, unknown }) => [
      `${kind} ${name} in ${place.file}`,
      ...[...inline, ...attached.flatMap((one) => one.policy ?? [])].flatMap(({ statements }) =>
        statements.map(line),
      ),
      ...unknown.map((part) => `unknown ${part.kind} ${part.what}`),
    ]);
const found = (...contents: readonly object[]) =>
  audit(readTogether(files(...contents))).flatMap(({ id, severity }) =>
    /escalation$/.test(id) ? [severity] : [],
  );

describe('a role that the details of an account define and a file names', () => {
  test.each<[string, object]>([
    ['a template', forOps(allow('b:B'))],
    ['a plan of Terraform', planFor('ops', allow('b:B'))],
    [
      'a file of the Serverless Framework',
      {
        service: 's',
        provider: { name: 'aws' },
        resources: forOps(allow('b:B')),
      },
    ],
  ])('has the policies of %s', (_, file) => {
    const ops = ['role ops in 0.json', 'Allow a:A on *', 'Allow b:B on *'];
    expect(people(files(opsWith(allow('a:A')), file))[0]).toEqual(ops);
    const last = ['role ops in 1.json', ...ops.slice(1)];
    const reversed = people(files(file, opsWith(allow('a:A'))));
    expect(reversed.filter(([who]) => /ops/.test(who))).toEqual([last]);
  });

  test('has the managed policies that name it', () => {
    const managed = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: ['ops'], PolicyDocument: policy(allow('b:B')) },
    };
    expect(people(files(opsWith(allow('a:A')), template({ M: managed })))).toEqual([
      ['role ops in 0.json', 'Allow a:A on *', 'Allow b:B on *'],
    ]);
  });

  test('has the policies of several templates, with the values of each', () => {
    const sized = (Default: string) =>
      template(
        { P: attach({ Roles: ['ops'] }, [allow('b:B', { Ref: 'N' })], Default) },
        { Parameters: { N: { Type: 'String', Default } } },
      );
    const world = readTogether(files(opsWith(allow('a:A')), sized('x'), sized('y')));
    const [{ inline, values }] = world.principals;
    expect(inline.flatMap(({ statements }) => statements.map(line))).toEqual([
      'Allow a:A on *',
      'Allow b:B on ${1.json/N}',
      'Allow b:B on ${2.json/N}',
    ]);
    expect([...(values ?? [])].map(([name, one]) => [name, one.values]).sort()).toEqual([
      ['1.json/N', ['x']],
      ['2.json/N', ['y']],
    ]);
  });

  test('has a policy that several templates give it by defaults', () => {
    const byDefault = (statement: object, name: string) =>
      template(
        { P: attach({ Roles: [{ Ref: 'N' }] }, [statement], name) },
        { Parameters: { N: { Type: 'String', Default: 'ops' } } },
      );
    const one = byDefault(allow('b:B'), 'x');
    const other = byDefault(allow('c:C'), 'y');
    expect(people(files(opsWith(allow('a:A')), one, other))).toEqual([
      [
        'role ops in 0.json',
        'Allow a:A on *',
        'Allow b:B on * if the parameter 1.json/N has its default',
        'Allow c:C on * if the parameter 2.json/N has its default and the parameter 1.json/N has its default',
      ],
    ]);
  });

  test('has a policy under the conditions of its template', () => {
    const conditional = template(
      { P: { ...attach({ Roles: ['ops'] }, [allow('b:B')]), Condition: 'C' } },
      { Conditions: { C: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } } },
    );
    const all = files(opsWith(allow('a:A')), conditional);
    expect(people(all)).toEqual([
      ['role ops in 0.json', 'Allow a:A on *', 'Allow b:B on * if 1.json/C'],
    ]);
    const { definitions = [] } = readTogether(all);
    expect(definitions.map(({ file, name }) => [file, name])).toContainEqual([
      '0.json',
      '1.json/C',
    ]);
  });

  test('is named by the default of a parameter', () => {
    const byDefault = template(
      { P: attach({ Roles: [{ Ref: 'N' }] }, [allow('b:B')]) },
      { Parameters: { N: { Type: 'String', Default: 'ops' } } },
    );
    expect(people(files(opsWith(allow('a:A')), byDefault))).toEqual([
      [
        'role ops in 0.json',
        'Allow a:A on *',
        'Allow b:B on * if the parameter 1.json/N has its default',
      ],
    ]);
  });

  test.each<[string, object]>([
    ['another kind', template({ P: attach({ Users: ['ops'] }, [allow('b:B')]) })],
    ['another name', template({ P: attach({ Roles: ['op'] }, [allow('b:B')]) })],
    [
      'a parameter',
      template({ P: attach({ Roles: [{ Ref: 'AWS::StackName' }] }, [allow('b:B')]) }),
    ],
  ])('does not have the policies of %s', (_, file) => {
    const [[, ...ops]] = people(files(opsWith(allow('a:A')), file));
    expect(ops).toEqual(['Allow a:A on *']);
  });

  test('is not that of a stack of another account', () => {
    const inAccount = (id: string): ParsedFile => ({
      file: 't.json',
      content: forOps(allow('b:B')),
      stack: stackInfo('S', { environment: { 'AWS::AccountId': id } }),
    });
    const [details] = files(opsWith(allow('a:A')));
    expect(people([details, inAccount('111122223333')])).toHaveLength(1);
    expect(people([details, inAccount('222233334444')])).toEqual([
      ['role ops in 0.json', 'Allow a:A on *'],
      ['role ops in t.json', 'Allow b:B on *', 'unknown imported-role ops'],
    ]);
  });

  test('may be that of each account where the file does not say the own', () => {
    const ops = opsWith(allow('a:A'));
    const byAccount = (file: string, id: string) => [
      `role ops in ${file}`,
      'Allow a:A on *',
      `Allow b:B on * if the account of 2.json is ${id}`,
    ];
    expect(people(files(ops, elsewhere(ops), forOps(allow('b:B'))))).toEqual([
      byAccount('0.json', '111122223333'),
      byAccount('1.json', '222233334444'),
    ]);
  });

  test('keeps one of two policies with one name', () => {
    const file = template({ Q: attach({ Roles: ['ops'] }, [deny('b:B')], 'P') });
    expect(people(files(opsWith(allow('a:A')), file))).toEqual([
      ['role ops in 0.json', 'Allow a:A on *', 'unknown policy-name P'],
    ]);
    const other = template({ P: attach({ Roles: ['ops'] }, [deny('b:B')], 'Q') });
    expect(people(files(opsWith(allow('a:A')), other))).toEqual([
      ['role ops in 0.json', 'Allow a:A on *', 'Deny b:B on *'],
    ]);
  });
});

describe('a role that no file defines', () => {
  test('has the policies of all that name it, and others that are not read', () => {
    expect(people(files(planFor('ops', allow('a:A')), planFor('ops', allow('b:B'))))).toEqual([
      ['role ops in 0.json', 'Allow a:A on *', 'Allow b:B on *', 'unknown imported-role ops'],
    ]);
    expect(people(files(forOps(allow('a:A')), planFor('ops', allow('b:B'))))).toHaveLength(1);
  });

  test('is that of a template of another assembly', () => {
    const ofAssembly = (assembly: string, content: object): ParsedFile => ({
      file: `${assembly}.json`,
      content,
      stack: stackInfo('S', { assembly }),
    });
    const ops = { O: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'ops' } } };
    const all = [ofAssembly('a', forOps(allow('b:B'))), ofAssembly('b', template(ops))];
    expect(people(all)).toEqual([['role ops in b.json', 'Allow b:B on *']]);
  });

  test('stays where the details do not have it', () => {
    expect(people(files(account({}), forOps(allow('b:B'))))).toEqual([
      ['role ops in 1.json', 'Allow b:B on *', 'unknown imported-role ops'],
    ]);
  });
});

describe('a role that a data source of Terraform finds', () => {
  const finding = (accountId: string) =>
    planOf([
      {
        type: 'aws_iam_role_policy',
        name: 'p',
        values: { role: 'ops', policy: JSON.stringify(policy(allow('b:B'))) },
      },
      {
        type: 'aws_iam_role',
        name: 'ops',
        mode: 'data',
        isRead: true,
        values: {
          name: 'ops',
          arn: `arn:aws:iam::${accountId}:role/ops`,
          assume_role_policy: JSON.stringify(ofLambda),
          permissions_boundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
        },
      },
    ]);

  test('is that of the details of its account', () => {
    const all = files(opsWith(allow('a:A')), finding('111122223333'));
    expect(people(all)).toEqual([['role ops in 0.json', 'Allow a:A on *', 'Allow b:B on *']]);
    expect(readTogether(all).principals[0].boundary).toBeUndefined();
  });

  test('is not that of another account', () => {
    expect(people(files(opsWith(allow('a:A')), finding('222233334444')))).toEqual([
      ['role ops in 0.json', 'Allow a:A on *'],
      ['role ops in 1.json', 'Allow b:B on *', 'unknown imported-role ops'],
    ]);
  });

  test('has what a file gives to its name, and its trust policy', () => {
    const all = files(planFor('ops', allow('a:A')), finding('111122223333'));
    expect(people(all)).toEqual([
      ['role ops in 1.json', 'Allow b:B on *', 'Allow a:A on *', 'unknown imported-role ops'],
    ]);
    const [{ trust, boundary }] = readTogether(all).principals;
    expect([trust.length, boundary?.policy !== undefined]).toEqual([1, true]);
  });
});

describe('who is named only by attachments of Terraform', () => {
  const ARN = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';
  const attached = (type: string, values: object) =>
    planOf([{ type, name: 'a', values: { policy_arn: ARN, ...values } }]);
  const toOps = attached('aws_iam_role_policy_attachment', { role: 'ops' });
  /** Who has the policy, each with the kind, the name, the file, and what is not read. */
  const holders = (...contents: readonly object[]) =>
    readTogether(files(...contents))
      .principals.filter(({ attached: all }) => all.some(({ arn }) => arn === ARN))
      .map(({ kind, name, place, unknown }) =>
        [`${kind} ${name} in ${place.file}`, ...unknown.map((part) => part.kind)].join(', '),
      );

  test.each<[string, readonly object[], readonly string[]]>([
    ['the plan alone', [toOps], ['role ops in 0.json, imported-role']],
    ['details', [opsWith(), toOps], ['role ops in 0.json']],
    [
      'a user of the name',
      [opsWith(), attached('aws_iam_user_policy_attachment', { user: 'ops' })],
      ['user ops in 1.json, imported-role'],
    ],
    [
      'two accounts',
      [opsWith(), elsewhere(opsWith()), toOps],
      ['role ops in 0.json', 'role ops in 1.json'],
    ],
    [
      'a template',
      [template({ O: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'ops' } } }), toOps],
      ['role ops in 0.json'],
    ],
    ['another plan', [planFor('ops', allow('a:A')), toOps], ['role ops in 0.json, imported-role']],
  ])('%s', (_, contents, expected) => {
    expect(holders(...contents)).toEqual(expected);
    expect(readTogether(files(...contents)).unread).toEqual([]);
  });

  test('a user in a group of the details', () => {
    const details = account({
      GroupDetailList: [groupDetails('cc', allow('a:A'))],
      UserDetailList: [userDetails('ann', policy(allow('u:U')), {})],
    });
    const joins = attached('aws_iam_user_group_membership', { user: 'ann', groups: ['cc'] });
    const ann = ['user ann in 0.json', 'Allow u:U on *', 'Allow a:A on *'];
    expect(people(files(details, joins))).toEqual([ann, ['group cc in 0.json', 'Allow a:A on *']]);
    const toGroup = attached('aws_iam_group_policy_attachment', { group: 'cc' });
    expect(holders(details, joins, toGroup)).toEqual(['user ann in 0.json', 'group cc in 0.json']);
  });
});

describe('a user has by a group', () => {
  const cc = groupDetails('cc', allow('a:A'), deny('d:D'));
  const ann = (more: object) => userDetails('ann', policy(allow('u:U')), more);

  test('of the details what a template gives to it', () => {
    const details = account({
      GroupDetailList: [cc],
      UserDetailList: [ann({ GroupList: ['cc'] })],
    });
    const file = template({ P: attach({ Groups: ['cc'] }, [allow('b:B')]) });
    const ofGroup = ['Allow a:A on *', 'Deny d:D on *', 'Allow b:B on *'];
    expect(people(files(details, file))).toEqual([
      ['user ann in 0.json', 'Allow u:U on *', ...ofGroup],
      ['group cc in 0.json', ...ofGroup],
    ]);
  });

  test('what the details give to it, and perhaps what they deny', () => {
    const bob = { Type: 'AWS::IAM::User', Properties: { UserName: 'bob', Groups: ['cc'] } };
    const details = account({ GroupDetailList: [cc] });
    expect(people(files(details, template({ U: bob })))[1]).toEqual([
      'user bob in 1.json',
      'Allow a:A on *',
      'unknown group cc',
    ]);
    const named = template({ U: bob, P: attach({ Groups: ['cc'] }, [allow('b:B')]) });
    expect(people(files(details, named))[1]).toEqual([
      'user bob in 1.json',
      'Allow b:B on *',
      'Allow a:A on *',
      'unknown group cc',
    ]);
    expect(people(files(elsewhere(details), template({ U: bob })))[1]).toHaveLength(3);
  });

  test('of the details to which a template adds a user of the details', () => {
    const details = account({
      GroupDetailList: [groupDetails('cc', allow('a:A'))],
      UserDetailList: [ann({})],
    });
    const adding = {
      A: {
        Type: 'AWS::IAM::UserToGroupAddition',
        Properties: { GroupName: 'cc', Users: ['ann'] },
      },
    };
    expect(people(files(details, template(adding)))[0]).toEqual([
      'user ann in 0.json',
      'Allow u:U on *',
      'Allow a:A on *',
    ]);
  });
});

describe('a managed policy by its ARN', () => {
  const ARN = 'arn:aws:iam::111122223333:policy/base';
  const base = account({ Policies: [policyDetails('base', [allow('b:B')])] });
  const managed = template({
    M: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'base',
        PolicyDocument: policy(allow('b:B')),
      },
    },
  });
  const planned = (statement: object, more: object = {}) =>
    planOf([
      {
        type: 'aws_iam_policy',
        name: 'p',
        values: { name: 'base', policy: JSON.stringify(policy(statement)), ...more },
      },
    ]);
  const roleOf = (properties: object, more: object = {}) =>
    template({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', ...properties } } }, more);
  const has = roleOf({ ManagedPolicyArns: [ARN] });
  const role = (...rest: readonly string[]) => ['role r in 0.json', ...rest];

  test.each<[string, object]>([
    ['the details of the account', base],
    ['a plan of Terraform', planned(allow('b:B'))],
  ])('is that of %s', (_, file) => {
    const world = readTogether(files(has, file));
    expect(people(files(has, file))).toEqual([role('Allow b:B on *')]);
    // Who has it is judged in its place.
    expect(world.principals).toHaveLength(1);
    expect(world.policies).toHaveLength(1);
  });

  test('is that of the own account', () => {
    const own = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/base' };
    const holder = roleOf({ ManagedPolicyArns: [own] });
    const byAccount = (id: string) => `Allow b:B on * if the account of 0.json is ${id}`;
    const [[, ...statements]] = people(files(holder, base));
    expect(statements).toEqual(['Allow b:B on *']);
    const [[, ...ofTwo]] = people(files(holder, base, elsewhere(base)));
    expect(ofTwo).toEqual([byAccount('111122223333'), byAccount('222233334444')]);
    const other = { 'Fn::Sub': 'arn:aws:iam::${Other}:policy/base' };
    const [[, ...ofOther]] = people(
      files(
        roleOf({ ManagedPolicyArns: [other] }, { Parameters: { Other: { Type: 'String' } } }),
        base,
      ),
    );
    expect(ofOther).toEqual([]);
  });

  test('is perhaps that which a permission set names', () => {
    const named = { Name: 'base' };
    const set = (more: object) =>
      template({
        S: {
          Type: 'AWS::SSO::PermissionSet',
          Properties: { Name: 'Dev', CustomerManagedPolicyReferences: [named], ...more },
        },
      });
    const PermissionsBoundary = { CustomerManagedPolicyReference: named };
    expect(people(files(set({}), base))).toEqual([
      ['permission set Dev in 0.json', 'Allow b:B on * if the account of Dev is 111122223333'],
    ]);
    const [{ boundary }] = readTogether(files(set({ PermissionsBoundary }), base)).principals;
    expect([boundary?.arn, boundary?.policy]).toEqual(['base', undefined]);
    const inPath = planned(allow('b:B'), { path: '/team/' });
    expect(people(files(set({}), inPath))[0]).toEqual(['permission set Dev in 0.json']);
  });

  test('is that of a template, for a role of the details', () => {
    const more = { AttachedManagedPolicies: [{ PolicyName: 'base', PolicyArn: ARN }] };
    const details = account({ RoleDetailList: [roleDetails('r', ofLambda, policy(), more)] });
    expect(people(files(details, managed))).toEqual([role('Allow b:B on *')]);
  });

  test.each<[string, object]>([
    ['another account', elsewhere(base)],
    ['another name', account({ Policies: [policyDetails('bas', [allow('b:B')])] })],
    ['another path', planned(allow('b:B'), { path: '/team/' })],
  ])('is not that of %s', (_, file) => {
    expect(people(files(has, file))).toEqual([role()]);
  });

  test('is not that of a file, if it is one of AWS', () => {
    const ofAws = roleOf({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/base'] });
    expect(people(files(ofAws, planned(allow('b:B'))))).toEqual([role()]);
  });

  test('is attached under the conditions of the template', () => {
    const attached = { 'Fn::If': ['C', [ARN], []] };
    const more = { Conditions: { C: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } } };
    expect(people(files(roleOf({ ManagedPolicyArns: attached }, more), base))).toEqual([
      role('Allow b:B on * if C'),
    ]);
  });

  test('may be that of each file', () => {
    const other = planned(allow('p:P'));
    expect(people(files(has, other, planned(allow('q:Q'))))).toEqual([
      role(
        'Allow p:P on * if the policy base is that of 1.json',
        'Allow q:Q on * if the policy base is that of 2.json',
      ),
    ]);
    expect(people(files(has, other, base))).toEqual([role('Allow b:B on *')]);
  });

  test('is a boundary, which grants nothing', () => {
    const bound = roleOf({ PermissionsBoundary: ARN });
    const { principals, policies } = readTogether(files(bound, base));
    expect(principals.map(({ kind, boundary }) => [kind, boundary?.policy?.name])).toEqual([
      ['role', 'base'],
    ]);
    expect(policies.map(({ isBoundary }) => isBoundary)).toEqual([true]);
  });
});

describe('the rules find', () => {
  const commands = allowing('ssm:SendCommand');
  const writes = allowing('iam:PutRolePolicy');
  const denies = { ...allowing('iam:*'), Effect: 'Deny' };
  const ops = opsWith(REACHES_CONNECT);
  const opsThatWrites = opsWith(REACHES_CONNECT, writes);
  const conditional = (statement: object) =>
    template(
      { P: { ...attach({ Roles: ['ops'] }, [statement]), Condition: 'C' } },
      {
        Parameters: { E: { Type: 'String' } },
        Conditions: { C: { 'Fn::Equals': [{ Ref: 'E' }, 'x'] } },
      },
    );

  test.each<[string, readonly object[], readonly string[]]>([
    ['a way by two files', [ops, forOps(commands)], ['error']],
    ['a way by two plans', [planFor('ops', REACHES_CONNECT), planFor('ops', commands)], ['error']],
    [
      'a way by three files',
      [opsWith(), forOps(REACHES_CONNECT), planFor('ops', commands)],
      ['error'],
    ],
    [
      'a policy that is deployed once',
      [opsWith(REACHES_CONNECT, writes), forOps(writes)],
      ['fatal'],
    ],
    [
      'a way by an attachment',
      [
        ops,
        planOf([
          {
            type: 'aws_iam_role_policy_attachment',
            name: 'a',
            values: { role: 'ops', policy_arn: 'arn:aws:iam::aws:policy/IAMFullAccess' },
          },
        ]),
      ],
      ['fatal', 'warning'],
    ],
    [
      'no way by the name of a user',
      [ops, template({ P: attach({ Users: ['ops'] }, [commands]) })],
      [],
    ],
    [
      'no way of two templates that define one name, because an account has one of them',
      [REACHES_CONNECT, commands].map((one) =>
        template({ R: roleWith('P', policy(one), { RoleName: 'ops' }) }),
      ),
      [],
    ],
    ['no way that a file denies', [opsThatWrites, forOps(denies)], []],
    ['a way that a file denies perhaps', [opsThatWrites, conditional(denies)], ['warning']],
    ['a way that a file allows perhaps', [ops, conditional(writes)], ['warning']],
    [
      'perhaps a way in each of two accounts',
      [ops, elsewhere(opsWith()), forOps(writes)],
      ['warning', 'warning'],
    ],
    [
      'a way that a file denies in one of two accounts',
      [opsThatWrites, elsewhere(opsWith()), forOps(denies)],
      ['warning'],
    ],
  ])('%s', (_, contents, severities) => {
    expect(found(...contents)).toEqual(severities);
  });
});
