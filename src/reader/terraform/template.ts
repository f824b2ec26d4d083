import { isAddition } from './additions';
import { principalArns } from './arns';
import { attachmentsIn } from './attachments';
import { arnOf, nameOf, tagsOf } from './attributes';
import { conditionsIn } from './choice';
import { documentOf } from './document';
import { asFound, isOfCatalogue, withoutUnused } from './existing';
import { ownAccount } from './own-account';
import { Plan, PlannedResource, readPlan } from './plan';
import { attachedArns, inlineBlocks } from './policies-of-role';
import { nameOrReference, namesOrReferences, principalIn } from './referred';
import { isUnknown, valueOf } from './unknown-values';
import { unreadIn } from './unread';
import { list, own } from '../json';
import { MAY_TRUST } from '../principal-resource';
import { Pointer } from '../relocated';
import { Origin, TranslatedResource, TranslatedTemplate } from '../translated-template';

/** Returns the access in a plan of Terraform as a template. */
export function templateOfPlan(file: string, content: unknown): TranslatedTemplate {
  const plan = readPlan(content);
  const found = plan.resources.flatMap((resource) => translated(asFound(resource), plan));
  const { resources: all, unread } = attachmentsIn(plan, found, file);
  const resources = withoutUnused(all, found, plan);
  const account = ownAccount(plan, isRead);
  return {
    ...(account !== undefined && { account }),
    template: {
      ...conditionsOf(resources),
      Resources: Object.fromEntries(
        resources.map(({ id, type, properties }) => [id, { Type: type, Properties: properties }]),
      ),
    },
    origins: new Map(resources.map(({ id, origin }) => [id, origin])),
    unread: [...unreadIn(plan, isRead, file), ...unread],
  };
}

/** Returns the conditions that choose values. Each is a parameter, because the plan does not have it. */
function conditionsOf(resources: readonly TranslatedResource[]) {
  const names = [...new Set(resources.flatMap(({ properties }) => conditionsIn(properties)))];
  if (names.length === 0) return {};
  const all = (value: (name: string) => object) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  return {
    Parameters: all(() => ({ Type: 'String' })),
    Conditions: all((name) => ({ 'Fn::Equals': [{ Ref: name }, 'true'] })),
  };
}

type Build = (resource: PlannedResource, plan: Plan) => readonly [string, readonly Property[]];

/** A property with its value, and where it is if not at the resource. */
interface Property {
  readonly name: string;
  readonly value: unknown;
  readonly parts?: Origin['parts'];
}

const property = (name: string, value: unknown): Property => ({ name, value });

/** Returns a property with a policy document. */
function documented(name: string, resource: PlannedResource, key: string, plan: Plan): Property {
  const { value, sources } = documentOf(resource, key, plan);
  const here: Pointer = [...resource.pointer, 'values', key];
  const others = sources.map(({ path, pointer }) => ({ path: [name, ...path], pointer }));
  return { name, value, parts: [...others, { path: [name], pointer: here }] };
}

const inline =
  (kind: 'Role' | 'User' | 'Group'): Build =>
  (resource, plan) => [
    `AWS::IAM::${kind}Policy`,
    [
      property('PolicyName', valueOf(resource, 'name')),
      property(`${kind}Name`, principalIn(resource, kind.toLowerCase(), plan)),
      documented('PolicyDocument', resource, 'policy', plan),
    ],
  ];

/** The type, the name and the role of what runs code, in CloudFormation and in Terraform. */
const workload =
  (type: string, [name, nameKey]: readonly string[], [role, roleKey]: readonly string[]): Build =>
  (resource, plan) => [
    type,
    [
      property(name, valueOf(resource, nameKey)),
      property(role, principalIn(resource, roleKey, plan)),
    ],
  ];

const TRUST = 'assume_role_policy';

const TYPES: Readonly<Record<string, Build>> = {
  aws_appstream_fleet: workload(
    'AWS::AppStream::Fleet',
    ['Name', 'name'],
    ['IamRoleArn', 'iam_role_arn'],
  ),
  aws_codebuild_project: workload(
    'AWS::CodeBuild::Project',
    ['Name', 'name'],
    ['ServiceRole', 'service_role'],
  ),
  aws_glue_job: workload('AWS::Glue::Job', ['Name', 'name'], ['Role', 'role_arn']),
  aws_lambda_function: workload(
    'AWS::Lambda::Function',
    ['FunctionName', 'function_name'],
    ['Role', 'role'],
  ),
  aws_sagemaker_notebook_instance: workload(
    'AWS::SageMaker::NotebookInstance',
    ['NotebookInstanceName', 'name'],
    ['RoleArn', 'role_arn'],
  ),
  aws_sfn_state_machine: workload(
    'AWS::StepFunctions::StateMachine',
    ['StateMachineName', 'name'],
    ['RoleArn', 'role_arn'],
  ),
  aws_iam_role: (resource, plan) => [
    'AWS::IAM::Role',
    [
      property('RoleName', nameOf(resource)),
      property('Arn', arnOf(resource)),
      property('Path', valueOf(resource, 'path')),
      documented('AssumeRolePolicyDocument', resource, TRUST, plan),
      property(
        MAY_TRUST,
        isUnknown(resource, TRUST)
          ? principalArns(own(resource.expressions, TRUST), resource, plan)
          : undefined,
      ),
      property('PermissionsBoundary', nameOrReference(resource, 'permissions_boundary', plan)),
      property('Policies', inlineBlocks(resource, plan)),
      property('ManagedPolicyArns', attachedArns(resource, plan)),
      property('Tags', tagsOf(resource)),
    ],
  ],
  aws_iam_user: (resource, plan) => [
    'AWS::IAM::User',
    [
      property('UserName', valueOf(resource, 'name')),
      property('Arn', arnOf(resource)),
      property('Path', valueOf(resource, 'path')),
      property('PermissionsBoundary', nameOrReference(resource, 'permissions_boundary', plan)),
      property('Tags', tagsOf(resource)),
    ],
  ],
  aws_iam_group: (resource) => [
    'AWS::IAM::Group',
    [
      property('GroupName', valueOf(resource, 'name')),
      property('Arn', arnOf(resource)),
      property('Path', valueOf(resource, 'path')),
    ],
  ],
  aws_iam_policy: (resource, plan) => [
    'AWS::IAM::ManagedPolicy',
    [
      property('ManagedPolicyName', nameOf(resource)),
      property('Arn', arnOf(resource)),
      property('Path', valueOf(resource, 'path')),
      documented('PolicyDocument', resource, 'policy', plan),
    ],
  ],
  aws_iam_role_policy: inline('Role'),
  aws_iam_user_policy: inline('User'),
  aws_iam_group_policy: inline('Group'),
  aws_iam_group_membership: (resource, plan) => [
    'AWS::IAM::UserToGroupAddition',
    [
      property('GroupName', principalIn(resource, 'group', plan)),
      property('Users', list(namesOrReferences(resource, 'users', plan))),
    ],
  ],
  aws_ssoadmin_permission_set: (resource) => [
    'AWS::SSO::PermissionSet',
    [property('Name', valueOf(resource, 'name'))],
  ],
  aws_organizations_policy: (resource, plan) => [
    'AWS::Organizations::Policy',
    [
      property('Name', valueOf(resource, 'name')),
      property('Type', valueOf(resource, 'type') ?? 'SERVICE_CONTROL_POLICY'),
      documented('Content', resource, 'content', plan),
    ],
  ],
};

/** Returns whether resources of a type are read: as resources, or as what they add to others. */
const isRead = (type: string) => Object.hasOwn(TYPES, type) || isAddition(type);

function translated(resource: PlannedResource, plan: Plan): readonly TranslatedResource[] {
  const build = Object.hasOwn(TYPES, resource.type) ? TYPES[resource.type] : undefined;
  if (!build || isOfCatalogue(resource)) return [];
  const [type, properties] = build(resource, plan);
  const given = properties.filter(({ value }) => value !== undefined && value !== null);
  return [
    {
      id: resource.address,
      type,
      properties: Object.fromEntries(given.map(({ name, value }) => [name, value])),
      origin: {
        pointer: resource.pointer,
        parts: given.flatMap(({ parts = [] }) => parts),
      },
    },
  ];
}
