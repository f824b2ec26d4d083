/* An app whose instance is looked up: the first run asks for it, and the second has it in its context. */
import { App, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectScope,
} from 'cdk-amazon-connect-iam';

const app = new App();
const stack = new Stack(app, 'Contact', { env: { account: '111122223333', region: 'eu-west-2' } });
new ConnectAccessRole(stack, 'Reader', {
  assumedBy: new AccountRootPrincipal(),
  access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_INSTANCE),
  connectScope: ConnectScope.instanceArn(StringParameter.valueFromLookup(stack, '/connect/arn')),
});
const assembly = app.synth();
const { template } = assembly.getStackArtifact('Contact');
const [role] = Object.values<any>(template.Resources);
console.log(
  JSON.stringify({
    missing: assembly.manifest.missing?.map(({ key }) => key) ?? [],
    resources: role.Properties.Policies[0].PolicyDocument.Statement[0].Resource,
  }),
);
