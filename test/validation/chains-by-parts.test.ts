import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const trust = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const OWN_ACCOUNT = trust({ AWS: `${IAM}root` });
const assumes = (name = 'Maker') => allow('sts:AssumeRole', `${IAM}role/${name}`);

/** A role that a service runs, and that has a way to any permission. */
const worker = (service: string, statement: object = allow('iam:PutRolePolicy')) =>
  roleDetails('Worker', trust({ Service: `${service}.amazonaws.com` }), policy(statement));
const passes = allow('iam:PassRole', `${IAM}role/Worker`);
const maker = (...statements: readonly object[]) =>
  roleDetails('Maker', OWN_ACCOUNT, policy(...statements), { Tags: [] });

/** What the user ann gets by what it does as others. */
const found = (
  own: readonly object[],
  roles: readonly object[],
  policies: readonly object[] = [],
  user: object = {},
) =>
  audit(
    read('details.json', {
      UserDetailList: [userDetails('ann', connectHolder(...own), user)],
      RoleDetailList: roles,
      Policies: policies,
    })!,
  )
    .filter(({ id, place }) => id === 'limited-escalation' && place.pointer[0] === 'UserDetailList')
    .map(({ what }) => what.replace(/gets connect:.*? more/, 'gets access'));

/** Of a finding, who does what. */
const deeds = (...args: Parameters<typeof found>) =>
  found(...args).map((what) => what.slice(what.indexOf(': ') + 2));

describe('a way whose requests are split over the holder and a role as which it can act', () => {
  const BUILD = 'arn:aws:codebuild:*:*:project/a';
  const INTERPRETER = 'arn:aws:bedrock-agentcore:*:*:code-interpreter-custom/a';
  test.each([
    ['lambda', ['lambda:CreateFunction'], allow('lambda:InvokeFunction')],
    [
      'cloudformation',
      ['cloudformation:CreateChangeSet'],
      allow('cloudformation:ExecuteChangeSet'),
    ],
    ['codebuild', ['codebuild:CreateProject'], allow('codebuild:StartBuild', BUILD)],
    [
      'bedrock-agentcore',
      ['bedrock-agentcore:CreateCodeInterpreter'],
      allow(
        [
          'bedrock-agentcore:InvokeCodeInterpreter',
          'bedrock-agentcore:StartCodeInterpreterSession',
        ],
        INTERPRETER,
      ),
    ],
  ])('that makes something with a role in %s', (service, makes, uses) => {
    const of = (own: readonly object[], its: readonly object[]) =>
      deeds([assumes(), ...own], [maker(...its), worker(service)]);
    const said = / as the role Maker, and so gets access, through the role Worker$/;
    expect(of([uses], [passes, allow(makes)])[0]).toMatch(said);
    expect(of([passes, allow(makes)], [uses])[0]).toMatch(said);
  });

  test('is said with all its actions', () => {
    const roles = [maker(passes, allow('lambda:CreateFunction')), worker('lambda')];
    expect(found([assumes(), allow('lambda:InvokeFunction')], roles)).toEqual([
      'lambda:CreateFunction, iam:PassRole, lambda:InvokeFunction, and sts:AssumeRole on the role Maker: ' +
        'the holder does lambda:CreateFunction and iam:PassRole as the role Maker, and so gets access, ' +
        'through the role Worker',
    ]);
  });

  test('or over two such roles', () => {
    const user = roleDetails('User', OWN_ACCOUNT, policy(allow('lambda:InvokeFunction')));
    const roles = [maker(passes, allow('lambda:CreateFunction')), user, worker('lambda')];
    expect(deeds([assumes(), assumes('User')], roles)).toEqual([
      'the holder does lambda:CreateFunction and iam:PassRole as the role Maker, ' +
        'and lambda:InvokeFunction as the role User, and so gets access, through the roles User and Worker',
    ]);
  });

  test('counts with the conditions on who makes each request', () => {
    const onArn = (arn: string) => ({
      ...allow('lambda:CreateFunction'),
      Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
    });
    const of = (arn: string) =>
      found(
        [assumes(), allow('lambda:InvokeFunction')],
        [maker(passes, onArn(arn)), worker('lambda')],
      );
    expect(of(`${IAM}role/Maker`)).toHaveLength(1);
    expect(of(`${IAM}user/ann`)).toEqual([]);
    const isOwn = {
      ...allow('lambda:InvokeFunction'),
      Condition: { StringEquals: { 'aws:username': 'ann' } },
    };
    const creates = maker(passes, allow('lambda:CreateFunction'));
    expect(found([assumes(), isOwn], [creates, worker('lambda')])).toHaveLength(1);
    const isOther = { ...isOwn, Condition: { StringEquals: { 'aws:username': 'bob' } } };
    expect(found([assumes(), isOther], [creates, worker('lambda')])).toEqual([]);
  });

  test('and a deny closes only the requests of whom it denies them', () => {
    const invokes = [assumes(), allow('lambda:InvokeFunction')];
    const creates = [passes, allow('lambda:CreateFunction')];
    const roles = (...more: readonly object[]) => [maker(...creates, ...more), worker('lambda')];
    expect(found([...invokes, deny('lambda:CreateFunction')], roles())).toHaveLength(1);
    expect(found(invokes, roles(deny('lambda:InvokeFunction')))).toHaveLength(1);
    expect(found([...invokes, deny('lambda:InvokeFunction')], roles())).toEqual([]);
    expect(found(invokes, roles(deny('lambda:CreateFunction')))).toEqual([]);
  });

  test('and so do boundaries', () => {
    const bounded = (boundary: object) =>
      found(
        [assumes(), allow('lambda:InvokeFunction')],
        [
          {
            ...maker(passes, allow('lambda:CreateFunction')),
            PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Limit` },
          },
          worker('lambda'),
        ],
        [policyDetails('Limit', [boundary])],
      );
    expect(bounded(allow(['lambda:CreateFunction', 'iam:PassRole']))).toHaveLength(1);
    expect(bounded(allow('lambda:CreateFunction'))).toEqual([]);
  });

  test.each([
    [
      'as the role is passed in the request that makes the function',
      [assumes(), passes, allow('lambda:InvokeFunction')],
      [maker(allow('lambda:CreateFunction')), worker('lambda')],
    ],
    [
      'that the holder cannot assume',
      [allow('lambda:InvokeFunction')],
      [maker(passes, allow('lambda:CreateFunction')), worker('lambda')],
    ],
    [
      'with a role that another service has',
      [assumes(), allow('lambda:InvokeFunction')],
      [maker(passes, allow('lambda:CreateFunction')), worker('ec2')],
    ],
    [
      'with a role that gives nothing',
      [assumes(), allow('lambda:InvokeFunction')],
      [maker(passes, allow('lambda:CreateFunction')), worker('lambda', allow('s3:GetObject'))],
    ],
  ])('is none %s', (_, own, roles) => {
    expect(found(own, roles)).toEqual([]);
  });

  test('also where another request than the first passes the role', () => {
    const role = worker('gamelift');
    const makes = allow('gamelift:CreateBuild');
    const own = allow('gamelift:CreateFleet');
    const of = (...its: readonly object[]) =>
      found([assumes(), makes], [maker(...its), role]).some((what) => what.includes('CreateFleet'));
    expect(of(own, passes)).toBe(true);
    expect(of(own)).toBe(false);
  });
});

describe('a policy that the holder attaches, and that it creates as a role', () => {
  const attaches = {
    ...allow('iam:AttachUserPolicy', `${IAM}user/ann`),
    Condition: { ArnEquals: { 'iam:PolicyARN': `${IAM}policy/App` } },
  };

  test('gives any permission', () => {
    const own = deeds([assumes(), attaches], [maker(allow('iam:CreatePolicy'))]);
    expect(own.join()).toMatch(
      /^the holder does iam:CreatePolicy as the role Maker, and so attaches a policy App/,
    );
  });

  test.each([
    ['of another name', [maker(allow('iam:CreatePolicy', `${IAM}policy/Other`))], []],
    ['that exists', [maker(allow('iam:CreatePolicy'))], [policyDetails('App', [allow('s3:*')])]],
  ])('but none %s', (_, roles, policies) => {
    expect(found([assumes(), attaches], roles, policies)).toEqual([]);
  });
});

describe('a required boundary that the holder creates as a role', () => {
  const BOUNDARY = `${IAM}policy/Boundary`;
  const named = (kind: string, verbs: readonly string[]) =>
    allow(
      verbs.map((verb) => `iam:${verb}`),
      `${IAM}${kind}/app-*`,
    );
  const within = (statement: object, operator = 'StringEquals', value = BOUNDARY) => ({
    ...statement,
    Condition: { [operator]: { 'iam:PermissionsBoundary': value } },
  });
  const ROLES = named('role', ['CreateRole', 'PutRolePolicy']);
  const CREATES = [maker(allow('iam:CreatePolicy'))];
  const OTHER = policyDetails('Other', [allow('s3:*')]);

  test.each([
    ['for a role', [within(ROLES)]],
    ['for a role, by a deny', [ROLES, within({ ...ROLES, Effect: 'Deny' }, 'StringNotEquals')]],
    ['for a role, by a pattern', [within(ROLES, 'ArnLike', `${IAM}policy/Bound*`)]],
    ['for a user', [within(named('user', ['CreateUser', 'PutUserPolicy', 'CreateAccessKey']))]],
  ])('%s gives any permission', (_, own) => {
    const all = [assumes(), named('user', ['CreateAccessKey']), ...own];
    expect(deeds(all, CREATES, [OTHER]).join()).toMatch(
      /does iam:CreatePolicy as the role Maker, and so gives permissions within the boundary of /,
    );
  });

  test.each([
    ['of another name', [maker(allow('iam:CreatePolicy', `${IAM}policy/Other*`))], [OTHER]],
    ['that exists', CREATES, [OTHER, policyDetails('Boundary', [allow('s3:*')])]],
    ['that may exist elsewhere', CREATES, []],
    ['if the holder may not be the role', [], [OTHER]],
  ])('but none %s', (_, roles, policies) => {
    expect(found([assumes(), within(ROLES)], roles, policies)).toEqual([]);
  });
});
