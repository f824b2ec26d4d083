import * as fc from 'fast-check';
import { Conditions, factsOf, OF_FAMILY, takesNoResource } from './facts';
import { anyInput } from './inputs';
import { both } from './limits';
import { Rule } from './matcher';
import { isImpossibleIn } from './reference';
import { tagsOn } from './tags';
import {
  accessOf,
  anInput,
  BOUNDARY,
  compiled,
  Input,
  instanceArn,
  rulesOf,
  SETTINGS,
  stack,
  GIVEN,
} from './world';
import { CampaignsLevel, ConnectAccess, ConnectScope, UnsupportedTagBehavior } from '../../src';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { ConnectAccessError } from '../../src/input/error';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { sample } from '../support/sample';

const TAGS = { Team: 'red' };
const taggedInput = anInput({ tags: false }).map((input) => ({ ...input, tags: TAGS }));

test('law 5: * stands alone, in statements of what takes no resource, and a finding names it', () => {
  fc.assert(
    fc.property(anInput(), (input) => {
      const { statements, findings } = compiled(input);
      const stars = statements.filter((s) => s.resources.includes('*'));
      expect(stars.filter((s) => s.resources.length > 1)).toEqual([]);
      const names = [...new Set(stars.flatMap((s) => s.actions))].sort();
      expect(names.filter((action) => !takesNoResource(action))).toEqual([]);
      const reported = findings.filter((f) => f.id === 'star-only').map((f) => f.subject);
      expect(reported).toEqual(names.length > 0 ? [names.join(', ')] : []);
    }),
    SETTINGS,
  );
});

test('law 5: what cannot carry tags is an error, left out, or granted with a finding, as the caller chose', () => {
  fc.assert(
    fc.property(taggedInput, (input) => {
      const failing = accessOf(input).actionNames.filter(
        (a) => OF_FAMILY.test(a) && !tagsOn(a, TAGS),
      );
      if (failing.length === 0) return;
      expect(() => compiled(input, UnsupportedTagBehavior.FAIL)).toThrow(ConnectAccessError);
      expect(() => compiled(input, UnsupportedTagBehavior.FAIL)).toThrow(
        `${failing.join(', ')} cannot be limited by tags`,
      );

      const unscoped = compiled(input, UnsupportedTagBehavior.GRANT_WITHOUT_TAGS);
      expect(unscoped.findings).toContainEqual(
        expect.objectContaining({ id: 'tags-not-applied', subject: failing.join(', ') }),
      );
      if (failing.length === accessOf(input).actionNames.length) return;
      const without = compiled(input, UnsupportedTagBehavior.OMIT);
      expect(without.findings).toContainEqual(
        expect.objectContaining({ id: 'tags-left-out', subject: failing.join(', ') }),
      );
      expect(
        without.statements.flatMap((s) => s.actions).filter((a) => failing.includes(a)),
      ).toEqual([]);
    }),
    { seed: SETTINGS.seed, numRuns: SETTINGS.numRuns },
  );
});

test('law 5: conditions and named resources that leave nothing to say are an error, and others are not', () => {
  const isRefused = (input: Input) => {
    try {
      compiled(input);
      return false;
    } catch (error) {
      if (error instanceof ConnectAccessError) return true;
      throw error;
    }
  };
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(isRefused(input)).toBe(isImpossibleIn(input));
    }),
    { seed: SETTINGS.seed, numRuns: SETTINGS.numRuns },
  );
});

const bounded = (rule: Rule) =>
  rule.conditions.StringEquals?.['iam:PermissionsBoundary'] === BOUNDARY;
const ofConnect =
  /:(role\/aws-service-role\/|role\/service-role\/AmazonConnectEmail|policy\/service-role\/AmazonConnectEmail)/;

/** Whether the rule only passes roles that the scope names. */
const isPassing = ({ actions, resources }: Rule) =>
  actions.every((action) => action === 'iam:PassRole') &&
  resources.every((resource) => GIVEN.PassedRole.includes(resource));

test('law 6: what writes roles is confined to roles of services, or bounded', () => {
  fc.assert(
    fc.property(anInput(), (input) => {
      const roles = rulesOf(compiled(input).statements).filter((rule) =>
        rule.actions.some((a) => a.startsWith('iam:') && a !== 'iam:ListRoles'),
      );
      // A policy that is made does nothing until it is attached, and attaching is bounded.
      const free = roles
        .filter((rule) => !bounded(rule) && !rule.actions.every((a) => a === 'iam:CreatePolicy'))
        .filter((rule) => !isPassing(rule))
        .flatMap((rule) => rule.resources.filter((resource) => !ofConnect.test(resource)));
      expect(free).toEqual([]);
      expect(
        roles.filter(
          (rule) =>
            rule.actions.includes('iam:PutRolePolicy') &&
            rule.resources.some((r) => r.endsWith(':role/*')) &&
            !bounded(rule),
        ),
      ).toEqual([]);
    }),
    SETTINGS,
  );
});

const { VIEWER, OPERATOR, ADMINISTRATOR } = CampaignsLevel;
const one = ConnectScope.instanceArn(instanceArn(1));
const DOCUMENTED: [string, ConnectAccess, ConnectScope][] = [
  ['a viewer of campaigns', ConnectAccess.campaigns(VIEWER), one],
  ['an operator of campaigns', ConnectAccess.campaigns(OPERATOR), one],
  ['an operator of every campaign', ConnectAccess.campaigns(OPERATOR), ConnectScope.allInstances()],
  ['an administrator of campaigns', ConnectAccess.campaigns(ADMINISTRATOR), one],
  ['a search', ConnectAccess.search(), one],
  ['a search of every instance', ConnectAccess.search(), ConnectScope.allInstances()],
  [
    'a search that denies federation',
    ConnectAccess.search().plus(ConnectAccess.denyFederation()),
    one,
  ],
  ['full access', ConnectAccess.fullAccess(), one],
  ['full access to Voice ID', ConnectAccess.voiceId(), one],
];

/** Conditions in one order, to compare them. */
const inOrder = (conditions: Rule['conditions']) =>
  Object.entries(conditions)
    .map(([operator, byKey]) => {
      const lists = Object.entries(byKey).map(([key, values]) => [key, [values].flat()]);
      return [operator, lists.sort()] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** The actions of the family that are allowed, but for those that are named as without tags. */
const tagged = (statements: readonly CompiledStatement[], without: string) =>
  statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions }) => actions)
    .filter((action) => OF_FAMILY.test(action) && !without.split(', ').includes(action));
const namesOf = (actions: readonly string[]) => [...new Set(actions)].sort().join(', ');
const ownKeys = (action: string) => (factsOf(action).keys ?? []).join();
/** Whether the tag key is in the row of a type and not in that of the action. */
const hasTagByType = (action: string) =>
  !/(ResourceTag|RequestTag|SearchTag)/.test(ownKeys(action));
const isOnInstance = (action: string) =>
  /^connect:/.test(action) &&
  (factsOf(action).types ?? []).includes('instance') &&
  !ownKeys(action).includes('SearchTag');

describe.each(sample(DOCUMENTED, 3))(
  'law 5: the tags on what AWS documents for %s',
  (_, access, scope) => {
    const run = (fallback: UnsupportedTagBehavior) =>
      compileAccess('Laws', stack, access, scope.withTags(TAGS, fallback));
    const tagsOf = (rule: Rule, action: string) =>
      rule.effect === 'Allow' && OF_FAMILY.test(action) ? tagsOn(action, TAGS) : undefined;
    const cannot = (rule: Rule, action: string) =>
      rule.effect === 'Allow' && OF_FAMILY.test(action) && !tagsOf(rule, action);
    /** Each action of each rule on each resource, with all that holds for it, whatever statement it is in. */
    const told = (
      rules: readonly Rule[],
      conditions: (rule: Rule, action: string, resource: string) => Rule['conditions'],
    ) =>
      rules
        .flatMap((rule) =>
          rule.actions.flatMap((action) =>
            rule.resources.map((resource) => {
              const asked = inOrder(conditions(rule, action, resource));
              return [rule.effect, action, resource, JSON.stringify(asked)].join(' ');
            }),
          ),
        )
        .sort();
    /** Told when a test asks, so that what cannot be compiled fails the test and not the file. */
    const expectedOf = () => {
      const without = rulesOf(compileAccess('Laws', stack, access, scope).statements);
      const failing = [
        ...new Set(
          without.flatMap((rule) => rule.actions.filter((action) => cannot(rule, action))),
        ),
      ].sort();
      const names = [
        ...failing,
        ...access._managedPolicies.map((policy) => `the managed policy ${policy}`),
      ].join(', ');
      return {
        limited: told(without, (rule, action, resource) =>
          both(rule.conditions as Conditions, tagsOf(rule, action)?.(resource) ?? {}),
        ),
        failing,
        names,
        error: `${names} cannot be limited by tags`,
      };
    };

    test('are on every action of the family that can carry them, and nothing else changes', () => {
      const { limited, names } = expectedOf();
      const { statements, findings } = run(UnsupportedTagBehavior.GRANT_WITHOUT_TAGS);
      expect(told(rulesOf(statements), (rule) => rule.conditions)).toEqual(limited);
      const warnings = findings.filter(({ id }) => /^tags-(not|left)/.test(id));
      expect(warnings.map(({ id, subject }) => [id, subject])).toEqual(
        names ? [['tags-not-applied', names]] : [],
      );
      const notes = findings.filter(({ id }) => /^tags-(by|on)/.test(id));
      const limitedActions = tagged(statements, names);
      expect(notes.map(({ id, subject }) => [id, subject])).toEqual(
        [
          ['tags-by-type', namesOf(limitedActions.filter(hasTagByType))],
          ['tags-on-instance', namesOf(limitedActions.filter(isOnInstance))],
        ].filter(([, subject]) => subject),
      );
      expect(new Set(statements.map((s) => s.sid)).size).toBe(statements.length);
    });

    /** All that is allowed and denied, or what an error names. */
    const outcome = (fallback: UnsupportedTagBehavior) => {
      try {
        return told(rulesOf(run(fallback).statements), (rule) => rule.conditions);
      } catch (error) {
        return (error as ConnectAccessError).input.problem;
      }
    };
    test('are an error where something cannot carry them', () => {
      const { limited, names, error } = expectedOf();
      expect(outcome(UnsupportedTagBehavior.FAIL)).toEqual(names ? error : limited);
    });

    test('leave out what cannot carry them and nothing else, but for managed policies, which are an error', () => {
      const { limited, failing, error } = expectedOf();
      const left = limited.filter((text) => !failing.includes(text.split(' ')[1]));
      expect(outcome(UnsupportedTagBehavior.OMIT)).toEqual(
        access._managedPolicies.length > 0 ? error : left,
      );
    });
  },
);
