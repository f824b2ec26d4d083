import { changes } from '../../../src/report/changes/compare';
import { AccessChange, Change, Witness } from '../../../src/report/changes/model';
import { defined } from '../../support/defined';
import { allow, CONNECT, deny, INSTANCE, reported, role } from '../../support/readings';
import { decide } from '../../support/simulator';
import { StatementJson } from '../../support/template';

/*
 * Each gain and each loss has a request that shows it. A simulator that shares no code with us confirms it on
 * both sides.
 */

const ACCOUNT = '111122223333';
const USERS = `${INSTANCE}/agent/*`;
const tagged = (Team: string | string[], operator = 'StringEquals') => ({
  Condition: { [operator]: { 'aws:PrincipalTag/Team': Team } },
});
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const describing = (resource: unknown, more: object = {}) =>
  allow('connect:DescribeUser', resource, more);

const PAIRS: readonly (readonly [string, readonly object[], readonly object[]])[] = [
  ['an action more', [], [describing(USERS)]],
  ['another instance', [describing(USERS)], [describing(`${CONNECT}:instance/*/agent/*`)]],
  ['everything', [describing(USERS)], [describing('*')]],
  ['a condition less', [describing(USERS, mfa)], [describing(USERS)]],
  ['a value more', [describing(USERS, tagged('a'))], [describing(USERS, tagged(['a', 'b']))]],
  [
    'a value that is like',
    [describing(USERS, tagged('a'))],
    [describing(USERS, tagged('a*', 'StringLike'))],
  ],
  ['another value', [describing(USERS, tagged('a'))], [describing(USERS, tagged('b'))]],
  [
    'a deny less',
    [describing(USERS), deny('connect:*', `${INSTANCE}/agent/boss`)],
    [describing(USERS)],
  ],
  [
    'a deny on a condition less',
    [describing(USERS), deny('connect:*', '*', tagged('x', 'StringNotEquals'))],
    [describing(USERS)],
  ],
  [
    'a deny that was everywhere but there',
    [describing('*'), { Effect: 'Deny', Action: '*', NotResource: [`${INSTANCE}/*`] }],
    [describing('*')],
  ],
  [
    'a question mark of a deny',
    [describing(USERS), deny('connect:*', `${INSTANCE}/agent/*`)],
    [describing(USERS), deny('connect:*', `${INSTANCE}/agent/?`)],
  ],
  [
    'all but one',
    [
      {
        Effect: 'Allow',
        Action: 'connect:DescribeUser',
        NotResource: [`${INSTANCE}/agent/a`, `${INSTANCE}/agent/b`],
      },
    ],
    [{ Effect: 'Allow', Action: 'connect:DescribeUser', NotResource: [`${INSTANCE}/agent/a`] }],
  ],
  [
    'dates and numbers and addresses',
    [
      describing(USERS, {
        Condition: {
          IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
          DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
        },
      }),
    ],
    [describing(USERS)],
  ],
];

const when = (operator: string, key: string, values: string | string[]) => ({
  Condition: { [operator]: { [key]: values } },
});
const ID = INSTANCE.slice(-36);
const REGION = 'aws:RequestedRegion';

/** Changes by keys that the resource of a request determines, or that every request has. */
const BY_RESOURCE: typeof PAIRS = [
  ['one Region', [describing('*')], [describing('*', when('StringEquals', REGION, 'eu-west-2'))]],
  [
    'all Regions but one',
    [describing('*')],
    [describing('*', when('StringNotEquals', REGION, 'us-east-1'))],
  ],
  [
    'a deny on Regions',
    [describing('*')],
    [describing('*'), deny('*', '*', when('StringNotLike', REGION, 'eu-*'))],
  ],
  [
    'one account',
    [describing('*')],
    [describing('*', when('StringEquals', 'aws:ResourceAccount', '222233334444'))],
  ],
  [
    'one instance',
    [describing('*')],
    [describing('*', when('StringEquals', 'connect:InstanceId', ID))],
  ],
  [
    'all instances but one',
    [describing('*')],
    [describing('*', when('StringNotEquals', 'Connect:instanceid', ID))],
  ],
  [
    'the Region of a bucket',
    [allow('s3:GetObject', '*')],
    [allow('s3:GetObject', '*', when('StringNotEquals', REGION, 'us-east-1'))],
  ],
];

test.each(BY_RESOURCE)('%s: requests have the keys of their resource', (_, before, after) => {
  const of = (statements: readonly object[]) => reported({ Role: role(statements) });
  const [change] = changes(of(before), of(after)).principals[0].changes.filter(isAccess);
  const { resource, context } = defined(change.lossWitness);
  const [, , , region = '', account = '', name = ''] = resource.split(':');
  const keys = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const [key] = keys.keys();
  const determined: Readonly<Record<string, string>> = {
    'aws:requestedregion': region === '' ? 'us-east-1' : region,
    'aws:resourceaccount': account,
    'connect:instanceid': name.split('/')[1],
  };
  expect([...keys]).toEqual([[key, determined[key]]]);
});

test('a request for a value by a policy variable has the variable', () => {
  const own = when('StringEquals', 'aws:ResourceTag/Owner', '${aws:PrincipalTag/Team}');
  const of = (...statements: readonly object[]) => reported({ Role: role(statements) });
  const [change] = changes(of(), of(describing(USERS, own))).principals[0].changes.filter(isAccess);
  expect(change.gainWitness?.context).toEqual({
    'aws:PrincipalTag/Team': 'witness',
    'aws:ResourceTag/Owner': 'witness',
  });
});

const isAccess = (change: Change): change is AccessChange => change.kind.startsWith('access-');

const simulate = async ({ action, resource, context }: Witness, statements: readonly object[]) =>
  decide(
    { action, resource, context: { ...context } as Record<string, string> },
    statements as StatementJson[],
    ACCOUNT,
  );

test.each([...PAIRS, ...BY_RESOURCE])('%s', async (_, before, after) => {
  const of = (statements: readonly object[]) => reported({ Role: role(statements) });
  for (const [was, is] of [
    [before, after],
    [after, before],
  ]) {
    const found = changes(of(was), of(is)).principals.flatMap((one) =>
      one.changes.filter(isAccess),
    );
    expect(found).not.toEqual([]);
    for (const { kind, gainWitness, lossWitness } of found) {
      const gains = ['access-gained', 'access-widened', 'access-moved'].includes(kind);
      const loses = ['access-lost', 'access-narrowed', 'access-moved'].includes(kind);
      expect([gainWitness !== undefined, lossWitness !== undefined]).toEqual([gains, loses]);
      if (gainWitness)
        expect([await simulate(gainWitness, was), await simulate(gainWitness, is)]).toEqual([
          false,
          true,
        ]);
      if (lossWitness)
        expect([await simulate(lossWitness, was), await simulate(lossWitness, is)]).toEqual([
          true,
          false,
        ]);
    }
  }
});
