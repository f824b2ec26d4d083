import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { ConnectFederationRole, ConnectFederationRoleProps, ConnectScope } from '../../src';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack, readable } from '../support/template';

const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const REPLICA_ARN = INSTANCE_ARN.replace('us-east-1', 'us-west-2');
const here = ConnectScope.instanceArn(INSTANCE_ARN);
const placed = (region = 'us-east-1') => newStack({ env: { account: ACCOUNT, region } });
const federation = (props: Partial<ConnectFederationRoleProps> = {}, stack = placed()) =>
  new ConnectFederationRole(stack, 'Agents', {
    samlProvider: SamlProvider.fromSamlProviderArn(
      stack,
      'Provider',
      `arn:aws:iam::${ACCOUNT}:saml-provider/acme`,
    ),
    connectScope: here,
    ...props,
  });

describe('the relay state', () => {
  const of = (role: ConnectFederationRole) => readable(Stack.of(role).resolve(role.relayStates));

  test('in the Region of the instance, not of the stack', () => {
    expect(of(federation({ connectScope: ConnectScope.instanceArn(REPLICA_ARN) }))).toEqual([
      `https://us-west-2.console.aws.amazon.com/connect/federate/${INSTANCE_ID}`,
    ]);
  });

  test('one for each instance, in the order of their ARNs', () => {
    expect(
      of(federation({ connectScope: ConnectScope.instanceArn(REPLICA_ARN).plus(here) })),
    ).toEqual(
      ['us-east-1', 'us-west-2'].map(
        (region) => `https://${region}.console.aws.amazon.com/connect/federate/${INSTANCE_ID}`,
      ),
    );
  });

  test('in GovCloud the host has no Region', () => {
    const role = federation(
      { connectScope: ConnectScope.instanceId(INSTANCE_ID) },
      placed('us-gov-west-1'),
    );
    expect(of(role)).toEqual([
      `https://console.amazonaws-us-gov.com/connect/federate/${INSTANCE_ID}`,
    ]);
    expect(role.relayStateTo('/ccp-v2/chat')).toBe(
      `https://console.amazonaws-us-gov.com/connect/federate/${INSTANCE_ID}?destination=%2Fccp-v2%2Fchat`,
    );
  });

  test('in a partition for which none is documented the role can be, and its relay state not', () => {
    const role = federation(
      { connectScope: ConnectScope.instanceId(INSTANCE_ID) },
      placed('cn-north-1'),
    );
    expect(() => role.relayStates).toThrow(
      "ConnectFederationRole 'Stack/Agents': relayStates: the relay state is not documented for the partition aws-cn.",
    );
  });

  test('without a Region it is that of the partition that the stack is deployed to', () => {
    const role = federation({ connectScope: ConnectScope.instanceId(INSTANCE_ID) }, newStack());
    expect(of(role)).toEqual([
      '${Select ${Find ConnectSamlSignIn.${AWS::Partition}.RelayStateHasRegion} of https://,https://${AWS::Region}}' +
        `\${Find ConnectSamlSignIn.\${AWS::Partition}.RelayState}${INSTANCE_ID}`,
    ]);
    const rows: Record<string, any> = Template.fromStack(Stack.of(role)).toJSON().Mappings
      .ConnectSamlSignIn;
    expect(rows.aws).toMatchObject({
      RelayState: '.console.aws.amazon.com/connect/federate/',
      RelayStateHasRegion: '1',
    });
    expect(rows['aws-us-gov']).toMatchObject({
      RelayState: 'console.amazonaws-us-gov.com/connect/federate/',
      RelayStateHasRegion: '0',
    });
    expect(Object.keys(rows).filter((partition) => rows[partition].RelayState)).toEqual([
      'aws',
      'aws-us-gov',
    ]);
  });

  test('without a Region it is for the stack of the role alone', () => {
    const stack = newStack();
    const role = federation({ connectScope: ConnectScope.instanceId(INSTANCE_ID) }, stack);
    new CfnOutput(stack, 'Own', { value: role.relayStateTo('/agent-app-v2') });
    const other = new Stack(App.of(stack) as App, 'Other');
    new CfnOutput(other, 'Foreign', { value: role.relayStates[0] });
    expect(() => Template.fromStack(other)).toThrow(
      /relayStates: the relay state is used in Other\/Foreign, and its host is known only in the role's own stack.*Give the stack of the role a Region/,
    );
  });

  test('of an instance of the app: its Region and id are those of its ARN', () => {
    const stack = placed();
    const instance = new CfnInstance(stack, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const role = federation({ connectScope: ConnectScope.instances(instance) }, stack);
    expect(of(role)).toEqual([
      'https://us-east-1.console.aws.amazon.com/connect/federate/${Select 1 of ${Instance.Arn}}',
    ]);
  });

  describe('to a destination', () => {
    const URL_TO = `https://us-east-1.console.aws.amazon.com/connect/federate/${INSTANCE_ID}?destination=`;

    test.each([
      ['/agent-app-v2', '%2Fagent-app-v2'],
      ['/ccp-v2/chat?x=1&y=ü', '%2Fccp-v2%2Fchat%3Fx%3D1%26y%3D%C3%BC'],
      ['https://desk.example.com/', 'https%3A%2F%2Fdesk.example.com%2F'],
    ])('%s is encoded', (destination, encoded) => {
      expect(federation().relayStateTo(destination)).toBe(URL_TO + encoded);
    });

    test.each([
      [
        'agent-app-v2',
        "this is neither a path nor an https URL. Got 'agent-app-v2'. Allowed: a path such as /agent-app-v2",
      ],
      ['', 'this is neither a path nor an https URL'],
      ['//evil.example.com', 'this is neither a path nor an https URL'],
      ['http://desk.example.com', 'this is neither a path nor an https URL'],
      [
        '%2Fagent-app-v2',
        "the destination is encoded already. Got '%2Fagent-app-v2'. Allowed: a path such as /agent-app-v2, " +
          'or an https URL among the approved origins of the instance. Give /agent-app-v2.',
      ],
    ])('%p is an error', (destination, problem) => {
      expect(() => federation().relayStateTo(destination)).toThrow(
        `ConnectFederationRole 'Stack/Agents': relayStateTo: ${problem}`,
      );
    });

    test('that is a token is an error: it cannot be encoded', () => {
      expect(() => federation().relayStateTo(Stack.of(federation()).stackId)).toThrow(
        /relayStateTo: a token cannot be encoded\. Got .*Encode it where it is known, and join it to relayStates\./,
      );
    });

    test('of one of several instances', () => {
      const role = federation({ connectScope: here.plus(ConnectScope.instanceArn(REPLICA_ARN)) });
      expect(role.relayStateTo('/home', here)).toBe(`${URL_TO}%2Fhome`);
      expect(() => role.relayStateTo('/home')).toThrow(
        'relayStateTo: a relay state is for one instance, and these are 2. Say which: relayStateTo(destination, instance).',
      );
      expect(() => role.relayStateTo('/home', ConnectScope.instanceId(OTHER_ID))).toThrow(
        /relayStateTo: the role does not sign in to this instance\. .*Add it to connectScope\./,
      );
    });
  });
});
