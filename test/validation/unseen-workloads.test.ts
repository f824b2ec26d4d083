import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';

const role = (RoleName: string, Principal: object, ...Statement: readonly object[]) => ({
  RoleName,
  Path: '/',
  Arn: `${IAM}role/${RoleName}`,
  AssumeRolePolicyDocument: {
    Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
  },
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement } }],
  AttachedManagedPolicies: [],
});

/** What a developer gets in an account in which a role of a service has full access. */
const found = (service: string, ...statements: readonly object[]) =>
  audit(
    read('account.json', {
      UserDetailList: [],
      GroupDetailList: [],
      Policies: [],
      RoleDetailList: [
        role('developer', { AWS: '111122223333' }, ...statements),
        role('desk', { Service: `${service}.amazonaws.com` }, allow('connect:*')),
      ],
    })!,
  )
    .filter(({ id }) => id === 'limited-escalation')
    .map(({ what }) => what.replace(/ gets connect:.* more$/, ' gets all'));

test.each([
  ['lambda', 'lambda:UpdateFunctionCode'],
  ['codebuild', 'codebuild:StartBuild'],
  ['glue', 'glue:StartJobRun'],
  ['ec2', 'ssm:SendCommand'],
  ['ecs-tasks', 'ecs:ExecuteCommand'],
  ['sagemaker', 'sagemaker:CreatePresignedDomainUrl'],
  ['states', 'states:UpdateStateMachine'],
])('what runs as a role that trusts %s is told what to do by %s', (service, action) => {
  expect(found(service, allow(action))).toEqual([
    `${action} on what runs as the role desk: the holder acts as the role desk, and gets all`,
  ]);
  expect(found('events', allow(action))).toEqual([]);
});

test.each([
  ['a name', allow('codebuild:StartBuild', 'arn:aws:codebuild:eu-west-2:111122223333:project/x')],
  ['the other account', allow('sts:AssumeRole', 'arn:aws:iam::999999999999:role/*')],
  ['a way that changes a provider', allow('iam:UpdateSAMLProvider')],
])('%s does not lead to it', (_, statement) => {
  expect(found('codebuild', statement)).toEqual([]);
});
