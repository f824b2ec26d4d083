import { Addition, additionsOf } from './additions';
import { chosenIn } from './choice';
import { NAMES } from './existing';
import { principalsNamed } from './names-in-attachments';
import { Plan } from './plan';
import { toDisplayText } from '../../policy/deploy-time-text';
import { ReadProblem } from '../../policy/model';
import { list, own } from '../json';
import { openProblemAt } from '../readings';
import { Origin, TranslatedResource } from '../translated-template';

export interface Attached {
  readonly resources: readonly TranslatedResource[];
  readonly unread: readonly ReadProblem[];
}

/** Adds what resources of a plan attach to principals. Reports what has no principal with a known name. */
export function attachmentsIn(
  plan: Plan,
  declared: readonly TranslatedResource[],
  file: string,
): Attached {
  const additions = plan.resources.flatMap((one) => additionsOf(one, plan)).flatMap(chosen);
  const targetsInPlan = targetsIn(declared, plan);
  const missing = additions.filter((one) => targetsInPlan(one).length === 0);
  const resources = [...declared, ...principalsNamed(missing)];
  const added = new Map<TranslatedResource, readonly Addition[]>();
  const unread: ReadProblem[] = [];
  const policies = new Map<TranslatedResource, readonly Addition[]>();
  const targets = targetsIn(resources, plan);
  const managed = new Map(
    resources.flatMap((one): [unknown, TranslatedResource][] =>
      one.type === 'AWS::IAM::ManagedPolicy' ? [[one.id, one]] : [],
    ),
  );
  for (const addition of additions) {
    const [target, ...others] = targets(addition);
    const policy = managed.get(own(addition.value, 'Ref'));
    if (others.length > 0)
      unread.push(notAttached(addition, file, 'of which the plan has several'));
    else if (target) added.set(target, [...(added.get(target) ?? []), addition]);
    else if (policy) policies.set(policy, [...(policies.get(policy) ?? []), addition]);
    else unread.push(notAttached(addition, file, 'which is not in the plan'));
  }
  return {
    resources: resources.map((one) =>
      named(completed(one, added.get(one) ?? []), policies.get(one) ?? []),
    ),
    unread,
  };
}

/** Returns an addition to each principal that it may be to. */
const chosen = (addition: Addition): readonly Addition[] =>
  chosenIn(addition.to).map(({ value: to, under }) => ({
    ...addition,
    to,
    value: under(addition.value),
  }));

/** Returns a function that finds the principals of an addition: by a reference, a name, or an ARN. */
function targetsIn(
  resources: readonly TranslatedResource[],
  plan: Plan,
): (addition: Addition) => readonly TranslatedResource[] {
  const found = new Map<string, TranslatedResource[]>();
  const keyOf = (type: string, name: unknown) => JSON.stringify([type, name]);
  for (const one of resources) {
    const arn = own(plan.byAddress.get(one.id)?.values, 'arn');
    const names = [{ Ref: one.id }, one.properties[NAMES[one.type] ?? ''], arn];
    for (const name of names.filter((each) => each !== undefined && each !== null)) {
      const key = keyOf(one.type, name);
      const known = found.get(key);
      if (known) known.push(one);
      else found.set(key, [one]);
    }
  }
  return ({ to, type }) => (to === undefined ? [] : (found.get(keyOf(type, to)) ?? []));
}

function completed(one: TranslatedResource, additions: readonly Addition[]): TranslatedResource {
  if (additions.length === 0) return one;
  const properties = { ...one.properties };
  const parts: Origin['parts'][number][] = [];
  for (const { property, value, isListed, from } of additions) {
    const before = list(properties[property]);
    properties[property] = isListed ? [...before, value] : value;
    parts.push({
      path: isListed ? [property, before.length] : [property],
      pointer: from.pointer,
      logicalId: from.address,
    });
  }
  return { ...one, properties, origin: { ...one.origin, parts: [...one.origin.parts, ...parts] } };
}

/** Names the principals of a policy whose names only applying knows. */
function named(one: TranslatedResource, additions: readonly Addition[]): TranslatedResource {
  if (additions.length === 0) return one;
  const of = (kind: string) =>
    additions.filter(({ type }) => type === `AWS::IAM::${kind}`).map(({ to }) => to);
  return {
    ...one,
    properties: {
      ...one.properties,
      Roles: of('Role'),
      Users: of('User'),
      Groups: of('Group'),
    },
  };
}

const notAttached = ({ to, value, from }: Addition, file: string, which: string): ReadProblem => {
  const what =
    value === undefined || value === null
      ? 'a policy that is not known'
      : toDisplayText(typeof value === 'string' ? value : JSON.stringify(value));
  const whom = typeof to === 'string' ? `${to}, ${which}` : 'somebody who is not known';
  return openProblemAt(
    { file, logicalId: from.address, pointer: from.pointer },
    `${from.address} attaches ${what} to ${whom}`,
    { kind: 'attachment', mayDeny: false },
  );
};
