import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { runExample } from '../support/code-examples';
import { allow, connectIam, inFolder, policy, role } from '../support/command';
import { deny } from '../support/documents';
import { sample } from '../support/sample';

const INSTANCE =
  'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012';

interface AdoptionJson {
  readonly code: readonly string[];
  readonly jobs: readonly string[];
  readonly actions: readonly string[];
  readonly stays: readonly { readonly effect: string; readonly actions: readonly string[] }[];
  readonly changes: { readonly verdict: string; readonly newAccess: string };
}

const folder = inFolder();

async function adopted(document: object): Promise<AdoptionJson[]> {
  folder.put({ 'policy.json': document });
  return JSON.parse((await connectIam(['adopt', '--json', 'policy.json'])).out);
}

/** Synthesizes the code in a stack with a role, and returns the policies. */
function policiesOf(code: readonly string[]): object[] {
  const names = [...new Set(code.join('\n').match(/\bConnect[A-Z]\w+(?=\.|\()/g) ?? [])];
  const [app] = runExample(`
    import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib';
    import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
    import { ${names.join(', ')} } from 'cdk-amazon-connect-iam';
    class Access extends Stack {
      constructor(app: App) {
        super(app, 'Access', { env: { account: '111122223333', region: 'us-east-1' } });
        const role = new Role(this, 'Role', { assumedBy: new AccountPrincipal('111122223333') });
        ${code.join('\n')}
      }
    }
    new Access(new App());
  `);
  const template = Template.fromStack(app.node.findChild('Access') as Stack);
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy')).map(
    ({ Properties }) => Properties.PolicyDocument,
  );
}

describe('adopt', () => {
  test('writes a job where the policy allows all of it', async () => {
    const [{ jobs, actions, stays, changes }] = await adopted(
      policy(allow(['connect:List*', 'connect:Search*', 'connect:Describe*'], '*')),
    );
    expect(jobs).toContain('directory-lookup');
    expect(actions).not.toContain('connect:ListUsers');
    expect([stays, changes.verdict]).toEqual([[], 'unchanged']);
  });

  test('writes actions where the policy allows no whole job', async () => {
    const [{ jobs, actions, stays, changes }] = await adopted(
      policy(allow('connect:UpdateContactAttributes', `${INSTANCE}/contact/*`)),
    );
    expect({ jobs, actions, stays, verdict: changes.verdict }).toEqual({
      jobs: [],
      actions: ['connect:UpdateContactAttributes'],
      stays: [],
      verdict: 'unchanged',
    });
  });

  test.each([
    ['one type of resource', ['connect:UpdateContactAttributes'], ['/contact/*']],
    [
      'the instance and everything in it',
      ['connect:DescribeUser', 'connect:ListUsers'],
      ['', '/*'],
    ],
  ])('replaces %s of an instance whose ARN only deployment knows', async (_, names, ends) => {
    const resources = ends.map((end) => ({ 'Fn::Sub': `\${InstanceArn}${end}` }));
    const [{ actions, code, stays, changes }] = await adopted({
      Parameters: { InstanceArn: { Type: 'String' } },
      Resources: { Reader: role(policy(allow(names, resources))) },
    });
    expect({ actions, stays, verdict: changes.verdict }).toEqual({
      actions: names,
      stays: [],
      verdict: 'unchanged',
    });
    expect(code.join('\n')).toContain('connectScope: ConnectScope.instanceArn(instanceArn)');
  });

  test('leaves an action on an ARN that only deployment knows and that is of no instance', async () => {
    const [{ actions, stays }] = await adopted({
      Parameters: { QueueArn: { Type: 'String' } },
      Resources: {
        Reader: role(
          policy(
            allow('connect:ListQueues', '*'),
            allow('connect:DescribeQueue', { Ref: 'QueueArn' }),
          ),
        ),
      },
    });
    expect(actions).toEqual(['connect:ListQueues']);
    expect(stays.map((one) => one.actions)).toEqual([['connect:DescribeQueue']]);
  });

  test('leaves what it cannot express, denies, and other services', async () => {
    const [{ actions, stays, changes }] = await adopted(
      policy(
        allow(['connect:ListQueues', 's3:GetObject'], '*'),
        allow('connect:CreateUser', `${INSTANCE}/agent/*`),
        deny('connect:DeleteUser', '*'),
      ),
    );
    expect(actions).toEqual(['connect:ListQueues']);
    expect(stays.map((one) => [one.effect, ...one.actions])).toEqual([
      ['Allow', 's3:GetObject'],
      ['Allow', 'connect:CreateUser'],
      ['Deny', 'connect:DeleteUser'],
    ]);
    expect(changes.verdict).toBe('unchanged');
  });

  test('keeps tags and individual resources', async () => {
    const queue = `${INSTANCE}/queue/22222222-1234-1234-1234-123456789012`;
    const [{ code }] = await adopted(
      policy(allow('connect:DescribeQueue', queue), {
        ...allow('connect:DescribeUser', `${INSTANCE}/agent/*`),
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'Blue' } },
      }),
    );
    expect(code.join('\n')).toContain(`.withResources('queue', '${queue}')`);
    expect(code.join('\n')).toContain(".withTags({ 'Team': 'Blue' })");
    expect(policiesOf(code)).toEqual([
      policy({
        Action: 'connect:DescribeUser',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'Blue' } },
        Effect: 'Allow',
        Resource: `${INSTANCE}/agent/*`,
        Sid: expect.any(String),
      }),
      policy({
        Action: 'connect:DescribeQueue',
        Effect: 'Allow',
        Resource: queue,
        Sid: expect.any(String),
      }),
    ]);
  });

  test('replaces nothing of a statement about every service', async () => {
    const [{ code, changes }] = await adopted(policy(allow('*', '*')));
    expect([code, changes.verdict]).toEqual([[], 'unchanged']);
  });

  test('says so where nothing is to adopt', async () => {
    folder.put({ 'policy.json': policy(allow('s3:GetObject', '*')) });
    expect(await connectIam(['adopt', 'policy.json'])).toMatchObject({
      code: 0,
      out: 'No policy in these files allows anything in Amazon Connect.\n',
    });
  });
});

interface FieldPolicy {
  readonly id: string;
  readonly document: object;
}

const FIELD: readonly FieldPolicy[] = JSON.parse(
  readFileSync(join(__dirname, 'adopt-policies.json'), 'utf8'),
);

describe('policies of the field', () => {
  test.each(sample(FIELD, 6))(
    '$id keeps its access, and the code synthesizes',
    async ({ document }) => {
      for (const { code, changes } of await adopted(document)) {
        expect(changes.newAccess).toBe('no');
        expect(changes.verdict).toBe('unchanged');
        if (code.length > 0) expect(policiesOf(code).length).toBeGreaterThan(0);
      }
    },
  );
});
