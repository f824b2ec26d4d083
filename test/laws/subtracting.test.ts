import * as fc from 'fast-check';
import { allows, requestsOf, Rule } from './matcher';
import { expected } from './reference';
import { accessOf, anInput, Input, rulesOf, scopeOf, SETTINGS, stack } from './world';
import facts from '../../catalogue/rendered/managed-policies.json';
import { ConnectAccess } from '../../src';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { defined } from '../support/defined';

interface Version {
  readonly document?: { readonly Statement: readonly Allowed[] };
}
interface Allowed {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Rule['conditions'];
}

const versions = facts.AmazonConnect_FullAccess.versions as unknown as Record<string, Version>;
const newest = defined(Object.keys(versions).pop());
const managedAt = (version = newest): Rule[] =>
  defined(versions[version].document).Statement.map((s) => ({
    sid: 'managed',
    effect: 'Allow',
    actions: [s.Action].flat(),
    resources: [s.Resource].flat(),
    conditions: s.Condition ?? {},
  }));

const withFullAccess = (input: Input, version?: string) =>
  rulesOf(
    compileAccess(
      'Laws',
      stack,
      accessOf(input).plus(ConnectAccess.fullAccess(version)),
      scopeOf(input),
    ).statements,
  );

/** As AWS serves it, and pinned at the oldest version, at which it grants least. */
const EDITIONS = [
  ['as AWS serves it', undefined],
  ['pinned at v1', 'v1'],
] as const;

test.each(EDITIONS)(
  'law 9, the policy %s: no action and no resource of a statement is left that the managed policy grants whole',
  (_, version) => {
    const unconditional = managedAt(version).filter(
      (rule) => Object.keys(rule.conditions).length === 0,
    );
    const granted = (action: string, resource: string) =>
      allows(unconditional, { action, resource: resource.replaceAll('*', 'sample*'), context: {} });
    fc.assert(
      fc.property(anInput(), (input) => {
        const own = withFullAccess(input, version);
        const repeated = own.flatMap((rule) =>
          [
            ...rule.actions.filter((action) =>
              rule.resources.every((resource) => granted(action, resource)),
            ),
            ...rule.resources.filter((resource) =>
              rule.actions.every((action) => granted(action, resource)),
            ),
          ].map((what) => `${rule.sid} ${what}`),
        );
        expect(repeated).toEqual([]);
      }),
      SETTINGS,
    );
  },
);

test.each(EDITIONS)(
  'law 9, the policy %s: it and the statements together allow everything that is wanted',
  (_, version) => {
    fc.assert(
      fc.property(anInput(), (input) => {
        const both = [...withFullAccess(input, version), ...managedAt(version)];
        for (const request of expected(input).flatMap(requestsOf)) {
          const mine = both.filter(
            (rule) => rule.sid === 'managed' || rule.actions.includes(request.action),
          );
          if (!allows(mine, request)) throw new Error(`not allowed: ${JSON.stringify(request)}`);
        }
      }),
      SETTINGS,
    );
  },
);

test('law 9: the custom policy that AWS documents is there word for word', () => {
  fc.assert(
    fc.property(anInput(), (input) => {
      expect(withFullAccess(input)[0]).toEqual({
        sid: 'AttachAnyPolicyToAmazonConnectRole',
        effect: 'Allow',
        actions: ['iam:PutRolePolicy'],
        resources: [
          'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
        ],
        conditions: {},
      });
    }),
    { seed: SETTINGS.seed, numRuns: 10 },
  );
});
