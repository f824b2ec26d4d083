import { Answer, matches } from './match';
import { Policy, PolicyStatement } from '../policy/model';
import { shown, Text } from '../policy/text';

export interface Request {
  /** `connect:DescribeUser`. */
  readonly action: string;
  readonly resource: Text;
  /** Values of condition keys; names of keys are compared without case. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** What keys are that the context does not have: absent from the request, or not known to who asks. Default: unknown. */
  readonly otherKeys?: 'absent' | 'unknown';
}

/** What a principal has, as IAM puts it together for requests in the principal's own account. */
export interface Access {
  readonly policies: readonly Policy[];
  /** The permissions boundary; `unknown` where there is one whose document is not known. */
  readonly boundary?: Policy | 'unknown';
}

export interface Decision {
  readonly verdict: 'allowed' | 'denied' | 'conditional';
  /** What decided: an allow; a deny; that no statement allows it; that the boundary does not. */
  readonly because: 'allow' | 'deny' | 'no allow' | 'boundary';
  /** The statements that decided; none where none allows it. */
  readonly statements: readonly PolicyStatement[];
  /** What must hold besides, where the verdict is conditional: each a phrase. */
  readonly conditions: readonly string[];
}

/** Decides a request as IAM does: a deny wins, then something must allow it, within the boundary. */
export function decide(request: Request, { policies, boundary }: Access): Decision {
  const statements = policies.flatMap((policy) => policy.statements);
  const judged = statements.map((statement) => ({ statement, ...applies(statement, request) })).filter(({ answer }) => answer !== 'no');
  const of = (effect: string, answer: Answer) => judged.filter((j) => j.statement.effect === effect && j.answer === answer);
  const denied = of('Deny', 'yes');
  if (denied.length > 0) return { verdict: 'denied', because: 'deny', statements: denied.map((j) => j.statement), conditions: [] };
  const allowed = of('Allow', 'yes');
  const perhaps = of('Allow', 'maybe');
  if (allowed.length + perhaps.length === 0) return { verdict: 'denied', because: 'no allow', statements: [], conditions: [] };
  const unless = of('Deny', 'maybe');
  const conditions = [...(allowed.length > 0 ? [] : perhaps.flatMap((j) => j.conditions)), ...unless.flatMap((j) => j.conditions.map((c) => `not (${c})`))];
  if (boundary === 'unknown') conditions.push('the permissions boundary allows it');
  if (boundary && boundary !== 'unknown') {
    const within = decide(request, { policies: [boundary] });
    if (within.verdict === 'denied') return { ...within, because: within.because === 'deny' ? 'deny' : 'boundary' };
    conditions.push(...within.conditions);
  }
  const deciding = (allowed.length > 0 ? allowed : perhaps).map((j) => j.statement);
  return { verdict: conditions.length > 0 ? 'conditional' : 'allowed', because: 'allow', statements: [...deciding, ...unless.map((j) => j.statement)], conditions };
}

/** Whether a statement is about the request, and what must hold where it may be. */
function applies(statement: PolicyStatement, request: Request): { answer: Answer; conditions: string[] } {
  const conditions: string[] = [];
  const action = some(statement.actions, (pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase()));
  const resource = some(statement.resources, (pattern) => matches(pattern, request.resource));
  const answers = [statement.notAction ? not(action) : action, statement.notResource ? not(resource) : resource];
  if (answers.includes('maybe')) conditions.push(`${shown(statement.resources.join(' or '))} takes in ${shown(request.resource)}`);
  if (statement.conditions.length > 0) {
    answers.push('maybe');
    conditions.push(...statement.conditions.map((c) => `${c.key} ${c.operator} ${shown(c.values.join(' or '))}`));
  }
  if (statement.onlyIf.length > 0) answers.push('maybe');
  return { answer: answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes', conditions };
}

const not = (answer: Answer): Answer => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'maybe');

function some(patterns: readonly Text[], answerOf: (pattern: Text) => Answer): Answer {
  const answers = patterns.map(answerOf);
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
}
