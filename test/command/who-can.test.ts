import { allow, connectIam, inFolder, policy, role } from '../support/command';

const { put } = inFolder();

beforeEach(() =>
  put({
    'app.json': {
      Resources: {
        Listener: role(policy(allow('connect:MonitorContact')), 'Stack/Listener/Resource'),
      },
    },
  }),
);

test('who can do something is said with file, line and column', async () => {
  const { code, out } = await connectIam(['who-can', 'listen', 'app.json']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Who can listen to live calls\?\n1 principal\.\n\nStack\/Listener {2}role, everywhere\n/,
  );
  expect(out).toMatch(/app\.json:\d+:\d+/);
});

test('as JSON', async () => {
  const { out } = await connectIam(['who-can', '--json', 'connect:MonitorContact', 'app.json']);
  expect(JSON.parse(out)).toMatchObject({
    subject: { kind: 'action', action: 'connect:MonitorContact' },
    holders: [{ name: 'Stack/Listener', verdict: 'allowed', places: ['*'] }],
    notKnown: [],
  });
});

test('a word that means several things is about the nearest, and names the others', async () => {
  const { code, out } = await connectIam(['who-can', 'recordings', 'app.json']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Who can read stored recordings\?\n/);
  expect(out).toMatch(
    /\nPerhaps you mean redirect-recordings, control-recording, delete-recordings\.\n$/,
  );
});

test.each(['hear', 'hear recordings', 'download', 'escalate'])('%s is understood', async (word) => {
  expect((await connectIam(['who-can', word, 'app.json'])).code).toBe(0);
});

test.each([
  [['who-can'], 'who-can needs something to ask about'],
  [['who-can', 'listen'], 'who-can needs a file'],
  [['who-can', 'recording', 'app.json'], "'recording' may be about several things"],
  [['who-can', 'delete-instanze', 'app.json'], 'Did you mean delete-instance?'],
  [['who-can', 'connect:MonitorContat', 'app.json'], 'Did you mean connect:MonitorContact?'],
  [['who-can', 'conect:MonitorContact', 'app.json'], 'Did you mean connect:MonitorContact?'],
  [['who-can', 'listen', '--who', 'Lisener', 'app.json'], 'Did you mean Listener?'],
  [
    ['who-can', 'listen', '--who', 'isten', 'app.json'],
    "1 name contains it: Stack/Listener. For all of them: --who '*isten*'.",
  ],
  [
    ['who-can', 'listen', '--on', 'Stack/Instanze', 'app.json'],
    'For a resource that no statement names, give its ARN or its id.',
  ],
  [
    ['who-can', 'anything', '--on', '*', 'app.json'],
    'For access on everything: connect-iam who-can "on everything" FILE',
  ],
  [['report', '--on', '*', 'app.json'], '--on * names no resource'],
  [['report', '--who', 'Lisener', 'app.json'], 'Did you mean Listener?'],
  [['report', '--who', 'Listener', '--json', 'app.json'], '--who is for text'],
])('%p is an error that says what to write', async (args, text) => {
  const { code, err } = await connectIam(args);
  expect(code).toBe(2);
  expect(err).toContain(text);
});

describe('report', () => {
  test('is one screen, and everything on request', async () => {
    const { out } = await connectIam(['report', 'app.json']);
    expect(out).toMatch(/^Access to Amazon Connect {3}app\.json {3}1 principal, 1 file/);
    expect(out).toMatch(
      /\n connect-iam who-can listen app\.json +everybody who can, also inside the instance\n/,
    );
    expect(out).not.toContain('Who may do what');
    const all = (await connectIam(['report', '--all', 'app.json'])).out;
    expect(all).toContain('Who may do what');
  });

  test('--who shows principals in full', async () => {
    const { out } = await connectIam(['report', '--who', 'listener', 'app.json']);
    expect(out).toMatch(/^Stack\/Listener {2}role in app\.json\n/);
    expect(out).toMatch(
      / can +listen to live calls, barge into live calls, read live transcripts, by a statement in\n +Access \(app\.json:\d+:\d+\)\n/,
    );
  });

  test('--who with no such principal names those that exist', async () => {
    expect(await connectIam(['report', '--who', 'nobody', 'app.json'])).toMatchObject({
      code: 2,
      err: "connect-iam: nobody has the name 'nobody'.\nNames: Stack/Listener.\n",
    });
  });

  test('--accepted says that nothing is accepted', async () => {
    expect((await connectIam(['report', '--accepted', 'app.json'])).out).toBe(
      'Nothing is accepted.\n',
    );
  });
});
