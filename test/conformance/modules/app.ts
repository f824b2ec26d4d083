/* One app that imports by name: as an ES module, as CommonJS, and through the tools that run or bundle TypeScript. */
import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  AccessAssertions,
  ConnectAccess,
  ConnectAccessRole,
  ConnectJob,
  ConnectScope,
} from 'cdk-amazon-connect-iam';

const app = new App();
const stack = new Stack(app, 'Contact', { env: { account: '111122223333', region: 'eu-west-2' } });
const role = new ConnectAccessRole(stack, 'Auditor', {
  assumedBy: new AccountRootPrincipal(),
  access: ConnectAccess.jobs(ConnectJob.AUDITOR),
  connectScope: ConnectScope.instanceArn(
    'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555',
  ),
});
AccessAssertions.fromStack(stack).principal(role).canDoJob(ConnectJob.AUDITOR);
console.log(JSON.stringify(app.synth().getStackArtifact('Contact').template));
