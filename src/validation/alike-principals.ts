import { withExampleIds } from './numbered-ids';
import { NumberOf, placesOf, principalForm, sizesOf } from './principal-form';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import {
  Attachment,
  Place,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';

/** Principals that differ only in their names, their ids, and their places. */
export interface Form {
  /** One of them, with examples of a name and of ids. */
  readonly example: Principal;
  /** The numbers of its places. */
  readonly places: ReadonlyMap<Place, number>;
}

/** A principal of a form that others have too. */
export interface AlikePrincipal {
  readonly form: Form;
  readonly name: string;
  readonly ids: readonly string[];
  readonly places: readonly Place[];
}

/** A statement of such a principal. */
export interface AlikeStatement {
  readonly of: AlikePrincipal;
  /** The same statement of the example. */
  readonly example: PolicyStatement;
}

/** The example of a name. No file can have it. */
export const EXAMPLE_NAME = '\ue000name\ue000';

/** Returns the principals of a world whose forms others have too. */
export const alikePrincipals = memoize(
  ({ principals }: World): ReadonlyMap<Principal, AlikePrincipal> => {
    const numberOf = numbering();
    const candidates = [...groupBy(principals, sizesOf).values()].flatMap((all) =>
      all.length > 1 ? all : [],
    );
    const formed = candidates.flatMap((principal) => {
      const form = principalForm(principal, numberOf);
      return form ? [{ principal, form }] : [];
    });
    return new Map(
      [...groupBy(formed, ({ form }) => form.text).values()]
        .filter(({ length }) => length > 1)
        .flatMap((all) => {
          const [first] = all;
          const form = {
            example: withExamples(first.principal, first.form.ids),
            places: new Map(placesOf(first.principal).map((place, i) => [place, i])),
          };
          return all.map(({ principal, form: { ids } }): [Principal, AlikePrincipal] => [
            principal,
            { form, name: principal.name, ids, places: placesOf(principal) },
          ]);
        }),
    );
  },
);

/** Returns a principal that is like another, for questions that nothing else answers. */
export const exampleOf = (world: World, principal: Principal): Principal =>
  alikePrincipals(world).get(principal)?.form.example ?? principal;

/** Returns the principals of which one is the example, or that principal alone. */
export const alikeOf = (world: World, example: Principal): readonly Principal[] => {
  const alike = world.principals.filter((one) => exampleOf(world, one) === example);
  return alike.length > 0 ? alike : [example];
};

/** Returns the statements of the same principals. */
export const alikeStatements = memoize(
  (world: World): ReadonlyMap<PolicyStatement, AlikeStatement> => {
    const found = new Map<PolicyStatement, AlikeStatement>();
    for (const [principal, of] of alikePrincipals(world)) {
      const examples = statementsOf(of.form.example);
      for (const [i, statement] of statementsOf(principal).entries())
        found.set(statement, { of, example: examples[i] });
    }
    return found;
  },
);

function numbering(): NumberOf {
  const numbers = new Map<object, number>();
  return (one) => {
    const number = numbers.get(one) ?? numbers.size;
    numbers.set(one, number);
    return number;
  };
}

const statementsOf = (principal: Principal): readonly PolicyStatement[] =>
  policiesOf(principal).flatMap(({ statements }) => statements);

/** Returns a principal with examples of a name and of ids. Its places stay. */
function withExamples(principal: Principal, ids: readonly string[]): Principal {
  const example = <T extends object>(one: T): T =>
    ids.length === 0 ? one : JSON.parse(withExampleIds(JSON.stringify(one), ids));
  const statement = (one: PolicyStatement): PolicyStatement => {
    const { resources, conditions, templateConditions } = one;
    const parts = { resources, conditions, templateConditions };
    const examples = example(parts);
    // What is known of the same statement is then used again.
    return JSON.stringify(examples) === JSON.stringify(parts) ? one : { ...one, ...examples };
  };
  const policy = (one: Policy): Policy =>
    one.origin === 'aws' || ids.length === 0
      ? one
      : { ...one, statements: one.statements.map(statement) };
  const attachment = (one: Attachment): Attachment => ({
    ...one,
    ...example({ arn: one.arn }),
    ...(one.policy && { policy: policy(one.policy) }),
  });
  const { inline, attached, boundary, trust, tags, templateConditions } = principal;
  return {
    ...principal,
    name: EXAMPLE_NAME,
    inline: inline.map(policy),
    attached: attached.map(attachment),
    trust: trust.map((one) => ({ ...example(one), place: one.place })),
    ...(tags && { tags: example(tags) }),
    ...(templateConditions && { templateConditions: example(templateConditions) }),
    ...(boundary && { boundary: attachment(boundary) }),
  };
}
