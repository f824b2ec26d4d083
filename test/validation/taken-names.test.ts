import { World } from '../../src/policy/model';
import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const READS = allow('s3:GetObject');

const escalationsIn = (world: World) =>
  audit(world)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const found = (content: object) => escalationsIn(read('account.json', content)!);

/** The findings in an account with a user, a group, and a policy, beside a holder of some statements. */
const account = (statements: readonly object[], its: { user?: object; policy?: object } = {}) =>
  found({
    UserDetailList: [
      userDetails('Dev', connectHolder(...statements)),
      userDetails('Al', policy(READS), its.user),
    ],
    GroupDetailList: [
      {
        GroupName: 'Team',
        Arn: `${IAM}group/Team`,
        GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(READS) }],
        AttachedManagedPolicies: [],
      },
    ],
    Policies: [{ ...policyDetails('T', [READS]), AttachmentCount: 0, ...its.policy }],
  });

const USER = ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'];
const GROUP = ['iam:CreateGroup', 'iam:PutGroupPolicy', 'iam:AddUserToGroup'];
const madeOn = (actions: readonly string[], end: string, ...more: readonly object[]) =>
  account([allow(actions, `${IAM}${end}`), ...more]).filter((what) => what.includes('creates a '));

describe('nothing is made with the name of a user or a group that exists', () => {
  test.each([
    [USER, 'user/Al'],
    [USER, 'user/al'],
    [USER, 'user/team/Al'],
    [GROUP, 'group/Team'],
    [GROUP, 'group/TEAM'],
    [GROUP, 'group/x/Team'],
  ])('%j on %s', (actions, end) => {
    expect(madeOn(actions, end)).toEqual([]);
  });

  test.each([
    [USER, 'user/Al2'],
    [USER, 'user/x/*'],
    [GROUP, 'group/Al'],
  ])('%j on %s is made', (actions, end) => {
    expect(madeOn(actions, end)).toEqual([expect.stringMatching(/^fatal: /)]);
  });

  const emptied = ['iam:DeleteUser', 'iam:DeleteUserPolicy'];
  const inTeam = { GroupList: ['Team'] };
  const making = (...others: Parameters<typeof account>) =>
    account(...others).filter((what) => what.includes('creates a '));

  test('unless the holder deletes it, by its own ARN', () => {
    const makes = allow(USER, `${IAM}user/x/Al`);
    const fatal = [
      expect.stringMatching(/^fatal: .*on arn:aws:iam::\d+:user\/x\/Al: .*creates a user/),
    ];
    expect(making([makes, allow(emptied, `${IAM}user/Al`)])).toEqual(fatal);
    expect(making([makes, allow(emptied, `${IAM}user/x/Al`)])).toEqual([]);
    expect(making([makes, allow('iam:DeleteUser', `${IAM}user/Al`)])).toEqual([]);
    expect(making([makes, allow(emptied, `${IAM}user/Al`)], { user: inTeam })).toEqual([]);
    const leaves = allow('iam:RemoveUserFromGroup', `${IAM}group/Team`);
    expect(making([makes, allow(emptied, `${IAM}user/Al`), leaves], { user: inTeam })).toEqual(
      fatal,
    );
  });

  test('a group is deleted without its users', () => {
    const its = [
      allow(GROUP, `${IAM}group/x/Team`),
      allow(['iam:DeleteGroup', 'iam:DeleteGroupPolicy'], `${IAM}group/Team`),
    ];
    const fatal = [expect.stringMatching(/^fatal: .*creates a group/)];
    expect(making(its)).toEqual(fatal);
    expect(making(its, { user: inTeam })).toEqual([]);
    const leaves = allow('iam:RemoveUserFromGroup', `${IAM}group/Team`);
    expect(making([...its, leaves], { user: inTeam })).toEqual(fatal);
  });

  test('a warning is one more where a condition decides about the deletion', () => {
    const inVpc = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    const ways = (...its: readonly object[]) => account([allow(USER, `${IAM}user/x/Al`), ...its]);
    const writes = `warning: iam:PutUserPolicy on ${IAM}user/x/Al: the holder writes any permission into a user`;
    expect(ways()).toEqual([`${writes}, and has 1 more way`]);
    expect(ways(allow(emptied, '*', inVpc))).toEqual([`${writes}, and has 2 more ways`]);
  });
});

describe('no policy is made with the name of one that exists', () => {
  const attaches = allow('iam:AttachUserPolicy', '*', {
    ArnEquals: { 'iam:PolicyARN': `${IAM}policy/T` },
  });
  const creates = allow(['iam:CreatePolicy', 'iam:CreatePolicyVersion'], `${IAM}policy/T`);
  const deletes = (end: string) => allow('iam:DeletePolicy', `${IAM}policy/${end}`);
  const at = (end: string) => {
    const [PolicyName, ...path] = end.split('/').reverse();
    const Path = ['', ...path, ''].join('/');
    return { policy: { PolicyName, Path, Arn: `${IAM}policy/${end}` } };
  };
  const escalations = (...others: Parameters<typeof account>) =>
    account(...others).filter((what) => what.startsWith('fatal'));

  test.each(['x/T', 't', 'x/t'])('%s', (end) => {
    expect(escalations([attaches, creates], at(end))).toEqual([]);
    expect(escalations([attaches, creates, deletes('T')], at(end))).toEqual([]);
  });

  test('another name is free', () => {
    expect(escalations([attaches, creates], at('x/T2'))).toEqual([
      expect.stringContaining('attaches a policy that it writes'),
    ]);
  });

  test('unless the holder deletes it', () => {
    expect(escalations([attaches, creates, deletes('x/T')], at('x/T'))).toEqual([
      expect.stringContaining('attaches the policy T that it deletes and creates again'),
    ]);
  });
});

test('a template decides about its own policies only', () => {
  const named = (Path: string) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: 'T', Path, PolicyDocument: policy(READS) },
  });
  const holder = roleWith(
    'P',
    connectHolder(
      allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/T` } }),
      allow('iam:CreatePolicy', `${IAM}policy/T`),
    ),
  );
  const template = (more: object) => ({ Resources: { Dev: holder, ...more } });
  const free = [expect.stringMatching(/^warning: .*if no policy has that name/)];
  expect(found(template({}))).toEqual(free);
  expect(found(template({ T: named('/x/') }))).toEqual([]);
  const files = [
    { file: 'one.json', content: template({}) },
    { file: 'two.json', content: { Resources: { T: named('/x/') } } },
  ];
  expect(escalationsIn(readTogether(files))).toEqual(free);
});

describe('a role of the files perhaps has the name of a new one', () => {
  const sub = (text: string) => ({ 'Fn::Sub': text });
  const BY_STAGE = sub('app-${Env}');
  const ON_STAGE = sub(`${IAM}role/app-\${Env}`);
  const Parameters = { Env: { Type: 'String' } };
  const template = (Resources: object) => ({ Parameters, Resources });
  const named = (RoleName: unknown, Path = '/') =>
    template({ App: roleWith('P', policy(READS), { RoleName, Path }) });
  const makes = (on: unknown, ...more: readonly object[]) => {
    const creates = allow(['iam:CreateRole', 'iam:PutRolePolicy'], on);
    return template({ Dev: roleWith('P', connectHolder(creates, ...more)) });
  };
  const severities = (...contents: readonly object[]) =>
    escalationsIn(readTogether(contents.map((content, i) => ({ file: `${i}.json`, content })))).map(
      (one) => one.split(':')[0],
    );

  test.each([
    ['one parameter in two stacks', named(BY_STAGE), ON_STAGE],
    ['another path', named(BY_STAGE, '/team/'), ON_STAGE],
    ['a literal name', named('app-prod'), ON_STAGE],
    ['another case', named('APP-prod'), ON_STAGE],
    ['a literal resource', named(BY_STAGE), `${IAM}role/app-prod`],
    ['a Region', named('app-us-east-1'), sub(`${IAM}role/app-\${AWS::Region}`)],
  ])('%s', (_, app, on) => {
    expect(severities(app, makes(on))).toEqual(['warning']);
  });

  test.each([
    ['another form of name', named(sub('other-${Env}')), makes(ON_STAGE)],
    ['another literal name', named('app-prod'), makes(`${IAM}role/app-dev`)],
    ['one more name', named(BY_STAGE), makes([ON_STAGE, `${IAM}role/new`])],
    ['a pattern of names', named(BY_STAGE), makes(`${IAM}role/app-*`)],
    [
      'one that the holder deletes',
      named(BY_STAGE),
      makes(ON_STAGE, allow(['iam:DeleteRole', 'iam:DeleteRolePolicy'], ON_STAGE)),
    ],
  ])('%s is fatal', (_, app, holder) => {
    expect(severities(app, holder)).toEqual(['fatal']);
  });

  test('two names with one parameter of a parent stack are two', () => {
    const Child = {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: './1.json', Parameters: { Env: { Ref: 'Env' } } },
    };
    const { Resources } = makes(ON_STAGE);
    const its = (name: string) =>
      template({ ...Resources, ...named(sub(`${name}-\${Env}`)).Resources });
    expect(severities(template({ Child }), its('other'))).toEqual(['fatal']);
    expect(severities(template({ Child }), its('app'))).toEqual(['warning']);
  });

  test('within a boundary', () => {
    const base = { ManagedPolicyName: 'base', PolicyDocument: policy(allow('*')) };
    const Base = { Type: 'AWS::IAM::ManagedPolicy', Properties: base };
    const within = { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/base` } };
    const creates = allow(['iam:CreateRole', 'iam:PutRolePolicy'], ON_STAGE, within);
    const holder = template({ Base, Dev: roleWith('P', connectHolder(creates)) });
    expect(severities(holder)).toEqual(['fatal']);
    expect(severities(named(BY_STAGE), holder)).toEqual(['warning']);
  });
});
