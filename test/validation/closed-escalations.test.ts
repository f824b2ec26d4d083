import { escalationStep, EscalationWay, escalationWays } from '../../src/catalogue/escalation';
import { read } from '../../src/reader/read';
import { RULES } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';
import { sample } from '../support/sample';

const deny = (Action: unknown, Condition?: object) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...(Condition && { Condition }),
});

/** What is found about more access, by its id and its words. */
const escalations = (content: unknown) => {
  const world = read('template.json', content)!;
  return RULES.filter(({ id }) => id.endsWith('escalation')).flatMap(({ id, check }) =>
    check(world).map(({ what }) => `${id}: ${what}`),
  );
};

const withBoundary = (statements: readonly object[], boundary: readonly object[]) => ({
  Resources: {
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Version: '2012-10-17', Statement: boundary } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        PermissionsBoundary: { Ref: 'Boundary' },
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
      },
    },
  },
});

const WAYS = sample(escalationWays(), 8).map((way): [string, EscalationWay] => [way.id, way]);

describe.each(WAYS)('the way %s', (_, { needs, does, hands, gains, context }) => {
  test('is found, in words', () => {
    // A policy has no boundary that keeps permissions back.
    const kind = hands === 'roles' || gains === 'bounded' ? 'indirect-escalation' : 'escalation';
    const [found, ...others] = escalations(connectHolder(allow(needs)));
    expect(others).toEqual([]);
    expect(found.startsWith(`${kind}: `)).toBe(true);
    // A statement with the actions of two ways names the first.
    const words = escalationWays()
      .filter((way) => way.needs.every((action) => needs.includes(action)))
      .map((way) => way.does);
    expect(words).toContain(does);
    expect(words.some((one) => found.includes(`the holder ${one}`))).toBe(true);
  });

  test.each(needs)('is closed by a deny of %s', (action) => {
    const others = escalationWays().filter(
      (way) => way.needs.every((needed) => needs.includes(needed)) && !way.needs.includes(action),
    );
    const found = escalations(connectHolder(allow(needs), deny(action)));
    expect(found).toHaveLength(others.length > 0 ? 1 : 0);
  });

  test('is closed by a boundary without its actions', () => {
    expect(escalations(withBoundary([allow(needs)], [allow('connect:*')]))).toEqual([]);
  });

  test('is open under a boundary that has them', () => {
    expect(escalations(withBoundary([allow(needs)], [allow('*')]))).toHaveLength(1);
  });

  test('is closed by a deny of the boundary', () => {
    expect(escalations(withBoundary([allow(needs)], [allow('*'), deny(needs)]))).toEqual([]);
  });

  if (context)
    test('is closed by another service that the role may be passed to', () => {
      const toConnect = { StringEquals: { 'iam:PassedToService': 'connect.amazonaws.com' } };
      const others = needs.filter((action) => !(action === 'iam:PassRole'));
      const found = escalations(
        connectHolder(allow(others), allow('iam:PassRole', '*', toConnect)),
      ).filter((one) => one.includes('iam:PassRole'));
      expect(found).toEqual([]);
    });

  const attempts = needs.flatMap((action) => escalationStep(action)?.attempts ?? []);
  const keys = [...new Set(attempts.flatMap(Object.keys))];
  for (const key of keys)
    test(`is closed by a value of ${key}`, () => {
      const harmless = {
        ArnEquals: { [key]: 'arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess' },
      };
      const hasKey = (action: string) =>
        (escalationStep(action)?.attempts ?? []).some((attempt) => key in attempt);
      const others = needs.filter((action) => !hasKey(action));
      const isLeft = escalationWays().some((way) =>
        way.needs.every((action) => others.includes(action)),
      );
      const found = escalations(
        connectHolder(allow(needs.filter(hasKey), '*', harmless), allow(others)),
      );
      expect(found).toHaveLength(isLeft ? 1 : 0);
      expect(found.join()).not.toContain(does);
    });
});

describe('a role for what the holder makes', () => {
  const passed = (condition?: object) => allow('iam:PassRole', '*', condition);
  const LAMBDA = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
  const OF_TEAM = 'arn:aws:lambda:eu-west-2:111122223333:function:team-*';

  test.each([
    ['without a condition', passed()],
    ['under the service', passed(LAMBDA)],
  ])('is not limited by the name of that, %s', (_, pass) => {
    const makes = allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], OF_TEAM);
    expect(escalations(connectHolder(makes, pass))).toEqual([
      expect.stringMatching(/^indirect-escalation: .* in a new Lambda function with any role/),
    ]);
  });

  test('is limited to the service that gets it', () => {
    const makes = allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], OF_TEAM);
    const ses = { StringEquals: { 'iam:PassedToService': 'ses.amazonaws.com' } };
    expect(escalations(connectHolder(makes, passed(ses)))).toEqual([]);
  });

  test.each([
    ['codebuild:StartBuild', 'arn:aws:codebuild:*:*:build/*'],
    ['glue:UpdateDevEndpoint', 'arn:aws:glue:*:*:catalog/*'],
    ['cloudformation:UpdateStack', 'arn:aws:cloudformation:*:*:transform/*'],
  ])('%s on %s does nothing', (action, resource) => {
    expect(escalations(connectHolder(allow(action, resource)))).toEqual([]);
  });

  test.each([
    ['glue:CreateDevEndpoint', 'arn:aws:glue:eu-west-2:111122223333:devEndpoint/*'],
    ['ssm:CreateActivation', 'arn:aws:ssm:*:*:managed-instance/*'],
  ])('%s on %s does nothing: the reference gives it no resource', (action, resource) => {
    const passes = allow('iam:PassRole');
    expect(escalations(connectHolder(passes, allow(action, resource)))).toEqual([]);
    expect(escalations(connectHolder(passes, allow(action)))).toHaveLength(1);
  });
});

describe('a request that is checked on several resources', () => {
  const launch = allow(['ec2:RunInstances', 'iam:PassRole']);
  const denyOn = (Resource: string) => ({ ...deny('ec2:RunInstances'), Resource });

  const KINDS = ['image', 'instance', 'network-interface', 'security-group', 'subnet'];
  const passing = allow('iam:PassRole');
  const launchOn = (kinds: readonly string[], partition = 'aws') =>
    allow(
      'ec2:RunInstances',
      kinds.map((kind) => `arn:${partition}:ec2:*:*:${kind}/*`),
    );

  test.each(KINDS)('is closed by a deny on each %s', (kind) => {
    expect(escalations(connectHolder(launch, denyOn(`arn:aws:ec2:*:*:${kind}/*`)))).toEqual([]);
  });

  test.each(KINDS)('is closed by a deny on each %s in another partition', (kind) => {
    const own = allow('connect:DescribeUser', 'arn:aws-us-gov:connect:*:*:instance/*');
    const denied = denyOn(`arn:aws-us-gov:ec2:*:*:${kind}/*`);
    expect(escalations(policy(own, launch, denied))).toEqual([]);
    expect(escalations(policy(own, launch))).toHaveLength(1);
  });

  test.each(KINDS)('is closed where no statement allows it on an %s', (missing) => {
    const others = KINDS.filter((kind) => kind !== missing);
    expect(escalations(connectHolder(passing, launchOn(others)))).toEqual([]);
  });

  test('is closed where they allow it in a partition without Amazon Connect', () => {
    expect(escalations(connectHolder(passing, launchOn(KINDS, 'aws-cn')))).toEqual([]);
  });

  test.each(['aws', 'aws-us-gov', '*'])(
    'is open where statements allow it on each, in the partition %s',
    (partition) => {
      expect(escalations(connectHolder(passing, launchOn(KINDS, partition)))).toHaveLength(1);
    },
  );

  test('is open where deployment says on what', () => {
    const chosen = allow('ec2:RunInstances', [
      'arn:aws:ec2:*:*:instance/*',
      'arn:aws:ec2:*:*:*/${aws:PrincipalTag/team}',
      { Ref: 'Chosen' },
    ]);
    const [role] = Object.values(withBoundary([passing, chosen], []).Resources).slice(1);
    const content = { Parameters: { Chosen: { Type: 'String' } }, Resources: { Role: role } };
    expect(escalations(content)).toHaveLength(1);
  });

  test.each([
    ['ecs:ExecuteCommand', 'arn:aws:ecs:*:*:task/*', 'arn:aws:ecs:*:*:cluster/*'],
    [
      'sso:PutInlinePolicyToPermissionSet',
      'arn:aws:sso:::permissionSet/*/*',
      'arn:aws:sso:::instance/*',
    ],
  ])('%s needs %s and %s', (action, resource, other) => {
    expect(escalations(connectHolder(allow(action, resource)))).toEqual([]);
    expect(escalations(connectHolder(allow(action, other)))).toEqual([]);
    expect(escalations(connectHolder(allow(action, [resource, other])))).toHaveLength(1);
  });

  test.each([
    'arn:aws:ec2:*:*:subnet/subnet-0123456789abcdef0',
    'arn:aws:ec2:eu-west-2:*:subnet/*',
    'arn:aws:ec2:*:*:key-pair/*',
  ])('is open in spite of a deny on %s', (resource) => {
    expect(escalations(connectHolder(launch, denyOn(resource)))).toEqual([
      'indirect-escalation: ec2:RunInstances and iam:PassRole on *: ' +
        'the holder runs code on a new EC2 instance with any role',
    ]);
  });

  test('is open in spite of a deny on a kind of resource that it has none of', () => {
    const makes = allow(['glue:CreateDevEndpoint', 'iam:PassRole']);
    const denied = {
      ...deny('glue:CreateDevEndpoint'),
      Resource: 'arn:aws:glue:*:*:devEndpoint/*',
    };
    expect(escalations(connectHolder(makes, denied))).toEqual([
      'indirect-escalation: glue:CreateDevEndpoint and iam:PassRole on *: ' +
        'the holder runs code in a new Glue endpoint with any role',
    ]);
  });
});
