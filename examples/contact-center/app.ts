import { App, Validations } from 'aws-cdk-lib';
import { ConnectAccessValidation } from 'cdk-amazon-connect-iam';
import { ContactCenterStack } from './contact-center-stack';
import { IdentityStack } from './identity-stack';

const app = new App();
// Whatever is written into these stacks later, by hand too: synthesis fails for what cannot work and for what hands over the account.
Validations.of(app).addPlugins(new ConnectAccessValidation(app));

new ContactCenterStack(app, 'ContactCenter', {
  env: { account: '111122223333', region: 'us-east-1' },
});

// The same contact center for the public sector: nothing but the Region differs.
new ContactCenterStack(app, 'ContactCenterGovCloud', {
  env: { account: '777788889999', region: 'us-gov-west-1' },
});

// The organization's management account, for people who come by Identity Center.
new IdentityStack(app, 'Identity', {
  env: { account: '999900001111', region: 'us-east-1' },
});
