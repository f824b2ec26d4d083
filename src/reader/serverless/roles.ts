import { Variables } from './variables';
import { SamRole, samRoles } from '../../catalogue/catalogue';
import { isObject, own } from '../json';
import { Pointer } from '../relocated';
import { Origin } from '../translated-template';

/** A role that the framework, or its plug-in, makes. */
export interface ServerlessRole {
  readonly id: string;
  readonly resource: object;
  readonly origin: Origin;
}

/** A value of the file, and where it is. */
interface Located {
  readonly value: unknown;
  readonly pointer: Pointer;
}

/** Returns the value at the first path that the file has. */
function firstAt(content: unknown, paths: readonly Pointer[]): Located | undefined {
  for (const pointer of paths) {
    const value = pointer.reduce<unknown>((from, key) => own(from, key), content);
    if (value !== undefined && value !== null) return { value, pointer };
  }
  return undefined;
}

const ROLE = ['provider', 'iam', 'role'];

/** Returns the role that functions share, and those that functions have. */
export function rolesOf(content: unknown, variables: Variables): readonly ServerlessRole[] {
  const functions = Object.entries(functionsOf(content, variables));
  const shared = firstAt(content, [ROLE, ['provider', 'role']]);
  const isMade = shared === undefined || isSettings(shared.value);
  const needsIt = functions.length === 0 || functions.some(([, one]) => isWithoutRole(one));
  const inherited = firstAt(content, [
    [...ROLE, 'statements'],
    ['provider', 'iamRoleStatements'],
  ]);
  return [
    ...(isMade && needsIt ? [sharedRole(content, inherited, variables)] : []),
    ...functions.flatMap(
      ([name, one]) => functionRole(name, one, content, inherited, variables) ?? [],
    ),
  ];
}

/** Returns whether a role is described, instead of named. */
const isSettings = (given: unknown): boolean =>
  isObject(given) && !Object.keys(given).some((key) => key.startsWith('Fn::') || key === 'Ref');

const functionsOf = (content: unknown, variables: Variables): object => {
  const functions = variables.replaced(own(content, 'functions'));
  // A list has several parts.
  const parts = Array.isArray(functions) ? functions : [functions];
  return Object.assign({}, ...parts.filter(isObject));
};

const isWithoutRole = (one: unknown): boolean =>
  own(one, 'role') === undefined && statementsIn(one) === undefined;

const statementsIn = (one: unknown): Located | undefined =>
  firstAt(one, [['iamRoleStatements'], ['iam', 'role', 'statements']]);

function sharedRole(
  content: unknown,
  statements: Located | undefined,
  variables: Variables,
): ServerlessRole {
  const managed = firstAt(content, [
    [...ROLE, 'managedPolicies'],
    ['provider', 'iamManagedPolicies'],
  ]);
  const boundary = firstAt(content, [
    [...ROLE, 'permissionsBoundary'],
    [...ROLE, 'permissionBoundary'],
    ['provider', 'rolePermissionsBoundary'],
  ]);
  const place = firstAt(content, [ROLE, ['provider']]);
  return role('IamRoleLambdaExecution', place?.pointer ?? [], [statements], variables, {
    name: own(own(own(own(content, 'provider'), 'iam'), 'role'), 'name'),
    managed,
    boundary,
  });
}

function functionRole(
  name: string,
  one: unknown,
  content: unknown,
  inherited: Located | undefined,
  variables: Variables,
): ServerlessRole | undefined {
  const statements = statementsIn(one);
  if (statements === undefined || own(one, 'role') !== undefined) return undefined;
  const pointer: Pointer = ['functions', name];
  const flag = variables.replaced(inheritsOf(one, content));
  const more = inheritedStatements(flag, inherited);
  return role(
    `${normalized(name)}IamRoleLambdaExecution`,
    pointer,
    [{ ...statements, pointer: [...pointer, ...statements.pointer] }, more],
    variables,
    {
      name: own(one, 'iamRoleStatementsName') ?? own(own(own(one, 'iam'), 'role'), 'name'),
      managed: firstAt(one, [['iamManagedPolicies'], ['iam', 'role', 'managedPolicies']]),
      boundary: firstAt(one, [
        ['iamPermissionsBoundary'],
        ['iam', 'role', 'permissionsBoundary'],
        ['rolePermissionsBoundary'],
      ]),
    },
  );
}

const inheritsOf = (one: unknown, content: unknown): unknown =>
  own(one, 'iamRoleStatementsInherit') ??
  own(own(one, 'iam'), 'inheritStatements') ??
  own(own(own(content, 'custom'), 'serverless-iam-roles-per-function'), 'defaultInherit');

/** Returns the shared statements, or that only deployment knows whether they are inherited. */
function inheritedStatements(flag: unknown, inherited: Located | undefined): Located | undefined {
  if (inherited === undefined || flag === undefined || flag === false) return undefined;
  return flag === true ? inherited : { ...inherited, value: [flag] };
}

interface Details {
  readonly name: unknown;
  readonly managed?: Located | undefined;
  readonly boundary?: Located | undefined;
}

function role(
  id: string,
  pointer: Pointer,
  lists: readonly (Located | undefined)[],
  variables: Variables,
  { name, managed, boundary }: Details,
): ServerlessRole {
  const given = lists.flatMap((list) => list ?? []);
  const properties = {
    RoleName: name,
    AssumeRolePolicyDocument: functionTrust(),
    Policies: given.map(({ value }, i) => ({
      PolicyName: `statements ${i + 1}`,
      PolicyDocument: { Version: '2012-10-17', Statement: value },
    })),
    ManagedPolicyArns: managed?.value,
    PermissionsBoundary: boundary?.value,
  };
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  return {
    id,
    resource: {
      Type: 'AWS::IAM::Role',
      Properties: variables.replaced(Object.fromEntries(known)),
    },
    origin: {
      pointer,
      parts: [
        ...given.map((list, i) => ({
          path: ['Policies', i, 'PolicyDocument', 'Statement'],
          pointer: list.pointer,
        })),
        ...(managed ? [{ path: ['ManagedPolicyArns'], pointer: managed.pointer }] : []),
        ...(boundary ? [{ path: ['PermissionsBoundary'], pointer: boundary.pointer }] : []),
      ],
    },
  };
}

/** Returns the trust policy of roles of functions. */
const functionTrust = (): object => {
  const { service, trustAction } = samRoles()['AWS::Serverless::Function'] as SamRole;
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: trustAction }],
  };
};

/** Returns the name of a function in logical ids. */
const normalized = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    .replace(/-/g, 'Dash')
    .replace(/_/g, 'Underscore');
