import { own } from '../json';

/** What says whether two resources are the same. */
interface Named {
  readonly inModule: string;
  readonly type: string;
  readonly values: unknown;
  readonly provider: unknown;
}

/** The types of data sources that find what a resource may manage too. */
const FOUND = /^aws_(iam_(role|user|group|policy)|ssoadmin_permission_set)$/;

/**
 * Returns, for each data source that finds what another resource of the plan is already, that
 * resource. Several modules may find the same role, and one may find what another manages.
 */
export function originalsOf<T extends Named>(all: readonly T[]): ReadonlyMap<T, T> {
  const originals = new Map<T, T>();
  const byName = new Map<string, T[]>();
  const isSource = ({ inModule }: T) => inModule.startsWith('data.');
  for (const one of [...all.filter((each) => !isSource(each)), ...all.filter(isSource)]) {
    const name = own(one.values, 'name');
    if (!FOUND.test(one.type) || typeof name !== 'string') continue;
    const key = JSON.stringify([one.type, name]);
    const alike = byName.get(key) ?? [];
    const original = isSource(one) ? alike.find((other) => isSame(one, other)) : undefined;
    if (original) originals.set(one, original);
    else byName.set(key, [...alike, one]);
  }
  return originals;
}

/** Returns whether two resources of one name are the same, and not in several accounts. */
function isSame(one: Named, other: Named): boolean {
  const [mine, others] = [one, other].map(({ values }) => own(values, 'arn'));
  if (typeof mine === 'string' && typeof others === 'string') return mine === others;
  return one.provider === other.provider;
}
