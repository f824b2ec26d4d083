import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

const PUT = policy(allowing('iam:PutRolePolicy'));
const DENIES = policy(deny('iam:PutRolePolicy'));
const GIVES = connectHolder(allowing('iam:PutRolePolicy'));
const sub = (text: string) => ({ 'Fn::Sub': text });
const P = { Ref: 'P' };
/** The default of the parameter is `app`. */
const ANN = { 'Fn::Join': ['', ['ann-', P]] };

const TEMPLATE = {
  Parameters: {
    P: { Type: 'String', Default: 'app' },
    List: { Type: 'CommaDelimitedList', Default: 'other, app' },
    Stage: { Type: 'String', Default: 'dev' },
    Open: { Type: 'String' },
  },
  Mappings: { Names: { dev: { role: 'app' }, prod: { role: 'other' } } },
};

const attached = (type: string, properties: object, PolicyDocument: object) => ({
  Type: `AWS::IAM::${type}`,
  Properties: {
    ...(type !== 'ManagedPolicy' && { PolicyName: 'p' }),
    PolicyDocument,
    ...properties,
  },
});
const holder = (name: unknown, ...statements: readonly object[]) =>
  roleWith('C', connectHolder(...statements), { RoleName: name });
const user = (Groups: unknown, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::User',
  Properties: {
    UserName: 'ann-app',
    Policies: [{ PolicyName: 'C', PolicyDocument: connectHolder(...statements) }],
    ...(Groups !== undefined && { Groups }),
  },
});
const group = (PolicyDocument: object) => ({
  Type: 'AWS::IAM::Group',
  Properties: { GroupName: 'app', Policies: [{ PolicyName: 'p', PolicyDocument }] },
});
const joins = (GroupName: unknown, Users: unknown) => ({
  Type: 'AWS::IAM::UserToGroupAddition',
  Properties: { GroupName, Users },
});

const found = (...stacks: readonly object[]) =>
  audit(
    readTogether(
      stacks.map((Resources, i) => ({ file: `${i}.json`, content: { ...TEMPLATE, Resources } })),
    ),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const way = (parameters: string) =>
  `fatal: iam:PutRolePolicy on *: the holder writes any permission into a role, with ${parameters}`;
const BY_P = way('the default of the parameter P');
const AS_LITERAL = 'fatal: iam:PutRolePolicy on *: the holder writes any permission into a role';

describe('a policy that the default of a parameter attaches is had', () => {
  test.each<[string, string, object, string]>([
    ['a managed policy', 'ManagedPolicy', { Roles: [P] }, BY_P],
    ['a policy', 'Policy', { Roles: [P] }, BY_P],
    ['a policy of one role', 'RolePolicy', { RoleName: P }, BY_P],
    [
      'by a mapping',
      'Policy',
      { Roles: [{ 'Fn::FindInMap': ['Names', { Ref: 'Stage' }, 'role'] }] },
      way('the default of the parameter Stage'),
    ],
    [
      'by a part of a text',
      'Policy',
      { Roles: [{ 'Fn::Select': [1, { 'Fn::Split': ['/', sub('role/${P}')] }] }] },
      BY_P,
    ],
  ])('%s', (_, type, properties, expected) => {
    expect(found({ R: holder('app'), A: attached(type, properties, PUT) })).toEqual([expected]);
  });

  test('by a list, which names a role that is in no file too', () =>
    expect(
      found({ R: holder('app'), A: attached('Policy', { Roles: { Ref: 'List' } }, PUT) }),
    ).toEqual([
      way('the default of the parameter List'),
      'warning: iam:PutRolePolicy on *: the holder writes any permission into a role. ' +
        'It has no access to Amazon Connect, and can take it, with the default of the parameter List',
    ]));

  test('by the default name of the role itself', () =>
    expect(found({ R: holder(P), A: attached('Policy', { Roles: ['app'] }, PUT) })).toEqual([
      BY_P,
    ]));

  test('by an import', () => {
    const [role, output] = [holder('app'), { Value: { Ref: 'R' }, Export: { Name: 'app-role' } }];
    const imported = { 'Fn::ImportValue': sub('${P}-role') };
    const world = readTogether([
      { file: 'a.json', content: { ...TEMPLATE, Resources: { R: role }, Outputs: { O: output } } },
      {
        file: 'b.json',
        content: {
          ...TEMPLATE,
          Resources: { A: attached('Policy', { Roles: [imported] }, PUT) },
        },
      },
    ]);
    const ways = audit(world).filter(({ id }) => id === 'escalation');
    expect(ways.map(({ severity }) => severity)).toEqual(['fatal']);
  });

  test.each<[string, object]>([
    ['by a group of a user', { U: user([P]), G: group(PUT) }],
    ['by an addition to a group', { U: user(undefined), G: group(PUT), J: joins(P, ['ann-app']) }],
    ['by an addition of a user', { U: user(undefined), G: group(PUT), J: joins('app', [ANN]) }],
  ])('%s', (_, resources) => {
    expect(found(resources)).toContainEqual(BY_P.replace('fatal', 'error'));
  });

  test('the same parameter on both sides needs no default', () => {
    const same = {
      R: holder({ Ref: 'Open' }),
      A: attached('Policy', { Roles: [{ Ref: 'Open' }] }, PUT),
    };
    expect(found(same)).toEqual([AS_LITERAL]);
    expect(found({ R: holder(P), A: attached('Policy', { Roles: [P] }, PUT) })).toEqual([
      AS_LITERAL,
    ]);
  });
});

describe('a deny that the default of a parameter attaches leaves a warning', () => {
  const PUTS = allowing('iam:PutRolePolicy');
  const LEFT = [
    expect.stringMatching(/^warning: .*, if the parameter P does not have its default: /),
  ];

  test.each<[string, object]>([
    ['to a role', { R: holder('app', PUTS), A: attached('Policy', { Roles: [P] }, DENIES) }],
    [
      'to a role by its own name',
      { R: holder(P, PUTS), A: attached('Policy', { Roles: ['app'] }, DENIES) },
    ],
    ['by a group', { U: user([P], PUTS), G: group(DENIES) }],
    [
      'by an addition to a group',
      { U: user(undefined, PUTS), G: group(DENIES), J: joins(P, ['ann-app']) },
    ],
  ])('%s', (_, resources) => expect(found(resources)).toEqual(LEFT));
});

describe('a deny on the role of the default is not on the role of another value', () => {
  const LEFT =
    'warning: iam:PutRolePolicy on *, if the parameter P does not have its default: the holder ' +
    'writes any permission into a role';
  const gives = attached('ManagedPolicy', { Roles: [P] }, GIVES);
  const denies = (PolicyDocument: object) =>
    attached('ManagedPolicy', { Roles: ['app'] }, PolicyDocument);
  const named = (more: object) => roleWith('C', policy(), { RoleName: 'app', ...more });

  test.each<[string, object]>([
    ['in no file', { A: gives, B: denies(DENIES) }],
    ['of a template', { R: holder('app', deny('iam:PutRolePolicy')), A: gives }],
    [
      'with a boundary',
      {
        R: named({ PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
        A: gives,
      },
    ],
  ])('%s', (_, resources) => expect(found(resources)).toEqual([LEFT]));
  test('in another file', () => expect(found({ A: gives }, { B: denies(DENIES) })).toEqual([LEFT]));
  test('by a group', () =>
    expect(
      found({
        U: user(['app']),
        G: group(DENIES),
        A: attached('Policy', { Users: [ANN] }, GIVES),
      }),
    ).toEqual([LEFT]));

  test('which has no more ways if the deny is on something else', () =>
    expect(found({ A: gives, B: denies(policy(deny('a:B'))) })).toEqual([BY_P]));
  test('which the same parameter denies', () => {
    const all = { A: gives, D: attached('ManagedPolicy', { Roles: [P] }, DENIES) };
    expect(found(all)).toEqual([]);
    expect(found({ ...all, B: denies(DENIES) })).toEqual([]);
  });
});

describe('a policy of one of two roles, as a template condition says', () => {
  const made = { ...roleWith('C', policy(allowing('a:B'))), Condition: 'Makes' };
  const all = (role: unknown) => {
    const Roles = [{ 'Fn::If': ['Makes', { Ref: 'R' }, role] }];
    const content = {
      ...TEMPLATE,
      Conditions: { Makes: { 'Fn::Equals': [{ Ref: 'Open' }, ''] } },
      Resources: { R: made, A: attached('Policy', { Roles }, GIVES) },
    };
    const world = readTogether([{ file: 'a.json', content }]);
    return audit(world).flatMap(({ id, what, about = [] }) =>
      id.endsWith('escalation') ? [[what, about.map(({ logicalId }) => logicalId)]] : [],
    );
  };
  const PUTS = 'iam:PutRolePolicy on *';
  const WRITES = 'the holder writes any permission into a role';

  test.each<[string, unknown]>([
    ['a role by its name', 'ops'],
    ['a role by a parameter', { Ref: 'Open' }],
  ])('is one finding on each, with its own words: %s', (_, role) =>
    expect(all(role)).toEqual([
      [`${PUTS}: ${WRITES}. The role exists if the condition Makes of the template holds`, ['R']],
      [`${PUTS}, if the condition Makes of the template does not hold: ${WRITES}`, [undefined]],
    ]),
  );
  test('is one finding on both, where the same words are of both', () =>
    expect(
      found({
        R: holder('app'),
        S: holder('other'),
        A: attached('Policy', { Roles: ['app', 'other'] }, PUT),
      }),
    ).toEqual([AS_LITERAL]));
});

describe('a policy is not had', () => {
  test.each<[string, unknown]>([
    ['where the default is the name of another', 'other'],
    ['where the parameter has no default', 'app'],
  ])('%s', (_, name) => {
    const roles = [name === 'other' ? P : { Ref: 'Open' }];
    expect(
      found({ R: holder(name), A: attached('Policy', { Roles: roles }, PUT) }),
    ).not.toContainEqual(expect.stringMatching(/^fatal/));
  });
});
