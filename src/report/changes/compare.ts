import { PrincipalComparer } from './compare-principals';
import { isNewAccess } from './direction';
import { CompareOptions } from './file-comparison';
import {
  CapabilityChange,
  ChangedPrincipal,
  Changes,
  CHANGES_SCHEMA,
  DefinitionChange,
  NotCompared,
} from './model';
import { pairPrincipals } from './pair-principals';
import { AccessReport } from '../model';
import { unknownOwners } from '../unknown-owners';

export type { CompareOptions } from './file-comparison';

/** Compares the access of two reports in both directions. Ignores how policies are written. */
export function changes(
  before: AccessReport,
  after: AccessReport,
  options: CompareOptions = {},
): Changes {
  const rows = [...new Map([...before.rows, ...after.rows].map((row) => [row.id, row])).values()];
  const comparer = new PrincipalComparer(before, after, rows, options);
  const principals: ChangedPrincipal[] = [];
  const capabilities: CapabilityChange[] = [];
  const definitions = new Map<string, DefinitionChange & { readonly principals: string[] }>();
  for (const pair of pairPrincipals(before.principals, after.principals)) {
    const compared = comparer.compare(pair);
    principals.push(...compared.changed);
    capabilities.push(...compared.capabilities);
    const id = (pair.is ?? pair.was)?.id ?? '';
    for (const change of compared.definitions) {
      const key = JSON.stringify(change);
      const known = definitions.get(key) ?? { ...change, principals: [] };
      definitions.set(key, known);
      known.principals.push(id);
    }
  }
  const missing = notCompared(before, after);
  const unread = distinctUnread([...before.unread, ...after.unread]);
  const isWhole =
    missing.length + unread.length === 0 &&
    [...definitions.values()].every(({ isCompared }) => isCompared);
  return {
    schema: CHANGES_SCHEMA,
    verdict: verdictOf(principals.length > 0, isWhole),
    newAccess: newAccessOf(principals, isWhole),
    capabilities: sortedCapabilities(capabilities, after),
    principals,
    notCompared: missing,
    definitions: [...definitions.values()],
    unread,
  };
}

/** Sorts changes of capabilities by the order in which a report shows capabilities. */
function sortedCapabilities(
  changed: readonly CapabilityChange[],
  { capabilities }: AccessReport,
): readonly CapabilityChange[] {
  const rank = new Map(capabilities.map(({ id }, i) => [id, i]));
  const rankOf = ({ capability }: CapabilityChange) => rank.get(capability) ?? rank.size;
  return [...changed].sort((a, b) => rankOf(a) - rankOf(b));
}

function verdictOf(isChanged: boolean, isWhole: boolean): Changes['verdict'] {
  if (isChanged) return 'changed';
  return isWhole ? 'unchanged' : 'unknown';
}

function newAccessOf(
  principals: readonly ChangedPrincipal[],
  isWhole: boolean,
): Changes['newAccess'] {
  if (principals.some((principal) => principal.changes.some(isNewAccess))) return 'yes';
  return isWhole ? 'no' : 'unknown';
}

const distinctUnread = (all: Changes['unread']): Changes['unread'] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** Returns what was not read on either side, so it is unknown whether it changed. */
function notCompared(before: AccessReport, after: AccessReport): readonly NotCompared[] {
  const found = new Map<string, NotCompared>();
  for (const [side, report] of Object.entries({ before, after })) {
    for (const { part, principals } of unknownOwners(report)) {
      const key = JSON.stringify([part.kind, part.what]);
      const known = found.get(key);
      const ids = [...(known?.principals ?? []), ...principals.map(({ id }) => id)];
      found.set(key, {
        part,
        before: known?.before === true || side === 'before',
        after: known?.after === true || side === 'after',
        principals: [...new Set(ids)],
      });
    }
  }
  return [...found.values()];
}
