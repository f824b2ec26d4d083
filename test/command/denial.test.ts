import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { denialIn } from '../../command/explain/denial/message';
import { runExample } from '../support/code-examples';
import { allow, connectIam, inFolder, policy, role } from '../support/command';
import { deny } from '../support/documents';

const CALLER = 'arn:aws:sts::111122223333:assumed-role/Agents/amy';
const INSTANCE =
  'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012';
const denied = (end = '', resource = INSTANCE) =>
  `User: ${CALLER} is not authorized to perform: connect:StartChatContact on resource: ${resource}${end}`;

const DECODED = {
  allowed: false,
  explicitDeny: true,
  matchedStatements: { items: [] },
  context: {
    principal: { id: 'AROA:amy', arn: CALLER },
    action: 'connect:StartChatContact',
    resource: INSTANCE,
    conditions: { items: [] },
  },
};

describe('the forms of a denial', () => {
  const all = { action: 'connect:StartChatContact', principal: CALLER, resource: INSTANCE };

  test.each([
    ['alone', denied(), { isExplicit: false }],
    [
      'with the kind of policy',
      denied(' because no identity-based policy allows the connect:StartChatContact action'),
      { isExplicit: false, policyType: 'identity-based' },
    ],
    [
      'with a boundary',
      denied(' because no permissions boundary allows the connect:StartChatContact action'),
      { isExplicit: false, policyType: 'permissions boundary' },
    ],
    [
      'with an explicit deny',
      denied(' with an explicit deny in a service control policy'),
      { isExplicit: true, policyType: 'service control' },
    ],
    [
      'with an explicit deny in an identity-based policy',
      denied(' with an explicit deny in an identity-based policy'),
      { isExplicit: true, policyType: 'identity-based' },
    ],
    [
      'as the CLI prints it',
      `An error occurred (AccessDeniedException) when calling the StartChatContact operation: ${denied()}`,
      { isExplicit: false },
    ],
    ['decoded', JSON.stringify(DECODED), { isExplicit: true }],
    [
      'decoded by the CLI',
      JSON.stringify({ DecodedMessage: JSON.stringify(DECODED) }),
      { isExplicit: true },
    ],
  ])('%s', (_, text, more) => {
    expect(denialIn(text)).toEqual({ ...all, ...more });
  });

  test('without a user, it names the operation', () => {
    const text =
      'An error occurred (AccessDeniedException) when calling the ListUsers operation: no';
    expect(denialIn(text)).toEqual({ action: 'ListUsers', isExplicit: false });
  });

  test('an encoded one is known as such', () => {
    const text = 'You are not authorized. Encoded authorization failure message: abc';
    expect(denialIn(text)).toEqual({ isExplicit: false, isEncoded: true });
  });

  test.each(['connect:StartChatContact', 'edit call recording', '{"Statement":[]}', '{'])(
    '%s is none',
    (text) => {
      expect(denialIn(text)).toBeUndefined();
    },
  );
});

const explained = async (text: string, ...args: string[]) =>
  (await connectIam(['explain', ...args, text])).out;

describe('explained', () => {
  test('with lines that deploy the statement', async () => {
    const out = await explained(denied());
    const lines = /new ConnectAccessPolicy[^]*?\n *}\);/.exec(out)?.[0];
    const [app] = runExample(`
      import { App, Stack } from 'aws-cdk-lib';
      import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
      import { ConnectAccess, ConnectAccessPolicy, ConnectScope } from 'cdk-amazon-connect-iam';
      class Access extends Stack {
        constructor(app: App) {
          super(app, 'Access', { env: { account: '111122223333', region: 'us-east-1' } });
          const role = new Role(this, 'Role', { assumedBy: new AccountPrincipal('111122223333') });
          ${lines}
        }
      }
      new Access(new App());
    `);
    Template.fromStack(app.node.findChild('Access') as Stack).hasResourceProperties(
      'AWS::IAM::ManagedPolicy',
      { PolicyDocument: { Statement: [{ Action: 'connect:StartChatContact' }] } },
    );
  });

  test('with the line and the statement that allow it', async () => {
    const out = await explained(denied());
    expect(out).toContain("ConnectAccess.actions('connect:StartChatContact')");
    expect(out).toContain(`instanceArn('${INSTANCE}')`);
    expect(out).toContain(`"Resource":["${INSTANCE}/contact-flow/*"]`);
    expect(out).toContain('Jobs with it\n  chat-starter');
  });

  test.each([
    [
      'an ARN where an id belongs',
      denied('', `${INSTANCE}/contact-flow/arn%3Aaws%3Aconnect`),
      'has an ARN where an id belongs: arn:aws:connect.',
    ],
    [
      'another account',
      denied('', INSTANCE.replace('111122223333', '444455556666')),
      'The caller is in account 111122223333, the resource in account 444455556666.',
    ],
    [
      'an empty id',
      denied('', 'arn:aws:connect:us-east-1:111122223333:instance//contact-flow/x'),
      'The id of the instance is empty.',
    ],
    ['another type', denied('', `${INSTANCE}/queue/x`), 'This resource has another form'],
    [
      'a service control policy',
      denied(' with an explicit deny in a service control policy'),
      'Only its administrators can change a service control policy.',
    ],
    [
      'no action',
      `User: ${CALLER} is not authorized to perform: null`,
      'no instance with this id in this',
    ],
  ])('%s is said', async (_, text, cause) => {
    expect((await explained(text)).replace(/\s+/g, ' ')).toContain(cause);
  });

  test('an explicit deny gets no allow as the remedy', async () => {
    const out = await explained(denied(' with an explicit deny in an identity-based policy'));
    expect(out).toContain('Another allow does not help');
    expect(out).not.toContain('As a statement');
  });

  test('an operation without its service has an action', async () => {
    const text =
      'An error occurred (AccessDeniedException) when calling the ListUsers operation: no';
    expect(await explained(text)).toMatch(/^Denied: connect:ListUsers\n/);
  });

  test('what the message does not say is a placeholder, and no wildcard', async () => {
    const text =
      'An error occurred (AccessDeniedException) when calling the ListUsers operation: no';
    expect(await explained(text)).toContain(
      '"Resource":["arn:aws:connect:REGION:ACCOUNT:instance/INSTANCE_ID"]',
    );
  });

  test('an operation of several services names no action', async () => {
    const text =
      'An error occurred (AccessDeniedException) when calling the ListTagsForResource operation: no';
    const out = await explained(text);
    expect(out).toMatch(/^Denied: ListTagsForResource\n/);
    expect(out).not.toContain('As a statement');
  });

  test('as JSON', async () => {
    expect(JSON.parse(await explained(denied(), '--json'))).toMatchObject([
      { kind: 'denial', action: 'connect:StartChatContact', causes: [] },
    ]);
  });
});

describe('in files', () => {
  const { put } = inFolder();
  const inApp = async (...statements: object[]) => {
    put({
      'app.json': {
        Resources: {
          Agents: role(policy(...statements), 'Stack/Agents/Resource'),
        },
      },
    });
    return (await explained(denied('', `${INSTANCE}/contact-flow/a`), '--in', 'app.json')).replace(
      /\s+/g,
      ' ',
    );
  };

  test('nothing allows it', async () => {
    expect(await inApp(allow('connect:ListUsers'))).toContain('Agents: nothing allows it.');
  });

  test('a statement allows it elsewhere: the smallest change', async () => {
    const out = await inApp(allow('connect:StartChatContact', `${INSTANCE}/contact-flow/b`));
    expect(out).toMatch(/Add the resource to the statement at app\.json:\d+:\d+/);
  });

  test('a deny matches', async () => {
    const out = await inApp(allow('connect:*'), deny('connect:Start*'));
    expect(out).toMatch(/Agents: a deny matches\. .* Deny at app\.json:\d+:\d+/);
  });

  test('a condition decides', async () => {
    const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(await inApp(allow('connect:*', '*', { Condition }))).toContain(
      'allowed only if aws:MultiFactorAuthPresent is true.',
    );
  });

  test('the files allow it', async () => {
    expect(await inApp(allow('connect:*'))).toContain('these files allow it.');
  });
});

describe('words of people', () => {
  test.each([
    ['impersonate', 'Who can sign in as somebody else?'],
    ['listen to live calls', 'Who can listen to live calls?'],
  ])('%s', async (text, question) => {
    expect(await explained(text)).toContain(question);
  });
});
