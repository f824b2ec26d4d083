import { catalogueEdition } from '../../src/catalogue/catalogue';
import { RULES } from '../../src/validation/run-rules';
import { allow, connectIam, inFolder, policy, role } from '../support/command';
import { largeAccount } from '../support/large-account';
import { PUBLISHED } from '../support/published';

const { put } = inFolder();

const STAR = allow('connect:SearchUsers');
const UNKNOWN = allow('connect:DescribeUsers');
const ESCALATING = allow(['connect:ListInstances', 'iam:PutRolePolicy']);
const FINE = allow('s3:GetObject', 'arn:aws:s3:::amazon-connect-1/*');
const WARNINGS = [
  'warning star-resource',
  'warning sign-in-by-wildcard',
  'warning instance-administrator',
  'warning missing-companion-policy',
];
const { reference, operations, handlers, managedPolicies } = catalogueEdition();
/** The last lines of a text in a file. */
const FACTS =
  `Facts: Service Authorization Reference of ${reference.date}, API operations of ${operations.date}, CloudFormation\n` +
  `handlers of ${handlers.date}, managed policies of ${managedPolicies.date}.\n`;
const json = async (...args: string[]): Promise<any> =>
  JSON.parse((await connectIam(['audit', '--json', ...args])).out);
const findings = async (...args: string[]): Promise<string[]> =>
  (await json(...args)).files.flatMap((file: any) => file.findings.map((f: any) => f.id));

test('findings are by rule, each with its places, what, why and what to write instead', async () => {
  put({
    'app.json': {
      Resources: {
        Admin: role(policy(STAR, UNKNOWN), 'Stack/Admin/Resource'),
        Viewer: role(policy(STAR), 'Stack/Viewer/Resource'),
      },
    },
    's3.json': policy(FINE),
  });
  const rule = (id: string) => RULES.find((r) => r.id === id)!;
  const { code, out, err } = await connectIam(['audit', 'app.json', 's3.json'], {
    tty: true,
    columns: 120,
  });
  expect([code, err]).toEqual([1, '']);
  expect(out.replace(/\u001b\[\d+m/g, '').split('\n')).toEqual([
    'error unknown-action (1 principal): Unknown action.',
    '  connect:DescribeUsers does not exist, so nothing is allowed by it.',
    '  IAM accepts any name, but an action that does not exist never matches a request. A name that is close to a known one',
    '  is an error. Another may be newer than the catalog.',
    '  Perhaps connect:DescribeUser or connect:DescribeQueue or connect:DescribeRule.',
    '    Stack/Admin (role)  app.json:29:17, Stack/Admin/Resource',
    '',
    'warning star-resource (2 principals): * where resources can be named.',
    '  connect:SearchUsers on *, which takes in every instance.',
    `  ${rule('star-resource').why}.`,
    '  Name the instance, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId} and what is under it, or give',
    '  the condition key connect:InstanceId.',
    '    Stack/Admin (role)  app.json:24:17, Stack/Admin/Resource',
    '    Stack/Viewer (role)  app.json:64:17, Stack/Viewer/Resource',
    '',
    's3.json',
    '  Nobody has access to Amazon Connect here.',
    '',
    '2 files, 3 principals: 1 error, 2 warnings.',
    'More about a rule: connect-iam explain RULE, or',
    'https://github.com/cdk-amazon-connect-iam/cdk-amazon-connect-iam/blob/main/docs/rules.md',
    `Facts: Service Authorization Reference of ${reference.date}, API operations of ${operations.date}, CloudFormation handlers of`,
    `${handlers.date}, managed policies of ${managedPolicies.date}.`,
    '',
  ]);
});

test('who looks for * learns who else has it', async () => {
  put({ 'app.json': { Resources: { Viewer: role(policy(FINE)) } } });
  const out = async (...args: string[]) => (await connectIam(['audit', ...args])).out;
  const note = 'star-resource leaves out who may do everything, and policies of AWS: connect-iam';
  expect(await out('--rule', 'star-resource', 'app.json')).toContain(note);
  expect(await out('app.json')).not.toContain(note);
});

test('different findings of one rule are apart; a remedy that they share is said once', async () => {
  put({
    'app.json': {
      Resources: {
        A: role(policy(allow('connect:SearchUsers'), allow('connect:SearchQueues'))),
        B: role(policy(allow('connect:SearchUsers'))),
      },
    },
  });
  const { out } = await connectIam(['audit', '--rule', 'star-resource', 'app.json']);
  expect(out.split('\n').slice(2, 9)).toEqual([
    '  Name the instance, arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId} and what',
    '  is under it, or give the condition key connect:InstanceId.',
    '    connect:SearchUsers on *, which takes in every instance.',
    '      A (role)  app.json:24:17, A',
    '      B (role)  app.json:61:17, B',
    '    connect:SearchQueues on *, which takes in every instance.',
    '      A (role)  app.json:29:17, A',
  ]);
});

test('JSON has everything that the text has, and positions and pointers', async () => {
  put({ 'app.json': { Resources: { Admin: role(policy(STAR), 'Stack/Admin/Resource') } } });
  const {
    files: [file],
    ...rest
  } = await json('app.json');
  expect(rest).toEqual({
    schema: 'connect-iam-audit/1',
    facts: catalogueEdition(),
    // report-options.test.ts tests what it says.
    run: expect.anything(),
    unreadable: [],
    counts: {
      fatal: 0,
      error: 0,
      warning: 1,
      note: 0,
      acknowledged: 0,
      byConstructs: 0,
      leftOut: 0,
      leftOutNotes: 0,
      unread: 0,
    },
    failed: false,
  });
  expect(file).toEqual({
    file: 'app.json',
    principals: 1,
    policies: 1,
    reachesConnect: true,
    findings: [expect.anything()],
    unread: [],
  });
  const star = RULES.find(({ id }) => id === 'star-resource')!;
  expect(file.findings[0]).toEqual({
    id: 'star-resource[connect:SearchUsers]',
    rule: 'star-resource',
    severity: 'warning',
    subject: 'connect:SearchUsers',
    what: expect.stringContaining('connect:SearchUsers'),
    why: star.why,
    instead: expect.any(String),
    line: 24,
    column: 17,
    pointer: ['Resources', 'Admin', 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 0],
    logicalId: 'Admin',
    constructPath: 'Stack/Admin/Resource',
    principals: [{ kind: 'role', name: 'Stack/Admin' }],
  });
});

test('a policy of several roles is told of all of them', async () => {
  const { Properties } = role(policy(FINE));
  const roles = Object.fromEntries(
    ['A', 'B', 'C', 'D'].map((id) => [id, { Type: 'AWS::IAM::Role', Properties }]),
  );
  const Roles = Object.keys(roles).map((Ref) => ({ Ref }));
  const shared = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'Shared', PolicyDocument: policy(STAR), Roles },
  };
  put({ 'app.json': { Resources: { ...roles, Shared: shared } } });
  expect((await connectIam(['audit', 'app.json'])).out).toContain(
    '    A, B, C and 1 more (role)  app.json:',
  );
});

test('a managed policy is told of the roles that have it attached', async () => {
  const Shared = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(STAR) } };
  const Admin = {
    Type: 'AWS::IAM::Role',
    Properties: { ...role(policy()).Properties, ManagedPolicyArns: [{ Ref: 'Shared' }] },
  };
  put({ 'app.json': { Resources: { Shared, Admin } } });
  const {
    files: [
      {
        findings: [{ principals, logicalId }],
      },
    ],
  } = await json('--rule', 'star-resource', 'app.json');
  expect([principals, logicalId]).toEqual([[{ kind: 'role', name: 'Admin' }], 'Shared']);
});

test.each([
  ['what is denied', policy({ ...STAR, Effect: 'Deny' }), false],
  ['other services', policy(FINE), false],
  ['everything', policy(allow('*', 'arn:aws:s3:::bucket')), true],
  ['a pattern', policy(allow('c*:Describe*')), true],
  ['everything but something', policy({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }), true],
])('%s: whether it is access to Amazon Connect is said', async (_, document, reaches) => {
  put({ 'p.json': document });
  expect((await json('p.json')).files[0].reachesConnect).toBe(reaches);
});

test('who can give themselves any permission can take access, and is found', async () => {
  put({ 'p.json': policy(allow(['iam:AttachRolePolicy', 'iam:CreatePolicyVersion'])) });
  const { code, out } = await connectIam(['audit', 'p.json']);
  expect(code).toBe(0);
  expect(out).toContain('1 file, 1 principal: 1 warning.');
  expect(out).not.toContain('Nobody has access');
});

describe('exit codes', () => {
  test.each([
    ['fatal', 'escalation', ESCALATING, ['fatal', 'error', 'warning']],
    ['error', 'unknown-action', UNKNOWN, ['error', 'warning']],
    ['warning', 'star-resource', STAR, ['warning']],
  ])('%s findings fail from --fail-on down', async (severity, id, statement, failing) => {
    expect(RULES.find((rule) => rule.id === id)!.severity).toBe(severity);
    put({ 'p.json': policy(statement), 'none.json': policy(FINE) });
    for (const failOn of ['fatal', 'error', 'warning', 'never']) {
      const { code } = await connectIam(['audit', '--fail-on', failOn, 'p.json']);
      expect([failOn, code]).toEqual([failOn, failing.includes(failOn) ? 1 : 0]);
      expect((await json('--fail-on', failOn, 'p.json')).failed).toBe(code === 1);
      expect((await connectIam(['audit', '--fail-on', failOn, 'none.json'])).code).toBe(0);
    }
  });

  test('unless said, errors fail and warnings do not', async () => {
    put({ 'star.json': policy(STAR), 'unknown.json': policy(UNKNOWN) });
    expect((await connectIam(['audit', 'star.json'])).code).toBe(0);
    expect((await connectIam(['audit', 'star.json', 'unknown.json'])).code).toBe(1);
  });

  test('a file that cannot be read is 2, whatever the others have, which are audited all the same', async () => {
    put({ 'bad.json': '{"Statement": [', 'unknown.json': policy(UNKNOWN) });
    const { code, out, err } = await connectIam([
      'audit',
      '--fail-on',
      'never',
      'nothing.json',
      'bad.json',
      'unknown.json',
    ]);
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^connect-iam: nothing\.json: /),
      expect.stringMatching(/^connect-iam: bad\.json:1:16: /),
      '',
    ]);
    expect(out).toContain('1 file, 1 principal: 1 error.');
    const { unreadable } = await json('nothing.json', 'bad.json');
    expect(unreadable).toEqual([
      { file: 'nothing.json', problem: expect.any(String) },
      { file: 'bad.json', line: 1, column: 16, problem: expect.any(String) },
    ]);
  });

  test('with nothing that could be read there is no summary that looks like success', async () => {
    const { code, out } = await connectIam(['audit', 'nothing.json']);
    expect([code, out]).toEqual([2, '']);
  });
});

test('parts that cannot be read are as bad as errors, and no option leaves them out', async () => {
  put({ 'p.json': policy({ ...STAR, Effect: 'Permit' }, allow('s3:GetObject')) });
  const options = ['--severity', 'fatal', '--rule', 'escalation'];
  const { code, out } = await connectIam(['audit', ...options, 'p.json']);
  expect(code).toBe(1);
  expect(out).toContain('not read (1 part): What it allows was not audited.\n  p.json:4:5\n    ');
  expect(out).toContain('"Permit"');
  expect(out).toContain('1 part not read.\n');
  expect((await connectIam(['audit', '--fail-on', 'fatal', 'p.json'])).code).toBe(0);
  const warned = ['audit', '--unread', 'warning', 'p.json'];
  expect((await connectIam(warned)).code).toBe(0);
  expect((await connectIam([...warned, '--fail-on', 'warning'])).code).toBe(1);
  const { out: sarif } = await connectIam([...warned, '--sarif']);
  const [found] = JSON.parse(sarif).runs[0].results.filter(
    ({ ruleId }: { ruleId: string }) => ruleId === 'unread-part',
  );
  expect(found.level).toBe('warning');
  const {
    files: [{ unread }],
  } = await json(...options, 'p.json');
  expect(unread).toEqual([
    {
      id: 'unread-part[a statement that cannot be read, because the Effect of a statement is Allow or Deny, not "Permit"]',
      problem: expect.stringContaining('Permit'),
      line: 4,
      column: 5,
      pointer: ['Statement', 0],
    },
  ]);
});

test.each([
  ['fatal', ['not read', 'error', 'warning']],
  ['error', ['not read', 'error', 'warning']],
  ['warning', ['error', 'not read', 'warning']],
  ['note', ['error', 'warning', 'not read']],
])(
  'a part that was not read and is as bad as a %s comes after what is worse',
  async (unread, order) => {
    put({ 'p.json': policy(STAR, UNKNOWN, { ...STAR, Effect: 'Permit' }) });
    const { out } = await connectIam(['audit', '--unread', unread, 'p.json']);
    expect(out.match(/^(not read|\w+(?= [\w-]+ \())/gm)).toEqual(order);
  },
);

describe('what is asked for', () => {
  beforeEach(() => put({ 'p.json': policy(STAR, UNKNOWN) }));

  test('--severity leaves out what is below', async () => {
    expect(await findings('p.json')).toEqual([
      'unknown-action[connect:DescribeUsers]',
      'star-resource[connect:SearchUsers]',
    ]);
    expect(await findings('--severity', 'error', 'p.json')).toEqual([
      'unknown-action[connect:DescribeUsers]',
    ]);
  });

  const CONTACT_FLOWS =
    'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012/contact-flow/*';

  test('a note is counted, with the option that shows it', async () => {
    put({
      'notes.json': policy(allow(PUBLISHED, CONTACT_FLOWS)),
    });
    expect((await connectIam(['audit', 'notes.json'])).out).toBe(
      `1 file, 1 principal: nothing found.\n1 note is left out (--severity note shows it).\n${FACTS}`,
    );
    expect((await connectIam(['audit', '--severity', 'note', 'notes.json'])).out).toContain(
      '1 file, 1 principal: 1 note.\n',
    );
  });

  test('--rule and --ignore choose rules; how much is left out is said, and it does not fail', async () => {
    expect(await findings('--rule', 'star-resource', 'p.json')).toEqual([
      'star-resource[connect:SearchUsers]',
    ]);
    expect(await findings('--rule', 'star-resource,unknown-action', 'p.json')).toHaveLength(2);
    const { code, out } = await connectIam(['audit', '--ignore', 'unknown-action', 'p.json']);
    expect(code).toBe(0);
    expect(out).toContain(
      '1 file, 1 principal: 1 warning.\n1 finding is left out by --severity, --rule or --ignore.\n',
    );
  });

  test('a rule that does not exist is a usage error', async () => {
    const { code, err } = await connectIam(['audit', '--ignore', 'unknown-acton', 'p.json']);
    expect([code, err]).toEqual([
      2,
      "connect-iam: there is no rule 'unknown-acton'.\nDid you mean unknown-action?\n",
    ]);
  });

  test('--output writes to a file, without colors even where they are forced', async () => {
    const { out } = await connectIam(['audit', 'p.json']);
    const written = await connectIam(['audit', '-o', 'out.txt', 'p.json'], {
      tty: true,
      env: { FORCE_COLOR: '1' },
    });
    expect(written).toEqual({ code: 1, out: '', err: '', saved: { 'out.txt': out } });
    expect(await connectIam(['audit', '-o', '/nowhere/out.txt', 'p.json'])).toMatchObject({
      code: 2,
      err: 'connect-iam: /nowhere/out.txt cannot be written: there is no folder /nowhere.\n',
    });
  });
});

describe('what a CDK app acknowledges', () => {
  const assembly = (acknowledged: Record<string, Record<string, string>>) => ({
    'cdk.out/manifest.json': {
      version: '36.0.0',
      artifacts: {
        Stack: {
          type: 'aws:cloudformation:stack',
          properties: { templateFile: 'Stack.template.json' },
          metadata: Object.fromEntries(
            Object.entries(acknowledged).map(([path, data]) => [
              path,
              [{ type: 'aws:cdk:acknowledged-rules', data }],
            ]),
          ),
        },
      },
    },
    'cdk.out/Stack.template.json': {
      Resources: { Admin: role(policy(STAR, UNKNOWN), 'Stack/Admin/Resource') },
    },
  });

  test.each([
    ['/Stack/Admin', 'annotation::cdk-amazon-connect-iam:star-resource[connect:SearchUsers]'],
    ['/Stack/Admin', 'Annotation::cdk-amazon-connect-iam::star-resource'],
    ['/Stack/Admin/Resource', 'cdk-amazon-connect-iam:star-resource'],
    ['/Stack', 'cdk-amazon-connect-iam::star-resource[connect:SearchUsers]'],
  ])(
    'on %s by %s: it is counted, does not fail, and --all shows it with its reason',
    async (path, id) => {
      put(assembly({ [path]: { [id]: 'one instance in this account' } }));
      const args = ['audit', '--rule', 'star-resource', '--fail-on', 'warning', 'cdk.out'];
      const { code, out } = await connectIam(args);
      expect(code).toBe(0);
      expect(out).toContain(
        '1 file, 1 principal: nothing found.\n1 finding is acknowledged (--all shows it).\n1 finding is left out by --severity, --rule or --ignore.\n',
      );
      expect((await connectIam([...args, '--all'])).out).toContain(
        '  Acknowledged: one instance in this account.\n    Stack/Admin (role)  cdk.out/Stack.template.json:',
      );
      expect((await json(...args.slice(1))).files[0].findings).toMatchObject([
        { acknowledged: 'one instance in this account' },
      ]);
    },
  );

  test.each([
    ['/Stack/Adm', 'cdk-amazon-connect-iam:star-resource'],
    ['/Stack/Viewer', 'cdk-amazon-connect-iam:star-resource'],
    ['/Stack/Admin', 'cdk-amazon-connect-iam:star-resource[connect:SearchQueues]'],
    ['/Stack/Admin', 'cdk-amazon-connect-iam:unconfined'],
    ['/Stack/Admin', 'star-resource'],
  ])('on %s by %s: another construct, finding or rule changes nothing', async (path, id) => {
    put(assembly({ [path]: { [id]: 'no' } }));
    expect(
      (await connectIam(['audit', '--rule', 'star-resource', '--fail-on', 'warning', 'cdk.out']))
        .code,
    ).toBe(1);
  });

  test('what is fatal is accepted with a reason', async () => {
    put({
      ...assembly({
        '/Stack': {
          'cdk-amazon-connect-iam:escalation': 'the administrators of the account',
          'cdk-amazon-connect-iam:unknown-action': 'it is on its way',
        },
      }),
      'cdk.out/Stack.template.json': {
        Resources: { Admin: role(policy(ESCALATING, UNKNOWN), 'Stack/Admin') },
      },
    });
    expect((await json('--rule', 'escalation,unknown-action', 'cdk.out')).counts).toMatchObject({
      fatal: 0,
      error: 0,
      acknowledged: 2,
    });
  });
});

describe('300 roles of ten kinds on four instances', () => {
  const audited = async (...options: string[]): Promise<string> => {
    put({ 'account.json': largeAccount(300) });
    return (await connectIam(['audit', ...options, 'account.json'])).out;
  };

  test('their findings fit in 120 lines, the most severe first', async () => {
    const out = await audited();
    expect(out.split('\n').length).toBeLessThanOrEqual(120);
    expect(out.match(/^(fatal|error|warning) \S+/gm)).toEqual([
      'fatal escalation',
      'error unknown-action',
      'error resource-type',
      'error missing-resource-type',
      'error chosen-session-name',
      'error unlimited-emergency-access',
      ...WARNINGS,
    ]);
    expect(out).toContain(
      '1 file, 300 principals: 30 fatal, 270 errors, 180 warnings.\nLists are shortened (--all shows everything).\n',
    );
  });

  test('what is alike is one line, with the first names and how many more there are', async () => {
    expect((await audited()).split('\n').slice(0, 5)).toEqual([
      'fatal escalation (30 principals): A permission that hands over the account.',
      '  iam:PutRolePolicy on *: the holder writes any permission into a role.',
      '  Remove the permission, limit it to the service-linked role, or require a permissions boundary.',
      '    Storage1 (role)  account.json:115:15',
      '    and Storage2 (role), Storage3 (role), Storage4 (role) and 26 more',
    ]);
  });

  test('in a narrow terminal they fit in 120 lines too; what is less severe is its heading', async () => {
    put({ 'account.json': largeAccount(300) });
    const { out } = await connectIam(['audit', 'account.json'], { tty: true, columns: 40 });
    const text = out.replace(/\u001b\[\d+m/g, '');
    expect(text.split('\n').length).toBeLessThanOrEqual(120);
    expect(text).toContain('Storage1 (role)');
    expect(text.match(/^(fatal|error|warning) \S+/gm)).toHaveLength(6 + WARNINGS.length);
    expect(text).toContain(
      'warning missing-companion-policy (30 principals): Managed\n  policy without its custom policy.\n\n1 file',
    );
  });

  test('--all has a line for each finding', async () => {
    const out = await audited('--all');
    expect(out.match(/ \(role\) {2}account\.json:\d+:\d+$/gm)).toHaveLength(480);
    expect(out).not.toContain('more');
  });
});

test('the order of roles and statements changes the order of findings and nothing else; a file named twice is one', async () => {
  const [A, B] = [role(policy(STAR, UNKNOWN)), role(policy(UNKNOWN, STAR))];
  put({ 'a.json': { Resources: { A, B } }, 'b.json': { Resources: { B, A } } });
  const {
    files: [a, b, ...more],
  } = await json('a.json', 'b.json', 'a.json');
  expect(more).toEqual([]);
  const ids = (file: any) => file.findings.map((f: any) => `${f.principals[0].name} ${f.id}`);
  expect(ids(a)).toEqual(
    ['a.json#A', 'a.json#B'].flatMap((name) => [
      `${name} unknown-action[connect:DescribeUsers]`,
      `${name} star-resource[connect:SearchUsers]`,
    ]),
  );
  expect(ids(b)).toEqual(
    ['B', 'A'].flatMap((name) =>
      ids(a)
        .filter((id: string) => id.startsWith(`a.json#${name}`))
        .map((id: string) => id.replace('a.json', 'b.json')),
    ),
  );
});
