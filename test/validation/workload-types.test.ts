import { escalationStep, escalationWays } from '../../src/catalogue/escalation';
import {
  launchingTypes,
  RoleProperties,
  WorkloadType,
  workloadTypes,
} from '../../src/catalogue/workloads';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const of = (Action: unknown, Resource: unknown = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const role = (Service: string, PolicyDocument: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'P', PolicyDocument }],
  },
});

/** Properties with a value at a path. `*` is an item of a list. */
const at = (path: string, value: unknown): object =>
  path
    .split('/')
    .reduceRight<unknown>(
      (inner, key) => (key === '*' ? [inner] : { [key]: inner }),
      value,
    ) as object;

const ROLE_ARN = { 'Fn::GetAtt': ['Admin', 'Arn'] };

/** The template of a resource that acts as a role with full access to Amazon Connect. */
const acting = (type: string, properties: object, actions: readonly string[]) => ({
  Resources: {
    Admin: role('lambda.amazonaws.com', of('connect:*')),
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Admin' }] } },
    Holder: role('ec2.amazonaws.com', of(actions)),
    Runs: { Type: type, Properties: properties },
  },
});

const wordsOn = (template: object): readonly string[] =>
  audit(read('t.json', template)!)
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Holder')
    .map(({ what }) => what.replace(/^.* on the /, '').replace(/, and gets .*/, ''));

/** The actions of the first way that takes the role of a type of resource. */
function actionsOn({ service, on }: WorkloadType): readonly string[] {
  const isOn = (action: string) => {
    const step = escalationStep(action);
    const [own] = step?.services ?? [action.split(':')[0]];
    return (step?.acts ?? step?.on) === on && own === service;
  };
  const [way] = escalationWays().filter(
    ({ needs, context, makes }) => !context && !makes && needs.some(isOn),
  );
  return way.needs;
}

const pathsOf = ({ roles = [], profiles = [] }: RoleProperties): readonly [string, object][] => [
  ...roles.map((path): [string, object] => [path, ROLE_ARN]),
  ...profiles.map((path): [string, object] => [path, { Ref: 'Profile' }]),
];

const types = Object.entries(workloadTypes()).flatMap(([type, facts]) =>
  pathsOf(facts).map(([path, value]) => ({ type, path, value, facts })),
);
const launching = Object.entries(launchingTypes()).flatMap(([type, facts]) =>
  pathsOf(facts).map(([path, value]) => ({ type, path, value })),
);

test.each(types)(
  'who decides what $type runs acts as its $path',
  ({ type, path, value, facts }) => {
    expect(wordsOn(acting(type, at(path, value), actionsOn(facts)))).toEqual([
      `${facts.is} Runs: the holder acts as the role Admin`,
    ]);
  },
);

test.each(launching)('who logs in to instances acts as the $path of $type', (one) => {
  expect(wordsOn(acting(one.type, at(one.path, one.value), ['ssm:StartSession']))).toEqual([
    'EC2 instance Runs: the holder acts as the role Admin',
  ]);
});

test('who changes a launch template by its reference acts as the role of its instances', () => {
  const changing = ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'];
  const { Resources } = acting(
    'AWS::EC2::LaunchTemplate',
    at('LaunchTemplateData/IamInstanceProfile/Arn', { 'Fn::GetAtt': ['Profile', 'Arn'] }),
    [],
  );
  const name = {
    'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:launch-template/${Runs}',
  };
  const Holder = role('ec2.amazonaws.com', of(changing, name));
  expect(wordsOn({ Resources: { ...Resources, Holder } })).toEqual([
    'launch template Runs: the holder acts as the role Admin',
  ]);
});
