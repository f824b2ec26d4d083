import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy, roleWith } from '../support/documents';

const sub = (text: string) => ({ 'Fn::Sub': text });
const ref = (name: string) => ({ Ref: name });
const att = (...path: string[]) => ({ 'Fn::GetAtt': path });

const trusting = (Service: string) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { Service },
    Action: 'sts:AssumeRole',
  }),
});
const Admin = roleWith('P', policy(allow('connect:*')), trusting('ecs-tasks.amazonaws.com'));
const holder = (actions: string | readonly string[], resource: unknown, ...denies: object[]) =>
  roleWith('P', connectHolder(allow(actions, resource), ...denies), trusting('ec2.amazonaws.com'));

const ways = (findings: ReturnType<typeof audit>) =>
  findings
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Holder')
    .map(({ what }) => what.replace(/^.*? on the /, '').replace(/: the holder acts as .*/, ''))
    .filter((what) => /\bIt\b/.test(what));

const TASKS = 'arn:aws:ecs:eu-west-2:111122223333:task/';
const COMMAND = 'ecs:ExecuteCommand';
const cluster = (Properties: object) => ({ Type: 'AWS::ECS::Cluster', Properties });
const service = (properties: object) => ({
  It: {
    Type: 'AWS::ECS::Service',
    Properties: { TaskDefinition: ref('Task'), EnableExecuteCommand: true, ...properties },
  },
  Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { TaskRoleArn: att('Admin', 'Arn') } },
});

/** What is found about a service in a cluster, by a permission on the tasks of one. */
const inCluster = (
  Apps: object,
  Cluster: unknown,
  tasks: string,
  sections: object = {},
  ...denies: object[]
) =>
  ways(
    audit(
      read('template.json', {
        ...sections,
        Resources: {
          Admin,
          Apps: cluster(Apps),
          Others: cluster({ ClusterName: 'others' }),
          ...service({ Cluster }),
          Holder: holder(COMMAND, sub(`${TASKS}${tasks}`), ...denies),
        },
      })!,
    ),
  );

const IS_WAY = ['ECS service It'];
const named = { ClusterName: 'apps' };
const NAMES: [string, unknown][] = [
  ['its name', 'apps'],
  ['its ARN', 'arn:aws:ecs:eu-west-2:111122223333:cluster/apps'],
  ['a reference', ref('Apps')],
  ['a reference to its ARN', att('Apps', 'Arn')],
  ['a reference in a text', sub('${Apps}')],
];

describe.each(NAMES)('a service in a cluster by %s is', (_, Cluster) => {
  test.each(['apps/*', '${Apps}/*', 'apps/*/x', 'ap*'])('named by %s', (tasks) => {
    expect(inCluster(named, Cluster, tasks)).toEqual(IS_WAY);
  });

  test.each(['others/*', '${Others}/*', 'app/*'])('not named by %s', (tasks) => {
    expect(inCluster(named, Cluster, tasks)).toEqual([]);
  });

  test.each(['apps*', '${Apps}*', '*'])('left out by a deny on %s', (tasks) => {
    const denied = deny(COMMAND, sub(`${TASKS}${tasks}`));
    expect(inCluster(named, Cluster, 'a*', {}, denied)).toEqual([]);
  });
});

describe('the name of a cluster may be', () => {
  const Parameters = { Name: { Type: 'String', Default: 'apps' } };
  const Conditions = { Live: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-2'] } };
  const either = { ClusterName: { 'Fn::If': ['Live', 'apps', 'tests'] } };
  const ifNamed = (name: string) => [`ECS service It, if its name is that in ${TASKS}${name}`];

  test.each<[string, object, string, string[], object?]>([
    ['a parameter', { ClusterName: ref('Name') }, 'apps/*', ifNamed('apps/*'), { Parameters }],
    ['the one of a parameter', { ClusterName: ref('Name') }, '${Apps}/*', IS_WAY, { Parameters }],
    ['one of two', either, 'apps/*', ifNamed('apps/*'), { Conditions }],
    ['the one of two', either, '${Apps}/*', IS_WAY, { Conditions }],
    ['neither of two', either, 'other/*', [], { Conditions }],
    ['generated', {}, '${Apps}/*', IS_WAY],
    ['generated, as in a policy', {}, 'prod-Apps-*/*', ifNamed('prod-Apps-*/*')],
    ['generated without the stack', {}, 'Apps-*/*', ifNamed('Apps-*/*')],
    ['generated, and another', {}, 'prod-Others/*', []],
    ['generated, and another pattern', {}, 'prod-Other?-1/*', []],
    ['itself', { ClusterName: ref('Apps') }, '${Apps}/*', IS_WAY],
  ])('%s', (_, Apps, tasks, expected, sections = {}) => {
    expect(inCluster(Apps, ref('Apps'), tasks, sections)).toEqual(expected);
    expect(inCluster(Apps, att('Apps', 'Arn'), tasks, sections)).toEqual(expected);
  });
});

describe('a service without a cluster is in the default one', () => {
  const Conditions = { Live: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-2'] } };

  test.each([
    ['default/*', IS_WAY],
    ['prod-*/*', []],
    ['apps/*', []],
  ])('%s', (tasks, expected) => {
    expect(inCluster(named, undefined, tasks)).toEqual(expected);
    expect(inCluster(named, ref('AWS::NoValue'), tasks)).toEqual(expected);
  });

  test('also under a condition', () => {
    const Cluster = { 'Fn::If': ['Live', ref('Apps'), ref('AWS::NoValue')] };
    const some = (tasks: string) => inCluster(named, Cluster, tasks, { Conditions });
    expect(some('default/*')).toEqual([`ECS service It, if its name is that in ${TASKS}default/*`]);
    expect(some('apps/*')).toEqual([`ECS service It, if its name is that in ${TASKS}apps/*`]);
  });
});

describe('a service in the cluster of another stack', () => {
  const app = (tasks: string) => ({
    file: 'app.json',
    content: {
      Resources: {
        Admin,
        ...service({ Cluster: { 'Fn::ImportValue': 'apps' } }),
        Holder: holder(COMMAND, `${TASKS}${tasks}`),
      },
    },
  });
  const clusters = (properties: object, Value: unknown) => ({
    file: 'clusters.json',
    content: {
      Resources: { Apps: cluster(properties) },
      Outputs: { Apps: { Value, Export: { Name: 'apps' } } },
    },
  });

  test.each([ref('Apps'), att('Apps', 'Arn')])('by an export of %j', (value) => {
    const found = (tasks: string, properties: object) =>
      ways(audit(readTogether([app(tasks), clusters(properties, value)])));
    expect(found('apps/*', named)).toEqual(IS_WAY);
    expect(found('others/*', named)).toEqual([]);
    expect(found('prod-Apps-*/*', {})).toEqual([
      `ECS service It, if its name is that in ${TASKS}prod-Apps-*/*`,
    ]);
  });

  test.each([{}, named])('by an export, for who refers to it there: %j', (properties) => {
    const { file, content } = clusters(properties, ref('Apps'));
    const Holder = (tasks: string) => holder(COMMAND, sub(`${TASKS}${tasks}`));
    const found = (tasks: string) => {
      const Resources = { ...content.Resources, Apps2: cluster({}), Holder: Holder(tasks) };
      const { Holder: _, ...others } = app('').content.Resources;
      const other = { file: 'app.json', content: { Resources: others } };
      return ways(audit(readTogether([other, { file, content: { ...content, Resources } }])));
    };
    expect(found('${Apps}/*')).toEqual(IS_WAY);
    expect(found('${Apps2}/*')).toEqual([]);
  });

  test.each([{}, named])('by a reference, for who imports its name: %j', (properties) => {
    const { file, content } = clusters(properties, ref('Apps'));
    const found = (name: string) => {
      const tasks = { 'Fn::Sub': [`${TASKS}\${C}/*`, { C: { 'Fn::ImportValue': name } }] };
      const It = service({ Cluster: ref('Apps') });
      const other = {
        file: 'roles.json',
        content: { Resources: { Holder: holder(COMMAND, tasks) } },
      };
      const Resources = { ...content.Resources, Admin, ...It };
      return ways(audit(readTogether([other, { file, content: { ...content, Resources } }])));
    };
    expect(found('apps')).toEqual(IS_WAY);
  });

  test('by an export that is in no file', () => {
    expect(ways(audit(readTogether([app('apps/*')])))).toEqual([
      `ECS service It, if its name is that in ${TASKS}apps/*`,
    ]);
  });
});

describe('a resource that is named by another one', () => {
  /** What is found about a resource by a reference to its parent, and a permission by another one. */
  const found = (
    type: string,
    properties: object,
    parent: object,
    actions: string[],
    on: unknown,
  ) =>
    ways(
      audit(
        read('template.json', {
          Resources: {
            Admin,
            Parent: parent,
            It: { Type: type, Properties: properties },
            Holder: holder(actions, on),
          },
        })!,
      ),
    );
  const ROLE = att('Admin', 'Arn');
  const arn = (of: string) => sub(`arn:aws:${of}`);

  test.each<[string, object, string[], object, unknown[], unknown[]]>([
    [
      'AWS::EKS::PodIdentityAssociation',
      { RoleArn: ROLE },
      ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'],
      { Type: 'AWS::EKS::Cluster', Properties: { Name: 'k' } },
      ['ClusterName', 'k', ref('Parent')],
      [
        [arn('eks:*:*:cluster/k'), arn('eks:*:*:access-entry/k/*')],
        [arn('eks:*:*:cluster/${Parent}'), arn('eks:*:*:access-entry/${Parent}/*')],
        [att('Parent', 'Arn'), arn('eks:*:*:access-entry/*')],
      ],
    ],
    [
      'AWS::SageMaker::UserProfile',
      { UserSettings: { ExecutionRole: ROLE } },
      ['sagemaker:CreatePresignedDomainUrl'],
      { Type: 'AWS::SageMaker::Domain', Properties: {} },
      ['DomainId', ref('Parent'), att('Parent', 'DomainId')],
      [
        arn('sagemaker:*:*:user-profile/${Parent}/*'),
        arn('sagemaker:*:*:user-profile/${Parent.DomainId}/*'),
      ],
    ],
    [
      'AWS::EMRContainers::Endpoint',
      { ExecutionRoleArn: ROLE },
      ['emr-containers:GetManagedEndpointSessionCredentials'],
      { Type: 'AWS::EMRContainers::VirtualCluster', Properties: { Name: 'v' } },
      ['VirtualClusterId', ref('Parent'), att('Parent', 'Id')],
      [
        arn('emr-containers:*:*:/virtualclusters/${Parent}/*'),
        arn('emr-containers:*:*:/virtualclusters/${Parent.Id}/*'),
        sub('${Parent.Arn}/*'),
      ],
    ],
    [
      'AWS::Deadline::Queue',
      { RoleArn: ROLE },
      ['deadline:AssumeQueueRoleForUser'],
      { Type: 'AWS::Deadline::Farm', Properties: {} },
      ['FarmId', att('Parent', 'FarmId')],
      [arn('deadline:*:*:farm/${Parent.FarmId}/*'), sub('${Parent}/*'), sub('${Parent.Arn}/*')],
    ],
    [
      'AWS::Amplify::Branch',
      { ComputeRoleArn: ROLE },
      ['amplify:UpdateBranch'],
      { Type: 'AWS::Amplify::App', Properties: { Name: 'a' } },
      ['AppId', att('Parent', 'AppId')],
      [arn('amplify:*:*:apps/${Parent.AppId}/*'), sub('${Parent}/*'), sub('${Parent.Arn}/*')],
    ],
    [
      'AWS::Budgets::BudgetsAction',
      { ExecutionRoleArn: ROLE },
      ['budgets:UpdateBudgetAction', 'budgets:ExecuteBudgetAction'],
      { Type: 'AWS::Budgets::Budget', Properties: { Budget: { BudgetName: 'b' } } },
      ['BudgetName', 'b', ref('Parent')],
      [arn('budgets::*:budget/b/*'), arn('budgets::*:budget/${Parent}/*')],
    ],
    [
      'AWS::ServiceCatalog::LaunchRoleConstraint',
      { RoleArn: ROLE },
      ['servicecatalog:CreateProvisioningArtifact', 'servicecatalog:ProvisionProduct'],
      { Type: 'AWS::ServiceCatalog::CloudFormationProduct', Properties: {} },
      ['ProductId', ref('Parent'), att('Parent', 'Id')],
      [arn('catalog:*:*:product/${Parent}'), arn('catalog:*:*:product/${Parent.Id}')],
    ],
  ])('%s', (type, properties, actions, parent, [name, ...values], permissions) => {
    const all = values.flatMap((value) =>
      permissions.map((on) =>
        found(type, { ...properties, [String(name)]: value }, parent, actions, on),
      ),
    );
    expect(all).toEqual(all.map(() => [expect.stringMatching(/ It$/)]));
  });
});

describe('a service takes commands', () => {
  const Conditions = { Live: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-2'] } };
  const Mappings = { Stages: { 'eu-west-2': { Exec: 'false' }, 'us-east-1': { Exec: 'true' } } };
  const mapped = { 'Fn::FindInMap': ['Stages', ref('AWS::Region'), 'Exec'] };
  const MAYBE = ['ECS service It, if its EnableExecuteCommand is true'];
  const found = (EnableExecuteCommand: unknown, exec: object = {}) =>
    ways(
      audit(
        read('template.json', {
          Parameters: { Exec: { Type: 'String', ...exec } },
          Conditions,
          Mappings,
          Resources: {
            Admin,
            ...service({ Cluster: 'apps', EnableExecuteCommand }),
            Holder: holder(COMMAND, `${TASKS}apps/*`),
          },
        })!,
      ),
    );

  test.each<[string, unknown, string[], object?]>([
    ['true', true, IS_WAY],
    ['the text true', 'true', IS_WAY],
    ['the default true', ref('Exec'), IS_WAY, { Default: 'true' }],
    ['the default True', sub('${Exec}'), IS_WAY, { Default: 'True' }],
    ['a parameter', ref('Exec'), MAYBE],
    ['an allowed value', ref('Exec'), MAYBE, { AllowedValues: ['true', 'false'] }],
    ['true in a choice', { 'Fn::If': ['Live', true, false] }, IS_WAY],
    ['true or nothing', { 'Fn::If': ['Live', true, ref('AWS::NoValue')] }, IS_WAY],
    ['a parameter in a choice', { 'Fn::If': ['Live', ref('Exec'), false] }, MAYBE],
    ['a value of a mapping', mapped, MAYBE],
    ['an import', { 'Fn::ImportValue': 'Exec' }, MAYBE],
  ])('by %s', (_, value, expected, exec = {}) => {
    expect(found(value, exec)).toEqual(expected);
  });

  test.each<[string, unknown, object?]>([
    ['false', false],
    ['nothing', undefined],
    ['the default false', ref('Exec'), { Default: 'false' }],
    ['allowed values without true', ref('Exec'), { AllowedValues: ['no', 'false'] }],
    ['false or nothing', { 'Fn::If': ['Live', false, ref('AWS::NoValue')] }],
  ])('but not by %s', (_, value, exec = {}) => {
    expect(found(value, exec)).toEqual([]);
  });
});
