import { has, stackInfo, template } from './read-access';
import { Principal } from '../../src/policy/model';
import { readTogether } from '../../src/reader/read';
import { allow, deny, policy } from '../support/documents';

const place = (logicalId: string, ...more: readonly (string | number)[]) => ({
  file: 't.json',
  pointer: ['Resources', logicalId, 'Properties', ...more],
});
const attached = (Type: string, Properties: object) => ({
  Type,
  Properties: { PolicyName: 'P', PolicyDocument: policy(allow('a:B')), ...Properties },
});
const principals = (resources: object) =>
  template(resources).principals.map(({ inline, attached: managed, ...rest }) => ({
    ...rest,
    inline: inline.map(({ name }) => name),
    attached: managed.map(({ policy: its }) => its?.name),
  }));

describe('a principal that is in no template', () => {
  const imported = (kind: string, what: string, at: object, more: object) => ({
    kind,
    name: what,
    inline: [],
    attached: [],
    unknown: [
      {
        kind: 'imported-role',
        what,
        mayAllow: true,
        mayDeny: true,
        place: at,
        remedy: 'give-template',
      },
    ],
    trust: [],
    place: at,
    identity: { names: [what], stack: 't.json', isInAnyPath: true },
    ...more,
  });

  test('has the inline policy that names it', () =>
    expect(principals({ P: attached('AWS::IAM::Policy', { Roles: ['admin'] }) })).toEqual([
      imported('role', 'admin', place('P', 'Roles', 0), { inline: ['P'] }),
    ]));
  test('has the managed policies that name it', () => {
    const [one, other] = ['One', 'Two'].map((ManagedPolicyName) => {
      const more = { PolicyName: undefined, Users: ['ann'], ManagedPolicyName };
      return attached('AWS::IAM::ManagedPolicy', more);
    });
    expect(principals({ One: one, Other: other })).toEqual([
      imported('user', 'ann', place('One', 'Users', 0), { attached: ['One', 'Two'] }),
    ]);
  });
  test('is each that one policy names', () =>
    expect(
      principals({ P: attached('AWS::IAM::Policy', { Roles: ['a', 'b'], Groups: ['a'] }) }).map(
        ({ kind, name, inline }) => [kind, name, inline],
      ),
    ).toEqual([
      ['role', 'a', ['P']],
      ['role', 'b', ['P']],
      ['group', 'a', ['P']],
    ]));
  test('is the role of functions, once', () => {
    const fn = { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn:aws:iam::1:role/x/run' } };
    const identity = { names: ['x/run'], stack: 't.json' };
    expect(principals({ F: fn, G: fn })).toEqual([
      imported('role', 'run', place('F', 'Role'), { identity }),
    ]);
  });
  test('is the user that is added to a group, and the group is not', () => {
    const addition = {
      Type: 'AWS::IAM::UserToGroupAddition',
      Properties: { GroupName: { Ref: 'G' }, Users: ['ann'] },
    };
    const found = principals({ G: { Type: 'AWS::IAM::Group', Properties: {} }, A: addition });
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['group', 'G'],
      ['user', 'ann'],
    ]);
  });
  test('is nobody with a name that IAM does not accept', () =>
    expect(principals({ P: attached('AWS::IAM::Policy', { Roles: ['a b', 'a/b', ''] }) })).toEqual(
      [],
    ));
});

/** Resources, or a template, and the account of its stack. */
type File = readonly [object, string?];

describe('a principal that several name and that is in no template', () => {
  const of = (PolicyName: string, names: object, type = 'Policy') =>
    attached(`AWS::IAM::${type}`, { PolicyName, ...names });
  const has1 = { P: of('P', { Roles: ['ops'] }) };
  const has2 = { Q: of('Q', { Roles: ['ops'] }) };
  const text = (one: Principal) => `${one.kind} ${one.name}: ${has(one).join(' ')}`;
  const found = (...files: readonly File[]) =>
    readTogether(
      files.map(([content, account], i) => ({
        file: `${i}.json`,
        content: 'Resources' in content ? content : { Resources: content },
        ...(account !== undefined && {
          stack: stackInfo(`S${i}`, {
            environment: account === '' ? {} : { 'AWS::AccountId': account },
          }),
        }),
      })),
    ).principals;
  const texts = (...files: readonly File[]) => found(...files).map(text);
  const [ONE, OTHER] = ['111122223333', '444455556666'];

  test('has the policies of all templates that name it, and is unknown once', () => {
    const [ops, ...others] = found([has1], [has2]);
    expect([text(ops), others]).toEqual(['role ops: P Q', []]);
    expect(ops.unknown.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['imported-role ops']);
    expect(ops.place.file).toBe('0.json');
  });
  test('is one in each account', () => {
    expect(texts([has1, ONE], [has2, ONE])).toEqual(['role ops: P Q']);
    expect(texts([has1, ONE], [has2, OTHER])).toEqual(['role ops: P', 'role ops: Q']);
    expect(texts([has1, ''], [has2, OTHER])).toEqual(['role ops: P Q']);
  });
  test('is perhaps each of two accounts for a stack that may be in both', () =>
    expect(texts([has1, ''], [has2, ONE], [has2, OTHER], [has1, ''], [has1, ONE]).sort()).toEqual([
      'role ops: P Q P',
      'role ops: P Q P P',
    ]));
  test.each([
    ['a user', 'Users'],
    ['a group', 'Groups'],
  ])('is %s', (_, key) =>
    expect(
      texts([{ P: of('P', { [key]: ['ops'] }) }], [{ Q: of('Q', { [key]: ['ops'] }) }]),
    ).toEqual([`${key.slice(0, -1).toLowerCase()} ops: P Q`]),
  );
  test('is one of its kind', () =>
    expect(texts([has1], [{ Q: of('Q', { Users: ['ops'] }) }])).toEqual([
      'role ops: P',
      'user ops: Q',
    ]));
  test('is the role of an import, by a text that is the same', () => {
    const roles = (name: string) => ({ Roles: [{ 'Fn::ImportValue': name }] });
    const other = [{ Q: of('Q', roles('y')) }] as const;
    expect(texts([{ P: of('P', roles('x')) }], [{ Q: of('Q', roles('x')) }])).toEqual([
      'role ${Import x}: P Q',
    ]);
    expect(texts([{ P: of('P', roles('x')) }], other)).toHaveLength(2);
  });
  test('is that of the parent and its nested stacks', () => {
    const child = (name: string) => ({
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: `./${name}.json` },
    });
    expect(texts([{ ...has1, N: child('1') }], [has2])).toEqual(['role ops: P Q']);
  });

  const byDefault = (Resources: object, Default = 'ops', Type = 'String') => ({
    Parameters: { N: { Type, Default }, M: { Type: 'String', Default: 'ops' } },
    Resources,
  });
  const N = { Roles: [{ Ref: 'N' }] };
  const conditions = ({ inline }: Principal) =>
    inline.map(({ statements }) => statements[0].templateConditions.map(({ name }) => name));

  test('is that of the default of a parameter', () => {
    const [ops, ...others] = found([byDefault({ ...has1, Q: of('Q', N) })]);
    expect([text(ops), others]).toEqual(['role ops: P Q', []]);
    expect(conditions(ops)).toEqual([[], ['the parameter N has its default']]);
  });
  test('is that of two parameters with the same default', () => {
    const M = { Roles: [{ Ref: 'M' }] };
    const [one, ...others] = found([byDefault({ P: of('P', N), Q: of('Q', M) })]);
    expect([text(one), others]).toEqual(['role ${N}: P Q', []]);
    expect(conditions(one)).toEqual([
      [],
      ['the parameter M has its default', 'the parameter N has its default'],
    ]);
  });
  test('is not that of another default', () =>
    expect(texts([byDefault({ ...has1, Q: of('Q', N) }, 'dev')])).toEqual([
      'role ops: P',
      'role ${N}: Q',
    ]));
  test('is each of the names in a list by default', () =>
    expect(
      texts([
        byDefault(
          { ...has1, Q: of('Q', { Roles: { Ref: 'N' } }) },
          'ops,dev',
          'CommaDelimitedList',
        ),
      ]),
    ).toEqual(['role ops: P Q', 'role dev: Q']));

  test('is the role of a function too, which says its path', () => {
    const F = {
      Type: 'AWS::Lambda::Function',
      Properties: { Role: 'arn:aws:iam::111122223333:role/team/ops' },
    };
    const [ops, ...others] = found([{ ...has1, F }]);
    expect([text(ops), others]).toEqual(['role ops: P', []]);
    expect(ops.identity).toEqual({ names: ['team/ops'], stack: '0.json' });
  });
  test('is the role whose ARN a template takes apart for its name', () => {
    const arn = { 'Fn::ImportValue': 'x' };
    const part = { 'Fn::Select': [5, { 'Fn::Split': [':', arn] }] };
    const Roles = [{ 'Fn::Select': [1, { 'Fn::Split': ['/', part] }] }];
    const F = { Type: 'AWS::Lambda::Function', Properties: { Role: arn } };
    const [one, ...others] = found([{ P: of('P', { Roles }), F }]);
    expect([text(one), others]).toEqual(['role ${Import x}: P', []]);
    expect(one.unknown[0].what).toBe(one.identity?.arn);
  });
});

describe('a policy for a role whose name only deployment knows', () => {
  const roles = { A: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'admin' } } };
  const unknownOf = (Roles: unknown, statements: object[], more: object = {}) => {
    const P = attached('AWS::IAM::Policy', { Roles, PolicyDocument: policy(...statements) });
    const [{ unknown }] = template({ ...roles, P }, more).principals;
    return unknown.map(({ kind, mayAllow, mayDeny, remedy, place: at }) => ({
      kind,
      may: [mayAllow, mayDeny],
      remedy,
      at: at?.logicalId,
    }));
  };
  const part = (may: boolean[], remedy = 'give-parameter') => [
    { kind: 'attachment', may, remedy, at: 'P' },
  ];
  const parameter = [{ Ref: 'Role' }];

  test('may be of any role, and allows or denies what it does', () => {
    expect(unknownOf(parameter, [allow('a:B')])).toEqual(part([true, false]));
    expect(unknownOf(parameter, [deny('a:B')])).toEqual(part([false, true]));
    expect(unknownOf(parameter, [allow('a:B'), deny('a:C')])).toEqual(part([true, true]));
  });
  test('allows or denies what was not read in it', () => {
    const open = { Effect: 'Allow', Action: { Ref: 'Action' }, Resource: '*' };
    expect(unknownOf(parameter, [open])).toEqual(part([true, false]));
    expect(unknownOf(parameter, [{ ...open, Effect: 'Deny' }])).toEqual(part([false, true]));
  });
  test('is known with the template of an import', () =>
    expect(unknownOf([{ 'Fn::ImportValue': 'X' }], [allow('a:B')])).toEqual(
      part([true, false], 'give-template'),
    ));
  test('is of a role whose name it may be, whatever its case', () => {
    const name = (text: string) => [{ 'Fn::Sub': text }];
    expect(unknownOf(name('ADM${Rest}'), [allow('a:B')])).toEqual(part([true, false]));
    expect(unknownOf(name('other${Rest}'), [allow('a:B')])).toEqual([]);
  });
  test('is of a role whose name the parameter allows', () => {
    const Parameters = (...AllowedValues: string[]) => ({
      Parameters: { Role: { Type: 'String', AllowedValues } },
    });
    expect(unknownOf(parameter, [allow('a:B')], Parameters('b', 'admin'))).toHaveLength(1);
    expect(unknownOf(parameter, [allow('a:B')], Parameters('b', 'c'))).toEqual([]);
  });
});
