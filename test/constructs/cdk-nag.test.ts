import { App, Aws, Validations } from 'aws-cdk-lib';
import { IRole, PolicyStatement, AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAdminRole,
  ConnectJob,
  ConnectScope,
  StatementsIn,
} from '../../src';
import { nagFindings } from '../support/cdk-nag';
import { everyRole } from '../support/every-role';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

test('every finding on every role is acknowledged, by its exact id', () => {
  const stack = newStack();
  everyRole(stack);
  expect(nagFindings(stack)).toEqual([]);
});

test('one entry has all acknowledgements with their reasons, each of a finding that is there', () => {
  const stack = newStack();
  const role = new ConnectAdminRole(stack, 'Admin', { assumedBy: new AccountRootPrincipal() });
  const resource = role.node.defaultChild!;
  const entries = resource.node.metadata.filter(
    (m) => m.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
  );
  expect(entries.map(({ data }) => data)).toEqual([OF_ADMIN]);
  jest.spyOn(resource.node, 'metadata', 'get').mockReturnValue([]);
  expect(nagFindings(stack)).toEqual(
    Object.keys(OF_ADMIN)
      .filter((id) => id.startsWith('AwsSolutions'))
      .map((id) => `Stack/Admin/Resource: ${id}`),
  );
});

const SERVICE_ROLES = 'aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';
const OF_ADMIN = {
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonConnect_FullAccess]':
    'AWS documents this managed policy as the access that the role is for.',
  [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::*:role/${SERVICE_ROLES}]`]:
    expect.stringContaining('AWS warns'),
  'cdk-amazon-connect-iam:chosen-session-name[Admin]':
    'The construct warns of it, as sign-in-as-any-user.',
};

test('what a user adds to a role is not acknowledged', () => {
  const stack = newStack();
  const role: IRole = new ConnectAdminRole(stack, 'Admin', {
    assumedBy: new AccountRootPrincipal(),
  });
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['s3:*'], resources: ['arn:aws:s3:::mine/*'] }),
  );
  // The same resource as in a statement of the role's own.
  const own = `arn:${Aws.PARTITION}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*`;
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['iam:UpdateAssumeRolePolicy'], resources: [own] }),
  );
  expect(nagFindings(stack)).toEqual([
    'Stack/Admin/DefaultPolicy/Resource: AwsSolutions-IAM5[Action::s3:*]',
    'Stack/Admin/DefaultPolicy/Resource: AwsSolutions-IAM5[Resource::arn:aws:s3:::mine/*]',
    'Stack/Admin/DefaultPolicy/Resource: AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*]',
  ]);
});

test.each([
  ['NIST', new NIST80053R5Checks()],
  ['HIPAA', new HIPAASecurityChecks()],
  ['PCI', new PCIDSS321Checks()],
])('the pack of %s finds nothing in a role whose statements are in managed policies', (_, pack) => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const assumedBy = new AccountRootPrincipal();
  const statementsIn = StatementsIn.MANAGED_POLICIES;
  new ConnectAccessRole(stack, 'Role', {
    assumedBy,
    access: ConnectAccess.jobs(ConnectJob.MIGRATION).plus(ConnectAccess.denyEmergencyAccess()),
    connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
    statementsIn,
  });
  new ConnectAdminRole(stack, 'Admin', { assumedBy, denyEmergencyAccess: true, statementsIn });
  const { violations } = pack.validateScope(App.of(stack) as App);
  expect(violations.map(({ ruleName }) => ruleName)).toEqual([]);
});
