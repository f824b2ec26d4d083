import { template } from './read-access';
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
    expect(principals({ F: fn, G: fn })).toEqual([imported('role', 'run', place('F', 'Role'), {})]);
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
