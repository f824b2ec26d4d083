import { Granted, placesIn } from './granted';
import { conditionsIn } from '../../src/policy/conditions';
import { Line, Section } from '../sheet';

/** Returns names as one line; none when there are none. */
export const listed = (names: readonly string[]): Line[] =>
  names.length > 0 ? [names.join(', ')] : [];

/** Returns where something is granted, with or without its actions. */
export const grantLine =
  (withActions: boolean) =>
  ({ actions, resources, conditions, why, inferred, in: names }: Granted): Line => {
    const where = [
      `on ${resources.map((r) => r.replace('{Any}', '*')).join(', ')}`,
      ...conditionsIn(conditions).map(
        ({ operator, key, values }) => `where ${key} ${operator} ${values.join(' or ')}`,
      ),
    ].join(' ');
    const because = why ?? (resources.includes('*') ? 'Takes no resource.' : '');
    return {
      head: withActions ? actions.join(', ') : (names?.join(', ') ?? where),
      below: [
        ...(withActions || names ? [where] : []),
        because,
        inferred ? 'Inferred: no page of AWS confines it so.' : '',
      ],
    };
  };

/** Returns the section with what a scope fills in. */
export const placesSection = (places: ReturnType<typeof placesIn>): Section => ({
  heading: 'What the scope fills in',
  lines: places.map(({ place, filledBy, otherwise }): Line => [
    `{${place}}`,
    `${filledBy}(...), otherwise ${otherwise}`,
  ]),
});
