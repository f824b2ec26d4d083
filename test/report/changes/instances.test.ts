import { changes } from '../../../src/report/changes/compare';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, CONNECT, INSTANCE, reported, role } from '../../support/readings';

const OTHER = `${CONNECT}:instance/99999999-2222-3333-4444-555555555555`;
const THIRD = `${CONNECT}:instance/00000000-2222-3333-4444-555555555555`;

/** A role that may do the same on instances. */
const on = (...instances: string[]) => ({
  Role: role([
    allow('connect:ListUsers', instances),
    allow(
      ['connect:DescribeUser', 'connect:UpdateUserRoutingProfile'],
      instances.flatMap((one) => [`${one}/agent/*`, `${one}/routing-profile/*`]),
    ),
    allow('connect:CreateUser', '*', {
      Condition: { StringEquals: { 'connect:InstanceId': instances } },
    }),
  ]),
});
/** The lines on principals. */
const lines = (before: object, after: object) =>
  changesText(changes(reported(before), reported(after)))
    .replace(/^Capabilities\n[^]*?\n\n/, '')
    .trim()
    .split('\n');

test('an instance more is one line, and one less too', () => {
  const actions =
    'connect:CreateUser, connect:DescribeUser, connect:ListUsers, connect:UpdateUserRoutingProfile';
  expect(lines(on(INSTANCE), on(INSTANCE, OTHER))).toEqual([
    'Role (role)',
    expect.stringContaining(`  + also on ${OTHER}, as on ${INSTANCE}: ${actions}; for example `),
  ]);
  expect(lines(on(INSTANCE, OTHER), on(INSTANCE))).toEqual([
    'Role (role)',
    expect.stringContaining(`  - no longer on ${OTHER}, as on ${INSTANCE}: ${actions}, by `),
  ]);
  expect(lines(on(INSTANCE, THIRD), on(OTHER, THIRD, INSTANCE))).toHaveLength(2);
});

test('an instance on which more is allowed is not as another', () => {
  const before = role(allow('connect:DescribeUser', `${INSTANCE}/agent/*`));
  const wider = role(allow('connect:DescribeUser', [`${INSTANCE}/agent/*`, `${OTHER}/*`]));
  expect(lines({ Role: before }, { Role: wider })[1]).toContain('widens connect:DescribeUser to ');
  const both = role(
    allow('connect:DescribeUser', [`${INSTANCE}/agent/*`, `${OTHER}/agent/*`, `${THIRD}/agent/*`]),
  );
  expect(lines({ Role: before }, { Role: both })[1]).toContain('widens connect:DescribeUser to ');
});
