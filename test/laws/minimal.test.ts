import * as fc from 'fast-check';
import { aWideInput } from './inputs';
import { allows, Context, glob, Request, requestsOf, Rule } from './matcher';
import { expected } from './reference';
import { ALL, compiled, Input, rulesOf, SETTINGS } from './world';
import { defined } from '../support/defined';

/** Where the scope names instances and what places have defaults for. */
const named = aWideInput
  .filter(({ instances }) => instances.length > 0)
  .map((input) => ({ ...input, companions: true }));
const SETTINGS_NAMED = { ...SETTINGS, examples: [[{ ...ALL, companions: true }]] as [Input][] };

/** For each action the rules that have it and the wanted requests for it. */
function sides(rules: readonly Rule[], wanted: readonly Rule[]) {
  const requests = new Map<string, Request[]>();
  for (const request of wanted.flatMap(requestsOf))
    requests.set(request.action, [...(requests.get(request.action) ?? []), request]);
  const having = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const action of rule.actions) having.set(action, [...(having.get(action) ?? []), rule]);
  /** Whether a wanted request for the action is denied when `changed` stands for `rule`. */
  const breaks = (action: string, rule: Rule, changed?: Rule) => {
    const others = defined(having.get(action)).filter((other) => other !== rule);
    const left = changed ? [...others, changed] : others;
    return defined(requests.get(action)).some((request) => !allows(left, request));
  };
  return { breaks };
}

function everyActionCounts(input: Input): void {
  const rules = rulesOf(compiled(input).statements);
  const { breaks } = sides(rules, expected(input));
  const idle = rules.flatMap((rule) =>
    rule.actions.filter((action) => !breaks(action, rule)).map((action) => `${rule.sid} ${action}`),
  );
  expect(idle).toEqual([]);
}

function everyResourceCounts(input: Input): void {
  const rules = rulesOf(compiled(input).statements);
  const { breaks } = sides(rules, expected(input));
  const idle = rules.flatMap((rule) =>
    rule.resources
      .filter((resource) => {
        const without = { ...rule, resources: rule.resources.filter((r) => r !== resource) };
        return !rule.actions.some((action) => breaks(action, rule, without));
      })
      .map((resource) => `${rule.sid} ${resource}`),
  );
  expect(idle).toEqual([]);
}

function nothingIsGrantedTwice(input: Input): void {
  const pairs = rulesOf(compiled(input).statements)
    .filter((rule) => Object.keys(rule.conditions).length === 0)
    .flatMap((rule) =>
      rule.actions.flatMap((action) => rule.resources.map((resource) => ({ action, resource }))),
    );
  const byAction = new Map<string, string[]>();
  for (const { action, resource } of pairs)
    byAction.set(action, [...(byAction.get(action) ?? []), resource]);
  const twice = [...byAction].flatMap(([action, resources]) =>
    resources
      .filter((resource, i) =>
        resources.some((other, j) => i !== j && glob(other, resource.replaceAll('*', 'sample'))),
      )
      .map((resource) => `${action} ${resource}`),
  );
  expect(twice).toEqual([]);
}

const LAWS: [string, (input: Input) => void][] = [
  ['without any one action of any statement a wanted request is denied', everyActionCounts],
  ['without any one resource of any statement a wanted request is denied', everyResourceCounts],
  ['no action is granted twice on one resource without conditions', nothingIsGrantedTwice],
];

test.each(LAWS)('law 3: %s, where the scope names what it can', (_, law) => {
  fc.assert(fc.property(named, law), SETTINGS_NAMED);
});

test.each(LAWS)('law 3: %s, where places have their defaults', (_, law) => {
  fc.assert(fc.property(aWideInput, law), SETTINGS);
});

test('law 3: without any one condition of any statement an unwanted request is allowed', () => {
  fc.assert(
    fc.property(aWideInput, (input) => {
      const wanted = expected(input);
      const rules = rulesOf(compiled(input).statements);
      for (const rule of rules) {
        for (const [operator, byKey] of Object.entries(rule.conditions)) {
          for (const [key, value] of Object.entries(byKey)) {
            const { [key]: _, ...rest } = byKey;
            const unlike = operator.includes('Not') ? value : 'something else';
            const wider = { ...rule, conditions: { ...rule.conditions, [operator]: rest } };
            const unwanted = requestsOf(rule)
              .map((r) => ({ ...r, context: contextWith(operator, r.context, key, unlike) }))
              .some(
                (r) =>
                  allows([wider], r) &&
                  !allows(
                    wanted.filter((w) => w.actions[0] === r.action),
                    r,
                  ),
              );
            if (!unwanted) throw new Error(`${rule.sid}: ${operator} ${key} limits nothing`);
          }
        }
      }
    }),
    SETTINGS,
  );
});

/** The context with another value of a key; without it where the condition asks for any value. */
function contextWith(
  operator: string,
  context: Context,
  key: string,
  value: string | readonly string[],
): Context {
  const { [key]: _, ...rest } = context;
  return operator === 'Null' ? rest : { ...rest, [key]: value };
}
