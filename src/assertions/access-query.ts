import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { everyResource, possible, takesNothing } from './request-resources';
import { actionFacts, conditionKeys } from '../catalogue/catalogue';
import { Access } from '../evaluator/access';
import { decide, Decision } from '../evaluator/decide';
import { Request } from '../evaluator/request-context';
import { ConnectAccessError } from '../input/error';
import {
  betweenColons,
  nameOfOpaque,
  deployTimeValue,
  toDisplayText,
  PolicyText,
} from '../policy/deploy-time-text';
import { intersection } from '../policy/pattern-intersection';
import { Attachment, policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { exampleTexts } from '../policy/example-text';
import { substitute, DeployTimeValues, substitutePolicy } from '../policy/substitute';
import { awsPolicyName } from '../reader/aws-managed-policy';
import { Resolver } from '../reader/intrinsics/resolver';
import { UnknownPart } from '../policy/unknown';

/** A decision on a request that was made for it. */
export interface QueryResult {
  readonly decision: Decision;
  /** As people read it; undefined where any resource was meant and there is none. */
  readonly resource?: string;
}

/** What a request says besides, and whether a resource that the action does not take counts too. */
export interface Circumstances extends Pick<Request, 'context' | 'otherKeys' | 'actionsExcept'> {
  readonly all?: boolean;
}

const ANY = deployTimeValue('any resource');
/** Of places that are tried. */
const MOST = 2000;
/** What is known beside the policies. */
export interface QueryEnvironment {
  /** Values of pseudo parameters that the stack has. */
  readonly environment: DeployTimeValues;
  /** Logical ids of the template's instances. */
  readonly instances: readonly string[];
  /** Works out the functions of the template. */
  readonly resolver: Resolver;
  readonly stack?: Stack;
}

/** A principal that is asked what it can do. */
export class AccessQuery {
  private readonly accesses = new Map<string, Access>();
  private readonly instances: DeployTimeValues;

  constructor(
    readonly principal: Principal,
    private readonly world: QueryEnvironment,
  ) {
    this.instances = Object.fromEntries(
      world.instances.flatMap((id) => partsOfInstance(id, world.resolver)),
    );
  }

  /**
   * The decision on a resource, or on the resource of those in the statements where most is allowed: of those that the action takes;
   * where nothing may be missed, of all.
   */
  on(
    action: string,
    resource: string | undefined,
    { context = {}, otherKeys = 'unknown', all = false, actionsExcept = [] }: Circumstances = {},
  ): QueryResult {
    const given = Object.fromEntries(
      Object.entries(context).map(([key, value]) => [
        key,
        typeof value === 'string' ? this.text(value) : value.map((v) => this.text(v)),
      ]),
    );
    const ask = (text: PolicyText, resourceIsPattern: boolean): QueryResult => ({
      decision: this.decide({
        action,
        resource: text,
        context: given,
        otherKeys,
        actionsExcept,
        resourceIsPattern,
      }),
      resource: toDisplayText(text),
    });
    const isPattern = !takesNothing(action);
    if (resource !== undefined) return ask(isPattern ? this.text(resource) : '*', isPattern);
    let best: QueryResult | undefined;
    for (const candidate of this.resourcesOf(action, all)) {
      const whole = ask(candidate, isPattern);
      if (whole.decision.verdict === 'allowed') return whole;
      // Where a pattern is not allowed as a whole, some of what it stands for may be.
      const part = isPattern
        ? exampleTexts(candidate)
            .map((text) => ask(text, false))
            .find(({ decision }) => decision.verdict === 'allowed')
        : undefined;
      if (part) return part;
      if (!best || rank(whole.decision) > rank(best.decision)) best = whole;
    }
    return best ?? { decision: ask(ANY, false).decision };
  }

  private decide(request: Request): Decision {
    const known = { ...this.instances, ...this.world.environment };
    const resource = substitute(request.resource, known);
    const context = Object.fromEntries(
      Object.entries(request.context ?? {}).map(([key, value]) => [
        key,
        typeof value === 'string'
          ? substitute(value, known)
          : value.map((one) => substitute(one, known)),
      ]),
    );
    const access = this.accessIn({
      ...this.instances,
      ...ofArn(resource),
      ...this.world.environment,
    });
    return decide(
      { ...request, resource, context: { ...told(request.action, resource), ...context } },
      access,
    );
  }

  /** The statements that allow an action on some resource, under some condition. */
  allowing(action: string): readonly PolicyStatement[] {
    const { statements } = decide(
      { action, resource: ANY },
      { policies: policiesOf(this.principal).map((policy) => allows(policy, 'Allow')) },
    );
    return statements;
  }

  /** Text in which tokens are what the template says. */
  text(value: string): PolicyText {
    if (!Token.isUnresolved(value)) return value;
    const references = Tokenization.reverseString(value).tokens.filter(Reference.isReference);
    const stack =
      this.world.stack ?? (references.length > 0 ? Stack.of(references[0].target) : undefined);
    if (!stack)
      throw new ConnectAccessError({
        where: 'AccessAssertions',
        problem: 'a token that belongs to no stack cannot be resolved',
        got: value,
        instead: 'Use AccessAssertions.fromStack',
      });
    const resolved = this.world.resolver.resolve(stack.resolve(value));
    return typeof resolved === 'string' ? resolved : deployTimeValue(JSON.stringify(resolved));
  }

  /**
   * Where an action may be allowed: the resources of the statements that allow it, and what they have in common with the boundary
   * and with what a deny leaves. A pattern taken as a resource is taken in by those that are as wide.
   */
  private resourcesOf(action: string, all: boolean): PolicyText[] {
    const { boundary } = this.principal;
    const about = (policies: readonly Policy[], effect: string) =>
      decide(
        { action, resource: ANY },
        { policies: policies.map((policy) => allows(policy, effect)) },
      ).statements;
    const places = (statements: readonly PolicyStatement[]) =>
      statements.flatMap(({ resources, notResource }) =>
        notResource ? [deployTimeValue('any other resource')] : resources,
      );
    const left = about(policiesOf(this.principal), 'Deny')
      .filter(({ notResource }) => notResource)
      .map(({ resources }) => resources);
    const limits = [
      ...(boundary?.policy ? [places(about([boundary.policy], 'Allow'))] : []),
      ...left,
    ];
    const met = (ones: readonly PolicyText[], others: readonly PolicyText[]) =>
      ones.flatMap((one) => others.flatMap((other) => intersection(one, other) ?? []));
    const found = limits.reduce(
      (ones, limit) => [...ones, ...limit, ...met(ones, limit)].slice(0, MOST),
      places(this.allowing(action)),
    );
    const filledIn = found.map((resource) =>
      substitute(
        resource.replace(/\$\{([^{},]+)(?:, '[^']*')?\}/g, (_, key) =>
          deployTimeValue(key.trim().toLowerCase()),
        ),
        this.instances,
      ),
    );
    const taken = filledIn.flatMap((resource) => {
      const ones = possible(action, resource);
      return ones.length === 0 && all ? [resource] : ones;
    });
    return [...new Set(taken.length > 0 || found.length === 0 ? taken : everyResource(action))];
  }

  private accessIn(known: DeployTimeValues): Access {
    const key = JSON.stringify(known);
    const there = this.accesses.get(key);
    if (there) return there;
    const { attached, boundary } = this.principal;
    const unread = attached
      .filter(({ policy }) => !policy)
      .map(({ arn }): UnknownPart => {
        const aws = awsPolicyName(arn);
        const kind = aws === undefined ? 'customer-policy' : 'managed-policy';
        return { kind, what: arn, mayAllow: true, mayDeny: true, remedy: 'give-document' };
      });
    const access: Access = {
      policies: policiesOf(this.principal).map((policy) => substitutePolicy(policy, known)),
      ...(boundary?.policy && { boundary: substitutePolicy(boundary.policy, known) }),
      unknown: [
        ...unread,
        ...(this.principal.unknown ?? []),
        ...(boundary && !boundary.policy ? [unknownBoundary(boundary)] : []),
      ],
    };
    this.accesses.set(key, access);
    return access;
  }
}

/** A permissions boundary whose document is not known: it grants nothing and may keep anything away. */
const unknownBoundary = ({ arn, place }: Attachment): UnknownPart => ({
  kind: 'boundary',
  what: arn,
  mayAllow: false,
  mayDeny: true,
  remedy: 'give-document',
  place,
});

/** How much a decision allows, for picking the resource where most is allowed. */
const rank = ({ verdict, known }: Decision): number =>
  ['denied', 'conditional', 'allowed'].indexOf(known) * 2 + (verdict === 'unknown' ? 1 : 0);

/** A policy with its statements of one effect, as if they allowed. */
const allows = (policy: Policy, of: string): Policy => ({
  ...policy,
  statements: policy.statements
    .filter(({ effect }) => effect === of)
    .map((s) => (s.effect === 'Allow' ? s : { ...s, effect: 'Allow' as const })),
});

/** What the attributes of an instance of the template are made of: its ARN, and its id as a part of its ARN. */
function partsOfInstance(logicalId: string, resolver: Resolver): [string, PolicyText][] {
  const id = deployTimeValue(`${logicalId}.Id`);
  const place = ['AWS::Region', 'AWS::AccountId'].map(deployTimeValue).join(':');
  const split = { 'Fn::Split': ['/', { 'Fn::GetAtt': [logicalId, 'Arn'] }] };
  const lastPart = nameOfOpaque(String(resolver.resolve({ 'Fn::Select': [1, split] })));
  return [
    [
      `${logicalId}.Arn`,
      `arn:${deployTimeValue('AWS::Partition')}:connect:${place}:instance/${id}`,
    ],
    ...(lastPart === undefined ? [] : [[lastPart, id] as [string, PolicyText]]),
  ];
}

const plainPart = (part: string | undefined) => part !== undefined && /^[a-z\d-]+$/.test(part);

/** What the pseudo parameters are where a resource is, as far as its ARN says: the stack is taken to be there. */
function ofArn(resource: PolicyText): DeployTimeValues {
  const [, partition, , region, account] = betweenColons(resource);
  const all = [
    ['AWS::Partition', partition],
    ['AWS::Region', region],
    ['AWS::AccountId', account],
  ];
  return Object.fromEntries(all.filter(([, value]) => plainPart(value)));
}

/** The id of an instance, of whose ARN a pattern has all of the id. */
const INSTANCE =
  /^instance\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:\u0001[^\u0002]*\u0002|[^/*?\u0001])+(?=\/|$))/;

/** Keys of a request that its resource says. */
function told(action: string, resource: PolicyText): Record<string, PolicyText> {
  const [, , service, region, account, name = ''] = betweenColons(resource);
  const instance = service === 'connect' ? INSTANCE.exec(name)?.[1] : undefined;
  const ofInstance = `${service}:InstanceId`;
  // Of an action that is said not to take the key nothing is said: it may be absent.
  const isSaid = !actionFacts(action) || conditionKeys(action).includes(ofInstance);
  return {
    ...(instance && isSaid && { [ofInstance]: instance }),
    ...(plainPart(account) && { 'aws:ResourceAccount': account }),
    ...(plainPart(region) && { 'aws:RequestedRegion': region }),
  };
}
