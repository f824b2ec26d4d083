import { Actor, ADMINISTRATOR, arnOf, EVERYTHING, textOf } from './escalation-actors';
import { Context, Question, questionOf, simulated } from './escalation-requests';
import { Account, ACCOUNT, iamArn, Statements } from './escalation-worlds';
import { defined } from '../support/defined';

/** How much is known: what is sure without luck, or what may be. */
export interface Assumed {
  /** Whether there may be other roles, users and groups than the file says, with all access. */
  readonly hasOthers: boolean;
  /** Whether the holder comes from the right address, with MFA. */
  readonly isLucky: boolean;
}

const denies = (statements: Statements): boolean =>
  statements.some(({ Effect }) => Effect === 'Deny');

/** The actions of which a request says the boundary of the role or user that it is on. */
const CARRIES_BOUNDARY = /^iam:((Put|Attach|Delete)(Role|User)P|UpdateAssumeRolePolicy)/;

/** Decides what actors may do as they are, by asking the simulator. */
export class Decisions {
  /** The versions of each managed policy, by its ARN. */
  public readonly policies: Map<string, Statements[]>;
  private readonly decided = new Map<string, boolean>();
  private readonly questions = new Map<string, readonly Question[]>();
  private readonly texts: string;
  private rewritten = 0;

  public constructor(
    account: Account,
    private readonly actors: ReadonlyMap<string, Actor>,
    private readonly isLucky: boolean,
  ) {
    this.policies = new Map(
      Object.entries(account.policies).map(([name, one]) => [iamArn(`policy/${name}`), [one]]),
    );
    this.policies.set(ADMINISTRATOR, [EVERYTHING]);
    this.texts = JSON.stringify(account);
  }

  /** Whether some policy of the account has a text. */
  public mentions(text: string): boolean {
    return this.texts.includes(text);
  }

  /** Writes everything into a managed policy. Returns whether that is new. */
  public rewrite(policy: string): boolean {
    const versions = defined(this.policies.get(policy));
    if (versions.includes(EVERYTHING)) return false;
    versions.push(EVERYTHING);
    this.rewritten++;
    return true;
  }

  public can(
    actor: Actor,
    action: string,
    resource: string,
    chosen: Context = {},
    trust?: Statements,
  ): boolean {
    const target = this.actors.get(resource);
    const stamps = [actor, ...(target ? [target] : [])].map((one) => this.stampOf(one));
    const key = JSON.stringify([stamps, actor.kind, actor.name, action, resource, chosen]);
    const known = this.decided.get(key);
    if (known !== undefined) return known;
    const found = this.decide(actor, action, resource, chosen, trust);
    this.decided.set(key, found);
    return found;
  }

  private decide(
    actor: Actor,
    action: string,
    resource: string,
    chosen: Context,
    trust: Statements | undefined,
  ): boolean {
    const target = this.actors.get(resource);
    const isMade = /:Create(Role|User|Group)$/.test(action);
    const ofTarget = isMade ? [''] : [...(target?.boundaries ?? [''])];
    const carries = CARRIES_BOUNDARY.test(action);
    const questions = this.questionsOf(actor, action, trust);
    if (questions.length === 0) return false;
    const facts = this.factsOf(actor, action);
    const contexts = [...actor.tags].flatMap((own) =>
      [...(!isMade && target ? target.tags : [''])].flatMap((tag) =>
        (carries ? ofTarget : ['']).flatMap((boundary) =>
          this.luck(actor).map((lucky): Context => {
            const within = boundary !== '' && { 'iam:PermissionsBoundary': boundary };
            const tags = { ...principalTag(own), ...resourceTag(tag) };
            return { ...facts, ...tags, ...within, ...lucky, ...chosen };
          }),
        ),
      ),
    );
    return contexts.some((context) =>
      questions.some((one) => simulated(one, textOf(resource), context)),
    );
  }

  /** What to ask about an action of an actor, as it is now. */
  private questionsOf(
    actor: Actor,
    action: string,
    trust: Statements | undefined,
  ): readonly Question[] {
    const key = `${this.stampOf(actor)} ${actor.kind} ${actor.name} ${action}`;
    const known = trust ? undefined : this.questions.get(key);
    if (known) return known;
    const principal = textOf(arnOf(actor));
    const bounds = [...actor.boundaries].flatMap((arn) =>
      arn === '' ? [undefined] : defined(this.policies.get(arn)),
    );
    const found = this.policySets(actor).flatMap((policies) =>
      bounds.flatMap(
        (boundary) => questionOf({ principal, action, policies, boundary, trust }) ?? [],
      ),
    );
    if (!trust) this.questions.set(key, found);
    return found;
  }

  /** The policies that an actor may have at once. */
  private policySets(actor: Actor): readonly (readonly Statements[])[] {
    const groups = [...actor.groups].flatMap((key) => this.actors.get(key) ?? []);
    const all = [actor, ...groups];
    const versions = all
      .flatMap(({ attached }) => attached)
      .map((arn) => defined(this.policies.get(arn)));
    const base = [...all.flatMap(({ own }) => own), ...versions.map((some) => some[0])];
    const rewritten = [
      ...all.flatMap(({ own }) => own),
      ...versions.map((some) => defined(some.at(-1))),
    ];
    const granted = all.flatMap((one) => [...one.granted.values()]);
    const harmless = granted.filter((one) => !denies(one));
    return [
      base,
      ...(versions.some((some) => some.length > 1) ? [rewritten] : []),
      ...(harmless.length > 0 ? [[...rewritten, ...harmless]] : []),
      ...granted.filter(denies).map((one) => [...rewritten, one]),
    ];
  }

  /** What decides about an actor, as it is now. */
  private stampOf({ granted, groups, boundaries, tags }: Actor): string {
    const ofGroups = [...groups].map((key) => this.actors.get(key)?.granted.size);
    return `${this.rewritten} ${granted.size} ${ofGroups.join()} ${boundaries.size} ${tags.size}`;
  }

  private luck(actor: Actor): readonly Context[] {
    const hasAddress = this.mentions('SourceIp');
    const hasFactor = this.mentions('MultiFactor');
    const addresses = ['198.51.100.7', ...(this.isLucky ? ['203.0.113.7'] : [])];
    const none = actor.kind === 'role' ? ['false'] : ['', 'false'];
    const factors = [...none, ...(this.isLucky ? ['true'] : [])];
    return (hasAddress ? addresses : addresses.slice(0, 1)).flatMap((address) =>
      (hasFactor ? factors : factors.slice(0, 1)).map((factor): Context => ({
        'aws:SourceIp': address,
        ...(factor !== '' && { 'aws:MultiFactorAuthPresent': factor }),
      })),
    );
  }

  private factsOf(actor: Actor, action: string): Context {
    return {
      'aws:PrincipalArn': textOf(arnOf(actor)),
      'aws:PrincipalAccount': ACCOUNT,
      'aws:PrincipalType': actor.kind === 'user' ? 'User' : 'AssumedRole',
      'aws:userid': actor.kind === 'user' ? 'AIDAEXAMPLE' : 'AROAEXAMPLE:session',
      ...(actor.kind === 'user' && { 'aws:username': textOf(actor.name) }),
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:CurrentTime': '2026-11-29T12:00:00Z',
      'aws:RequestedRegion': action.startsWith('iam:') ? 'us-east-1' : 'eu-west-2',
      'aws:ResourceAccount': ACCOUNT,
    };
  }
}

const resourceTag = (value: string): Context =>
  value === '' ? {} : { 'aws:ResourceTag/team': value, 'iam:ResourceTag/team': value };

const principalTag = (value: string): Context =>
  value === '' ? {} : { 'aws:PrincipalTag/team': value };
