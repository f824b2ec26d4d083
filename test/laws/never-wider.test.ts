import * as fc from 'fast-check';
import { Rule } from './matcher';
import { tagConditionsOf, takesNoResource, OF_FAMILY } from './reference';
import { accessOf, anInput, BOUNDARY, compiled, rulesOf, SETTINGS } from './world';
import { TagFallback } from '../../src';
import { ConnectAccessError } from '../../src/errors';

const TAGS = { Team: 'red' };
const tagged = anInput({ tags: false }).map((input) => ({ ...input, tags: TAGS }));

test('law 5: * stands alone, in statements of what takes no resource, and a finding names it', () => {
  fc.assert(fc.property(anInput(), (input) => {
    const { statements, findings } = compiled(input);
    const stars = statements.filter((s) => s.resources.includes('*'));
    expect(stars.filter((s) => s.resources.length > 1)).toEqual([]);
    const names = [...new Set(stars.flatMap((s) => s.actions))].sort();
    expect(names.filter((action) => !takesNoResource(action))).toEqual([]);
    const said = findings.filter((f) => f.id === 'StarOnly').map((f) => f.message);
    expect(said).toEqual(names.length > 0 ? [`granted on *, because they take no resource: ${names.join(', ')}`] : []);
  }), SETTINGS);
});

test('law 5: what cannot carry tags is an error, left out, or granted with a finding, as the caller chose', () => {
  fc.assert(fc.property(tagged, (input) => {
    const failing = accessOf(input).actionNames.filter((a) => OF_FAMILY.test(a) && !tagConditionsOf(a, TAGS));
    if (failing.length === 0) return;
    expect(() => compiled(input, TagFallback.ERROR)).toThrow(ConnectAccessError);
    expect(() => compiled(input, TagFallback.ERROR)).toThrow(`${failing.join(', ')} cannot be limited by tags`);

    const unscoped = compiled(input, TagFallback.GRANT_UNSCOPED);
    expect(unscoped.findings).toContainEqual({
      id: 'TagsNotApplied', message: `granted without the tags, which they cannot be limited by: ${failing.join(', ')}`, warning: true,
    });
    if (failing.length === accessOf(input).actionNames.length) return;
    const without = compiled(input, TagFallback.LEAVE_OUT);
    expect(without.findings).toContainEqual({
      id: 'TagsLeftOut', message: `left out, because they cannot be limited by tags: ${failing.join(', ')}`, warning: true,
    });
    expect(without.statements.flatMap((s) => s.actions).filter((a) => failing.includes(a))).toEqual([]);
  }), { seed: SETTINGS.seed, numRuns: SETTINGS.numRuns });
});

const bounded = (rule: Rule) => rule.conditions.StringEquals?.['iam:PermissionsBoundary'] === BOUNDARY;
const ofConnect = /:(role\/aws-service-role\/|role\/service-role\/AmazonConnectEmail|policy\/service-role\/AmazonConnectEmail)/;

test('law 6: what writes roles is confined to roles of services, or bounded', () => {
  fc.assert(fc.property(anInput(), (input) => {
    const roles = rulesOf(compiled(input).statements).filter((rule) => rule.actions.some((a) => a.startsWith('iam:') && a !== 'iam:ListRoles'));
    // A policy that is made does nothing until it is attached, and attaching is bounded.
    const free = roles.filter((rule) => !bounded(rule) && !rule.actions.every((a) => a === 'iam:CreatePolicy'))
      .flatMap((rule) => rule.resources.filter((resource) => !ofConnect.test(resource)));
    expect(free).toEqual([]);
    expect(roles.filter((rule) => rule.actions.includes('iam:PutRolePolicy') && rule.resources.some((r) => r.endsWith(':role/*')) && !bounded(rule))).toEqual([]);
  }), SETTINGS);
});
