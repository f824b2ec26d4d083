import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import * as library from '../../src';
import { LIMITS } from '../laws/inputs';

/*
 * What the oracle draws. A construct, an option or a way to say access that is new is drawn too, or
 * has a reason here.
 */

const FILES = [
  ...readdirSync(__dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(__dirname, file)),
  ...['world.ts', 'inputs.ts'].map((file) => join(__dirname, '../laws', file)),
];
const DRAWN = FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
const isDrawn = (name: string) => new RegExp(`\\b${name}\\b`).test(DRAWN);
const notDrawn = (names: readonly string[], reasons: Readonly<Record<string, string>>) =>
  names.filter((name) => !isDrawn(name) && !(name in reasons));
/** Reasons for what is drawn after all, or is gone. */
const idle = (names: readonly string[], reasons: Readonly<Record<string, string>>) =>
  Object.keys(reasons).filter((name) => isDrawn(name) || !names.includes(name));

const WITHOUT_POLICIES = {
  ConnectServiceLinkedRole: 'AWS writes the policies of the role',
  ConnectKeyGrants: 'policies of keys are judged in test/constructs/connect-key-grants.test.ts',
};
const giveAccess = ([name, value]: [string, unknown]) =>
  typeof value === 'function' &&
  (value.prototype instanceof Construct || /Grants$|^ConnectEmergencyAccess$/.test(name));
const CONSTRUCTS = Object.entries(library as Record<string, unknown>)
  .filter(giveAccess)
  .map(([name]) => name);

test('every construct that gives access is drawn', () => {
  expect(CONSTRUCTS.length).toBeGreaterThan(10);
  expect(notDrawn(CONSTRUCTS, WITHOUT_POLICIES)).toEqual([]);
  expect(idle(CONSTRUCTS, WITHOUT_POLICIES)).toEqual([]);
});

const NOT_IN_STATEMENTS = {
  awsPermissionsBoundary: 'a boundary, which grants nothing',
  customSuffix: 'the name of a service-linked role',
  description: 'a text',
  inlinePolicies: 'policies of the app',
  maxSessionDuration: 'a session',
  managedPolicies: 'policies of the app',
  path: 'a name',
  permissionsBoundary: 'a boundary, which grants nothing',
  relayState: 'where people go',
  roleName: 'a name',
  roleType: 'the kind of a service-linked role',
  sessionDuration: 'a session',
  signIn: 'in the trust policy',
  tags: 'tags of a permission set',
};

const API = readFileSync(join(__dirname, '../../api.txt'), 'utf8').split('\n');
/** The options of constructs, by the lines of api.txt: `ConnectAccessRoleProps.access`. */
const OPTIONS = [
  ...new Set(
    API.flatMap((line) => /^(\w+)Props\.(\w+)\??:/.exec(line)?.slice(1, 3).join('.') ?? [])
      .filter((option) => /^Connect(?!AccessValidation|.*Report)|^VoiceId|^Campaigns/.test(option))
      .map((option) => option.split('.')[1]),
  ),
];

test('every option of a construct is drawn, or is not in its statements', () => {
  expect(OPTIONS.length).toBeGreaterThan(20);
  const others = OPTIONS.filter((name) => !(name in NOT_IN_STATEMENTS));
  expect(notDrawn(others, {})).toEqual([]);
  expect(Object.keys(NOT_IN_STATEMENTS).filter((name) => !OPTIONS.includes(name))).toEqual([]);
});

/** The public methods of a class, by the lines of api.txt. */
const methodsOf = (type: string): string[] =>
  API.flatMap((line) => /^(\w+)\.(\w+)\(/.exec(line)?.slice(1, 3).join('.') ?? [])
    .filter((method) => method.startsWith(`${type}.`))
    .map((method) => method.split('.')[1]);

test.each([
  'ConnectAccess',
  'ConnectCampaign',
  'ConnectEmergencyAccess',
  'ConnectGrants',
  'ConnectScope',
  'LexBot',
  'RoleCreation',
  'ServiceLinkedRoleAccess',
  'TagValue',
])('every method of %s is drawn', (type) => {
  const names = methodsOf(type);
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !new RegExp(`[.]${name}[(]`).test(DRAWN))).toEqual([]);
});

test('every condition is drawn', () => {
  const methods = methodsOf('ConnectCondition');
  expect(LIMITS.map(({ method }) => method as string).sort()).toEqual(methods.sort());
});

test.each([
  'AccessLevel',
  'CampaignsApi',
  'CampaignsLevel',
  'ConnectFederationForm',
  'ResourceHandler',
  'ServiceLinkedRolesLevel',
  'StatementsIn',
  'UnsupportedTagBehavior',
])('values of %s are drawn', (name) => {
  expect(isDrawn(name)).toBe(true);
});
