import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { accountWith } from '../support/accounts';
import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();
const STAR = allow('connect:SearchUsers');
const UNKNOWN = allow('connect:DescribeUsers');
const ESCALATING = allow(['connect:ListInstances', 'iam:PutRolePolicy']);
const TODAY = '2026-11-30';

const schema = new Ajv().compile(
  JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'assets', 'connect-iam.schema.json'), 'utf8'),
  ),
);

const template = (...statements: object[]) => ({
  Resources: { Admin: role(policy(...statements)), Viewer: role(policy(...statements)) },
});

const yaml = (...entries: object[]) => JSON.stringify({ accept: entries });
const run = (...args: string[]) => connectIam(args, { today: TODAY });
const audited = async (...args: string[]): Promise<any> =>
  JSON.parse((await run('audit', '--json', ...args)).out);
/** The open findings of an audit, with their resources. */
const open = async (...args: string[]): Promise<string[]> =>
  (await audited(...args)).files.flatMap(({ findings }: any) =>
    findings
      .filter(({ acknowledged }: any) => acknowledged === undefined)
      .map(({ id, logicalId }: any) => [id, logicalId].filter(Boolean).join(' ')),
  );

const REASON = { reason: 'There is one instance in this account' };
const STAR_ID = 'star-resource[connect:SearchUsers]';

describe('what an entry of connect-iam.yaml accepts', () => {
  const ON_BOTH = [`${STAR_ID} Admin`, `${STAR_ID} Viewer`];

  test.each([
    ['a rule', { id: 'star-resource' }, []],
    ['a finding', { id: STAR_ID }, []],
    ['an id with the prefix of the CDK', { id: `cdk-amazon-connect-iam::${STAR_ID}` }, []],
    ['a rule on a resource', { id: 'star-resource', resource: 'Admin' }, [`${STAR_ID} Viewer`]],
    ['a file', { id: 'star-resource', file: 'stacks/t.json' }, []],
    ['a folder', { id: 'star-resource', file: './stacks/' }, []],
  ])('%s', async (_, entry, left) => {
    put({ 'stacks/t.json': template(STAR), 'connect-iam.yaml': yaml({ ...entry, ...REASON }) });
    expect(await open('stacks/t.json')).toEqual(left);
  });

  test.each([
    ['another finding of the rule', { id: 'star-resource[connect:SearchQueues]' }],
    ['another resource', { id: STAR_ID, resource: 'Adm' }],
    ['another folder', { id: STAR_ID, file: 'stack' }],
  ])('not %s, and that is said where the entry could be for something', async (_, entry) => {
    put({ 'stacks/t.json': template(STAR), 'connect-iam.yaml': yaml({ ...entry, ...REASON }) });
    const unused = 'file' in entry ? [] : [`unused-acceptance[${entry.id}]`];
    expect(await open('stacks/t.json')).toEqual([...ON_BOTH, ...unused]);
  });

  test('a construct and what is in it, and not another one with a longer name', async () => {
    put({
      't.json': {
        Resources: {
          Admin: role(policy(STAR), 'Stack/Admin/Resource'),
          Admin2: role(policy(STAR), 'Stack/Admin2/Resource'),
        },
      },
      'connect-iam.yaml': yaml({ id: STAR_ID, resource: 'Stack/Admin', ...REASON }),
    });
    expect(await open('t.json')).toEqual([`${STAR_ID} Admin2`]);
  });

  test('somebody in an account, by name', async () => {
    put({
      'account.json': accountWith({ Admin: policy(STAR), Viewer: policy(STAR) }),
      'connect-iam.yaml': yaml({ id: STAR_ID, resource: 'Admin', ...REASON }),
    });
    const { files, counts } = await audited('account.json');
    expect(files[0].findings.map((one: any) => [one.principals[0].name, one.acknowledged])).toEqual(
      [
        ['Admin', REASON.reason],
        ['Viewer', undefined],
      ],
    );
    expect([counts.warning, counts.acknowledged]).toEqual([1, 1]);
  });

  test('what is fatal, with a reason', async () => {
    put({
      't.json': template(ESCALATING),
      'connect-iam.yaml': yaml({ id: 'escalation', ...REASON }),
    });
    expect((await run('audit', 't.json')).code).toBe(0);
  });

  test('a part that was not read', async () => {
    const Macro = { Transform: 'Macro', ...template() };
    put({ 't.json': Macro });
    const [{ id }] = (await audited('t.json')).files[0].unread;
    expect([id, (await run('audit', 't.json')).code]).toEqual(['unread-part[Macro]', 1]);
    put({ 'connect-iam.yaml': yaml({ id, ...REASON }) });
    const { code, out } = await run('audit', '--all', 't.json');
    expect(code).toBe(0);
    expect(out).toContain(`acknowledged not read (1 part):\n  t.json:`);
    expect(out).toContain(`    Accepted: ${REASON.reason}.\n`);
    expect(out).toContain('by what was read. The rest is not known.');
    put({ 'connect-iam.yaml': yaml({ id, ...REASON, owner: 'contact-center team' }) });
    const narrow = await connectIam(['audit', '--all', 't.json'], { tty: true, columns: 60 });
    expect(narrow.out).toContain(`    Accepted: ${REASON.reason}\n    (contact-center team).\n`);
  });
});

describe('dates', () => {
  const entry = (expires: string) =>
    yaml({ id: STAR_ID, reason: 'Pilot', owner: 'Ana', expires, resource: 'Admin' });
  beforeEach(() => put({ 't.json': template(STAR) }));

  test('an entry counts on its last day', async () => {
    put({ 'connect-iam.yaml': entry(TODAY) });
    expect(await open('t.json')).toEqual([`${STAR_ID} Viewer`]);
  });

  test('a day later, the finding and the entry are findings', async () => {
    put({ 'connect-iam.yaml': entry('2026-11-29') });
    expect(await open('t.json')).toEqual([
      `${STAR_ID} Admin`,
      `${STAR_ID} Viewer`,
      `expired-acceptance[${STAR_ID}]`,
    ]);
    const { out } = await run('audit', 't.json');
    expect(out).toContain(
      'warning expired-acceptance (1 principal): Accepted finding whose date is over.\n' +
        `  ${STAR_ID} was accepted until 2026-11-29 by Ana: Pilot.\n`,
    );
    expect(out).toContain('    The file  connect-iam.yaml:1:12\n');
    expect(out).toContain('1 file, 2 principals: 3 warnings.\n');
  });

  test('one that is for nothing is unused, whether it has expired or not', async () => {
    put({ 'connect-iam.yaml': yaml({ id: 'not-action', ...REASON, expires: '2020-01-01' }) });
    expect(await open('t.json')).toEqual([
      `${STAR_ID} Admin`,
      `${STAR_ID} Viewer`,
      'unused-acceptance[not-action]',
    ]);
  });

  test.each([
    [{}, ''],
    [{ resource: 'Admin' }, ' on Admin'],
    [{ resource: 'Admin', file: 't.json' }, ' on Admin in t.json'],
  ])('the finding of an unused entry %j says what it is for', async (where, said) => {
    put({ 'connect-iam.yaml': yaml({ id: 'not-action', ...REASON, ...where }) });
    expect((await run('audit', 't.json')).out).toContain(
      `  no finding has the id not-action${said}.\n`,
    );
  });

  test('the finding of an unused entry names what is open there by the same rule', async () => {
    const id = 'star-resource[connect:SearchQueues]';
    put({ 'connect-iam.yaml': yaml({ id, ...REASON, resource: 'Admin' }) });
    const { files } = await audited('t.json');
    expect(
      files
        .flatMap(({ findings }: any) => findings)
        .filter(({ rule }: any) => rule === 'unused-acceptance')
        .map(({ what }: any) => what),
    ).toEqual([`no finding has the id ${id} on Admin; open there: ${STAR_ID}`]);
  });
});

test.each([
  [{ file: 'other.json' }, ['t.json'], false],
  [{ file: 'other.json' }, ['t.json', 'other.json'], true],
  [{}, ['t.json', 'nothing.json'], false],
])(
  'an entry of %j is unused only where its files were read: %j',
  async (entry, files, isUnused) => {
    put({
      't.json': policy(STAR),
      'other.json': policy(STAR),
      'connect-iam.yaml': yaml({ id: 'not-action', ...entry, ...REASON }),
    });
    expect((await open(...files)).includes('unused-acceptance[not-action]')).toBe(isUnused);
  },
);

describe('Metadata of a resource', () => {
  const resource = (accept: unknown) => ({
    ...role(policy(STAR)),
    Metadata: { 'connect-iam': { accept } },
  });

  test('accepts what is on the resource and nothing else', async () => {
    put({
      'a/t.json': {
        Resources: {
          Admin: resource([{ id: 'star-resource', ...REASON }]),
          Viewer: role(policy(STAR)),
        },
      },
    });
    expect(await open('a/t.json')).toEqual([`${STAR_ID} Viewer`]);
  });

  test('an expired and an unused entry are findings at their places', async () => {
    const entries = [
      { id: STAR_ID, ...REASON, expires: '2026-01-01' },
      { id: 'not-action', ...REASON },
    ];
    put({ 't.json': { Resources: { Admin: resource(entries) } } });
    const [{ findings }] = (await audited('t.json')).files;
    expect(findings.map(({ rule, pointer }: any) => [rule, pointer.slice(2)])).toEqual([
      ['star-resource', ['Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 0]],
      ['expired-acceptance', ['Metadata', 'connect-iam', 'accept', 0]],
      ['unused-acceptance', ['Metadata', 'connect-iam', 'accept', 1]],
    ]);
  });

  test('a wrong entry is an error at its place, and the findings are still shown', async () => {
    put({
      't.json': { Resources: { Admin: resource([{ id: STAR_ID, file: 't.json', ...REASON }]) } },
    });
    const { code, out, err } = await run('audit', 't.json');
    expect(code).toBe(2);
    expect(err).toMatch(
      /^connect-iam: t\.json:\d+:\d+: an entry has no "file"\. Allowed are id, reason, owner, expires\.\n$/,
    );
    expect(out).toContain('star-resource');
  });
});

describe('wrong entries', () => {
  const wrong = async (content: unknown) => {
    put({
      't.json': policy(STAR),
      'connect-iam.yaml': typeof content === 'string' ? content : JSON.stringify(content),
    });
    const { code, err } = await run('audit', 't.json');
    return [code, err];
  };
  const entry = (more: object) => ({ accept: [{ id: STAR_ID, ...REASON, ...more }] });

  test.each([
    [
      { accept: [{ id: 'star-resorce', ...REASON }] },
      '1:18: there is no finding "star-resorce". Did you mean star-resource? ' +
        '`connect-iam audit --json` shows ids.',
    ],
    [
      entry({ id: 'star-only' }),
      '1:18: star-only is not a finding of the audit: Actions granted on *. Acknowledge it in the app.',
    ],
    [
      entry({ id: 'star-resource[connect:SearchUsers' }),
      '1:18: the id "star-resource[connect:SearchUsers" has no end. ' +
        'Write the subject in brackets: star-resource[...].',
    ],
    [
      { accept: [REASON] },
      '1:12: an entry needs an id. Write `- id: star-resource[connect:ListUsers]` ' +
        'with `reason: There is one instance in this account`.',
    ],
    [
      { accept: [{ id: STAR_ID }] },
      `1:12: the entry of ${STAR_ID} needs a reason. Write \`reason:\` and why the finding is accepted.`,
    ],
    [entry({ reason: ' ' }), '1:64: reason is a text, not " ". Write it in quotes.'],
    [
      entry({ expires: '2026-02-30' }),
      '1:114: expires is a day, not "2026-02-30". ' +
        'Write the last day on which it counts, such as 2027-06-30.',
    ],
    [
      entry({ expire: '2026-02-28' }),
      '1:113: an entry has no "expire". Did you mean expires? ' +
        'Allowed are id, file, resource, reason, owner, expires.',
    ],
    [
      { accept: 'star-resource' },
      '1:11: accept is a list of entries, not "star-resource". ' +
        'Write `- id: star-resource[connect:ListUsers]` with `reason: There is one instance in this account`.',
    ],
    [
      { ignore: [] },
      '1:11: a file with accepted findings has no "ignore". Allowed are accept and $schema.',
    ],
    [
      [],
      '1:1: a file with accepted findings is an object, not []. Write `accept:` and a list of entries.',
    ],
  ])('%j', async (content, message) => {
    expect(await wrong(content)).toEqual([2, `connect-iam: connect-iam.yaml:${message}\n`]);
  });

  test('YAML that is none, and a key that is there twice', async () => {
    expect(await wrong('accept: [')).toEqual([
      2,
      expect.stringMatching(/^connect-iam: connect-iam\.yaml:\d+:\d+: it is not YAML/),
    ]);
    expect(await wrong('accept: []\naccept: []\n')).toEqual([
      2,
      'connect-iam: connect-iam.yaml:2:9: the key "accept" stands twice; the later one counts.\n',
    ]);
  });

  test.each([
    [entry({}), true],
    [entry({ owner: 'Ana', expires: '2027-06-30', file: 'a', resource: 'B' }), true],
    [{ accept: [] }, true],
    [{ accept: null }, true],
    [{}, true],
    [entry({ expire: '2027-06-30' }), false],
    [entry({ reason: ' ' }), false],
    [entry({ expires: 2027 }), false],
    [{ accept: [REASON] }, false],
    [{ accept: {} }, false],
    [{ rules: [] }, false],
  ])('the schema and the command agree on %j: %j', async (content, isRight) => {
    const [code] = await wrong(content);
    expect([schema(content), code !== 2]).toEqual([isRight, isRight]);
  });
});

describe('which file', () => {
  beforeEach(() =>
    put({
      't.json': template(STAR),
      'connect-iam.yaml': yaml({ id: STAR_ID, ...REASON }),
      'other.yaml': yaml({ id: STAR_ID, resource: 'Admin', ...REASON }),
    }),
  );

  test.each([
    [[], []],
    [['--no-config'], [`${STAR_ID} Admin`, `${STAR_ID} Viewer`]],
    [['--config', 'other.yaml'], [`${STAR_ID} Viewer`]],
  ])('%j', async (options, found) => {
    expect(await open(...options, 't.json')).toEqual(found);
  });

  test('one that does not exist is an error', async () => {
    expect(await run('audit', '--config', 'no.yaml', 't.json')).toMatchObject({
      code: 2,
      err: 'connect-iam: no.yaml: there is no such file.\n',
    });
  });

  test('both options are a usage error', async () => {
    expect(await run('audit', '--config', 'other.yaml', '--no-config', 't.json')).toMatchObject({
      code: 2,
      err: 'connect-iam: --config and --no-config exclude each other.\nWrite one of them.\n',
    });
  });
});

describe('accepted findings are shown on request, with reason, owner and date', () => {
  const ENTRY = { id: STAR_ID, ...REASON, owner: 'Ana', expires: '2027-06-30' };
  const SAID = `${REASON.reason} (Ana, until 2027-06-30)`;
  beforeEach(() => put({ 't.json': template(STAR), 'connect-iam.yaml': yaml(ENTRY) }));

  test('in the text of the audit', async () => {
    expect((await run('audit', 't.json')).out).toMatch(
      /^1 file, 2 principals: nothing found\.\n2 findings are acknowledged \(--all shows them\)\.\n/,
    );
    expect((await run('audit', '--all', 't.json')).out).toContain(`  Accepted: ${SAID}.\n`);
  });

  test('in JSON', async () => {
    expect((await audited('t.json')).files[0].findings[0]).toMatchObject({
      acknowledged: REASON.reason,
      accepted: { owner: 'Ana', expires: '2027-06-30', source: 'file' },
    });
  });

  test('in SARIF, as suppressed outside of the source', async () => {
    const { results } = JSON.parse((await run('audit', '--sarif', 't.json')).out).runs[0];
    expect(results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: SAID },
    ]);
  });

  test('in the report, its JSON and its page', async () => {
    expect((await run('report', 't.json')).out).toContain(
      'LOOK AT    nothing open; 2 accepted with reasons (--accepted)',
    );
    expect((await run('report', '--accepted', 't.json')).out).toContain(SAID);
    const { principals } = JSON.parse((await run('report', '--json', 't.json')).out);
    expect(principals[0].accepted[0]).toMatchObject({
      acknowledged: REASON.reason,
      owner: 'Ana',
      expires: '2027-06-30',
    });
    expect((await run('report', '--html', 't.json')).out).toContain(SAID);
  });
});

describe('baseline', () => {
  test('what it writes accepts all that is found, and nothing that comes later', async () => {
    put({ 't.json': { ...template(STAR, UNKNOWN), Transform: 'Macro' } });
    const { code, out, saved } = await run('baseline', 't.json');
    expect([code, out]).toEqual([0, 'connect-iam.yaml: 5 entries are new, 0 kept.\n']);
    put(saved);
    const { accept } = parse(saved['connect-iam.yaml']);
    expect(schema({ accept })).toBe(true);
    expect(accept[0]).toEqual({
      id: 'unknown-action[connect:DescribeUsers]',
      file: 't.json',
      resource: 'Admin',
      reason: `Found on ${TODAY}, not reviewed`,
    });
    expect([await open('t.json'), (await run('audit', 't.json')).code]).toEqual([[], 0]);
    put({ 't.json': { ...template(STAR, UNKNOWN, ESCALATING), Transform: 'Macro' } });
    expect((await open('t.json')).map((id) => id.replace(/\[.*\]/, ''))).toEqual([
      'escalation Admin',
      'escalation Viewer',
    ]);
  });

  test('entries and comments that are in the file stay', async () => {
    const before = `# ours\naccept:\n  # why\n  - id: ${STAR_ID}\n    resource: Admin\n    reason: ours\n`;
    put({ 't.json': template(STAR), 'connect-iam.yaml': before });
    const options = ['--reason', 'later', '--owner', 'Ana', '--expires', '2027-06-30'];
    const { out, saved } = await run('baseline', ...options, 't.json');
    expect(out).toBe('connect-iam.yaml: 1 entry is new, 1 kept.\n');
    expect(saved['connect-iam.yaml']).toBe(
      `${before}  - id: ${STAR_ID}\n    file: t.json\n    resource: Viewer\n` +
        '    reason: later\n    owner: Ana\n    expires: 2027-06-30\n',
    );
  });

  test('files are named from the folder of the file', async () => {
    put({ 'stacks/t.json': template(STAR) });
    const { saved } = await run('baseline', '--config', 'policy/accepted.yaml', 'stacks/t.json');
    expect(parse(saved['policy/accepted.yaml']).accept[0].file).toBe('../stacks/t.json');
    put(saved);
    expect(await open('--config', 'policy/accepted.yaml', 'stacks/t.json')).toEqual([]);
  });

  test('where a file cannot be read, nothing is written', async () => {
    put({ 't.json': template(STAR) });
    expect(await run('baseline', 't.json', 'nothing.json')).toMatchObject({ code: 2, saved: {} });
  });

  test('a day that does not exist is a usage error', async () => {
    put({ 't.json': template(STAR) });
    expect(await run('baseline', '--expires', '2027-13-01', 't.json')).toMatchObject({
      code: 2,
      err:
        "connect-iam: --expires takes no '2027-13-01'.\n" +
        'Write the last day on which the entries count, such as 2027-06-30.\n',
    });
  });
});

describe('--since leaves out what an earlier audit found', () => {
  const earlier = async (content: object) => {
    put({ 't.json': content });
    put({ 'before.json': (await run('audit', '--json', 't.json')).out });
  };

  test('and only that', async () => {
    await earlier(template(UNKNOWN));
    expect((await run('audit', '--since', 'before.json', 't.json')).code).toBe(0);
    put({ 't.json': template(STAR, UNKNOWN, UNKNOWN) });
    const { code, out } = await run('audit', '--since', 'before.json', 't.json');
    expect(code).toBe(1);
    expect(out).toContain('1 file, 2 principals: 2 errors, 2 warnings.\n');
    expect(out).toContain('2 findings are in the earlier audit.\n');
  });

  test('a finding that was accepted and is not any more is new', async () => {
    put({ 'connect-iam.yaml': yaml({ id: 'unknown-action', ...REASON }) });
    await earlier(template(UNKNOWN));
    expect(await open('--no-config', '--since', 'before.json', 't.json')).toHaveLength(2);
  });

  test('a part that was not read stays as bad as it is', async () => {
    await earlier({ ...template(), Transform: 'Macro' });
    expect((await run('audit', '--since', 'before.json', 't.json')).code).toBe(1);
  });

  test('a file of another kind is an error', async () => {
    put({ 't.json': template(STAR) });
    expect(await run('audit', '--since', 't.json', 't.json')).toMatchObject({
      code: 2,
      err:
        'connect-iam: t.json:1:1: it is not an earlier audit: its schema is not connect-iam-audit/1. ' +
        'Write one with `connect-iam audit --json`.\n',
    });
  });
});
