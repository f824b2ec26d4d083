import * as fc from 'fast-check';
import { aWideInput } from './inputs';
import { allows, glob, Request, requestsOf, Rule } from './matcher';
import { occurringRequests, perturbed } from './occurring';
import { expected } from './reference';
import {
  ACCOUNT,
  accessOf,
  ACTIONS,
  compiled,
  Input,
  instanceArn,
  rulesOf,
  SETTINGS,
} from './world';
import { decide } from '../../src/evaluator/decide';
import { Request as EvaluatorRequest } from '../../src/evaluator/request-context';
import { compiledPolicy } from '../support/compiled';
import { defined } from '../support/defined';

/** Only the rules that have an action can allow it: asking all of them takes long. */
function byAction(rules: readonly Rule[]): Map<string, Rule[]> {
  const result = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const action of rule.actions) result.set(action, [...(result.get(action) ?? []), rule]);
  return result;
}

const USER = 'AROAEXAMPLE:sample';

/** Asks the evaluator what the statements of the compiler allow, without rendering them. */
function evaluated(input: Input): (request: Request) => boolean {
  const { statements } = compiled(input);
  const policies = [compiledPolicy(statements)];
  const conditions = statements.flatMap((one) => one.conditions);
  const ofSeveralValues = new Set(
    conditions.filter(({ operator }) => operator.startsWith('For')).map(({ key }) => key),
  );
  return ({ action, resource, context }) => {
    const filled = (value: string) => value.replace('${aws:PrincipalAccount}', ACCOUNT);
    const values = Object.entries(context).map(([key, value]) => [
      key,
      ofSeveralValues.has(key) ? value : filled([value].flat()[0]),
    ]);
    const request: EvaluatorRequest = {
      action,
      // The one policy variable of the catalogue is a value in a request.
      resource: resource.replace('${aws:userid}', USER),
      context: {
        'aws:userid': USER,
        'aws:PrincipalAccount': ACCOUNT,
        ...Object.fromEntries(values),
      },
      otherKeys: 'absent',
    };
    return decide(request, { policies }).verdict === 'allowed';
  };
}

test('law 1: every wanted action is allowed wherever the catalogue grants it', () => {
  fc.assert(
    fc.property(aWideInput, (input) => {
      const isAllowed = evaluated(input);
      for (const request of expected(input).flatMap(requestsOf))
        if (!isAllowed(request)) throw new Error(`not allowed: ${JSON.stringify(request)}`);
    }),
    SETTINGS,
  );
});

test('law 2: no other action is allowed', () => {
  fc.assert(
    fc.property(aWideInput, (input) => {
      const names = new Set(accessOf(input).actionNames);
      const granted = compiled(input).statements.flatMap((s) => s.actions);
      expect(granted.filter((action) => !names.has(action))).toEqual([]);
      expect(
        ACTIONS.filter(
          (action) => !names.has(action) && granted.some((pattern) => glob(pattern, action)),
        ),
      ).toEqual([]);
    }),
    SETTINGS,
  );
});

test('law 2: no other resource is allowed, and none without what the catalogue and the tags ask of the request', () => {
  fc.assert(
    fc.property(aWideInput, (input) => {
      const rules = rulesOf(compiled(input).statements);
      const wanted = byAction(expected(input));
      const isAllowed = evaluated(input);
      for (const request of rules.flatMap(occurringRequests).flatMap((r) => [r, ...perturbed(r)])) {
        if (isAllowed(request) && !allows(defined(wanted.get(request.action)), request))
          throw new Error(`allowed: ${JSON.stringify(request)}`);
      }
    }),
    SETTINGS,
  );
});

test('law 2: nothing in an instance that is not in scope is allowed, for any action', () => {
  fc.assert(
    fc.property(
      aWideInput.filter(({ instances }) => instances.length > 0),
      (input) => {
        const granted = rulesOf(compiled(input).statements)
          .flatMap((rule) => rule.resources)
          .filter((resource) => resource !== '*');
        for (const within of ['', '/queue/q', '/agent/a', '/contact/c']) {
          expect(
            granted.filter((resource) => glob(resource, `${instanceArn(9)}${within}`)),
          ).toEqual([]);
        }
      },
    ),
    SETTINGS,
  );
});
