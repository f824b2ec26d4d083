import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const DOCUMENT = 'arn:aws:ssm:*:*:document/Patch';
const INSTANCES = 'arn:aws:ec2:*:*:instance/*';
const OTHER = 'arn:aws:ssm:*:*:document/Backup';
const send = (document: string, instances = INSTANCES) =>
  allow('ssm:SendCommand', [instances, document]);
const deny = (Action: string, Resource: string) => ({ Effect: 'Deny', Action, Resource });

/** What is found on a holder of access to Amazon Connect, in words. */
const found = (...statements: object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).map(({ id, what }) => `${id}: ${what}`);

describe('a document that the holder may send to instances', () => {
  test('and may rewrite runs any command', () => {
    expect(found(send(DOCUMENT), allow('ssm:UpdateDocument', DOCUMENT))).toEqual([
      `indirect-escalation: ssm:UpdateDocument and ssm:SendCommand on ${DOCUMENT}: ` +
        'the holder runs any command on instances by rewriting the document that it may send',
    ]);
  });

  test('and may create runs any command', () => {
    expect(found(send('arn:aws:ssm:*:*:document/My*'), allow('ssm:CreateDocument'))).toEqual([
      'indirect-escalation: ssm:CreateDocument and ssm:SendCommand on *: ' +
        'the holder runs any command on instances by a document of its own',
    ]);
  });

  test('is found by its reference', () => {
    const document = { 'Fn::Sub': 'arn:aws:ssm:*:*:document/${Patch}' };
    const role = {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: connectHolder(
              allow('ssm:SendCommand', [INSTANCES, document]),
              allow('ssm:UpdateDocument', document),
            ),
          },
        ],
      },
    };
    const world = read('t.json', {
      Resources: { Role: role, Patch: { Type: 'AWS::SSM::Document' } },
    });
    expect(audit(world!).map(({ id }) => id)).toContain('indirect-escalation');
  });

  test.each<[string, object[]]>([
    ['is all that it may do with it', [send(DOCUMENT)]],
    [
      'is another than the one it may rewrite',
      [send(DOCUMENT), allow('ssm:UpdateDocument', OTHER)],
    ],
    [
      'may not be rewritten, by a deny',
      [send(DOCUMENT), allow('ssm:UpdateDocument', DOCUMENT), deny('ssm:UpdateDocument', DOCUMENT)],
    ],
    [
      'may not be sent, by a deny',
      [send(DOCUMENT), allow('ssm:UpdateDocument', DOCUMENT), deny('ssm:SendCommand', DOCUMENT)],
    ],
    [
      'is for one instance by its name',
      [send(DOCUMENT, 'arn:aws:ec2:*:*:instance/i-0'), allow('ssm:UpdateDocument', DOCUMENT)],
    ],
    [
      'is the shell, which a deny keeps from it',
      [
        send('arn:aws:ssm:*:*:document/AWS-RunShellScript'),
        deny('ssm:SendCommand', 'arn:aws:ssm:*:*:document/AWS-RunShellScript'),
      ],
    ],
  ])('gives nothing where it %s', (_, statements) => {
    expect(found(...statements)).toEqual([]);
  });
});

const ARBITRARY = [
  'RunShellScript',
  'RunPowerShellScript',
  'RunRemoteScript',
  'RunDockerAction',
  'RunDocument',
  'ApplyAnsiblePlaybooks',
  'RunAnsiblePlaybook',
  'ApplyChefRecipes',
  'ApplyDSCMofs',
  'ConfigureAWSPackage',
  'InstallApplication',
  'InstallPowerShellModule',
  'RunInspecChecks',
  'RunPatchBaselineWithHooks',
  'RunSaltState',
].map((name) => `arn:aws:ssm:*:*:document/AWS-${name}`);

describe("AWS's documents", () => {
  const RUNS = 'the holder runs commands on any instance that Systems Manager manages';

  test.each(ARBITRARY)('run what the sender wrote: %s', (document) => {
    expect(found(send(document))).toEqual([
      `indirect-escalation: ssm:SendCommand on ${INSTANCES}: ${RUNS}`,
    ]);
  });

  test.each(['RunPatchBaseline', 'UpdateSSMAgent', 'ConfigureDocker'])(
    'run nothing of the sender: AWS-%s',
    (name) => {
      expect(found(send(`arn:aws:ssm:*:*:document/AWS-${name}`))).toEqual([]);
    },
  );

  test('run what the sender wrote as long as one of them may be sent', () => {
    const [one, ...others] = ARBITRARY.map((document) => deny('ssm:SendCommand', document));
    expect(found(allow('ssm:SendCommand'), ...others)).toEqual([
      `indirect-escalation: ssm:SendCommand on *: ${RUNS}`,
    ]);
    expect(found(allow('ssm:SendCommand'), one, ...others)).toEqual([]);
  });
});

const MACHINES = 'arn:aws:ssm:*:*:managed-instance/*';
const SHELL = 'arn:aws:ssm:*:*:document/AWS-RunShellScript';

describe('a machine that Systems Manager manages', () => {
  test.each([
    ['an EC2 instance', INSTANCES],
    ['a machine elsewhere', MACHINES],
    ['an ECS task', 'arn:aws:ecs:*:*:task/*'],
  ])('gives a shell by a session: %s', (_, machines) => {
    expect(found(allow('ssm:StartSession', machines))).toEqual([
      `indirect-escalation: ssm:StartSession on ${machines}: ` +
        'the holder opens a shell on any instance or task that Systems Manager reaches',
    ]);
  });

  test('runs commands outside EC2 too', () => {
    expect(found(send(SHELL, MACHINES))[0]).toContain(`ssm:SendCommand on ${MACHINES}: `);
  });

  test('gives a shell where a deny leaves one kind of them', () => {
    const denied = deny('ssm:StartSession', INSTANCES);
    expect(found(allow('ssm:StartSession'), denied)[0]).toContain('ssm:StartSession on *: ');
  });

  test.each([
    ['a document', 'ssm:StartSession', 'arn:aws:ssm:*:*:document/*'],
    ['one machine', 'ssm:StartSession', 'arn:aws:ssm:*:*:managed-instance/mi-0123456789abcdef0'],
    ['a task, which takes no commands', 'ssm:SendCommand', 'arn:aws:ecs:*:*:task/*'],
  ])('is not reached by %s', (_, action, resource) => {
    expect(found(allow(action, [resource, SHELL]))).toEqual([]);
  });
});

test.each(['bot/*', 'bot-alias/*', 'bot-alias/B0/*'])('the resource policy of %s', (bots) => {
  const policy = allow('lex:UpdateResourcePolicy', `arn:aws:lex:*:*:${bots}`);
  expect(found(policy).map((text) => text.split(':')[0])).toEqual(
    bots.includes('B0') ? [] : ['unconfined'],
  );
});

describe('a CodeBuild project that the holder may change', () => {
  test('runs other commands, started by a webhook', () => {
    expect(found(allow(['codebuild:UpdateProject', 'codebuild:CreateWebhook']))).toEqual([
      'indirect-escalation: codebuild:UpdateProject and codebuild:CreateWebhook on *: ' +
        'the holder runs other commands in any CodeBuild project, started by a webhook, and has 1 more way',
    ]);
  });

  test('gives nothing with a webhook alone', () => {
    expect(found(allow('codebuild:CreateWebhook'))).toEqual([]);
  });
});
