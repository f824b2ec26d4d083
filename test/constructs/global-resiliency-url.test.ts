import { Stack } from 'aws-cdk-lib';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ConnectFederationRole, ConnectScope, SamlSignIn } from '../../src';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack, readable } from '../support/template';

const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/acme`;
const source = ConnectScope.instanceArn(INSTANCE_ARN);
const replica = ConnectScope.instanceArn(INSTANCE_ARN.replace('us-east-1', 'us-west-2'));
const federation = (...signIn: SamlSignIn[]) => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  return new ConnectFederationRole(stack, 'Agents', {
    samlProvider: SamlProvider.fromSamlProviderArn(stack, 'Provider', PROVIDER_ARN),
    connectScope: source.plus(replica),
    signIn,
  });
};
const resilient = () => federation(SamlSignIn.globalResiliency(source));
const shown = (role: ConnectFederationRole, url: string) =>
  readable(Stack.of(role).resolve(url)).replace(/\$\{Agents\w+\.Arn\}/, 'ROLE');

const URL =
  `https://${INSTANCE_ID}.us-east-1.sign-in.connect.aws/saml?&instanceId=${INSTANCE_ID}` +
  `&accountId=${ACCOUNT}&role=ROLE&idp=${PROVIDER_ARN}`;

test('the ACS URL of Global Resiliency has the form that AWS documents', () => {
  const role = resilient();
  expect(shown(role, role.globalResiliencyAcsUrl())).toBe(URL);
});

test('it opens a page first', () => {
  const role = resilient();
  expect(shown(role, role.globalResiliencyAcsUrl('/agent-app-v2', source))).toBe(
    `${URL}&destination=%2Fagent-app-v2`,
  );
});

test('it is for a source instance of the role', () => {
  expect(() => resilient().globalResiliencyAcsUrl(undefined, replica)).toThrow(
    'Say which: globalResiliencyAcsUrl(destination, source)',
  );
  expect(() => federation(SamlSignIn.atInstances()).globalResiliencyAcsUrl()).toThrow(
    'Give signIn: [SamlSignIn.globalResiliency(...)]',
  );
});

test('its page is a path', () => {
  expect(() => resilient().globalResiliencyAcsUrl('agent-app-v2')).toThrow(
    'this is neither a path nor an https URL',
  );
});
