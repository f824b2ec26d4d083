import { pluralize, RuleFinding } from './rule';
import { groupBy } from '../input/group-by';
import { Place, StackOfTemplate, World } from '../policy/model';
import { placeKey } from '../policy/place';
import { listed } from '../text/listed';

/** A finding in one of the stacks of a template; in no such stack by default. */
interface InStack {
  readonly one: RuleFinding;
  readonly of?: StackOfTemplate;
}

/**
 * Returns findings about each stack of a template as findings in the template. They say in which
 * stacks they are so, unless it is in all.
 */
export function inTemplates(found: readonly RuleFinding[], world: World): readonly RuleFinding[] {
  const stacks = world.stacks ?? new Map<string, StackOfTemplate>();
  if (stacks.size === 0) return found;
  const inFile = (place: Place): Place => {
    const of = stacks.get(place.file);
    return of ? { ...place, file: of.file } : place;
  };
  const all = found.flatMap((one): readonly InStack[] => {
    const place = inFile(one.place);
    if (!one.about) {
      const of = stacks.get(one.place.file);
      return [{ one: { ...one, place }, of }];
    }
    return one.about.map((about) => ({
      one: { ...one, place, about: [inFile(about)] },
      of: stacks.get(about.file),
    }));
  });
  const places = [...stacks.values()];
  const countIn = (file: string) => places.filter((one) => one.file === file).length;
  const said = [...groupBy(all, keyOf).values()].map((same): RuleFinding => {
    const [{ one }] = same;
    const of = same.flatMap((each) => each.of ?? []);
    const ids = [...new Set(of.map(({ stack }) => stack))];
    const isOfAll = of.length < same.length || ids.length === countIn(of[0].file);
    return isOfAll ? one : { ...one, what: `${one.what}${inStacks(ids)}` };
  });
  const byText = groupBy(said, (one) => {
    const { about, ...rest } = one;
    return keyOf({ one: rest });
  });
  return [...byText.values()].map((same) => {
    const [one] = same;
    if (!one.about) return one;
    const about = same.flatMap((each) => each.about ?? []);
    return { ...one, about };
  });
}

function keyOf({ one }: InStack): string {
  const { id, severity, subject, what } = one;
  const { place, about = [] } = one;
  const places = [place, ...about].map(placeKey);
  return JSON.stringify([id, severity, subject, what, places]);
}

/** More stacks than these are only counted. */
const MOST = 4;

function inStacks(ids: readonly string[]): string {
  const more = ids.length - MOST + 1;
  const named = ids.length > MOST ? [...ids.slice(0, -more), `${more} more`] : ids;
  return `, in the ${pluralize(ids, 'stack', 'stacks')} ${listed(named)}`;
}
