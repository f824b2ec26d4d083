import {
  Actor,
  actorsOf,
  ADMINISTRATOR,
  arnOf,
  EVERYTHING,
  LAMBDA,
  madeActor,
} from './escalation-actors';
import { Assumed, Decisions } from './escalation-decisions';
import { concerns } from './escalation-requests';
import { Account, ACCOUNT, iamArn, Identity, Statements } from './escalation-worlds';
import { defined } from '../support/defined';

/*
 * What a principal can take in an account, in the simplest way: each action of each way is tried
 * on each resource under each context, and what it gives is given, until something is gained or
 * nothing new is given. An independent simulator decides about every request. Nothing here is
 * shared with the rules.
 */
type Kind = Identity['kind'] | 'policy';

export interface Truth {
  /** What the principal gets that it lacks. */
  readonly gained: readonly string[];
  /** Others whose access changes. */
  readonly changed: readonly string[];
  /** What was done for it, in order. */
  readonly done: readonly string[];
}

/** Requests that show what somebody has. */
const PROBES: readonly (readonly [string, string])[] = [
  ['new-service:NewAction', 'arn:aws:new-service:::anything'],
  ['s3:GetObject', 'arn:aws:s3:::bucket/key'],
  ['connect:DeleteInstance', `arn:aws:connect:us-east-1:${ACCOUNT}:instance/a`],
  ['lambda:CreateFunction', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`],
  ...['PutRolePolicy', 'AttachRolePolicy', 'CreateRole', 'PassRole'].map(
    (action) => [`iam:${action}`, iamArn('role/Other')] as const,
  ),
  ...['PutUserPolicy', 'CreateUser', 'CreateAccessKey'].map(
    (action) => [`iam:${action}`, iamArn('user/other')] as const,
  ),
  ['iam:PutGroupPolicy', iamArn('group/other')],
  ['iam:CreatePolicyVersion', iamArn('policy/Other')],
  ['sts:AssumeRole', iamArn('role/Other')],
];
/** Names of what somebody makes, where no such name exists. */
const NEW = ['app-1', 'New', 'Desk', 'Ops', 'ann', 'bob', 'staff'];
/** Tries everything in an account. */
class Attempt {
  private readonly actors = new Map<string, Actor>();
  private readonly taken = new Set<Actor>();
  private readonly done: string[] = [];
  private readonly changed = new Set<string>();
  private readonly existing: ReadonlySet<string>;
  private readonly decisions: Decisions;
  private isNew = true;

  public constructor(account: Account, { hasOthers, isLucky }: Assumed) {
    for (const one of actorsOf(account, hasOthers)) this.add(one);
    this.existing = new Set(this.actors.keys());
    this.decisions = new Decisions(account, this.actors, isLucky);
  }

  public truthOf(name: string): Truth {
    const named = defined([...this.actors.values()].find((one) => one.name === name));
    const holder = named.kind === 'group' ? this.memberOf(named) : named;
    const before = PROBES.filter((probe) => this.isProbed(holder, probe));
    this.taken.add(holder);
    const gained = () =>
      PROBES.filter((probe) => !before.includes(probe)).filter((probe) =>
        [...this.taken].some((actor) => actor.kind !== 'group' && this.isProbed(actor, probe)),
      );
    while (this.isNew && gained().length === 0) {
      this.isNew = false;
      for (const actor of [...this.taken]) if (gained().length === 0) this.actAs(actor);
    }
    const isTaken = (key: string) => this.taken.has(defined(this.actors.get(key)));
    return {
      gained: gained().map(([action]) => action),
      changed: [...this.changed].filter((key) => !isTaken(key)),
      done: this.done,
    };
  }

  private add(actor: Actor): void {
    this.actors.set(arnOf(actor), actor);
  }

  private memberOf(group: Actor): Actor {
    const member: Actor = {
      ...madeActor('user', 'member'),
      groups: new Set([arnOf(group)]),
      boundaries: new Set(['', ADMINISTRATOR]),
    };
    this.add(member);
    return member;
  }

  private of(kind: Kind): readonly string[] {
    if (kind === 'policy')
      return [...this.decisions.policies.keys()].filter((arn) => arn !== ADMINISTRATOR);
    return [...this.actors.values()].filter((one) => one.kind === kind).map(arnOf);
  }

  private actAs(actor: Actor): void {
    for (const kind of ['role', 'user'] as const) this.write(actor, kind);
    this.write(actor, 'group');
    this.makeAll(actor);
    this.tag(actor);
    for (const user of this.of('user'))
      for (const action of [
        'iam:CreateAccessKey',
        'iam:CreateLoginProfile',
        'iam:UpdateLoginProfile',
      ])
        if (this.decisions.can(actor, action, user)) this.take(user, `${action} ${user}`);
    for (const group of this.of('group'))
      if (this.decisions.can(actor, 'iam:AddUserToGroup', group)) {
        for (const user of this.of('user')) {
          const one = defined(this.actors.get(user));
          if (!this.taken.has(one)) this.changed.add(user);
          else if (!one.groups.has(group)) {
            one.groups.add(group);
            this.happened(`${user} joins ${group}`);
          }
        }
        if (this.of('user').length === 0) this.changed.add(group);
      }
    for (const policy of this.of('policy'))
      if (this.decisions.can(actor, 'iam:CreatePolicyVersion', policy)) {
        if (!this.decisions.rewrite(policy)) continue;
        for (const [key, one] of this.actors)
          if (one.attached.includes(policy) || one.boundaries.has(policy)) this.changed.add(key);
        this.happened(`rewrites ${policy}`);
      }
    for (const role of this.of('role')) {
      const target = defined(this.actors.get(role));
      if (target === actor) continue;
      if (this.decisions.can(actor, 'iam:UpdateAssumeRolePolicy', role))
        this.take(role, `rewrites the trust of ${role}`);
      if (this.canAssume(actor, target)) this.take(role, `assumes ${role}`);
      if (this.canPass(actor, target)) this.take(role, `passes ${role}`);
    }
  }

  private write(actor: Actor, kind: Identity['kind']): void {
    const word = { role: 'Role', user: 'User', group: 'Group' }[kind];
    for (const target of this.of(kind)) {
      if (this.decisions.can(actor, `iam:Put${word}Policy`, target))
        this.grant(target, 'written', EVERYTHING);
      for (const arn of this.decisions.policies.keys())
        if (this.decisions.can(actor, `iam:Attach${word}Policy`, target, { 'iam:PolicyARN': arn }))
          this.grant(target, arn, undefined);
      if (kind === 'group') continue;
      if (this.decisions.can(actor, `iam:Delete${word}PermissionsBoundary`, target))
        this.bound(target, '');
      for (const arn of this.decisions.policies.keys())
        if (
          this.decisions.can(actor, `iam:Put${word}PermissionsBoundary`, target, {
            'iam:PermissionsBoundary': arn,
          })
        )
          this.bound(target, arn);
    }
  }

  private makeAll(actor: Actor): void {
    for (const name of NEW)
      for (const kind of ['role', 'user'] as const)
        for (const boundary of ['', ...this.decisions.policies.keys()])
          for (const tag of this.decisions.mentions('RequestTag') ? ['', 'x'] : ['']) {
            const made = `${arnOf({ kind, name })}#${boundary}${tag}`;
            const context = {
              ...(boundary !== '' && { 'iam:PermissionsBoundary': boundary }),
              ...(tag !== '' && { 'aws:RequestTag/team': tag, 'aws:TagKeys': 'team' }),
            };
            const action = kind === 'role' ? 'iam:CreateRole' : 'iam:CreateUser';
            if (this.existing.has(arnOf({ kind, name })) || this.actors.has(made)) continue;
            if (!this.decisions.can(actor, action, made, context)) continue;
            const one = madeActor(kind, `${name}#${boundary}${tag}`, tag, boundary);
            this.add(one);
            if (kind === 'role') this.taken.add(one);
            this.happened(`makes ${made} within ${boundary}`);
          }
    for (const name of NEW) {
      const made = arnOf({ kind: 'group', name });
      if (!this.actors.has(made) && this.decisions.can(actor, 'iam:CreateGroup', made)) {
        this.add(madeActor('group', name, '', ''));
        this.happened(`makes ${made}`);
      }
    }
  }

  private tag(actor: Actor): void {
    for (const [kind, word] of [
      ['role', 'Role'],
      ['user', 'User'],
    ] as const)
      for (const key of this.of(kind)) {
        const { tags } = defined(this.actors.get(key));
        const setting = { 'aws:RequestTag/team': 'x', 'aws:TagKeys': 'team' };
        if (!tags.has('x') && this.decisions.can(actor, `iam:Tag${word}`, key, setting)) {
          tags.add('x');
          this.happened(`tags ${key}`);
        }
        if (
          !tags.has('') &&
          this.decisions.can(actor, `iam:Untag${word}`, key, { 'aws:TagKeys': 'team' })
        ) {
          tags.add('');
          this.happened(`untags ${key}`);
        }
      }
  }

  private take(key: string, how: string): void {
    const actor = defined(this.actors.get(key));
    if (this.taken.has(actor)) return;
    this.taken.add(actor);
    this.happened(how);
  }

  private grant(key: string, by: string, statements: Statements | undefined): void {
    const actor = defined(this.actors.get(key));
    const granted = statements ?? defined(defined(this.decisions.policies.get(by)).at(-1));
    if (actor.granted.get(by) === granted) return;
    actor.granted.set(by, granted);
    this.changed.add(key);
    this.happened(`grants ${by} to ${key}`);
  }

  private bound(key: string, boundary: string): void {
    const actor = defined(this.actors.get(key));
    if ([...actor.boundaries].some((one) => one !== '' && one !== boundary)) this.changed.add(key);
    if (actor.boundaries.has(boundary)) return;
    actor.boundaries.add(boundary);
    this.happened(`sets the boundary of ${key} to ${boundary || 'none'}`);
  }

  private happened(what: string): void {
    this.done.push(what);
    this.isNew = true;
  }

  private canAssume(actor: Actor, role: Actor): boolean {
    if (actor.kind === 'group' || !role.trust.some((one) => concerns(one, 'sts:AssumeRole')))
      return false;
    return this.decisions.can(actor, 'sts:AssumeRole', arnOf(role), {}, role.trust);
  }

  private canPass(actor: Actor, role: Actor): boolean {
    const trusts = role.trust.some(
      ({ Principal }) => (Principal as Record<string, unknown>).Service === LAMBDA,
    );
    const region = `arn:aws:lambda:eu-west-2:${ACCOUNT}:function:`;
    return (
      trusts &&
      this.decisions.can(actor, 'iam:PassRole', arnOf(role), { 'iam:PassedToService': LAMBDA }) &&
      ['f', 'app-1'].some((name) =>
        ['lambda:CreateFunction', 'lambda:InvokeFunction'].every((action) =>
          this.decisions.can(actor, action, region + name),
        ),
      )
    );
  }

  private isProbed(actor: Actor, [action, resource]: readonly [string, string]): boolean {
    return this.decisions.can(actor, action, resource);
  }
}

/** What somebody in an account can take. */
export const truthOf = (account: Account, name: string, assumed: Assumed): Truth =>
  new Attempt(account, assumed).truthOf(name);
