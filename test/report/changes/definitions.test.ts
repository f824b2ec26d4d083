import { readTogether } from '../../../src/reader/read';
import { report } from '../../../src/report/build-report';
import { changes } from '../../../src/report/changes/compare';
import { CompareOptions } from '../../../src/report/changes/file-comparison';
import { Changes } from '../../../src/report/changes/model';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, deny, INSTANCE, role } from '../../support/readings';

interface Sections {
  readonly [section: string]: object;
}

/** The changes between two templates, each alone in its file. */
const between = (before: Sections, after: Sections, options?: CompareOptions): Changes => {
  const [was, is] = [before, after].map((content) =>
    report(readTogether([{ file: 't.json', content }]), []),
  );
  return changes(was, is, options);
};

/** The kinds of the changes of access, with their values of deploy-time values. */
const access = ({ principals }: Changes) =>
  principals.flatMap((principal) =>
    principal.changes.flatMap((change) =>
      /^(access|trust|deny)-/.test(change.kind)
        ? [['where' in change ? { [change.kind]: change.where } : change.kind].flat()[0]]
        : [],
    ),
  );

const USERS = 'connect:DeleteUser';
const ONE = `${INSTANCE}/agent/one`;
const OTHER = `${INSTANCE}/agent/other`;
const list = allow('connect:ListUsers', INSTANCE);
const onRef = (Ref: string) => ({ Role: role([list, { ...allow(USERS), Resource: { Ref } }]) });
const parameter = (more: object) => ({ Parameters: { A: { Type: 'String', ...more } } });
const underC = (...statements: object[]) => ({
  Role: role(list),
  Policy: {
    Type: 'AWS::IAM::Policy',
    Condition: 'C',
    Properties: {
      PolicyName: 'p',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: { Version: '2012-10-17', Statement: statements },
    },
  },
});
const equals = (...of: unknown[]) => ({ 'Fn::Equals': of });
const ref = (Ref: string) => ({ Ref });
const PROD = equals(ref('Env'), 'prod');
const ENV = { Env: { Type: 'String' } };

/** Asserts the access that changes in each direction. */
const expectBoth = (
  [before, after]: readonly [Sections, Sections],
  forth: readonly unknown[],
  back: readonly unknown[],
) => {
  expect(access(between(before, after))).toEqual(forth);
  expect(access(between(after, before))).toEqual(back);
};

describe('a template condition is compared by its definition', () => {
  const gated = (C: object, Parameters: object = ENV) => ({
    Parameters,
    Conditions: { C, D: PROD },
    Resources: underC(allow(USERS)),
  });

  test('that never held, and always holds', () =>
    expectBoth(
      [gated(equals('a', 'b')), gated(equals('a', 'a'))],
      ['access-gained'],
      ['access-lost'],
    ));

  test('that holds for another value', () => {
    const [before, after] = [gated(PROD), gated(equals(ref('Env'), 'beta'))];
    expectBoth([before, after], ['access-moved'], ['access-moved']);
    const [{ changes: found }] = between(before, after).principals;
    expect(found).toMatchObject([
      {
        gainWitness: { action: USERS, deployTimeValues: { Env: 'beta' } },
        lossWitness: { action: USERS, deployTimeValues: { Env: 'prod' } },
      },
    ]);
  });

  test('that holds for more values', () =>
    expectBoth(
      [gated(PROD), gated({ 'Fn::Or': [PROD, equals('beta', ref('Env'))] })],
      ['access-widened'],
      ['access-narrowed'],
    ));

  test('that is written in another way', () =>
    expectBoth(
      [gated(PROD), gated({ 'Fn::Not': [{ 'Fn::Not': [equals('prod', ref('Env'))] }] })],
      [],
      [],
    ));

  test('that refers to another', () =>
    expectBoth([gated(PROD), gated({ 'Fn::And': [{ Condition: 'D' }, PROD] })], [], []));

  test('that has another name', () => {
    const renamed = { Conditions: { D: PROD }, Parameters: ENV };
    const resources = JSON.parse(JSON.stringify(underC(allow(USERS))).replace('"C"', '"D"'));
    expectBoth([gated(PROD), { ...renamed, Resources: resources }], [], []);
  });

  test('that compares values of which one is never passed', () =>
    expectBoth(
      [
        gated(PROD, { Env: { Type: 'String', AllowedValues: ['beta', 'gamma'] } }),
        gated(PROD, { Env: { Type: 'String', AllowedValues: ['beta', 'prod'] } }),
      ],
      ['access-gained'],
      ['access-lost'],
    ));

  test('that depends on the default of a parameter', () =>
    expectBoth(
      [
        gated(PROD, { Env: { Type: 'String', Default: 'beta' } }),
        gated(PROD, { Env: { Type: 'String', Default: 'prod' } }),
      ],
      [{ 'access-gained': { Env: ['prod'] } }],
      [{ 'access-lost': { Env: ['beta'] } }],
    ));

  test('that cannot be evaluated', () => {
    const open = (text: string) => ({ 'Fn::Length': [text] });
    expectBoth([gated(open('a')), gated(open('b'))], ['access-moved'], ['access-moved']);
    expectBoth([gated(open('a')), gated(open('a'))], [], []);
  });

  test('that goes around in circles', () => {
    const circle = (C: string) => ({
      Conditions: { C: { Condition: C }, D: { Condition: 'C' } },
      Resources: underC(allow(USERS)),
    });
    expectBoth([circle('D'), circle('D')], [], []);
  });

  test('of a deny', () => {
    const denied = (C: object) => ({
      Parameters: ENV,
      Conditions: { C },
      Resources: { ...underC(allow(USERS), deny('connect:*', '*')), Role: role([]) },
    });
    expectBoth([denied(equals('a', 'a')), denied(PROD)], [], []);
    const kept = (C: object) => ({
      ...denied(C),
      Resources: { ...underC(deny('connect:*', '*')), Role: role(allow(USERS)) },
    });
    expectBoth([kept(equals('a', 'a')), kept(PROD)], ['access-gained'], ['access-lost']);
  });

  test('of a role', () => {
    const made = (C?: object) => ({
      Parameters: ENV,
      ...(C && { Conditions: { C } }),
      Resources: { Role: { ...role(list), ...(C && { Condition: 'C' }) } },
    });
    expectBoth(
      [made(PROD), made()],
      ['trust-widened', 'access-widened'],
      ['access-narrowed', 'trust-narrowed'],
    );
    expectBoth([made(PROD), made(PROD)], [], []);
    expectBoth([made(equals('a', 'a')), made()], [], []);
  });

  test('of Fn::If', () => {
    const chosen = (C: object) => ({
      Parameters: ENV,
      Conditions: { C },
      Resources: {
        Role: role([list, { ...allow(USERS), Resource: { 'Fn::If': ['C', '*', ONE] } }]),
      },
    });
    expectBoth(
      [chosen(equals(1, 2)), chosen(equals(1, '1'))],
      ['access-widened'],
      ['access-narrowed'],
    );
  });

  test('of a role of another template of the same name, and of that name only', () => {
    const file = (name: string, C: object) => ({
      file: `${name}.json`,
      content: {
        Conditions: { C },
        Resources: JSON.parse(
          JSON.stringify(underC(allow(USERS))).replace(/"(Role|Policy)"/g, `"$1${name}"`),
        ),
      },
    });
    const of = (C: object) =>
      report(readTogether([file('One', equals('a', 'a')), file('Two', C)]), []);
    const found = changes(of(equals('a', 'b')), of(equals('a', 'a')));
    expect(found.principals.map(({ name }) => name)).toEqual(['RoleTwo']);
  });
});

describe('a parameter is compared by its definition', () => {
  const templateOf = (more: object) => ({ ...parameter(more), Resources: onRef('A') });

  test('its default', () => {
    const [before, after] = [templateOf({ Default: INSTANCE }), templateOf({ Default: '*' })];
    expectBoth(
      [before, after],
      [{ 'access-widened': { A: ['*'] } }],
      [{ 'access-narrowed': { A: [INSTANCE] } }],
    );
    expect(between(before, after).newAccess).toBe('yes');
    expect(between(after, before).newAccess).toBe('no');
    expect(changesText(between(before, after))).toContain(
      `~ the parameter A: default ${INSTANCE} before, default * now, for Role`,
    );
  });

  test('in a text', () => {
    const inText = (Default: string) => ({
      ...parameter({ Default }),
      Resources: {
        Role: role([list, { ...allow(USERS), Resource: { 'Fn::Sub': `${INSTANCE}/agent/\${A}` } }]),
      },
    });
    expectBoth(
      [inText('a'), inText('*')],
      [{ 'access-widened': { A: ['*'] } }],
      [{ 'access-narrowed': { A: ['a'] } }],
    );
  });

  test('a list', () => {
    const several = (Default: string) => ({
      Parameters: { A: { Type: 'CommaDelimitedList', Default } },
      Resources: onRef('A'),
    });
    expectBoth(
      [several(INSTANCE), several(`${INSTANCE}, ${INSTANCE}/*`)],
      [{ 'access-widened': { A: [INSTANCE, `${INSTANCE}/*`] } }],
      [{ 'access-narrowed': { A: [INSTANCE] } }],
    );
  });

  test.each<[string, object, object, string]>([
    ['fewer values are allowed', {}, { AllowedValues: ['a', 'b'] }, 'unchanged'],
    ['more values are allowed', { AllowedValues: ['a', 'b'] }, {}, 'unknown'],
    [
      'other values are allowed',
      { AllowedValues: ['a', 'b'] },
      { AllowedValues: ['a', '*'] },
      'unknown',
    ],
    ['a pattern is gone', { AllowedPattern: 'a+' }, {}, 'unknown'],
    ['a default is new', {}, { Default: '*' }, 'unknown'],
    ['it has another type', {}, { Type: 'AWS::SSM::Parameter::Value<String>' }, 'unknown'],
    [
      'another parameter is looked up',
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/b' },
      'unknown',
    ],
    ['it has another description', { Description: 'a' }, { Description: 'b' }, 'unchanged'],
  ])('%s', (_, before, after, verdict) => {
    const found = between(templateOf({ ...(verdict !== 'x' && {}), ...before }), templateOf(after));
    expect(found.verdict).toBe(verdict);
    expect(found.newAccess).toBe(verdict === 'unchanged' ? 'no' : 'unknown');
  });

  test('that became a resource', () => {
    const found = between(templateOf({}), {
      Resources: { ...onRef('A'), A: { Type: 'Custom::Arn', Properties: {} } },
    });
    expect(found.verdict).toBe('unknown');
    expect(changesText(found)).toContain(
      '? the reference A: the parameter of String before, the reference of Custom::Arn now, for Role',
    );
  });

  test('that only an action uses', () => {
    const byAction = (Default: string) => ({
      ...parameter({ Default }),
      Resources: { Role: role([list, { ...allow(USERS), Action: ref('A') }]) },
    });
    const found = between(byAction('s3:GetObject'), byAction('connect:*'));
    expect([found.verdict, found.newAccess]).toEqual(['unknown', 'unknown']);
    expect(found.definitions).toHaveLength(1);
  });

  test('that a trust policy names', () => {
    const trusted = (Default: string) => ({
      ...parameter({ Default }),
      Resources: {
        Role: role(list, {
          AssumeRolePolicyDocument: {
            Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ref('A') } },
          },
        }),
      },
    });
    expectBoth(
      [trusted('111122223333'), trusted('*')],
      [{ 'trust-gained': { A: ['*'] } }],
      [{ 'trust-lost': { A: ['111122223333'] } }],
    );
  });
});

describe('a mapping is compared by its values', () => {
  const mapped = (values: object) => ({
    Mappings: { M: values },
    Resources: {
      Role: role([
        list,
        { ...allow(USERS), Resource: { 'Fn::FindInMap': ['M', ref('AWS::Region'), 'a'] } },
      ]),
    },
  });

  test('each row alone', () => {
    const [x, y] = [ONE, OTHER];
    expectBoth(
      [
        mapped({ 'eu-west-2': { a: x }, 'us-east-1': { a: y } }),
        mapped({ 'eu-west-2': { a: y }, 'us-east-1': { a: x } }),
      ],
      [
        { 'access-moved': { 'AWS::Region': ['eu-west-2'] } },
        { 'access-moved': { 'AWS::Region': ['us-east-1'] } },
      ],
      [
        { 'access-moved': { 'AWS::Region': ['eu-west-2'] } },
        { 'access-moved': { 'AWS::Region': ['us-east-1'] } },
      ],
    );
  });

  test('a row that is new, and one that another key reads', () => {
    const one = { 'eu-west-2': { a: ONE, b: '*' } };
    expectBoth(
      [mapped(one), mapped({ ...one, 'us-east-1': { a: '*' } })],
      [{ 'access-gained': { 'AWS::Region': ['us-east-1'] } }],
      [{ 'access-lost': { 'AWS::Region': ['us-east-1'] } }],
    );
    expectBoth([mapped(one), mapped({ 'eu-west-2': { a: ONE, b: 'c' } })], [], []);
  });

  test('not with more rows than are compared', () => {
    const rows = (value: string) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`r${i}`, { a: value }]));
    expect(between(mapped(rows(INSTANCE)), mapped(rows('*'))).newAccess).toBe('unknown');
  });
});

describe('a reference is compared by what it refers to', () => {
  const to = (Resource: object, attribute: string) => ({
    Resources: {
      X: Resource,
      Role: role([list, { ...allow(USERS), Resource: { 'Fn::GetAtt': ['X', attribute] } }]),
    },
  });
  const custom = (Properties: object) => to({ Type: 'Custom::Lookup', Properties }, 'Arn');
  const stored = (Value: string) =>
    to({ Type: 'AWS::SSM::Parameter', Properties: { Value } }, 'Value');

  test('a custom resource with other properties', () => {
    expect(between(custom({ id: 1 }), custom({ id: 2 })).newAccess).toBe('unknown');
    expect(between(custom({ id: 1 }), custom({ id: 1 })).newAccess).toBe('no');
  });

  test('a value that the template stores', () =>
    expectBoth(
      [stored(INSTANCE), stored('*')],
      [{ 'access-widened': { 'X.Value': ['*'] } }],
      [{ 'access-narrowed': { 'X.Value': [INSTANCE] } }],
    ));

  test('a part of a value that changed', () => {
    const selected = (Default: string) => ({
      ...parameter({ Default }),
      Resources: {
        Role: role([
          list,
          {
            ...allow(USERS),
            Resource: { 'Fn::Select': [1, { 'Fn::Split': [',', ref('A')] }] },
          },
        ]),
      },
    });
    expect(between(selected('a,b'), selected('a,*')).newAccess).toBe('unknown');
    expect(between(selected('a,b'), selected('a,b')).newAccess).toBe('no');
  });
});

test('a role of a stack in another Region is not known to have the same access', () => {
  const stackIn = (region: string) => {
    const stack = {
      assembly: 'a',
      displayName: 'S',
      environment: { 'AWS::Region': region },
      nestedTemplates: new Map<string, string>(),
      constructPaths: new Map<string, string[]>(),
    };
    const arn = { 'Fn::Sub': 'arn:aws:connect:${AWS::Region}:111122223333:instance/*' };
    const content = { Resources: { Role: role({ ...list, Resource: arn }) } };
    return report(readTogether([{ file: 't.json', content, stack }]), []);
  };
  const [one, other] = [stackIn('eu-west-2'), stackIn('us-gov-west-1')];
  expect(changes(one, other).newAccess).toBe('unknown');
  expect(changes(one, other, { ignorePartition: true }).verdict).toBe('unchanged');
});
