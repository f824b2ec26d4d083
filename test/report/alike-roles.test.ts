import { allow, deny, INSTANCE, reported, role } from '../support/readings';

const OTHER = INSTANCE.replace('1111', '9999');

test('roles that differ only in the instance have the same rows, each on its own instance', () => {
  const on = (instance: string) =>
    role([
      allow(['connect:Describe*', 'connect:List*'], [instance, `${instance}/*`]),
      deny('connect:ListUsers'),
    ]);
  const [one, other] = reported({ One: on(INSTANCE), Other: on(OTHER) }).principals;
  const instances = (principal: typeof one) => [
    ...new Set(principal.useCases.flatMap((row) => row.instances)),
  ];
  const verdicts = ({ useCases }: typeof one) =>
    useCases.map(({ row, verdict, held, missing }) => [row, verdict, held, missing]);
  expect(instances(one)).toEqual([INSTANCE]);
  expect(instances(other)).toEqual([OTHER]);
  expect(verdicts(other)).toEqual(verdicts(one));
  const reasons = one.useCases.flatMap(({ missing }) => missing.map(({ why }) => why));
  expect([...new Set(reasons)].sort()).toEqual(['denied', 'not-allowed']);
});
