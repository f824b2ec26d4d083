import { ANY_RESOURCE, candidateResources, statementsAbout } from './candidate-resources';
import { QueryEnvironment } from './query-environment';
import { takesNoResource } from './request-resources';
import { Access } from '../evaluator/access';
import { accessOf } from '../evaluator/access-of';
import { decide, Decision } from '../evaluator/decide';
import { Request } from '../evaluator/request-context';
import { keysOfResource, pseudoParametersOf } from '../evaluator/resource-keys';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { DeployTimeValues, substitute, substitutePolicy } from '../policy/substitute';

/** A decision, with the request that it is about. */
export interface QueryResult {
  readonly decision: Decision;
  /**
   * The resource in readable form. Undefined when the request was for any resource and there is
   * none.
   */
  readonly resource?: string;
}

/** What a request contains in addition to its action and its resource. */
export interface Circumstances extends Pick<Request, 'context' | 'otherKeys' | 'actionsExcept'> {
  /** Whether resources count that the action does not take. @default false */
  readonly all?: boolean;
}

type Context = NonNullable<Request['context']>;

/** A principal, with questions about what it can do. */
export class AccessQuery {
  private readonly accesses = new Map<string, Access>();

  constructor(
    readonly principal: Principal,
    readonly environment: QueryEnvironment,
  ) {}

  /**
   * Returns the decision about a resource. Without a resource, returns the most permissive decision
   * about the resources in the statements. These are the resources that the action takes, or all of
   * them.
   */
  on(
    action: string,
    resource: string | undefined,
    { context = {}, otherKeys = 'unknown', all = false, actionsExcept = [] }: Circumstances = {},
  ): QueryResult {
    const given = mapValues(context, (text) => this.text(text));
    const ask: Ask = (text, resourceIsPattern) => ({
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
    const isPattern = !takesNoResource(action);
    if (resource !== undefined) return ask(isPattern ? this.text(resource) : '*', isPattern);
    const { principal, environment } = this;
    const { instanceAttributes } = environment;
    const candidates = candidateResources({ action, principal, instanceAttributes, all });
    return (
      mostAllowed(candidates, isPattern, ask) ?? { decision: ask(ANY_RESOURCE, false).decision }
    );
  }

  /** Returns the statements that allow an action on some resource, under some condition. */
  allowing(action: string): readonly PolicyStatement[] {
    return statementsAbout(action, policiesOf(this.principal), 'Allow');
  }

  /** Returns a text with its tokens replaced by their values in the template. */
  text(value: string): PolicyText {
    return this.environment.resolve(value);
  }

  private decide(request: Request): Decision {
    const { instanceAttributes, pseudoParameters } = this.environment;
    const known = { ...instanceAttributes, ...pseudoParameters };
    const resource = substitute(request.resource, known);
    const { resourceIsPattern = false } = request;
    const keys = keysOfResource(request.action, resource, resourceIsPattern);
    const context = {
      ...keys.known,
      ...mapValues(request.context ?? {}, (text) => substitute(text, known)),
    };
    const access = this.accessWith({
      ...instanceAttributes,
      ...pseudoParametersOf(resource),
      ...pseudoParameters,
    });
    return decide({ ...request, resource, context, unknownKeys: keys.unknown }, access);
  }

  /** Returns the access of the principal when deployment provides some values. */
  private accessWith(values: DeployTimeValues): Access {
    const key = JSON.stringify(values);
    const known = this.accesses.get(key);
    if (known) return known;
    const { policies, boundary, ...access } = accessOf(this.principal);
    const substituted: Access = {
      ...access,
      policies: policies.map((policy) => substitutePolicy(policy, values)),
      ...(boundary && { boundary: substitutePolicy(boundary, values) }),
    };
    this.accesses.set(key, substituted);
    return substituted;
  }
}

/** Asks about a resource, or about all resources of a pattern. */
type Ask = (resource: PolicyText, resourceIsPattern: boolean) => QueryResult;

/** Returns the most permissive decision about some resources; undefined without a resource. */
function mostAllowed(
  candidates: readonly PolicyText[],
  arePatterns: boolean,
  ask: Ask,
): QueryResult | undefined {
  let most: QueryResult | undefined;
  for (const candidate of candidates) {
    const whole = ask(candidate, arePatterns);
    if (isAllowed(whole)) return whole;
    // A pattern that is not allowed as a whole may still match some allowed resources.
    const examples = arePatterns ? exampleTexts(candidate) : [];
    const part = examples.map((text) => ask(text, false)).find(isAllowed);
    if (part) return part;
    if (!most || rank(whole.decision) > rank(most.decision)) most = whole;
  }
  return most;
}

const isAllowed = ({ decision }: QueryResult) => decision.verdict === 'allowed';

/** Returns how much a decision allows. */
const rank = ({ verdict, known }: Decision): number =>
  ['denied', 'conditional', 'allowed'].indexOf(known) * 2 + (verdict === 'unknown' ? 1 : 0);

const mapValues = (context: Context, change: (text: PolicyText) => PolicyText): Context =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : value.map(change),
    ]),
  );
