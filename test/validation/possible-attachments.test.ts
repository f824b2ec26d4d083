import { readTogether } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

/*
 * A deny that deployment may attach to a principal closes a way, or does not. What it allows counts
 * where a pseudo parameter decides.
 */

const PARAMETER = { V: { Type: 'String', Default: 'prod' } };
const DENY = policy(deny('iam:*'));
const sub = (text: string) => ({ 'Fn::Sub': text });

const world = (properties: object, resources: object, Parameters: object = PARAMETER) =>
  readTogether([
    {
      file: 't.json',
      content: {
        Parameters,
        Resources: {
          R: roleWith('P', connectHolder(allowing('iam:PutRolePolicy')), properties),
          ...resources,
        },
      },
    },
  ]);

const found = (...given: Parameters<typeof world>) =>
  audit(world(...given))
    .filter(({ id }) => /escalation$/.test(id))
    .map(({ severity, what }) => [severity, /, if (.*?):/.exec(what)?.[1]]);

const inline = (properties: object, PolicyDocument: object = DENY) => ({
  D: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'd', PolicyDocument, ...properties } },
});
const managed = (properties: object, PolicyDocument: object = DENY) => ({
  D: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument, ...properties } },
});
const arn = (name: string) => sub(`arn:aws:iam::\${AWS::AccountId}:policy/${name}`);
const FATAL = [['fatal', undefined]];
const NO_DEFAULT = { V: { Type: 'String' } };

describe('a deny leaves a warning, which says what decides, where it is attached', () => {
  test.each<[string, string, ...Parameters<typeof world>]>([
    [
      'by a name that the default of a parameter gives',
      'the parameter V does not have its default',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }),
    ],
    [
      'to a name that the default of a parameter makes its own',
      'the parameter V does not have its default',
      { RoleName: 'prod-r' },
      inline({ Roles: [sub('${V}-r')] }),
    ],
    [
      'to a name that only deployment knows',
      '${V} is not R',
      {},
      inline({ Roles: [{ Ref: 'V' }] }),
      NO_DEFAULT,
    ],
    [
      'by the name of a managed policy that the default of a parameter gives',
      '${V}-mine is not prod-mine',
      { ManagedPolicyArns: [arn('prod-mine')] },
      managed({ ManagedPolicyName: sub('${V}-mine') }),
    ],
  ])('%s', (_, condition, ...given) => {
    expect(found(...given)).toEqual([['warning', condition]]);
  });
});

describe('a way stays sure where', () => {
  test.each<[string, ...Parameters<typeof world>]>([
    ['the name is another', { RoleName: sub('${V}-r') }, inline({ Roles: ['prod-s'] })],
    ['the default is that of another', { RoleName: 'r' }, inline({ Roles: [{ Ref: 'V' }] })],
    ['the default names no role of a made name', {}, inline({ Roles: [{ Ref: 'V' }] })],
    [
      'the managed policy has another name',
      { ManagedPolicyArns: [arn('prod-yours')] },
      managed({ ManagedPolicyName: sub('${V}-mine') }),
    ],
    [
      'the policy denies something else',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }, policy(deny('s3:*'))),
    ],
    [
      'the policy only allows',
      { RoleName: sub('${V}-r') },
      inline({ Roles: ['prod-r'] }, policy(allowing('iam:*'))),
    ],
  ])('%s', (_, ...given) => {
    expect(found(...given)).toContainEqual(FATAL[0]);
  });
});

test('a deny that is attached for sure leaves nothing', () => {
  expect(found({ RoleName: sub('${V}-r') }, inline({ Roles: [{ Ref: 'R' }] }))).toEqual([]);
  expect(found({ ManagedPolicyArns: [{ Ref: 'D' }] }, managed({}))).toEqual([]);
});

test('a deny of a group that a user may be in leaves a warning', () => {
  const resources = {
    U: {
      Type: 'AWS::IAM::User',
      Properties: {
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(allowing('iam:PutUserPolicy')),
          },
        ],
      },
    },
    G: {
      Type: 'AWS::IAM::Group',
      Properties: { Policies: [{ PolicyName: 'D', PolicyDocument: DENY }] },
    },
    Add: {
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName: { Ref: 'G' }, Users: [{ Ref: 'V' }] },
    },
  };
  const its = found({}, resources, NO_DEFAULT);
  expect(its).toEqual([
    ['fatal', undefined],
    ['warning', 'a group of U is not ${G}'],
  ]);
});

test('a report on such a principal has the statements of the files', () => {
  const its = world({ RoleName: sub('${V}-r') }, inline({ Roles: ['prod-r'] }));
  const [{ escalations }] = report(its, []).principals;
  expect(escalations).toMatchObject([
    { statement: 1, requirements: [{ name: 'the parameter V has its default' }] },
  ]);
});

describe('a literal name and one with a pseudo parameter', () => {
  const RUN = policy(allowing('ssm:SendCommand'));
  const Region = '-${AWS::Region}';
  /** The findings on a role that has nothing but Amazon Connect, and a policy of another file. */
  const together = (properties: object, resources: object) =>
    audit(
      readTogether(
        [{ R: roleWith('P', connectHolder(), properties) }, resources].map((Resources, i) => ({
          file: `${i}.json`,
          content: { Parameters: NO_DEFAULT, Resources },
        })),
      ),
    )
      .filter(({ id }) => /escalation$/.test(id))
      .map(({ severity, what }) => [severity, /, if (.*?): /.exec(what)?.[1]]);

  test.each<[string, string, object, object]>([
    [
      'the role',
      'r-eu-west-2 is r-${AWS::Region}',
      { RoleName: sub(`r${Region}`) },
      inline({ Roles: ['r-eu-west-2'] }, RUN),
    ],
    [
      'the role that the policy names',
      'r-${AWS::Region} is r-eu-west-2',
      { RoleName: 'r-eu-west-2' },
      inline({ Roles: [sub(`r${Region}`)] }, RUN),
    ],
    [
      'the role by the name of its stack',
      'desk-r is ${AWS::StackName}-r',
      { RoleName: sub('${AWS::StackName}-r') },
      inline({ Roles: ['desk-r'] }, RUN),
    ],
    [
      'the policy',
      'p-${AWS::Region} is p-eu-west-2',
      { ManagedPolicyArns: [arn('p-eu-west-2')] },
      managed({ ManagedPolicyName: sub(`p${Region}`) }, RUN),
    ],
    [
      'the policy that the role names',
      'p-${AWS::Region} is p-eu-west-2',
      { ManagedPolicyArns: [arn(`p${Region}`)] },
      managed({ ManagedPolicyName: 'p-eu-west-2' }, RUN),
    ],
    [
      'a policy that another role has too',
      'p-${AWS::Region} is p-eu-west-2',
      { ManagedPolicyArns: [arn(`p${Region}`)] },
      {
        ...managed({ ManagedPolicyName: 'p-eu-west-2' }, RUN),
        Other: roleWith('O', policy(allowing('s3:*')), { ManagedPolicyArns: [{ Ref: 'D' }] }),
      },
    ],
  ])('are perhaps one: a warning says so of %s', (_, condition, properties, resources) => {
    expect(together(properties, resources)).toEqual([['warning', condition]]);
  });

  test('leave a warning where the policy denies', () => {
    const writes = policy(allowing('connect:DescribeUser'), allowing('iam:PutRolePolicy'));
    const resources = {
      R: roleWith('P', writes, { ManagedPolicyArns: [arn(`p${Region}`)] }),
    };
    const denies = {
      file: 'b.json',
      content: { Resources: managed({ ManagedPolicyName: 'p-eu-west-2' }) },
    };
    const a = { file: 'a.json', content: { Resources: resources } };
    expect(
      audit(readTogether([a, denies])).filter(({ id }) => /escalation$/.test(id)),
    ).toMatchObject([
      {
        severity: 'warning',
        what: expect.stringContaining('if p-${AWS::Region} is not p-eu-west-2'),
      },
    ]);
  });

  test.each<[string, object, object]>([
    [
      'the text beside the Region is another',
      { RoleName: sub(`r${Region}`) },
      inline({ Roles: ['s-eu-west-2'] }, RUN),
    ],
    ['it ends in no Region', { RoleName: sub(`r${Region}`) }, inline({ Roles: ['r-admin'] }, RUN)],
    [
      'a parameter without a default is the name',
      { RoleName: 'r' },
      inline({ Roles: [{ Ref: 'V' }] }, RUN),
    ],
    [
      'a pseudo parameter is the whole name',
      { RoleName: { Ref: 'AWS::StackName' } },
      inline({ Roles: ['desk'] }, RUN),
    ],
    [
      'the policy has another name',
      { ManagedPolicyArns: [arn('q-eu-west-2')] },
      managed({ ManagedPolicyName: sub(`p${Region}`) }, RUN),
    ],
  ])('are not where %s', (_, properties, resources) => {
    expect(together(properties, resources)).toEqual([]);
  });

  test('are perhaps one, also where the role is of the Serverless Framework', () => {
    const namedBy = (name: string) =>
      audit(
        readTogether([
          {
            file: 'serverless.json',
            content: {
              service: 'desk',
              provider: {
                name: 'aws',
                stage: 'prod',
                iam: { role: { statements: [allowing('connect:DescribeUser')] } },
              },
              functions: { f: { handler: 'x.y' } },
            },
          },
          { file: 'b.json', content: { Resources: inline({ Roles: [name] }, RUN) } },
        ]),
      )
        .filter(({ id }) => /escalation$/.test(id))
        .map(({ severity, what }) => [severity, /, if (.*?): /.exec(what)?.[1]]);
    expect(namedBy('desk-prod-eu-west-2-lambdaRole')).toEqual([
      ['warning', 'desk-prod-eu-west-2-lambdaRole is desk-prod-${AWS::Region}-lambdaRole'],
    ]);
    expect(namedBy('desk-dev-eu-west-2-lambdaRole')).toEqual([]);
  });
});

describe('a name with a parameter and another name', () => {
  const parameters = (V: object) => ({ V: { Type: 'String', ...V } });
  const LISTED = parameters({ AllowedValues: ['dev', 'prod'] });
  const READ = policy(allowing('connect:DescribeUser'));
  const RUN = policy(allowing('ssm:SendCommand'));
  const WRITE = policy(allowing('connect:DescribeUser'), allowing('iam:PutRolePolicy'));
  const to = (name: unknown, document: object) => inline({ Roles: [name] }, document);
  const defined = (name: unknown) => ({ R: roleWith('P', READ, { RoleName: name }) });
  const together = (resources: readonly object[], Parameters: object = NO_DEFAULT) =>
    audit(
      readTogether(
        resources.map((Resources, i) => ({
          file: `${i}.json`,
          content: {
            Parameters,
            Mappings: { M: { dev: { role: 'ops-dev' }, prod: { role: 'ops-prod' } } },
            Resources,
          },
        })),
      ),
    )
      .filter(({ id }) => /escalation$/.test(id))
      .map(({ severity, what }) => [severity, /, if (.*?): /.exec(what)?.[1]]);
  const MAPPED = { 'Fn::FindInMap': ['M', { Ref: 'V' }, 'role'] };

  test.each<[string, string, readonly object[], object?]>([
    [
      'of two files',
      'ops-${V} is ops-${1.json/V}',
      [to(sub('ops-${V}'), READ), to(sub('ops-${V}'), RUN)],
    ],
    ['alone, of two files', '${V} is ${1.json/V}', [to({ Ref: 'V' }, READ), to({ Ref: 'V' }, RUN)]],
    [
      'of a managed policy in a path that is a parameter and may be none',
      '${V}/ops is ops',
      [
        { R: roleWith('P', READ, { ManagedPolicyArns: [arn('ops')] }) },
        managed({ ManagedPolicyName: 'ops', Path: { Ref: 'V' } }, RUN),
      ],
    ],
    [
      'alone, of a managed policy',
      'the name of ${V} is ${V}',
      [
        { R: roleWith('P', READ, { ManagedPolicyArns: [arn('${V}')] }) },
        managed({ ManagedPolicyName: { Ref: 'V' } }, RUN),
      ],
    ],
    [
      'of a role that a file defines, whose parameter has listed values',
      'ops-prod is ops-${V}',
      [defined(sub('ops-${V}')), to('ops-prod', RUN)],
      LISTED,
    ],
    [
      'of which the own access may be that of Amazon Connect',
      'ops-prod is ops-${V}',
      [to('ops-prod', READ), { R: roleWith('P', RUN, { RoleName: sub('ops-${V}') }) }],
    ],
    ['that is a listed value', 'dev is ${V}', [to({ Ref: 'V' }, READ), to('dev', RUN)], LISTED],
    [
      'that a mapping lists',
      'ops-prod is ${FindInMap M ${V} role}',
      [to(MAPPED, READ), to('ops-prod', RUN)],
    ],
    [
      'to which a file denies',
      'ops-prod is not ops-${V}',
      [to(sub('ops-${V}'), WRITE), to('ops-prod', DENY)],
    ],
    [
      'to which another file denies by a parameter',
      'ops-${V} is not ops-${1.json/V}',
      [to(sub('ops-${V}'), WRITE), to(sub('ops-${V}'), DENY)],
    ],
    [
      'of a managed policy',
      'ops-${V} is ops-prod',
      [
        { R: roleWith('P', READ, { ManagedPolicyArns: [arn('ops-${V}')] }) },
        managed({ ManagedPolicyName: 'ops-prod' }, RUN),
      ],
    ],
  ])('are perhaps one: a warning says so of a name %s', (_, condition, ...given) => {
    expect(together(...given)).toEqual([['warning', condition]]);
  });

  test.each<[string, readonly object[], object?]>([
    ['the parameter is the whole name', [to({ Ref: 'V' }, READ), to('ops-prod', RUN)]],
    ['little of the name is known', [to(sub('a-${V}'), READ), to('a-prod', RUN)]],
    ['the text beside the parameter is another', [to(sub('ops-${V}'), READ), to('dev-x', RUN)]],
    ['the value is not listed', [to(sub('ops-${V}'), READ), to('ops-stage', RUN)], LISTED],
    [
      'a parameter is the whole ARN',
      [
        { R: roleWith('P', READ, { ManagedPolicyArns: [{ Ref: 'V' }] }) },
        managed({ ManagedPolicyName: { Ref: 'V' } }, RUN),
      ],
    ],
    [
      'both have a parameter and other text',
      [to(sub('ops-${V}'), READ), to(sub('ops-${V}-deploy'), RUN)],
    ],
    [
      'the default makes it another',
      [to(sub('ops-${V}'), READ), to('ops-prod', RUN)],
      parameters({ Default: 'dev' }),
    ],
  ])('are not where %s', (_, ...given) => {
    expect(together(...given)).toEqual([]);
  });

  const userIn = (group: unknown, document: object) => ({
    U: {
      Type: 'AWS::IAM::User',
      Properties: {
        UserName: 'ann',
        Groups: [group],
        Policies: [{ PolicyName: 'p', PolicyDocument: document }],
      },
    },
  });
  const group = (GroupName: unknown, document: object) => ({
    G: {
      Type: 'AWS::IAM::Group',
      Properties: { GroupName, Policies: [{ PolicyName: 'p', PolicyDocument: document }] },
    },
  });

  test.each<[string, string, readonly object[]]>([
    [
      'of a group that another file defines so',
      'cc-${V} is cc-${1.json/V}',
      [userIn(sub('cc-${V}'), READ), group(sub('cc-${V}'), RUN)],
    ],
    [
      'of a group whose whole name is the parameter',
      '${V} is ${1.json/V}',
      [userIn({ Ref: 'V' }, READ), group({ Ref: 'V' }, RUN)],
    ],
    [
      'of a group that another file defines so with one letter',
      'a${V} is a${1.json/V}',
      [userIn(sub('a${V}'), READ), group(sub('a${V}'), RUN)],
    ],
    [
      'of a group that another file defines by a literal name',
      'ops-prod is ops-${V}',
      [userIn(sub('ops-${V}'), READ), group('ops-prod', RUN)],
    ],
    [
      'of a group that another file only names',
      'ops-${V} is ops-${1.json/V}',
      [userIn(sub('ops-${V}'), READ), inline({ Groups: [sub('ops-${V}')] }, RUN)],
    ],
    [
      'of a group that denies',
      'ops-${V} is not ops-${1.json/V}',
      [userIn(sub('ops-${V}'), WRITE), group(sub('ops-${V}'), DENY)],
    ],
  ])('are perhaps one for the users: a warning says so %s', (_, condition, given) => {
    expect(together(given)).toEqual([['warning', condition]]);
  });
  const NONE = policy(deny('s3:DeleteBucket'));
  test.each<[string, string, readonly object[]]>([
    [
      'a policy of another file',
      'ops-${V} is ops-prod',
      [
        { ...userIn({ Ref: 'G' }, READ), ...group('ops-prod', NONE) },
        inline({ Groups: [sub('ops-${V}')] }, RUN),
      ],
    ],
    [
      'a policy of another file, where the name of the group has a parameter',
      'ops-prod is ops-${V}',
      [
        { ...userIn({ Ref: 'G' }, READ), ...group(sub('ops-${V}'), NONE) },
        inline({ Groups: ['ops-prod'] }, RUN),
      ],
    ],
  ])('give the users of a known group perhaps %s', (_, condition, given) => {
    expect(together(given)).toEqual([['warning', condition]]);
  });

  test.each<[string, readonly object[]]>([
    ['the text is another', [userIn(sub('ops-${V}'), READ), group(sub('dev-${V}'), RUN)]],
    ['both are literal', [userIn('ops-dev', READ), group('ops-prod', RUN)]],
    ['a parameter is the whole name', [userIn({ Ref: 'V' }, READ), group('ops-prod', RUN)]],
    ['the group is no group', [userIn(sub('ops-${V}'), READ), to(sub('ops-${V}'), RUN)]],
  ])('are no group of a user where %s', (_, given) => {
    expect(together(given)).toEqual([]);
  });

  test('are perhaps one where only one file has a default', () => {
    const files = [userIn(sub('a${V}'), READ), group(sub('a${V}'), RUN)];
    const contents = files.map((Resources, i) => ({
      file: `${i}.json`,
      content: { Parameters: parameters(i === 0 ? {} : { Default: 'prod' }), Resources },
    }));
    expect(
      audit(readTogether(contents))
        .filter(({ id }) => /escalation$/.test(id))
        .map(({ severity, what }) => [severity, /, if (.*?): /.exec(what)?.[1]]),
    ).toEqual([['warning', 'a${V} is a${1.json/V}']]);
  });
});
