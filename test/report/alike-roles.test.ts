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

describe('roles with the same policies', () => {
  const takes = 'take-more-aws-access';
  const names = (resources: Record<string, object>) =>
    reported(resources)
      .principals.filter(({ escalations, capabilities }) => {
        const held = capabilities.some(({ capability }) => capability === takes);
        expect(held).toBe(escalations.length > 0);
        return held;
      })
      .map(({ id }) => id);

  test('have their own tags', () => {
    const ofTeam = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
    const tagged = (Value: string) =>
      role(allow('iam:PutRolePolicy', '*', { Condition: ofTeam }), {
        Tags: [{ Key: 'team', Value }],
      });
    expect(names({ A: tagged('a'), B: tagged('b') })).toEqual(['A']);
    expect(names({ B: tagged('b'), A: tagged('a') })).toEqual(['A']);
  });

  test('have their own names', () => {
    const REMOVE = 'iam:DeleteRolePermissionsBoundary';
    const named = (RoleName: string) =>
      role(allow(REMOVE, 'arn:aws:iam::111122223333:role/own'), { RoleName });
    // It has no boundary, so nothing is gained by removing that of its own.
    expect(names({ Own: named('own'), Other: named('other') })).toEqual(['Other']);
    expect(names({ Other: named('other'), Own: named('own') })).toEqual(['Other']);
  });
});
