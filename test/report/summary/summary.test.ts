import { AccessReport } from '../../../src/report/model';
import { summaryText } from '../../../src/report/summary/render-summary';
import { summaryOf } from '../../../src/report/summary/summary';
import { CHAIN } from '../../support/chain';
import { allow, deny, INSTANCE, reported, role } from '../../support/readings';

const inStack = (path: string, resource: object) => ({
  ...resource,
  Metadata: { 'aws:cdk:path': `${path}/Resource` },
});

const REPORT: AccessReport = reported({
  Admin: inStack('Prod/Admin', role(allow('connect:*'))),
  Listener: inStack(
    'Prod/Listener',
    role(allow('connect:MonitorContact', [INSTANCE, `${INSTANCE}/*`])),
  ),
  Careful: inStack(
    'Prod/Careful',
    role(
      allow('connect:DeleteInstance', '*', {
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
    ),
  ),
  Unread: inStack(
    'Prod/Unread',
    role(allow('connect:DeleteInstance'), {
      ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/Guard'],
    }),
  ),
});

const rowOf = (label: string, report = REPORT) =>
  summaryText(report)
    .split('\n')
    .find((line) => line.startsWith(` ${label}`));

describe('the first screen', () => {
  test('has at most 24 lines of 80 characters', () => {
    const lines = summaryText(REPORT, {
      files: 'cdk.out',
      next: [
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ],
    }).split('\n');
    expect(lines.length - 1).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('tells who can everywhere from who can in named places only', () => {
    expect(rowOf('listen to live calls')).toMatch(/calls +Admin +Listener$/);
  });

  test('says of nobody that they cannot, while a part may allow more', () => {
    expect(rowOf('delete the instance')).toMatch(/ \?$/);
    expect(summaryText(REPORT)).toContain('? alone: unknown');
  });

  test('marks what is under conditions, and what an unread policy may deny', () => {
    expect(rowOf('delete the instance')).toMatch(/Admin, Careful\*.* \?$/);
    expect(summaryText(REPORT)).toContain('* conditional');
    expect(summaryText(REPORT, { width: 120 })).toMatch(/delete the instance .*Unread\?/);
  });

  test('marks who can by acting as a role', () => {
    expect(rowOf('listen to live calls', reported(CHAIN))).toMatch(
      /calls +Listener, Caller\^, First\^ /,
    );
    expect(summaryText(reported(CHAIN))).toContain('^ indirectly');
  });

  test('counts names that differ only in a number or the stack, where not all fit', () => {
    const listener = role(allow('connect:MonitorContact'));
    const report = reported({
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`ListenerOfCalls${n}`, listener])),
      One: inStack('Blue/Supervisor', listener),
    });
    expect(rowOf('listen to live calls', report)).toMatch(/calls +ListenerOfCalls ×5 \+1 +-$/);
    const wide = summaryText(report, { width: 120 });
    expect(wide).toMatch(/calls +ListenerOfCalls ×5, Supervisor +-\n/);
    expect(wide).toContain('×N: N with such a name');
  });

  test('says that more access in AWS gives the rest, and who can take it without a finding', () => {
    const report = reported({ Promoter: role(allow('iam:PutRolePolicy')) });
    const text = summaryText(report, { width: 100 });
    expect(text).toContain('Who can take more access in AWS can give themselves what others have.');
    expect(text).toMatch(/\nLOOK AT +can take more access in AWS: Promoter\n/);
  });

  test('counts the names that have no room', () => {
    const names = ['A', 'B'].map((letter) => letter.repeat(18));
    const report = reported(
      Object.fromEntries(names.map((name) => [name, role(allow('connect:MonitorContact'))])),
    );
    expect(rowOf('listen to live calls', report)).toMatch(/calls +A{18} \+1 +-$/);
    expect(summaryText(report)).toContain('+N: see --all');
    const whole = summaryText(report, { all: true });
    expect(whole).toMatch(/\n listen to live calls +A{18}, +-\n +B{18}\n/);
  });

  test('says which capabilities nobody has', () => {
    expect(rowOf('read stored recordings', reported({ A: role(allow('sqs:*')) }))).toMatch(
      /recordings +- +-$/,
    );
  });

  test('names the policy that was not read, and what to give', () => {
    expect(summaryText(REPORT)).toMatch(
      /NOT KNOWN +arn:aws:iam::111122223333:policy\/Guard, of 1 principal\. Give a file/,
    );
  });

  test('shows all capabilities on request', () => {
    expect(summaryOf(REPORT).rows).toHaveLength(12);
    expect(summaryOf(REPORT, true).rows).toHaveLength(REPORT.capabilities.length);
  });
});

describe('a stack that repeats another one', () => {
  const stack = (name: string, ...statements: object[]) => ({
    [`${name}Admin`]: inStack(`${name}/Admin`, role(statements)),
    [`${name}Reader`]: inStack(`${name}/Reader`, role(allow('connect:DescribeUser'))),
  });
  const names = (report: AccessReport) => summaryOf(report).principals.map(({ id }) => id);

  test('is shown once', () => {
    const report = reported({
      ...stack('Prod', allow('connect:*')),
      ...stack('Gov', allow('connect:*')),
    });
    expect(names(report)).toEqual(['Prod/Admin', 'Prod/Reader']);
    expect(summaryText(report)).toContain('Gov repeats Prod (2 equal): shown and counted once.');
  });

  test.each([
    [
      'another trust',
      {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
        },
      },
    ],
    ['another policy', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'] }],
  ])('is shown when one of its principals has %s', (_, properties) => {
    const report = reported({
      ...stack('Prod', allow('connect:*')),
      ...stack('Gov', allow('connect:*')),
      GovAdmin: inStack('Gov/Admin', role(allow('connect:*'), properties)),
    });
    expect(names(report)).toHaveLength(4);
  });

  test('is shown when it has an action that is in no capability', () => {
    const report = reported({
      ...stack('Prod', allow('connect:ListQueues')),
      ...stack('Gov', allow('connect:ListPrompts')),
    });
    expect(names(report)).toHaveLength(4);
  });

  test('may be in another partition, Region and account', () => {
    const on = (arn: string) => allow('connect:DeleteInstance', arn);
    const report = reported({
      ...stack('Prod', on('arn:aws:connect:us-east-1:111122223333:instance/a')),
      ...stack('Gov', on('arn:aws-us-gov:connect:us-gov-west-1:777788889999:instance/a')),
    });
    expect(names(report)).toHaveLength(2);
  });

  test('is shown when its principals can do something else', () => {
    const report = reported({
      ...stack('Prod', allow('connect:*')),
      ...stack('Gov', allow('connect:*'), deny('connect:DeleteInstance')),
    });
    expect(names(report)).toHaveLength(4);
  });
});

test('principals with one name are told apart by their stack', () => {
  const report = reported({
    A: inStack('Prod/Admin', role(allow('connect:*'))),
    B: inStack('Test/Admin', role(allow('connect:DeleteInstance'))),
  });
  expect(summaryText(report, { width: 120 })).toContain('Prod/Admin, Test/Admin');
});
