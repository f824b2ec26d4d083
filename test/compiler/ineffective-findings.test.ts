import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectJob,
  ConnectScope,
} from '../../src';
import { findingsOf } from '../support/findings';
import { INSTANCE_ARN, newStack } from '../support/template';

const { DESCRIBE_USER, DELETE_USER, ADMIN_GET_EMERGENCY_ACCESS_TOKEN } = ConnectAction;
const [one, other] = [INSTANCE_ARN, INSTANCE_ARN.replace('11111111', '22222222')].map((arn) =>
  ConnectScope.instanceArn(arn),
);
const actions = (...names: ConnectAction[]) => ConnectAccess.connectActions(...names);
const found = (access: ConnectAccess, connectScope = one) =>
  findingsOf(
    new ConnectAccessRole(newStack(), 'Role', {
      assumedBy: new AccountRootPrincipal(),
      access,
      connectScope,
    }),
  );

const DENIED = 'note denied-by-same-access: are granted and denied: ';

test('an action that the access grants and denies is reported', () => {
  const emergency = actions(ADMIN_GET_EMERGENCY_ACCESS_TOKEN, DESCRIBE_USER);
  expect(found(emergency.plus(ConnectAccess.denyEmergencyAccess()))).toEqual([
    `${DENIED}connect:AdminGetEmergencyAccessToken`,
  ]);
  const both = actions(DESCRIBE_USER, DELETE_USER);
  expect(found(both.plus(ConnectAccess.deny(both)), one.plus(other))).toEqual([
    `${DENIED}connect:DeleteUser, connect:DescribeUser`,
  ]);
});

test('an action that is denied in part is not', () => {
  const queues = actions(ConnectAction.DESCRIBE_QUEUE);
  const named = one.withResources('queue', `${INSTANCE_ARN}/queue/a`);
  expect(found(queues.plus(ConnectAccess.deny(actions(DELETE_USER))), named)).toEqual([]);
});

test('an action that is denied in other instances is not', () => {
  const access = actions(ConnectAction.LIST_QUEUES).plus(ConnectAccess.denyOtherInstances());
  expect(found(access).filter((text) => text.startsWith(DENIED))).toEqual([]);
});

test('a deny of what a managed policy grants is not', () => {
  const texts = found(ConnectAccess.readOnly().plus(ConnectAccess.denyFederation()));
  expect(texts.filter((text) => text.startsWith(DENIED))).toEqual([]);
});

const VAIN = 'warning unused-removal: cannot be removed, because the access has none: ';

test('an action to remove that is not there is reported', () => {
  const job = ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP);
  const lessOne = job.minus(actions(DELETE_USER, DESCRIBE_USER));
  expect(found(lessOne).filter((text) => text.startsWith(VAIN))).toEqual([
    `${VAIN}connect:DeleteUser`,
  ]);
  expect(found(lessOne.plus(ConnectAccess.denyFederation()))).toContain(
    `${VAIN}connect:DeleteUser`,
  );
});

test('a job to remove that has some of the actions is not', () => {
  const both = ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP, ConnectJob.USER_ADMINISTRATION);
  const less = both.minus(ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP));
  expect(found(less).filter((text) => text.startsWith(VAIN))).toEqual([]);
  const none = actions(DELETE_USER).minus(ConnectAccess.jobs(ConnectJob.CCP_SIGN_IN));
  expect(found(none)).toEqual([`${VAIN}connect:GetFederationToken`]);
});
