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
