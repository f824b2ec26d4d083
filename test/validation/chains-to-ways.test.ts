import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';

const ACCOUNT = { AWS: '111122223333' };
const LAMBDA = { Service: 'lambda.amazonaws.com' };

const role = (principal: object, ...Statement: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
    },
    Policies: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement } }],
  },
});

const user = (UserName: string, ...Statement: readonly object[]) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    UserName,
    Policies: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement } }],
  },
});

const LEAD = 'arn:aws:iam::111122223333:user/lead';
const assumes = (id: string) => allow('sts:AssumeRole', { 'Fn::GetAtt': [id, 'Arn'] });

/** What the role Agent gets by the roles that it may assume, in words. */
const gained = (Resources: object): readonly string[] =>
  audit(read('template.json', { Resources })!)
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Agent')
    .map(({ what }) => what);

describe('an agent that may assume a deployer gets the ways of the deployer', () => {
  const Agent = role(LAMBDA, REACHES_CONNECT, assumes('Deployer'));

  test.each([
    [['cloudformation:CreateStack', 'iam:PassRole']],
    [['codebuild:StartBuild']],
    [['ssm:SendCommand']],
    [['glue:RunStatement']],
    [['lambda:UpdateFunctionCode']],
  ])('%j on any resource', (actions) => {
    const [what] = gained({ Agent, Deployer: role(ACCOUNT, allow(actions)) });
    expect(what).toMatch(/^sts:AssumeRole on the role Deployer: the holder gets /);
    expect(what).toContain(actions[0]);
  });

  test.each(['CreateAccessKey', 'UpdateLoginProfile', 'PutUserPolicy', 'AttachUserPolicy'])(
    'iam:%s on a named user',
    (action) => {
      const Deployer = role(ACCOUNT, allow(`iam:${action}`, LEAD));
      expect(gained({ Agent, Deployer })).toEqual([
        `sts:AssumeRole on the role Deployer: the holder gets iam:${action}`,
      ]);
    },
  );

  test('and of roles behind it', () => {
    const Deployer = role(ACCOUNT, assumes('Behind'));
    const Behind = role(ACCOUNT, allow('codebuild:StartBuild'));
    expect(gained({ Agent, Deployer, Behind })).toEqual([
      'sts:AssumeRole on the role Deployer: the holder gets codebuild:StartBuild, through the role Behind',
    ]);
  });

  test('but not those that it has itself', () => {
    const way = allow('codebuild:StartBuild', '*');
    const Self = role(LAMBDA, REACHES_CONNECT, assumes('Deployer'), way);
    expect(gained({ Agent: Self, Deployer: role(ACCOUNT, way) })).toEqual([]);
  });

  test.each([
    ['is closed by a name', allow('codebuild:StartBuild', 'arn:aws:codebuild:*:*:project/desk')],
    ['is on its own user', allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}')],
    ['is no way', allow('s3:GetObject')],
  ])('nothing that %s', (_, statement) => {
    expect(gained({ Agent, Deployer: role(ACCOUNT, statement) })).toEqual([]);
  });
});

describe('an agent without access to Amazon Connect', () => {
  const Agent = role(LAMBDA, assumes('Helper'));
  const helper = (...statements: readonly object[]) => role(ACCOUNT, ...statements);
  const takes = helper(allow('iam:CreateAccessKey', LEAD));

  test('gets the access of a user whose access key a role behind it can create', () => {
    const Lead = user('lead', allow('connect:*'));
    expect(gained({ Agent, Helper: takes, Lead })[0]).toMatch(
      /^sts:AssumeRole on the role Helper: the holder gets connect:.*, through the user lead$/,
    );
  });

  test('gets the way to a user with little access', () => {
    const Lead = user('lead', REACHES_CONNECT);
    expect(gained({ Agent, Helper: takes, Lead })).toEqual([
      'sts:AssumeRole on the role Helper: the holder gets iam:CreateAccessKey',
    ]);
  });

  test('gets nothing from a way to a user without such access', () => {
    const Lead = user('lead', allow('s3:GetObject'));
    expect(gained({ Agent, Helper: takes, Lead, Other: role(LAMBDA, REACHES_CONNECT) })).toEqual(
      [],
    );
  });

  test('is judged once in a circle of roles', () => {
    const Helper = helper(assumes('Second'));
    const Second = role(ACCOUNT, assumes('Helper'), allow('connect:*'));
    expect(gained({ Agent, Helper, Second })[0]).toMatch(/, through the role Second$/);
  });
});

describe('an agent with full access to Amazon Connect that may assume an administrator', () => {
  const FULL = allow('connect:*', '*');
  const EVERYTHING = allow('*', '*');

  test('of the account gets every permission', () => {
    const Agent = role(LAMBDA, FULL, assumes('Administrator'));
    expect(gained({ Agent, Administrator: role(ACCOUNT, EVERYTHING) })).toEqual([
      'sts:AssumeRole on the role Administrator: the holder gets every permission in the account',
    ]);
  });

  test('of the account through another role gets every permission', () => {
    const Agent = role(LAMBDA, FULL, assumes('Between'));
    const Between = role(ACCOUNT, assumes('Administrator'));
    expect(gained({ Agent, Between, Administrator: role(ACCOUNT, EVERYTHING) })).toEqual([
      'sts:AssumeRole on the role Between: the holder gets every permission in the account, ' +
        'through the role Administrator',
    ]);
  });

  test('of Amazon Connect gets nothing that it lacks', () => {
    const Agent = role(LAMBDA, FULL, assumes('Administrator'));
    expect(gained({ Agent, Administrator: role(ACCOUNT, FULL) })).toEqual([]);
  });

  test('of another instance gets that too', () => {
    const on = (name: string) => {
      const instance = `arn:aws:connect:eu-west-2:111122223333:instance/${name}-1234-1234-1234-123456789012`;
      return allow('connect:CreateUser', [instance, `${instance}/*`]);
    };
    const Agent = role(LAMBDA, on('aaaaaaaa'), assumes('Administrator'));
    expect(gained({ Agent, Administrator: role(ACCOUNT, on('bbbbbbbb')) })).toEqual([
      'sts:AssumeRole on the role Administrator: the holder gets connect:CreateUser on ' +
        'arn:aws:connect:eu-west-2:111122223333:instance/bbbbbbbb-1234-1234-1234-123456789012/*',
    ]);
    expect(gained({ Agent, Administrator: role(ACCOUNT, on('aaaaaaaa')) })).toEqual([]);
  });

  test('that is denied everything gets nothing', () => {
    const Agent = role(LAMBDA, FULL, assumes('Administrator'));
    const denied = { Effect: 'Deny', Action: '*', Resource: '*' };
    expect(gained({ Agent, Administrator: role(ACCOUNT, EVERYTHING, denied) })).toEqual([]);
  });
});
