import { roleName } from './names';
import { at, entriesOf, Entry, firstAt, Located, partsOf } from './parts';
import {
  fileOf,
  givenRole,
  hasPlugIn,
  isPerFunction,
  PLUG_IN,
  readsFunctionRoles,
  ROLE,
} from './settings';
import { variableText } from './variables';
import { SamRole, samRoles } from '../../catalogue/catalogue';
import { list, own } from '../json';
import { Pointer } from '../relocated';
import { Origin } from '../translated-template';

/** A resource of the template, and where it is in the file. */
export interface ServerlessResource {
  readonly id: string;
  readonly resource: unknown;
  readonly origin: Origin;
}

/** The logical id of the role that functions share. */
const SHARED = 'IamRoleLambdaExecution';

/**
 * Returns the role that functions share, and those that functions have.
 *
 * @param content - The file, with its variables replaced.
 */
export function rolesOf(content: unknown): readonly ServerlessResource[] {
  const functions = functionsOf(content);
  const isShared =
    givenRole(content) === undefined &&
    !isPerFunction(content) &&
    (functions.length === 0 || functions.some((one) => madeRoleOf(one, content) === SHARED));
  return [
    ...(isShared ? [sharedRole(content)] : []),
    ...functions.filter((one) => hasOwnRole(one, content)).map((one) => functionRole(one, content)),
  ];
}

/** Returns the functions of the file. */
export const functionsOf = (content: unknown): readonly Entry[] =>
  partsOf(content, 'functions').flatMap(entriesOf);

/** Returns the logical id of the role that is made for a function; undefined if it has another. */
export function madeRoleOf(one: Entry, content: unknown): string | undefined {
  if (own(one.value, 'role') !== undefined) return undefined;
  if (hasOwnRole(one, content)) return `${normalized(one.name)}${SHARED}`;
  return givenRole(content) === undefined ? SHARED : undefined;
}

/** Returns whether a function has a role of its own. A given role of the provider is that of all. */
function hasOwnRole(one: Located, content: unknown): boolean {
  if (own(one.value, 'role') !== undefined || !readsFunctionRoles(content)) return false;
  if (givenRole(content) !== undefined && !hasPlugIn(content, PLUG_IN)) return false;
  return (
    isPerFunction(content) ||
    statementsIn(one) !== undefined ||
    list(at(one, 'iam', 'role', 'managedPolicies').value).length > 0
  );
}

const statementsIn = (one: Located): Located | undefined =>
  firstAt(one, [['iamRoleStatements'], ['iam', 'role', 'statements']]);

const sharedStatements = (content: unknown): Located | undefined =>
  firstAt(fileOf(content), [
    [...ROLE, 'statements'],
    ['provider', 'iamRoleStatements'],
  ]);

const sharedPolicies = (content: unknown): Located | undefined =>
  firstAt(fileOf(content), [
    [...ROLE, 'managedPolicies'],
    ['provider', 'iamManagedPolicies'],
  ]);

const sharedBoundary = (content: unknown): Located | undefined =>
  firstAt(fileOf(content), [
    [...ROLE, 'permissionsBoundary'],
    [...ROLE, 'permissionBoundary'],
    ['provider', 'rolePermissionsBoundary'],
  ]);

function sharedRole(content: unknown): ServerlessResource {
  const file = fileOf(content);
  const place = firstAt(file, [ROLE, ['provider']]);
  return role(SHARED, place?.pointer ?? [], [sharedStatements(content)], {
    name: at(file, ...ROLE, 'name').value ?? roleName(content),
    path: at(file, ...ROLE, 'path').value,
    managed: [sharedPolicies(content)],
    boundary: sharedBoundary(content),
  });
}

/** Returns the role of a function. It begins as a copy of the shared one, without its permissions. */
function functionRole(one: Entry, content: unknown): ServerlessResource {
  const file = fileOf(content);
  const more = inheritedStatements(inheritsOf(one, content), sharedStatements(content));
  const name = firstAt(one, [['iamRoleStatementsName'], ['iam', 'role', 'name']])?.value;
  const managed = firstAt(one, [['iamManagedPolicies'], ['iam', 'role', 'managedPolicies']]);
  const boundary = firstAt(one, [
    ['iamPermissionsBoundary'],
    ['iam', 'role', 'permissionsBoundary'],
    ['rolePermissionsBoundary'],
  ]);
  return role(`${normalized(one.name)}${SHARED}`, one.pointer, [statementsIn(one), more], {
    name: name ?? roleName(content, one.name),
    path: at(one, 'iam', 'role', 'path').value ?? at(file, ...ROLE, 'path').value,
    managed: [isPerFunction(content) ? sharedPolicies(content) : undefined, managed],
    boundary:
      boundary ??
      firstAt(file, [['custom', PLUG_IN, 'iamGlobalPermissionsBoundary']]) ??
      sharedBoundary(content),
  });
}

/** Returns whether a function inherits the shared statements, or the variable that decides it. */
function inheritsOf(one: Located, content: unknown): unknown {
  const custom = own(content, 'custom');
  const settings = own(custom, PLUG_IN);
  const given = firstAt(one, [['iamRoleStatementsInherit'], ['iam', 'inheritStatements']]);
  return (
    given?.value ??
    own(settings, 'defaultInherit') ??
    [custom, settings].find((part) => variableText(part) !== undefined) ??
    isPerFunction(content)
  );
}

/** Returns the shared statements, or that only deployment knows whether they are inherited. */
function inheritedStatements(flag: unknown, inherited: Located | undefined): Located | undefined {
  if (inherited === undefined || flag === false) return undefined;
  return flag === true ? inherited : { ...inherited, value: [flag] };
}

interface Details {
  readonly name: unknown;
  readonly path: unknown;
  readonly managed: readonly (Located | undefined)[];
  readonly boundary?: Located | undefined;
}

function role(
  id: string,
  pointer: Pointer,
  lists: readonly (Located | undefined)[],
  { name, path, managed, boundary }: Details,
): ServerlessResource {
  const given = lists.flatMap((one) => one ?? []);
  const policies = managed.flatMap((one) => (one ? itemsOf(one) : []));
  const properties = {
    RoleName: name,
    Path: path,
    AssumeRolePolicyDocument: functionTrust(),
    Policies: given.map(({ value }, i) => ({
      PolicyName: `statements ${i + 1}`,
      PolicyDocument: { Version: '2012-10-17', Statement: value },
    })),
    ManagedPolicyArns: policies.length > 0 ? policies.map(({ value }) => value) : undefined,
    PermissionsBoundary: boundary?.value,
  };
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  return {
    id,
    resource: { Type: 'AWS::IAM::Role', Properties: Object.fromEntries(known) },
    origin: {
      pointer,
      parts: [
        ...given.map((one, i) => ({
          path: ['Policies', i, 'PolicyDocument', 'Statement'],
          pointer: one.pointer,
        })),
        ...policies.map((one, i) => ({ path: ['ManagedPolicyArns', i], pointer: one.pointer })),
        ...(boundary ? [{ path: ['PermissionsBoundary'], pointer: boundary.pointer }] : []),
      ],
    },
  };
}

const itemsOf = ({ value, pointer }: Located): readonly Located[] =>
  Array.isArray(value)
    ? value.map((one: unknown, i) => ({ value: one, pointer: [...pointer, i] }))
    : [{ value, pointer }];

/** Returns the trust policy of roles of functions. */
const functionTrust = (): object => {
  const { service, trustAction } = samRoles()['AWS::Serverless::Function'] as SamRole;
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: trustAction }],
  };
};

/** Returns the name of a function in logical ids. */
export const normalized = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    .replace(/-/g, 'Dash')
    .replace(/_/g, 'Underscore');
