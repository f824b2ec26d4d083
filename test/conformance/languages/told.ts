import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AccessAssertions,
  ConnectAccessChanges,
  ConnectAccessReport,
  ConnectAction,
  ConnectJob,
  ConsoleUseCase,
  PrincipalAssertions,
} from 'cdk-amazon-connect-iam';

/** What is told of the app, in files beside the template. */
export function tell(stack: Stack, directory: string): void {
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text);

  const report = ConnectAccessReport.fromAssembly(directory);
  write('report.txt', report.toText({ width: 120, color: true }));
  write('report.html', report.toHtml());
  write('report.md', report.toMarkdown({ title: 'The access of the app', date: '2026-11-28' }));
  write('report.csv', report.toCsv());
  write('report.json', ConnectAccessReport.fromJson(report.toJson()).toJson());
  const reader = JSON.parse(
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "connect:ListUsers", "Resource": "*" }] }',
  );
  const changes: ConnectAccessChanges = report.compareTo(
    ConnectAccessReport.fromTemplates({ reader }),
  );
  write('changes.txt', changes.toText());
  write('changes.md', changes.toMarkdown());
  write('changes.json', changes.toJson());
  write(
    'none.txt',
    report.compareTo(ConnectAccessReport.fromStack(stack)).isEmpty
      ? 'nothing changed'
      : 'something changed',
  );

  const queue =
    'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/' +
    'queue/11111111-2222-3333-4444-555555555555';
  const access = AccessAssertions.fromStack(stack);
  const reading: PrincipalAssertions = access.principal(stack.node.findChild('Reader'));
  reading
    .can(ConnectAction.DESCRIBE_QUEUE, {
      resource: queue,
      context: { 'aws:MultiFactorAuthPresent': 'true' },
      listContext: { 'aws:TagKeys': ['Team'] },
      strictContext: true,
      allowUnknownAction: false,
      conditions: [],
    })
    .cannot(ConnectAction.DELETE_QUEUE, { resource: queue })
    .cannotCall('s3:GetObject')
    .canOnly(ConnectAction.DESCRIBE_QUEUE)
    .canOnlyCall('connect:DescribeQueue');
  access
    .principalNamed('Admin')
    .canDoUseCase(ConsoleUseCase.LIST_INSTANCE)
    .canDoJob(ConnectJob.DIRECTORY_LOOKUP);
  AccessAssertions.fromTemplate(Template.fromStack(stack))
    .principalNamed('ReaderF7BF189D')
    .canCall('connect:DescribeQueue');
  try {
    reading.can(ConnectAction.DELETE_QUEUE);
  } catch (error) {
    // Each language puts its own words before, and some a stack after.
    write('refused.txt', /\S* cannot .*/.exec((error as Error).message)?.[0] ?? '');
  }
}
