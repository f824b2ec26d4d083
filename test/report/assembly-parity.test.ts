import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { load } from '../../command/files/load';
import { reportOn } from '../../command/report-on';
import { ConnectAccessReport } from '../../src';
import { AccessReport } from '../../src/report/model';
import { reportData } from '../../src/report/report-json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assemblies-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const roleIn = (scope: Construct, id: string, action = 'connect:ListUsers') => {
  const role = new iam.Role(scope, id, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: [action], resources: ['*'] }));
  return role;
};

/** What both say of the folder, with files by their path in it. */
async function bothReports(): Promise<{ library: AccessReport; command: AccessReport }> {
  const library = JSON.parse(ConnectAccessReport.fromAssembly(folder).toJson());
  const command = JSON.stringify(reportData(reportOn(await load([folder])))).replaceAll(
    `${folder}/`,
    '',
  );
  return { library, command: JSON.parse(command) };
}

const findingsOf = ({ principals }: AccessReport) =>
  principals.map(({ id, findings }) => [id, ...findings.map((one) => one.subject)]);

test('acknowledged findings are in neither', async () => {
  const app = new App({ outdir: folder });
  const stack = new Stack(app, 'S');
  for (const [id, colons] of [
    ['One', ':'],
    ['Two', '::'],
  ])
    Validations.of(roleIn(stack, id)).acknowledge({
      id: `cdk-amazon-connect-iam${colons}star-resource[connect:ListUsers]`,
      reason: 'one instance in this account',
    });
  roleIn(stack, 'Three');
  app.synth();
  const { library, command } = await bothReports();
  expect(library).toEqual(command);
  expect(findingsOf(library)).toEqual([['S/One'], ['S/Two'], ['S/Three', 'connect:ListUsers']]);
});

test('roles in nested stacks and stages have their construct paths, without those of the CLI', async () => {
  const app = new App({ outdir: folder });
  const stack = new Stack(app, 'S');
  const nested = new NestedStack(stack, 'N');
  roleIn(nested, 'R');
  roleIn(stack, 'R');
  roleIn(new NestedStack(nested, 'Deep'), 'R');
  roleIn(new Stack(new Stage(app, 'Prod'), 'S'), 'R');
  app.synth();
  const { library, command } = await bothReports();
  expect(library).toEqual(command);
  expect(library.principals.map(({ id }) => id).sort()).toEqual([
    'Prod/S/R',
    'S/N/Deep/R',
    'S/N/R',
    'S/R',
  ]);
});

test('of several assemblies in a folder each is read, and what is acknowledged in one holds in it alone', async () => {
  for (const name of ['first', 'second']) {
    const app = new App({ outdir: join(folder, name) });
    const role = roleIn(new Stack(app, 'S'), 'R');
    if (name === 'first')
      Validations.of(role).acknowledge({
        id: 'cdk-amazon-connect-iam:star-resource',
        reason: 'one',
      });
    app.synth();
  }
  const { library, command } = await bothReports();
  expect(library).toEqual(command);
  expect(library.principals.map(({ file, findings }) => [file, findings.length])).toEqual([
    ['first/S.template.json', 0],
    ['second/S.template.json', 1],
  ]);
});
