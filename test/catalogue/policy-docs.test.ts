import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  managedPolicies,
  ManagedPolicyFact,
  PolicyDocumentFact,
  StatementFact,
} from '../../projenrc/catalogue/facts';
import { changeOf } from '../../projenrc/catalogue/policy-changes';
import { page, policyDocs, told } from '../../projenrc/catalogue/policy-docs';
import { defined } from '../support/defined';

const document = (...Statement: StatementFact[]): PolicyDocumentFact => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (
  Action: string | string[],
  Resource = '*',
  Condition?: StatementFact['Condition'],
): StatementFact => ({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });
const deny = (Action: string): StatementFact => ({ Effect: 'Deny', Action, Resource: '*' });
const difference = (before: PolicyDocumentFact, after: PolicyDocumentFact) =>
  told(changeOf(before, after), 'The same.');

test('the page is up to date', () => {
  const written = Object.keys(policyDocs()).map((path) => [
    path,
    readFileSync(join(__dirname, '../..', path), 'utf8'),
  ]);
  expect(Object.fromEntries(written)).toEqual(policyDocs());
});

test('the page has every policy with its ARN, and every version of it with its date', () => {
  const text = policyDocs()['docs/managed-policies.md'];
  for (const { name, arn, versions } of managedPolicies()) {
    const section = text.split(`### ${name}\n`)[1].split('\n###')[0];
    expect(section).toContain(`- ARN: \`${arn}\``);
    expect(
      [...section.matchAll(/^\| (v\d+) \| (\S+) \|/gm)].map(([, version, date]) => [version, date]),
    ).toEqual(versions.map((v) => [v.versionId, v.date.slice(0, 10)]).reverse());
  }
});

test('what was noted of a version is what its document says, where both are known', () => {
  for (const { versions } of managedPolicies().filter((policy) => !policy.serviceLinked)) {
    versions.slice(1).forEach((version, i) => {
      const { added, removed, moved } = changeOf(
        defined(versions[i].document),
        defined(version.document),
      );
      const names = (some: typeof moved) => some.map(({ action }) => action);
      expect([added, removed, names(moved)]).toEqual([
        version.added,
        version.removed,
        version.moved ? names(version.moved) : (version.rescoped ?? []),
      ]);
    });
  }
});

describe('a change is told in sentences', () => {
  test('of what is allowed and denied, and no longer', () => {
    expect(
      difference(
        document(allow(['a:B', 'a:C']), deny('a:D')),
        document(allow(['a:C', 'a:E', 'a:F']), deny('a:G')),
      ),
    ).toBe(
      'Allows `a:E`, `a:F`.<br>Denies `a:G`.<br>No longer allows `a:B`.<br>No longer denies `a:D`.',
    );
  });

  test('of names that went into a wildcard, and came out of one', () => {
    expect(difference(document(allow(['a:GetB', 'a:GetC'])), document(allow('a:Get*')))).toBe(
      'Allows `a:Get*`.<br>Allows by a wildcard what it named before: `a:GetB`, `a:GetC`.',
    );
    expect(difference(document(deny('a:Get*')), document(deny('a:GetB')))).toBe(
      'No longer denies `a:Get*`.<br>Denies by name what a wildcard denied before: `a:GetB`.',
    );
  });

  test('but a deny is not in the wildcard of an allow', () => {
    expect(difference(document(deny('a:GetB')), document(allow('a:Get*')))).toBe(
      'Allows `a:Get*`.<br>No longer denies `a:GetB`.',
    );
  });

  test('of where an action holds', () => {
    const named = { StringEquals: { 'k:Name': 'n' } };
    const [one, other] = [allow('a:B', 'arn:one'), allow('a:B', 'arn:other', named)];
    expect(difference(document(one), document(one, other))).toBe(
      '`a:B` also on `arn:other` with `StringEquals k:Name = n`.',
    );
    expect(difference(document(one, other), document(one))).toBe(
      '`a:B` no longer on `arn:other` with `StringEquals k:Name = n`.',
    );
    expect(difference(document(one), document(other))).toBe(
      '`a:B` on `arn:other` with `StringEquals k:Name = n`, no longer on `arn:one`.',
    );
    expect(
      difference(
        document(deny('a:B')),
        document(deny('a:B'), { ...deny('a:B'), Resource: 'arn:one' }),
      ),
    ).toBe('The deny of `a:B` holds also on `arn:one`.');
  });

  test(
    'and not at all when a value is only written as a list, a Sid is given, or statements are in ' +
      'another order',
    () => {
      const [one, other] = [allow('a:B', '*', { StringEquals: { 'k:Name': 'n' } }), allow('a:C')];
      const rewritten = document(
        { ...other, Sid: 'New' },
        allow(['a:B'], '*', { StringEquals: { 'k:Name': ['n'] } }),
      );
      expect(difference(document(one, other), rewritten)).toBe('The same.');
    },
  );
});

test('a version that is known by its summary alone is told by it', () => {
  const version = (versionId: string, summary: string, more = {}) => ({
    versionId,
    date: '2026-01-02T03:04:05Z',
    summary,
    ...more,
  });
  const policy: ManagedPolicyFact = {
    name: 'AmazonConnectServiceLinkedRolePolicy',
    arn: 'arn:aws:iam::aws:policy/P',
    serviceLinked: true,
    status: 'active',
    versions: [
      version('v1', 'first version known here: a:B*, a:C ...'),
      version('v2', 'document identical to v1', {
        docsChangeRow: 'no row in the docs change table',
      }),
      version('v3', 'added 1: a:D; rescoped 1: a:C', {
        added: ['a:D'],
        removed: [],
        rescoped: ['a:C'],
      }),
    ],
  };
  expect(
    page([policy], '2026-01-03')
      .split('\n')
      .filter((line) => /^\| v\d/.test(line)),
  ).toEqual([
    '| v3 | 2026-01-02 | Allows `a:D`.<br>On other resources, or under other conditions: `a:C`. |  |',
    '| v2 | 2026-01-02 | The same document as v1. | no row |',
    '| v1 | 2026-01-02 | The first version known: `a:B*`, `a:C` and more |  |',
  ]);
});
