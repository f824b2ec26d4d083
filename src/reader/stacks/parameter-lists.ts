import { writtenParameter } from './nested-parameters';
import { defaultsOf, LIST } from './parameter-defaults';
import { plain } from '../../policy/deploy-time-text';
import { own } from '../json';

/** What a parent writes for a nested stack. */
interface PropertiesOfPlace {
  readonly properties: unknown;
}

/**
 * Returns the values of a parameter that is a list: its default, or the text that the parents pass in
 * all places of a nested stack. Returns undefined where only deployment knows them.
 */
export function listOfParameter(
  parameter: unknown,
  name: string,
  places: readonly PropertiesOfPlace[],
): readonly string[] | undefined {
  const type = plain(String(own(parameter, 'Type')));
  if (!LIST.test(type)) return undefined;
  const byDefault = own(parameter, 'Default');
  const given = places.map(({ properties }) => {
    const passed = writtenParameter(properties, name);
    return passed ? passed.written : byDefault;
  });
  const [first, ...others] = places.length > 0 ? given : [byDefault];
  const isText = typeof first === 'string' || typeof first === 'number';
  return isText && others.every((one) => one === first) ? defaultsOf(type, first) : undefined;
}
