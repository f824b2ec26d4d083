import { byCode, Place, placesOf, subtracted } from './granted-places';
import {
  AccessReport,
  ReportedGrant,
  ReportedManagedPolicy,
  ReportedPrincipal,
  Verdict,
} from './model';

export const CHANGES_SCHEMA = 'connect-access-changes/1';

export interface ChangedUseCase {
  readonly row: string;
  readonly label: string;
  readonly page: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** `moved`: some places came and some went. */
export type AccessChange = 'gained' | 'widened' | 'moved' | 'narrowed' | 'lost';

/** Actions of which the places changed in the same way. */
export interface ChangedAccess {
  readonly change: AccessChange;
  readonly actions: readonly string[];
  readonly before: readonly Place[];
  readonly after: readonly Place[];
}

export interface ChangedEscalation {
  readonly action: string;
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
  readonly why: string;
}

export interface ChangedPolicy {
  readonly name: string;
  /** Absent where it was not attached. */
  readonly before?: string;
  readonly after?: string;
}

export interface ChangedPrincipal {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly useCases: readonly ChangedUseCase[];
  readonly access: readonly ChangedAccess[];
  readonly newEscalations: readonly ChangedEscalation[];
  readonly goneEscalations: readonly ChangedEscalation[];
  /** Actions that stand on `*` now and did not, though they take something narrower; and the other way round. */
  readonly newEverything: readonly string[];
  readonly goneEverything: readonly string[];
  readonly managedPolicies: readonly ChangedPolicy[];
  /** What it has, or had, of which it is not known what it allows. */
  readonly newUnknown: readonly string[];
  readonly goneUnknown: readonly string[];
  readonly trustedBy: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly boundary?: { readonly before?: string; readonly after?: string };
  readonly newFindings: readonly string[];
  readonly goneFindings: readonly string[];
}

/** What access a change added or took away. */
export interface Changes {
  readonly schema: typeof CHANGES_SCHEMA;
  readonly principals: readonly ChangedPrincipal[];
}

type Maybe = ReportedPrincipal | undefined;
type Labels = ReadonlyMap<string, AccessReport['rows'][number]>;

/** What access `after` has that `before` had not, and the other way round; how policies are written does not matter. */
export function changes(before: AccessReport, after: AccessReport): Changes {
  const [old, now] = [
    new Map(before.principals.map((p) => [p.id, p])),
    new Map(after.principals.map((p) => [p.id, p])),
  ];
  pairSinglePolicies(old, now);
  const labels = new Map([...before.rows, ...after.rows].map((row) => [row.id, row]));
  const principals = [...new Set([...old.keys(), ...now.keys()])]
    .sort(byCode)
    .map((id) => compared(old.get(id), now.get(id), labels))
    .filter(isChange);
  return { schema: CHANGES_SCHEMA, principals };
}

/** A policy of a file of its own is called as its file: one before and one after are the same policy. */
function pairSinglePolicies(
  old: Map<string, ReportedPrincipal>,
  now: Map<string, ReportedPrincipal>,
): void {
  const alone = (map: Map<string, ReportedPrincipal>, other: Map<string, ReportedPrincipal>) =>
    [...map.values()].filter(
      (p) => p.kind === 'policy' && p.logicalId === undefined && !other.has(p.id),
    );
  const [was, is] = [alone(old, now), alone(now, old)];
  if (was.length !== 1 || is.length !== 1) return;
  old.delete(was[0].id);
  old.set(is[0].id, { ...was[0], id: is[0].id });
}

function compared(was: Maybe, is: Maybe, labels: Labels): ChangedPrincipal {
  const { id, kind, name } = (is ?? was)!;
  const difference = <T>(of: (p: ReportedPrincipal) => readonly T[], key: (item: T) => string) => {
    const [a, b] = [was ? of(was) : [], is ? of(is) : []].map(
      (list) => new Map(list.map((item) => [key(item), item])),
    );
    const only = (x: Map<string, T>, y: Map<string, T>) =>
      [...x.keys()]
        .filter((k) => !y.has(k))
        .sort(byCode)
        .map((k) => x.get(k)!);
    return { added: only(b, a), removed: only(a, b) };
  };
  const text = (item: string) => item;
  const escalations = difference(
    (p) => p.escalations.map(({ statement, ...rest }) => rest),
    ({ action, resources, conditions }) =>
      JSON.stringify([action, [...resources].sort(), [...conditions].sort()]),
  );
  const everything = difference(
    (p) => p.everything.filter(({ unavoidable }) => !unavoidable).flatMap(({ actions }) => actions),
    text,
  );
  const findings = difference(
    (p) =>
      p.findings.map(
        ({ severity, rule, subject, what }) => `${severity} ${rule}[${subject}] ${what}`,
      ),
    text,
  );
  const unknown = difference((p) => p.unknown ?? [], text);
  const [boundaryBefore, boundaryAfter] = [was?.boundary?.arn, is?.boundary?.arn];
  return {
    id,
    kind,
    name,
    change: !was ? 'added' : !is ? 'removed' : 'changed',
    useCases: useCases(was, is, labels),
    access: access(was, is),
    newEscalations: escalations.added,
    goneEscalations: escalations.removed,
    newEverything: everything.added,
    goneEverything: everything.removed,
    managedPolicies: managedPolicies(was, is),
    newUnknown: unknown.added,
    goneUnknown: unknown.removed,
    trustedBy: difference((p) => p.trustedBy, text),
    ...(boundaryBefore !== boundaryAfter && {
      boundary: {
        ...(boundaryBefore !== undefined && { before: boundaryBefore }),
        ...(boundaryAfter !== undefined && { after: boundaryAfter }),
      },
    }),
    newFindings: findings.added,
    goneFindings: findings.removed,
  };
}

function isChange(changed: ChangedPrincipal): boolean {
  const { change, boundary, trustedBy, id, kind, name, ...lists } = changed;
  return (
    change !== 'changed' ||
    boundary !== undefined ||
    trustedBy.added.length + trustedBy.removed.length > 0 ||
    Object.values(lists).some((list) => list.length > 0)
  );
}

function useCases(was: Maybe, is: Maybe, labels: Labels): ChangedUseCase[] {
  const verdict = (principal: Maybe, row: string): Verdict =>
    principal?.useCases.find((u) => u.row === row)?.verdict ?? 'no';
  return [...labels.values()].flatMap(({ id, label, page }) => {
    const [before, after] = [verdict(was, id), verdict(is, id)];
    return before === after ? [] : [{ row: id, label, page, before, after }];
  });
}

/** By the places that came and went: actions with the same ones together. */
function access(was: Maybe, is: Maybe): ChangedAccess[] {
  const byAction = (principal: Maybe) =>
    new Map(
      [...(principal?.grants ?? []), ...(principal?.otherActions ?? [])].flatMap(
        (grant: ReportedGrant) =>
          grant.actions.map((action): [string, ReportedGrant] => [action, grant]),
      ),
    );
  const places = new Map<ReportedGrant | undefined, readonly Place[]>();
  const placed = (grant: ReportedGrant | undefined): readonly Place[] => {
    if (!places.has(grant)) places.set(grant, placesOf(grant?.reaches ?? []));
    return places.get(grant)!;
  };
  const [old, now] = [byAction(was), byAction(is)];
  const groups = new Map<string, ChangedAccess & { readonly actions: string[] }>();
  for (const action of [...new Set([...old.keys(), ...now.keys()])].sort(byCode)) {
    const [before, after] = [placed(old.get(action)), placed(now.get(action))];
    const [added, removed] = [subtracted(after, before).length, subtracted(before, after).length];
    if (added + removed === 0) continue;
    const change =
      before.length === 0
        ? 'gained'
        : after.length === 0
          ? 'lost'
          : removed === 0
            ? 'widened'
            : added === 0
              ? 'narrowed'
              : 'moved';
    const key = JSON.stringify([change, before, after]);
    if (!groups.has(key)) groups.set(key, { change, actions: [], before, after });
    groups.get(key)!.actions.push(action);
  }
  return [...groups.values()].sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
}

const ORDER: readonly AccessChange[] = ['gained', 'widened', 'moved', 'narrowed', 'lost'];

function managedPolicies(was: Maybe, is: Maybe): ChangedPolicy[] {
  // What is not known is what its ARN says: another policy of the same name is another policy.
  const key = ({ name, arn, origin }: ReportedManagedPolicy) =>
    origin === 'unknown' ? arn.replace(/^arn:(\$\{AWS::Partition\}|[\w-]+):/, 'arn:*:') : name;
  const byKey = (principal: Maybe) =>
    new Map(principal?.managedPolicies.map((policy) => [key(policy), policy]));
  const [old, now] = [byKey(was), byKey(is)];
  const all = [...new Map([...old, ...now])];
  return all
    .map(([one, { name, arn }]) => ({
      one,
      name: all.some(([other, policy]) => other !== one && policy.name === name) ? arn : name,
    }))
    .sort((a, b) => byCode(a.name, b.name))
    .flatMap(({ one, name }) => {
      const [before, after] = [old, now]
        .map((policies) => policies.get(one))
        .map((policy) => policy && (policy.version ?? 'attached'));
      return before === after
        ? []
        : [
            {
              name,
              ...(before !== undefined && { before }),
              ...(after !== undefined && { after }),
            },
          ];
    });
}
