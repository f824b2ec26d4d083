import { at, entriesOf, Entry, firstAt, Located, partsOf } from './parts';
import { variableText } from './variables';
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

const ROLE = ['provider', 'iam', 'role'];

/**
 * Returns the role that functions share, and those that functions have.
 *
 * @param content - The file, with its variables replaced.
 */
export function rolesOf(content: unknown): readonly ServerlessRole[] {
  const file: Located = { value: content, pointer: [] };
  const functions = functionsOf(content);
  const shared = firstAt(file, [ROLE, ['provider', 'role']]);
  const isMade = shared === undefined || isSettings(shared.value);
  const needsIt = functions.length === 0 || functions.some(isWithoutRole);
  const inherited = firstAt(file, [
    [...ROLE, 'statements'],
    ['provider', 'iamRoleStatements'],
  ]);
  return [
    ...(isMade && needsIt ? [sharedRole(file, inherited)] : []),
    ...functions.flatMap((one) => functionRole(one, content, inherited) ?? []),
  ];
}

/** Returns whether a role is described, instead of named. */
const isSettings = (given: unknown): boolean =>
  isObject(given) && !Object.keys(given).some((key) => key.startsWith('Fn::') || key === 'Ref');

/** Returns the functions of the file. */
export const functionsOf = (content: unknown): readonly Entry[] =>
  partsOf(content, 'functions').flatMap(entriesOf);

const isWithoutRole = (one: Located): boolean =>
  own(one.value, 'role') === undefined && statementsIn(one) === undefined;

const statementsIn = (one: Located): Located | undefined =>
  firstAt(one, [['iamRoleStatements'], ['iam', 'role', 'statements']]);

function sharedRole(file: Located, statements: Located | undefined): ServerlessRole {
  const managed = firstAt(file, [
    [...ROLE, 'managedPolicies'],
    ['provider', 'iamManagedPolicies'],
  ]);
  const boundary = firstAt(file, [
    [...ROLE, 'permissionsBoundary'],
    [...ROLE, 'permissionBoundary'],
    ['provider', 'rolePermissionsBoundary'],
  ]);
  const place = firstAt(file, [ROLE, ['provider']]);
  return role('IamRoleLambdaExecution', place?.pointer ?? [], [statements], {
    name: at(file, ...ROLE, 'name').value,
    path: at(file, ...ROLE, 'path').value,
    managed,
    boundary,
  });
}

function functionRole(
  one: Entry,
  content: unknown,
  inherited: Located | undefined,
): ServerlessRole | undefined {
  const statements = statementsIn(one);
  if (statements === undefined || own(one.value, 'role') !== undefined) return undefined;
  const more = inheritedStatements(inheritsOf(one, content), inherited);
  return role(`${normalized(one.name)}IamRoleLambdaExecution`, one.pointer, [statements, more], {
    name: firstAt(one, [['iamRoleStatementsName'], ['iam', 'role', 'name']])?.value,
    path: at(one, 'iam', 'role', 'path').value,
    managed: firstAt(one, [['iamManagedPolicies'], ['iam', 'role', 'managedPolicies']]),
    boundary: firstAt(one, [
      ['iamPermissionsBoundary'],
      ['iam', 'role', 'permissionsBoundary'],
      ['rolePermissionsBoundary'],
    ]),
  });
}

/** The plug-in that gives functions roles of their own, and the name of its settings. */
export const PLUG_IN = 'serverless-iam-roles-per-function';

/** Returns whether a function inherits the shared statements, or the variable that decides it. */
function inheritsOf(one: Located, content: unknown): unknown {
  const custom = own(content, 'custom');
  const settings = own(custom, PLUG_IN);
  const given = firstAt(one, [['iamRoleStatementsInherit'], ['iam', 'inheritStatements']]);
  return (
    given?.value ??
    own(settings, 'defaultInherit') ??
    [custom, settings].find((part) => variableText(part) !== undefined)
  );
}

/** Returns the shared statements, or that only deployment knows whether they are inherited. */
function inheritedStatements(flag: unknown, inherited: Located | undefined): Located | undefined {
  if (inherited === undefined || flag === undefined || flag === false) return undefined;
  return flag === true ? inherited : { ...inherited, value: [flag] };
}

interface Details {
  readonly name: unknown;
  readonly path: unknown;
  readonly managed?: Located | undefined;
  readonly boundary?: Located | undefined;
}

function role(
  id: string,
  pointer: Pointer,
  lists: readonly (Located | undefined)[],
  { name, path, managed, boundary }: Details,
): ServerlessRole {
  const given = lists.flatMap((list) => list ?? []);
  const properties = {
    RoleName: name,
    Path: path,
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
    resource: { Type: 'AWS::IAM::Role', Properties: Object.fromEntries(known) },
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
