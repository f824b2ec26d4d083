import actions from '../../catalogue/rendered/actions.json';
import bindings from '../../catalogue/rendered/bindings.json';

interface Facts {
  readonly types?: readonly string[];
  readonly optionalTypes?: readonly string[];
}
type Places = Readonly<Record<string, ReadonlyArray<{ readonly resources: readonly string[] }>>>;

const facts = actions as unknown as Readonly<Record<string, Readonly<Record<string, Facts>>>>;
const { general, rows } = bindings as unknown as {
  readonly general: Places;
  readonly rows: Readonly<Record<string, Places>>;
};

/** Whether the reference has the action and lists no resource type with it. */
const takesNoResource = (action: string) => {
  const [prefix, name] = action.split(':');
  const fact = facts[prefix]?.[name];
  return fact !== undefined && !fact.types && !fact.optionalTypes;
};

test.each([['any origin', general] as const, ...Object.entries(rows)])(
  'an action without resource types is granted on *: %s',
  (_, places) => {
    const confined = Object.entries(places).filter(
      ([action, granted]) =>
        takesNoResource(action) && !granted.some(({ resources }) => resources.includes('*')),
    );
    expect(confined.map(([action]) => action)).toEqual([]);
  },
);
