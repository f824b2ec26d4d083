import { NestedStack } from 'aws-cdk-lib';
import { CfnHoursOfOperation, CfnQueue } from 'aws-cdk-lib/aws-connect';
import { CfnResource } from 'aws-cdk-lib/core';
import registry from '../../catalogue/facts/cloudformation-handlers.json';
import { ConnectAccess, ConnectScope, ResourceHandler } from '../../src';
import { catalogueEdition, deployableTypes } from '../../src/catalogue/catalogue';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { withEverything } from '../support/full-scope';
import { sample } from '../support/sample';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
const one = ConnectScope.instanceArn(INSTANCE_ARN);
const full = withEverything(stack, one, ACCOUNT);
const granted = (access: ConnectAccess, scope = full) => [
  ...new Set(
    compileAccess('Here', stack, access, scope).statements.flatMap(({ actions }) => actions),
  ),
];
const types = registry.types as Record<string, Record<string, string[]>>;

/** What is granted in another way than a handler names it, with the reason. */
const EXCEPTIONS: Record<string, string> = {
  'lambda:addPermission': 'the registry writes lambda:AddPermission twice, once in lower case',
  'lex:GetBot': 'only a Lex V1 bot needs it, which withLexBots can name; the scope has a V2 bot',
};

const asNamed = (handlers: Record<string, string[]>, some = Object.keys(handlers)) =>
  [...new Set(some.flatMap((handler) => handlers[handler] ?? []))]
    .filter((action) => !(action in EXCEPTIONS))
    .sort();

test('the types are those of the registry', () => {
  expect(deployableTypes()).toEqual(Object.keys(types));
});

test.each(sample(Object.entries(types), 4))(
  '%s is deployed with what its handlers name, and with nothing else',
  (type, handlers) => {
    expect(granted(ConnectAccess.deploys(type)).sort()).toEqual(asNamed(handlers));
  },
);

test.each(sample(Object.entries(types), 4))(
  '%s is deployed handler by handler',
  (type, handlers) => {
    // CloudFormation lists no permission for deleting an agent status, for example.
    const calling = Object.keys(handlers).filter((handler) => handlers[handler].length > 0);
    for (const handler of calling) {
      const access = ConnectAccess.deploysWith([handler as ResourceHandler], type);
      expect([handler, granted(access).sort()]).toEqual([handler, asNamed(handlers, [handler])]);
    }
  },
);

test('every exception is named by a handler', () => {
  const all = Object.values(types).flatMap((handlers) => Object.values(handlers).flat());
  expect(Object.keys(EXCEPTIONS).filter((action) => !all.includes(action))).toEqual([]);
});

test('a type tags what it makes, and nothing else', () => {
  const { statements } = compileAccess(
    'Here',
    stack,
    ConnectAccess.deploys(CfnQueue.CFN_RESOURCE_TYPE_NAME),
    one,
  );
  expect(
    statements
      .filter(({ actions }) => actions.includes('connect:TagResource'))
      .map(({ actions, resources, reason }) => ({ actions, resources, reason })),
  ).toEqual([
    {
      actions: ['connect:TagResource', 'connect:UntagResource'],
      resources: [`${INSTANCE_ARN}/queue/*`],
      reason: 'CloudFormation: AWS::Connect::Queue.',
    },
  ]);
});

test('nothing that hands over the account is on * or on every role', () => {
  for (const type of deployableTypes()) {
    const wide = compileAccess('Here', stack, ConnectAccess.deploys(type), full)
      .statements.filter(({ resources }) =>
        resources.some((resource) => /^\*$|:role\/\*/.test(resource)),
      )
      .flatMap(({ actions }) => actions)
      .filter((action) => /^(iam:|kms:(Create|Put|Decrypt|Gen)|lambda:|lex:|s3:)/.test(action));
    expect([type, wide]).toEqual([type, []]);
  }
});

test('what only some resources need is left out with a note, unless the scope names it', () => {
  const access = ConnectAccess.deploys('AWS::Connect::IntegrationAssociation');
  expect(granted(access, one)).not.toContain('lambda:AddPermission');
  expect(
    compileAccess('Here', stack, access, one).findings.find(({ id }) => id === 'left-out')?.subject,
  ).toContain('lambda:AddPermission');
  expect(granted(access, full)).toContain('lambda:AddPermission');
});

test('a plan reads and lists', () => {
  const plan = ConnectAccess.deploysWith(
    [ResourceHandler.READ, ResourceHandler.LIST],
    'AWS::Connect::Queue',
  );
  expect(plan.actionNames.filter((name) => !/:(Describe|List|Search)/.test(name))).toEqual([]);
  expect(() => ConnectAccess.deploysWith([], 'AWS::Connect::Queue')).toThrow(
    /at least one ResourceHandler/,
  );
  expect(() => ConnectAccess.deploysWith(['plan' as any], 'AWS::Connect::Queue')).toThrow(
    "ConnectAccess.deploysWith: there is no such value. Got 'plan'. " +
      'Allowed: create, read, update, delete, list.',
  );
});

describe('a type that does not exist', () => {
  test('is an error with similar types', () => {
    expect(() => ConnectAccess.deploys('AWS::Connect::Queu')).toThrow(
      'ConnectAccess.deploys: CloudFormation had no such resource type of Amazon Connect on ' +
        `${catalogueEdition().handlers.date}. Got 'AWS::Connect::Queu'. Did you mean AWS::Connect::Queue`,
    );
    expect(() => ConnectAccess.deploys('AWS::S3::Bucket')).toThrow(/no such resource type/);
    expect(() => ConnectAccess.deploys(undefined as any)).toThrow(/no such resource type/);
  });

  test('given twice or not at all is an error', () => {
    const { CFN_RESOURCE_TYPE_NAME: queue } = CfnQueue;
    expect(() => ConnectAccess.deploys(queue, queue)).toThrow(/the same resource type/);
    expect(() => ConnectAccess.deploys()).toThrow(/at least one CloudFormation resource type/);
  });
});

describe('from a stack', () => {
  const deployedStack = () => {
    const own = newStack();
    new CfnQueue(own, 'Queue', { hoursOfOperationArn: 'h', instanceArn: INSTANCE_ARN, name: 'q' });
    new CfnResource(own, 'Bucket', { type: 'AWS::S3::Bucket' });
    return own;
  };

  test('its resources of the family count, and those of nested stacks', () => {
    const own = deployedStack();
    const nested = new NestedStack(own, 'Nested');
    new CfnHoursOfOperation(nested, 'Hours', {
      config: [],
      instanceArn: INSTANCE_ARN,
      name: 'h',
      timeZone: 'UTC',
    });
    const both = ConnectAccess.deploys('AWS::Connect::HoursOfOperation', 'AWS::Connect::Queue');
    expect(ConnectAccess.deploysStack(own)._wants).toEqual(both._wants);
    expect(ConnectAccess.deploysStack(nested)._wants).toEqual(
      ConnectAccess.deploys('AWS::Connect::HoursOfOperation')._wants,
    );
  });

  test('some handlers are enough', () => {
    expect(ConnectAccess.deploysStack(deployedStack(), ResourceHandler.READ)._wants).toEqual(
      ConnectAccess.deploysWith([ResourceHandler.READ], 'AWS::Connect::Queue')._wants,
    );
  });

  test('a type that is newer than the catalogue is a warning', () => {
    const own = deployedStack();
    new CfnResource(own, 'Room', { type: 'AWS::Connect::Room' });
    const { findings } = compileAccess('Here', stack, ConnectAccess.deploysStack(own), one);
    expect(findings.filter(({ id }) => id === 'uncatalogued-type')).toMatchObject([
      { severity: 'warning', subject: 'AWS::Connect::Room' },
    ]);
  });

  test('without a resource of the family is an error', () => {
    expect(() => ConnectAccess.deploysStack(newStack())).toThrow(
      'ConnectAccess.deploysStack: there is no resource of Amazon Connect. ' +
        'Call it after the resources are added to the stack.',
    );
  });
});

describe('from a template', () => {
  const queue = { Type: 'AWS::Connect::Queue', Properties: {} };

  test('its resources count, and those of loops', () => {
    expect(
      ConnectAccess.deploysTemplate({
        Resources: {
          Queue: queue,
          'Fn::ForEach::Hours': ['Name', ['A', 'B'], { Hours: { Type: 'AWS::Connect::Queue' } }],
          'Fn::ForEach::Users': ['Name', ['A'], { 'User${Name}': { Type: 'AWS::Connect::User' } }],
        },
      })._wants,
    ).toEqual(ConnectAccess.deploys('AWS::Connect::Queue', 'AWS::Connect::User')._wants);
  });

  test.each([undefined, [], {}, { Resources: [] }])('%j is no template', (template) => {
    expect(() => ConnectAccess.deploysTemplate(template as any)).toThrow(
      /^ConnectAccess\.deploysTemplate: this is no CloudFormation template\. .*Allowed: an object with Resources\.$/,
    );
  });
});
