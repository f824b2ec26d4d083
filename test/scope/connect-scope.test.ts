import { App, Aws, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnUser } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectReadOnlyRole, ConnectScope } from '../../src';
import { instanceIn } from '../support/connect-instance';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack, statementOf } from '../support/template';

/** The first resource of a role that searches in the scope, and the phone numbers that go with it. */
function searched(
  scope: ConnectScope,
  stack = newStack(),
): [instance: string, phoneNumbers: string] {
  const role = new ConnectReadOnlyRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    searchScope: scope,
  });
  return [
    statementOf(role, 'SearchConnect').Resource[0],
    statementOf(role, 'SearchAvailablePhoneNumbers').Resource,
  ];
}

describe('an instance', () => {
  test('of the same stack, with and without an environment', () => {
    const bare = newStack();
    expect(searched(ConnectScope.instances(instanceIn(bare)), bare)).toEqual([
      '${Instance.Arn}',
      'arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:phone-number/*',
    ]);
    const placed = newStack({ env: { account: ACCOUNT, region: 'eu-west-2' } });
    expect(searched(ConnectScope.instances(instanceIn(placed)), placed)).toEqual([
      '${Instance.Arn}',
      `arn:\${AWS::Partition}:connect:eu-west-2:${ACCOUNT}:phone-number/*`,
    ]);
  });

  test('of another stack', () => {
    const app = new App();
    const instance = instanceIn(new Stack(app, 'Instances'));
    expect(searched(ConnectScope.instances(instance), new Stack(app, 'Roles'))[0]).toMatch(
      /^\$\{Import Instances:/,
    );
  });

  test('by ARN', () => {
    expect(searched(ConnectScope.instanceArn(INSTANCE_ARN))).toEqual([
      INSTANCE_ARN,
      `arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:phone-number/*`,
    ]);
  });

  test('by id, where the stack is', () => {
    expect(searched(ConnectScope.instanceId(INSTANCE_ID))[0]).toBe(
      `arn:\${AWS::Partition}:connect:\${AWS::Region}:\${AWS::AccountId}:instance/${INSTANCE_ID}`,
    );
  });

  test('by tokens: an ARN whole, an ARN with a token in it, an id', () => {
    expect(searched(ConnectScope.instanceArn(Fn.importValue('InstanceArn')))).toEqual([
      '${Import InstanceArn}',
      'arn:${AWS::Partition}:connect:${Select 3 of ${Import InstanceArn}}:${Select 4 of ' +
        '${Import InstanceArn}}:phone-number/*',
    ]);
    const id = Lazy.string({ produce: () => INSTANCE_ID });
    expect(
      searched(ConnectScope.instanceArn(`arn:aws:connect:us-east-1:${ACCOUNT}:instance/${id}`))[0],
    ).toBe(INSTANCE_ARN);
    expect(searched(ConnectScope.instanceId(Fn.importValue('Id')))[0]).toMatch(
      /instance\/\$\{Import Id\}$/,
    );
  });

  test('in another partition keeps its partition', () => {
    const arn = INSTANCE_ARN.replace('arn:aws:', 'arn:aws-us-gov:').replace(
      'us-east-1',
      'us-gov-west-1',
    );
    expect(searched(ConnectScope.instanceArn(arn))[0]).toBe(arn);
  });
});

describe('bad input', () => {
  test.each<[string, () => ConnectScope, RegExp]>([
    [
      'an id where an ARN belongs',
      () => ConnectScope.instanceArn(INSTANCE_ID),
      /instanceArn: an id stands where an ARN belongs\. Got '1111.*'\. Allowed: the ARN of one Amazon Connect instance, arn:PARTITION/,
    ],
    [
      'an ARN where an id belongs',
      () => ConnectScope.instanceId(INSTANCE_ARN),
      /instanceId: an ARN stands where an id belongs.* Use ConnectScope\.instanceArn/,
    ],
    [
      'an alias where an id belongs',
      () => ConnectScope.instanceId('acme-support'),
      /not the form of an id of an Amazon Connect instance, in lower case; an alias or a name does not work in IAM\. Got 'acme-support'/,
    ],
    [
      'an ARN of another service',
      () => ConnectScope.instanceArn('arn:aws:s3:::bucket'),
      /this is an ARN of s3, not of connect/,
    ],
    [
      'an ARN of a sub-resource',
      () => ConnectScope.instanceArn(`${INSTANCE_ARN}/agent/x`),
      /this is the ARN of something in the instance, of type agent.*Pass the instance itself, the ARN up to instance\/1111/,
    ],
    [
      'an ARN of something else in Connect',
      () => ConnectScope.instanceArn(`arn:aws:connect:us-east-1:${ACCOUNT}:phone-number/x`),
      /'phone-number\/x' is not an Amazon Connect instance/,
    ],
    [
      'a wildcard in an ARN',
      () => ConnectScope.instanceArn(`arn:aws:connect:us-east-1:${ACCOUNT}:instance/*`),
      /a wildcard or policy variable would widen the policy/,
    ],
    [
      'a wildcard for the account',
      () => ConnectScope.instanceArn(INSTANCE_ARN.replace(ACCOUNT, '*')),
      /a wildcard or policy variable would widen the policy/,
    ],
    [
      'a policy variable in an id',
      () => ConnectScope.instanceId('${aws:userid}'),
      /a wildcard or policy variable would widen the policy/,
    ],
    [
      'a wildcard beside a token',
      () => ConnectScope.instanceId(`${Fn.importValue('x')}*`),
      /a wildcard or policy variable would widen the policy/,
    ],
    [
      'nothing, as JavaScript can pass it',
      () => ConnectScope.instanceArn(undefined as any),
      /there is no ARN/,
    ],
    [
      'an id in upper case, which IAM never matches',
      () => ConnectScope.instanceId('ABCDEFAB-2222-3333-4444-555555555555'),
      /in lower case/,
    ],
    [
      'a Region that is none',
      () => ConnectScope.instanceArn(INSTANCE_ARN.replace('us-east-1', 'London')),
      /'London' is not its Region/,
    ],
    [
      'an account that is none',
      () => ConnectScope.instanceArn(INSTANCE_ARN.replace(ACCOUNT, '1234')),
      /'1234' is not its account/,
    ],
    [
      'a partition that is none',
      () => ConnectScope.instanceArn(INSTANCE_ARN.replace('arn:aws:', 'arn:amazon:')),
      /'amazon' is not a partition/,
    ],
    [
      'text after a token',
      () => ConnectScope.instanceArn(`${Fn.importValue('Arn')}/agent/x`),
      /text beside a token cannot be checked/,
    ],
    [
      'a wildcard after a token',
      () => ConnectScope.instanceArn(`${Fn.importValue('Arn')}*`),
      /a wildcard or policy variable would widen the policy/,
    ],
    [
      'the ARN of an instance as its id',
      () => ConnectScope.instanceId(instanceIn(newStack()).attrArn),
      /an ARN stands where an id belongs/,
    ],
    [
      'the Ref of an instance, which is its ARN, as its id',
      () => ConnectScope.instanceId(instanceIn(newStack()).ref),
      /an ARN stands where an id belongs/,
    ],
    [
      'the ARN of a user as the id of an instance',
      () => {
        const user = new CfnUser(newStack(), 'User', {
          instanceArn: INSTANCE_ARN,
          routingProfileArn: `${INSTANCE_ARN}/routing-profile/a`,
          securityProfileArns: [`${INSTANCE_ARN}/security-profile/a`],
          phoneConfig: {},
          username: 'ann',
        });
        return ConnectScope.instanceId(user.attrUserArn);
      },
      /an ARN stands where an id belongs/,
    ],
    [
      'another attribute of an instance as its id',
      () => ConnectScope.instanceId(instanceIn(newStack()).attrInstanceStatus),
      /this is the InstanceStatus of an instance, not its id.*Use the attribute Id: instance\.attrId/,
    ],
    [
      'the id of an instance as its ARN',
      () => ConnectScope.instanceArn(instanceIn(newStack()).attrId),
      /this is the Id of an instance, not an Amazon Connect instance/,
    ],
    [
      'another resource with a token in it',
      () =>
        ConnectScope.instanceArn(
          `arn:aws:connect:us-east-1:${ACCOUNT}:queue/${Fn.importValue('x')}`,
        ),
      /'queue\/\.\.\.' is not an Amazon Connect instance/,
    ],
    ['an empty id', () => ConnectScope.instanceId(''), /there is no id/],
    ['an empty ARN', () => ConnectScope.instanceArn(''), /there is no ARN/],
    [
      'no instance',
      () => ConnectScope.instances(),
      /no instance is given\. For every instance of the account say ConnectScope\.allInstances\(\)/,
    ],
    [
      'an instance twice',
      () => ConnectScope.instanceArn(INSTANCE_ARN).plus(ConnectScope.instanceArn(INSTANCE_ARN)),
      /the same instance is given twice/,
    ],
    [
      'all and one more',
      () => ConnectScope.allInstances().plus(ConnectScope.instanceArn(INSTANCE_ARN)),
      /allInstances\(\) has every instance already/,
    ],
  ])('%s', (_, build, message) => {
    expect(build).toThrow(message);
  });
});

test.each<[string, () => string, RegExp]>([
  [
    'a wildcard that a function joins in',
    () => Fn.join('', [`arn:aws:connect:us-east-1:${ACCOUNT}:instance/`, '*']),
    /a wildcard or policy variable in arn:.*instance\/\* would widen the policy/,
  ],
  [
    'a wildcard in a substitution',
    () => Fn.sub('arn:${AWS::Partition}:connect:*:${AWS::AccountId}:instance/x'),
    /a wildcard or policy variable in arn:\.\.\.:connect:\*/,
  ],
  [
    'a wildcard in a branch of a condition',
    () => Token.asString({ 'Fn::If': ['Known', INSTANCE_ARN, '*'] }),
    /a wildcard or policy variable in \* would widen the policy/,
  ],
  [
    'a wildcard among what is selected from',
    () => Fn.select(Token.asNumber({ Ref: 'Which' }), [INSTANCE_ARN, '*']),
    /a wildcard or policy variable in \* would/,
  ],
  [
    'a wildcard for a name of a substitution',
    () => Fn.sub(`arn:aws:connect:us-east-1:${ACCOUNT}:instance/\${Id}`, { Id: '*' }),
    /a wildcard or policy variable in \* would/,
  ],
  [
    'a policy variable that a substitution writes',
    () => Fn.sub(`arn:aws:connect:us-east-1:${ACCOUNT}:instance/\${!aws:userid}`),
    /a wildcard or policy variable in arn:.*instance\/\$\{!aws:userid\} would/,
  ],
  [
    'a lazy alias',
    () =>
      `arn:${Aws.PARTITION}:connect:us-east-1:${ACCOUNT}:instance/${Lazy.string({ produce: () => 'acme' })}`,
    /'arn:.*instance\/acme' is not an Amazon Connect instance/,
  ],
  [
    'a lazy wildcard',
    () => Lazy.string({ produce: () => '*' }),
    /a wildcard or policy variable in \* would widen the policy/,
  ],
  [
    'a lazy ARN of something else',
    () => Lazy.string({ produce: () => 'arn:aws:s3:::bucket' }),
    /this is an ARN of s3, not of connect/,
  ],
  [
    'a join of something else',
    () => Fn.join('', ['arn:aws:connect:us-east-1:111122223333:queue/', Fn.ref('Q')]),
    /'arn:.*queue\/\.\.\.' is not an Amazon Connect instance/,
  ],
])('%s is refused when the stack resolves it', (_, arn, message) => {
  expect(() => searched(ConnectScope.instanceArn(arn()))).toThrow(message);
});

test('a substitution that names an instance is ordinary input', () => {
  expect(
    searched(
      ConnectScope.instanceArn(
        Fn.sub(`arn:\${AWS::Partition}:connect:us-east-1:${ACCOUNT}:instance/\${Id}`),
      ),
    ),
  ).toHaveLength(2);
});
