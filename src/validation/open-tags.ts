import { mostAllowed } from './attempt';
import { KeyValue } from './deed';
import { tagOf } from './known-role-tags';
import { nameInRequests } from './own-user';
import { knownArns } from './reached-by-tags';
import { tagKeysOf, valuesToTry } from './settable-tags';
import { mayChangeTags, writersOn } from './tag-writers';
import { conditionsOnTags, lowerNameOfTag, noRequestTags, tagsOfToday } from './tags-of-today';
import { valuesOfKey } from './values-of-key';
import { requestFacts } from '../catalogue/requests';
import { Condition, Principal } from '../policy/model';

/**
 * Returns whether some principals may give a role or a user other tags than it has now, of those for
 * which somebody asks.
 */
export const mayRetag = (
  some: readonly Principal[],
  target: Principal,
  asking: Principal,
): boolean => {
  const taggers = some.filter((who) => mayChangeTags(who, target));
  if (taggers.length === 0) return false;
  const asked = conditionsOnTags(asking);
  const all = [...asked, ...taggers.flatMap(conditionsOnTags)];
  const open = openTags(taggers, target, all);
  return asked.some((one) => open.has(lowerNameOfTag(one)));
};

/** Returns the tags that some conditions ask for and that may change, one also after another. */
function openTags(
  taggers: readonly Principal[],
  target: Principal,
  all: readonly Condition[],
): ReadonlySet<string> {
  const open = new Set<string>();
  const isNew = (name: string) =>
    !open.has(name) && taggers.some((who) => mayChange(who, target, name, { all, open }));
  const names = [...new Set(all.map(lowerNameOfTag))];
  for (let found = names.filter(isNew); found.length > 0; found = names.filter(isNew))
    for (const name of found) open.add(name);
  return open;
}

/** What is asked about tags, and which of them may have other values by now. */
interface Asked {
  readonly all: readonly Condition[];
  readonly open: ReadonlySet<string>;
}

/** Returns whether a principal may perhaps give a tag of another one another value, or take it off. */
function mayChange(who: Principal, target: Principal, name: string, { all, open }: Asked): boolean {
  const today = Object.entries(tagsOfToday(target, who)).filter(
    ([key]) => !open.has(lowerNameOfTag({ key })),
  );
  const arns = knownArns(target, who);
  const isAllowed = (action: string, values: Context) => {
    const own = { ...Object.fromEntries(today), ...values, ...nameInRequests(who) };
    const contexts = tagKeysOf(who, name).map((keys) => ({
      ...own,
      [requestFacts().tags.keys]: keys,
    }));
    return arns.some(
      (arn) => mostAllowed(who, { action, on: target.kind, contexts }, arn) !== undefined,
    );
  };
  const value = tagOf(target, `/${name}`);
  const key = requestFacts().tags.request.replace('${TagKey}', name);
  const named = all.filter((one) => lowerNameOfTag(one) === name).flatMap(({ values }) => values);
  const others = valuesToTry({ values: [...named, ...valuesOfKey(who, key)] }).filter(
    (one) => one !== value,
  );
  return (
    arns.length === 0 ||
    writersOn(target).some(
      ({ sets, removes }) =>
        others.some((one) => isAllowed(sets, { [key]: one })) ||
        (value !== undefined && isAllowed(removes, noRequestTags(who))),
    )
  );
}

type Context = Readonly<Record<string, KeyValue>>;
