import { App, Validations } from 'aws-cdk-lib';
import { ConnectAccessValidation } from 'cdk-amazon-connect-iam';
import { ContactCentreStack } from './contact-centre-stack';
import { IdentityStack } from './identity-stack';

const app = new App();
// Whatever is written into these stacks later, by hand too: synthesis fails for what cannot work and for what hands over the account.
Validations.of(app).addPlugins(new ConnectAccessValidation(app));

new ContactCentreStack(app, 'ContactCentre', {
  env: { account: '111122223333', region: 'us-east-1' },
});

// The same contact centre for the public sector: nothing but the Region differs.
new ContactCentreStack(app, 'ContactCentreGovCloud', {
  env: { account: '777788889999', region: 'us-gov-west-1' },
});

// The organization's management account, for people who come by Identity Center.
new IdentityStack(app, 'Identity', {
  env: { account: '999900001111', region: 'us-east-1' },
});
