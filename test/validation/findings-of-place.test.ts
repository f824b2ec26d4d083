import { ownersIn } from '../../command/audit/owners';
import { read } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const WRITES = allow('iam:PutRolePolicy');
const ALL_BUT_BUCKETS = { Effect: 'Allow', NotAction: 's3:*', Resource: '*' };
const inline = (...Statement: object[]) => ({
  Policies: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement } }],
});
const managed = (PolicyDocument: object) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument },
});

/** A template with a managed policy that principals share, and their other properties. */
const sharing = (statement: object, principals: Record<string, object>, kind = 'Role') =>
  read('template.json', {
    Resources: {
      Shared: managed(connectHolder(statement)),
      Boundary: managed({ Version: '2012-10-17', Statement: [allow('connect:*')] }),
      ...Object.fromEntries(
        Object.entries(principals).map(([id, properties]) => [
          id,
          {
            Type: `AWS::IAM::${kind}`,
            Properties: { ManagedPolicyArns: [{ Ref: 'Shared' }], ...properties },
          },
        ]),
      ),
    },
  })!;

/** Who is said to have ways to more access, by the ids of the findings. */
function named(world: ReturnType<typeof sharing>) {
  const ownersOf = ownersIn(world);
  return audit(world)
    .filter(({ id }) => id === 'not-action' || id.endsWith('escalation'))
    .map((one) => `${one.severity}: ${ownersOf(one).map(({ name }) => name)}`);
}

describe('a finding on a policy that principals share', () => {
  test.each([
    ['no access by a boundary', { PermissionsBoundary: { Ref: 'Boundary' } }],
    ['a deny', inline({ ...allow('iam:*'), Effect: 'Deny' })],
  ])('leaves out who has %s', (_, properties) => {
    expect(named(sharing(WRITES, { One: {}, Other: properties }))).toEqual(['fatal: One']);
    expect(named(sharing(WRITES, { One: properties, Other: {} }))).toEqual(['fatal: Other']);
    expect(named(sharing(WRITES, { One: properties, Other: properties }))).toEqual([]);
  });

  test.each([
    ['no access by a boundary', { PermissionsBoundary: { Ref: 'Boundary' } }],
    ['a deny', inline({ ...allow('*'), Effect: 'Deny' })],
    ['everything', inline(allow('*'))],
  ])('on all but some actions leaves out who has %s', (_, properties) => {
    expect(named(sharing(ALL_BUT_BUCKETS, { One: {}, Other: properties }))).toEqual(['fatal: One']);
    expect(named(sharing(ALL_BUT_BUCKETS, { One: properties, Other: {} }))).toEqual([
      'fatal: Other',
    ]);
    expect(named(sharing(ALL_BUT_BUCKETS, { One: properties, Other: properties }))).toEqual([]);
  });

  test('on all but some actions is fatal to those who take any permission', () => {
    const world = sharing(ALL_BUT_BUCKETS, {
      One: inline({ ...allow('iam:*'), Effect: 'Deny' }),
      Other: {},
    });
    expect(named(world)).toEqual(['error: One', 'fatal: Other']);
  });

  test('names each by what it may do', () => {
    const tagged = allow('iam:PutRolePolicy', '*', { StringEquals: { 'aws:PrincipalTag/x': 'y' } });
    const world = sharing(tagged, { One: { Tags: [{ Key: 'x', Value: 'y' }] }, Other: {} });
    expect(named(world)).toEqual(['fatal: One', 'warning: Other']);
  });

  test('names all whom it is about, also those that are alike', () => {
    expect(named(sharing(WRITES, { One: {}, Other: {} }))).toEqual(['fatal: One,Other']);
    expect(named(sharing(WRITES, { One: {}, Other: inline(allow('s3:*')) }))).toEqual([
      'fatal: One,Other',
    ]);
  });

  test('is in the report of those whom it is about', () => {
    const world = sharing(WRITES, { One: {}, Other: { PermissionsBoundary: { Ref: 'Boundary' } } });
    const { principals } = report(world, audit(world));
    const of = (name: string) =>
      principals.find((one) => one.name === name)?.findings.map(({ severity }) => severity);
    expect(of('One')).toContain('fatal');
    expect(of('Other')).not.toContain('fatal');
  });

  test('names nobody twice at one place', () => {
    const outsider = read('template.json', {
      Resources: {
        Shared: managed({ Version: '2012-10-17', Statement: [WRITES] }),
        ...Object.fromEntries(
          [
            ['In', inline(allow('connect:*'))],
            ['Out', {}],
          ].map(([id, properties]) => [
            id,
            {
              Type: 'AWS::IAM::Role',
              Properties: { ManagedPolicyArns: [{ Ref: 'Shared' }], ...(properties as object) },
            },
          ]),
        ),
      },
    })!;
    expect(named(outsider)).toEqual(['fatal: In', 'warning: Out']);
  });
});
