import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, Statement, Statements } from './escalation-worlds';
import { memoize } from '../../src/input/memoize';

export type Context = Readonly<Record<string, string>>;

/** What the simulator is asked about, but the resource and the context. */
export interface Question {
  readonly principal: string;
  readonly action: string;
  readonly policies: readonly Statements[];
  readonly boundary: Statements | undefined;
  readonly trust: Statements | undefined;
  /** All that decides, but the context. */
  readonly text: string;
}

/** Whether a statement may be about an action. */
export const concerns = ({ Action, NotAction }: Statement, action: string): boolean =>
  NotAction !== undefined || [Action].flat().some((one) => covers(String(one), action));

/** Whether a pattern of actions may be of an action. */
const covers = (pattern: string, action: string): boolean => expressionOf(pattern).test(action);

const expressionOf = memoize(
  (pattern: string): RegExp =>
    new RegExp(
      `^${pattern
        .replace(/[.+^$()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      'i',
    ),
);

/** What to ask the simulator, with the statements about an action only; none where nothing allows it. */
export function questionOf({
  principal,
  action,
  ...asked
}: Omit<Question, 'text'>): Question | undefined {
  const isAbout = (one: Statement) => concerns(one, action);
  const isAllow = ({ Effect }: Statement) => Effect === 'Allow';
  const policies = asked.policies
    .map((one) => one.filter(isAbout))
    .filter(({ length }) => length > 0);
  const boundary = asked.boundary?.filter(isAbout);
  if (!asked.trust && !policies.flat().some(isAllow)) return undefined;
  if (boundary && !asked.trust && !boundary.some(isAllow)) return undefined;
  const decides = { principal, action, ...asked, policies, boundary };
  return { ...decides, text: JSON.stringify(decides).toLowerCase() };
}

/** Whether the simulator allows a request. Each is asked once. */
export function simulated(
  { principal, action, policies, boundary, trust, text }: Question,
  resource: string,
  context: Context,
): boolean {
  const named = (statements: Statements, name: string) => ({
    name,
    policy: { Version: '2012-10-17', Statement: statements },
  });
  const mentioned = Object.entries(context).filter(([key]) => text.includes(key.toLowerCase()));
  const written = `${resource} ${JSON.stringify(mentioned)} ${text}`;
  const known = decided.get(written);
  if (known !== undefined) return known;
  counts.requests++;
  const found =
    runUnsafeSimulation(
      {
        request: {
          principal,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: Object.fromEntries(mentioned),
        },
        identityPolicies: policies.map((one, i) => named(one, `policy${i}`)),
        ...(boundary && { permissionBoundaryPolicies: [named(boundary, 'boundary')] }),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(trust && {
          resourcePolicy: {
            __validated: true,
            errors: [],
            metadata: { name: 'trust' },
            policyDocument: { Version: '2012-10-17', Statement: trust },
          },
        }),
      },
      {},
    ) === 'Allowed';
  decided.set(written, found);
  return found;
}

const decided = new Map<string, boolean>();

/** How many requests the simulator decided. */
export const counts = { requests: 0 };
