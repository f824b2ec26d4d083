import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const PASS = allow('iam:PassRole');
const deny = (Action: string, Resource: unknown) => ({ Effect: 'Deny', Action, Resource });
const allBut = (Action: string, NotResource: string) => ({ Effect: 'Allow', Action, NotResource });
const lambda = (name: string) => `arn:aws:lambda:*:111122223333:function:${name}`;
const [CREATE, RUN] = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
const states = (name: string) => `arn:aws:states:*:111122223333:stateMachine:${name}`;
const project = (name: string) => `arn:aws:codebuild:*:111122223333:project/${name}`;

/** The ways to more access of a policy, by their actions. */
const found = (...statements: readonly object[]) =>
  audit(defined(read('policy.json', connectHolder(...statements))))
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);

describe('no resource is open to all actions of a way', () => {
  test.each<[string, ...object[]]>([
    ['a deny', PASS, allow(CREATE), deny(CREATE, lambda('web-*')), allow(RUN, lambda('web-*'))],
    ['a wider deny', PASS, allow(CREATE), deny(CREATE, lambda('w*')), allow(RUN, lambda('web-*'))],
    ['all but some', PASS, allBut(CREATE, lambda('web-*')), allow(RUN, lambda('web-*'))],
    ['one name', PASS, allow(CREATE), deny(CREATE, lambda('web')), allow(RUN, lambda('web'))],
    ['the other', PASS, allow(CREATE, lambda('web-*')), allow(RUN), deny(RUN, lambda('web-*'))],
    [
      'two denies',
      PASS,
      allow([CREATE, RUN], [lambda('a*'), lambda('b*')]),
      deny(CREATE, lambda('a*')),
      deny(RUN, lambda('b*')),
    ],
    [
      'a state machine',
      PASS,
      allow('states:CreateStateMachine'),
      deny('states:CreateStateMachine', states('web-*')),
      allow('states:StartExecution', states('web-*')),
    ],
    [
      'a build project',
      PASS,
      allBut('codebuild:CreateProject', project('web-*')),
      allow('codebuild:CreateWebhook', project('web-*')),
    ],
    [
      'no role that is passed',
      allow('ec2:ModifyInstanceAttribute'),
      deny('ec2:ModifyInstanceAttribute', 'arn:aws:ec2:*:*:instance/i-0a*'),
      allow('ec2:StartInstances', 'arn:aws:ec2:*:*:instance/i-0a*'),
    ],
  ])('%s', (_, ...statements) => {
    expect(found(...statements)).toEqual([]);
  });
});

describe('some resource is open to all actions of a way', () => {
  test.each<[string, ...object[]]>([
    ['some of the names', PASS, allow([CREATE, RUN]), deny(CREATE, lambda('web-*'))],
    [
      'a deny on others',
      PASS,
      allow(CREATE),
      deny(CREATE, lambda('app-*')),
      allow(RUN, lambda('web-*')),
    ],
    [
      'a narrower deny',
      PASS,
      allow(CREATE),
      deny(CREATE, lambda('web-a*')),
      allow(RUN, lambda('web-*')),
    ],
    [
      'an alias of one',
      PASS,
      allow(CREATE),
      deny(CREATE, lambda('app-*')),
      allow(RUN, lambda('web-*:live')),
    ],
    [
      'a deny under a condition that holds for nobody',
      PASS,
      allow(CREATE),
      {
        ...deny(CREATE, lambda('web-*')),
        Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
      },
      allow(RUN, lambda('web-*')),
    ],
    ['a deny on roles', PASS, allow([CREATE, RUN]), deny('iam:PassRole', 'arn:aws:iam::*:role/a*')],
  ])('%s', (_, ...statements) => {
    expect(found(...statements)).not.toEqual([]);
  });
});

describe('a role of the files is passed', () => {
  const role = (name: string, service: string, document: object) => ({
    RoleName: name,
    Path: '/',
    Arn: `arn:aws:iam::111122223333:role/${name}`,
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    },
    RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document }],
    AttachedManagedPolicies: [],
  });
  const chains = (...statements: readonly object[]) => {
    const passed = allow('iam:PassRole', 'arn:aws:iam::111122223333:role/Admin');
    const admin = { Statement: [allow('connect:*')] };
    const RoleDetailList = [
      role('App', 'ec2.amazonaws.com', connectHolder(passed, ...statements)),
      role('Admin', 'lambda.amazonaws.com', admin),
    ];
    const account = { UserDetailList: [], GroupDetailList: [], Policies: [], RoleDetailList };
    return audit(defined(read('account.json', account))).filter(({ what }) =>
      /Admin.*gets/.test(what),
    );
  };

  test('to no function that it may both create and run', () => {
    const run = allow(RUN, lambda('web-*'));
    expect(chains(allow(CREATE), run)).toHaveLength(1);
    expect(chains(allow(CREATE), run, deny(CREATE, lambda('app-*')))).toHaveLength(1);
    expect(chains(allow(CREATE), run, deny(CREATE, lambda('web-*')))).toEqual([]);
  });
});
