import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ConnectAccessError } from '../../src/input/error';
import { memoize } from '../../src/input/memoize';
import { allows, Context, Request, requestsOf, Rule } from '../laws/matcher';
import { occurringRequests, perturbed } from '../laws/occurring';
import { ACCOUNT, ACTIONS } from '../laws/world';
import { readable } from '../support/template';

export const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'];
const USER = 'AROAEXAMPLE:sample';

/** Of services that the simulator needs more for, or whose policies decide too. */
const judged = (action: string) => !/^(kms|lex):/.test(action);

export interface PolicyDocument {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** The policies in the template of a stack, wherever they are attached, in a partition. */
export function policiesIn(stack: Stack, partition: string): PolicyDocument[] {
  const { Resources } = Template.fromStack(stack).toJSON();
  const documents = Object.values(Resources as Record<string, any>).flatMap(
    ({ Properties = {} }) => [
      ...(Properties.Policies ?? []).map((policy: any) => policy.PolicyDocument),
      ...[Properties.PolicyDocument, Properties.InlinePolicy].filter((one) => one?.Statement),
    ],
  );
  const text = JSON.stringify(readable(documents))
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('arn:aws:', `arn:${partition}:`);
  return JSON.parse(text);
}

const isAbout = (pattern: string, action: string) =>
  pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));

/** What the simulator says, asked only about the statements that name the action. */
function isAllowed(
  policies: readonly PolicyDocument[],
  { action, resource, context }: Request,
  ofSeveralValues: ReadonlySet<string>,
): boolean {
  const identityPolicies = policies.map(({ Statement }, i) => ({
    name: `policy${i}`,
    policy: {
      Version: '2012-10-17',
      Statement: Statement.filter((one) => [one.Action].flat().some((a) => isAbout(a, action))),
    },
  }));
  const values = Object.entries(context).map(([key, value]) => {
    const all = [value].flat().map((one) => one.replace('${aws:PrincipalAccount}', ACCOUNT));
    return [key, ofSeveralValues.has(key) ? all : all[0]] as const;
  });
  return (
    runUnsafeSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
          action,
          resource: { resource: resource.replace('${aws:userid}', USER), accountId: ACCOUNT },
          contextVariables: {
            'aws:userid': USER,
            'aws:PrincipalAccount': ACCOUNT,
            ...Object.fromEntries(values.map(([key, value]) => [key, value as string | string[]])),
          },
        },
        identityPolicies: identityPolicies.filter(({ policy }) => policy.Statement.length > 0),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    ) === 'Allowed'
  );
}

/** The names that a pattern of actions stands for: those of Amazon Connect. */
const named = (pattern: string): readonly string[] =>
  pattern.includes('*') ? ACTIONS.filter((action) => isAbout(pattern, action)) : [pattern];

/** The statements of policies that allow, for one action each, as in the partition aws. */
const rulesIn = (policies: readonly PolicyDocument[], partition: string): Rule[] => {
  const text = JSON.stringify(policies).replaceAll(`arn:${partition}:`, 'arn:aws:');
  return (JSON.parse(text) as any[])
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Sid, Effect, Action, Resource, Condition }) =>
      [Action]
        .flat()
        .flatMap(named)
        .map((action) => ({
          sid: Sid,
          effect: Effect,
          actions: [action],
          resources: [Resource].flat(),
          conditions: Condition ?? {},
        })),
    );
};

/** Requests on what a rule names and on what it does not: another instance. */
const elsewhere = (rule: Rule): Request[] =>
  requestsOf(rule).flatMap((request) => [
    request,
    { ...request, resource: request.resource.replace(/instance\/./, 'instance/7') },
  ]);

const distinct = (requests: readonly Request[]): Request[] => [
  ...new Map(requests.map((request) => [JSON.stringify(request), request])).values(),
];

const keysOfSeveralValues = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ conditions }) =>
      Object.entries(conditions).flatMap(([operator, byKey]) =>
        operator.startsWith('For') ? Object.keys(byKey) : [],
      ),
    ),
  );

/** How often the simulator said what. */
export class Tally {
  public allowed = 0;
  public denied = 0;

  public get all(): number {
    return this.allowed + this.denied;
  }

  public count(isIt: boolean): void {
    if (isIt) this.allowed++;
    else this.denied++;
  }
}

/**
 * What policies allow and should not by the rules, or do not and should.
 *
 * @param isAsked whether the rules say all about an action
 * @param around what else requests carry: each request is made with each of them, and without
 */
export function wrong(
  policies: readonly PolicyDocument[],
  all: readonly Rule[],
  partition: string,
  tally: Tally,
  isAsked: (action: string) => boolean = () => true,
  around: readonly Context[] = [],
): string[] {
  const rules = all.filter(({ actions }) => judged(actions[0]));
  const byAction = memoize((action: string) =>
    rules.filter(({ actions }) => actions.some((one) => isAbout(one, action))),
  );
  const granted = rulesIn(policies, partition).filter(
    ({ actions }) => judged(actions[0]) && isAsked(actions[0]),
  );
  const several = keysOfSeveralValues([...rules, ...granted]);
  const wanted = rules
    .map((rule) => ({ ...rule, actions: rule.actions.flatMap(named) }))
    .flatMap((rule) => (rule.notResource ? elsewhere(rule) : requestsOf(rule)))
    .flatMap((request) => [request, ...perturbed(request)]);
  // What the policies allow is asked too: a statement may reach what nobody wants.
  const plain = [...wanted, ...granted.flatMap(occurringRequests)];
  const carrying = (more: Context) =>
    plain.map((request) => ({ ...request, context: { ...request.context, ...more } }));
  const requests = distinct([...plain, ...around.flatMap(carrying)]);
  return requests.flatMap((request) => {
    const shouldBe = allows(byAction(request.action), request);
    const there = {
      ...request,
      resource: request.resource.replace(/^arn:aws:/, `arn:${partition}:`),
      context: JSON.parse(
        JSON.stringify(request.context).replaceAll('arn:aws:', `arn:${partition}:`),
      ),
    };
    const is = isAllowed(policies, there, several);
    tally.count(is);
    return is === shouldBe ? [] : [`${is ? 'over' : 'under'}-grant: ${JSON.stringify(there)}`];
  });
}

const TOO_LARGE = /policies of its own|the inline policy takes|the access takes \d+ characters/;

/** What is wrong; nothing where the access is more than a principal can have, which is an error. */
export function whereItFits(judge: () => string[]): string[] {
  try {
    return judge();
  } catch (error) {
    if (error instanceof ConnectAccessError && TOO_LARGE.test(error.message)) return [];
    throw error;
  }
}
