/*
 * The three inputs of the ten questions, with what is right by how they are made: an account of 40 roles, an app of 60
 * roles over six stacks, and the example app.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { synthesizedContactCenter } from './contact-center';
import { allow, policy } from './documents';
import { PRODUCTION, questionedAccount, rolesOf } from './questioned-account';
import { onProduction, pathsOf, questionedApp } from './questioned-app';

/** The ids of who can do what. */
interface Right {
  readonly listen: readonly string[];
  readonly recordings: readonly string[];
  readonly moreAccess: readonly string[];
  readonly administrators: readonly string[];
  readonly onProduction: readonly string[];
  readonly anyUser: readonly string[];
  readonly everything: readonly string[];
}

export interface Questioned {
  readonly name: string;
  readonly changed: string;
  /** How somebody names the instance of production. */
  readonly production: string;
  readonly right: Right;
  /** Who lacks connect:AssociateInstanceStorageConfig to edit call recording. */
  readonly lacking: string;
  /** The statement by which somebody has a capability. */
  readonly by: Readonly<Record<'who' | 'question' | 'action' | 'sid' | 'policy', string>>;
  /** Who has the finding `escalation`. Nobody where nothing is found. */
  readonly finding?: string;
  /** Writes the input to a whole path. */
  write(path: string): void;
  /** Writes the input, which is at a path, after a change: `changed` can listen to live calls. */
  writeChanged(path: string, input: string): void;
}

const LISTENING = { actions: ['connect:MonitorContact'], resources: ['*'] };

const account: Questioned = {
  name: 'an account of 40 roles',
  write: (path) => writeFileSync(path, JSON.stringify(questionedAccount())),
  writeChanged(path) {
    const content: any = questionedAccount();
    const changed = content.RoleDetailList.find((one: any) => one.RoleName === 'Metrics1');
    changed.RolePolicyList.push({
      PolicyName: 'More',
      PolicyDocument: policy(allow(LISTENING.actions)),
    });
    writeFileSync(path, JSON.stringify(content));
  },
  changed: 'Metrics1',
  production: PRODUCTION.replace(/^.*\//, ''),
  right: {
    listen: rolesOf('Admin', 'Deploy', 'Supervisor'),
    recordings: rolesOf('Admin', 'Deploy', 'Storage'),
    moreAccess: rolesOf('Admin', 'Promoter'),
    administrators: rolesOf('Admin', 'Deploy', 'UserAdmin'),
    onProduction: [
      ...rolesOf('Admin', 'Deploy'),
      ...['Agents', 'Auditor', 'Dialler', 'Metrics', 'Storage', 'Supervisor', 'UserAdmin'].map(
        (kind) => `${kind}0`,
      ),
    ].sort(),
    anyUser: rolesOf('Admin', 'Agents', 'Deploy'),
    everything: rolesOf('Admin', 'Deploy', 'Promoter'),
  },
  lacking: 'Storage0',
  by: {
    who: 'Supervisor0',
    question: 'listen to live calls',
    action: 'connect:MonitorContact',
    sid: 'Listen',
    policy: 'SupervisorPolicy',
  },
  finding: 'Promoter0',
};

const app: Questioned = {
  name: 'an app of 60 roles over six stacks',
  write: (path) => questionedApp(path),
  writeChanged: (path) =>
    questionedApp(path, (changed: App) =>
      (changed.node.findChild('Voice').node.findChild('Metrics') as Role).addToPolicy(
        new PolicyStatement(LISTENING),
      ),
    ),
  changed: 'Voice/Metrics',
  production: 'Production/Instance',
  right: {
    listen: pathsOf('Admin', 'Supervisor'),
    recordings: pathsOf('Admin', 'Auditor', 'Listener'),
    moreAccess: pathsOf('Promoter'),
    administrators: pathsOf('Admin', 'UserAdmin'),
    // Staging is in the same account: who has all instances has that of production.
    onProduction: [
      ...pathsOf('Admin', 'Auditor'),
      ...onProduction('Agents', 'Impersonator', 'Metrics', 'Storage', 'Supervisor', 'UserAdmin'),
    ].sort(),
    anyUser: pathsOf('Admin', 'Impersonator'),
    everything: pathsOf('Admin', 'Auditor', 'Promoter'),
  },
  lacking: 'Voice/Auditor',
  by: {
    who: 'Voice/Impersonator',
    question: 'sign in as any user',
    action: 'connect:GetFederationToken',
    sid: 'ImpersonatorStatement',
    policy: 'ImpersonatorDefaultPolicy61E79553',
  },
  finding: 'Voice/Promoter',
};

const inBoth = (...names: readonly string[]): readonly string[] =>
  ['ContactCenter', 'ContactCenterGovCloud']
    .flatMap((stack) => names.map((name) => `${stack}/${name}`))
    .sort();

const demo: Questioned = {
  name: 'the example app',
  write: synthesizedContactCenter,
  writeChanged(path, input) {
    cpSync(input, path, { recursive: true });
    const file = join(path, 'ContactCenter.template.json');
    const template = JSON.parse(readFileSync(file, 'utf8'));
    const [users] = Object.entries<any>(template.Resources).filter(
      ([id, { Type }]) => id.startsWith('Users') && Type === 'AWS::IAM::Role',
    );
    users[1].Properties.Policies[0].PolicyDocument.Statement.push(allow(LISTENING.actions));
    writeFileSync(file, JSON.stringify(template));
  },
  changed: 'ContactCenter/Users',
  production: 'ContactCenter/Instance',
  right: {
    listen: inBoth('Admin', 'Contractor', 'Supervisors'),
    recordings: inBoth('Admin', 'Auditor', 'Contractor'),
    moreAccess: [],
    administrators: inBoth('Admin', 'Contractor'),
    onProduction: [
      'Admin',
      'Agents',
      'Auditor',
      'BreakGlass',
      'Contractor',
      'LookUpCustomer/ServiceRole',
      'Reminder/ServiceRole',
      'Storage',
      'Supervisors',
      'Users',
      'VoiceId',
      'Wallboard/ServiceRole',
    ].map((name) => `ContactCenter/${name}`),
    anyUser: [],
    // Voice ID's administrators have all domains; the functions write logs by a policy of AWS.
    everything: inBoth(
      'Admin',
      'Auditor',
      'Contractor',
      'LookUpCustomer/ServiceRole',
      'Reminder/ServiceRole',
      'VoiceId',
      'Wallboard/ServiceRole',
    ),
  },
  lacking: 'ContactCenter/Auditor',
  by: {
    who: 'ContactCenter/BreakGlass',
    question: 'sign in as administrator',
    action: 'connect:AdminGetEmergencyAccessToken',
    sid: 'GetEmergencyAccess',
    policy: 'ConnectAccess',
  },
};

export const QUESTIONED: readonly Questioned[] = [account, app, demo];
