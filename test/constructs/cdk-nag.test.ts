import { Aws, Validations } from 'aws-cdk-lib';
import { IRole, PolicyStatement, AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { ConnectAdminRole } from '../../src';
import { nagFindings } from '../support/cdk-nag';
import { everyRole } from '../support/every-role';
import { newStack } from '../support/template';

test('every finding on every role is acknowledged, by its exact id', () => {
  const stack = newStack();
  everyRole(stack);
  expect(nagFindings(stack)).toEqual([]);
});

test('each acknowledgement has the reason of the statement, and stands for a finding that is there', () => {
  const stack = newStack();
  const role = new ConnectAdminRole(stack, 'Admin', { assumedBy: new AccountRootPrincipal() });
  const resource = role.node.defaultChild!;
  const [{ data }] = resource.node.metadata.filter(
    (m) => m.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
  );
  expect(data).toEqual({
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonConnect_FullAccess]':
      'AWS documents this managed policy as the access that the role is for.',
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*]':
      expect.stringContaining('AWS warns'),
  });
  jest.spyOn(resource.node, 'metadata', 'get').mockReturnValue([]);
  expect(nagFindings(stack)).toEqual(Object.keys(data).map((id) => `Stack/Admin/Resource: ${id}`));
});

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
