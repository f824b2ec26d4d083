import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const found = (action: string | readonly string[], resource: string | readonly string[]) =>
  audit(defined(read('policy.json', connectHolder(allow(action, resource)))))
    .filter(({ id }) => /escalation|unconfined/.test(id))
    .map(({ severity, id }) => `${severity} ${id}`);

const DIRECTORY = 'arn:aws:ds:eu-west-2:111122223333:directory/d-1234567890';
const DIRECTORIES = 'arn:aws:ds:eu-west-2:111122223333:directory/*';
const JOINS = ['ds-data:AddGroupMember', 'ds:AccessDSData'];

describe('what another operation does too', () => {
  test.each([
    ['ses:PutIdentityPolicy', '*'],
    ['s3:PutObjectAcl', '*'],
    ['s3:PutObjectAcl', 'arn:aws:s3:::*/*'],
    ['s3:PutObjectVersionAcl', 'arn:aws:s3:::*'],
    ['ds-data:UpdateUser', '*'],
    ['ds-data:UpdateUser', DIRECTORIES],
    ['ds-data:UpdateUser', 'arn:aws:ds:*:111122223333:*'],
    ['ds-data:*', 'arn:aws:ds:*:*:directory/d-*'],
  ])('%s on %s is not limited', (action, resource) => {
    expect(found(action, resource)).toEqual(['warning unconfined']);
  });

  test.each([
    ['ses:PutIdentityPolicy', 'arn:aws:ses:eu-west-2:111122223333:identity/example.org'],
    ['s3:PutObjectAcl', 'arn:aws:s3:::recordings/*'],
    ['ds-data:UpdateUser', DIRECTORY],
    ['ds-data:*', DIRECTORY],
    ['ds-data:UpdateUser', 'arn:aws:sso:::permissionSet/*'],
    ['ds-data:DescribeUser', '*'],
  ])('%s on %s is', (action, resource) => {
    expect(found(action, resource)).toEqual([]);
  });

  test('who adds members to groups of a directory needs its data too', () => {
    expect(found(JOINS, '*')).toEqual(['error indirect-escalation']);
    expect(found(JOINS, DIRECTORY)).toEqual(['warning limited-escalation']);
    expect(found(JOINS[0], '*')).toEqual([]);
    expect(found(JOINS[1], '*')).toEqual([]);
  });
});

describe('a pattern of what is below the kind of an action', () => {
  const APPS = 'arn:aws:amplify:*:111122223333:';
  const PIPELINES = 'arn:aws:sagemaker:*:*:pipeline/';
  const PASSING = ['iam:PassRole', 'sagemaker:CreatePipeline', 'sagemaker:StartPipelineExecution'];

  test.each([
    ['amplify:UpdateApp', `${APPS}apps/*/branches/*`],
    ['amplify:UpdateApp', `${APPS}apps/*/*`],
    ['amplify:UpdateBranch', `${APPS}apps/*/domains/*`],
    ['amplify:UpdateBranch', `${APPS}apps/*/branches/*/jobs/*`],
    ['elasticmapreduce:AddJobFlowSteps', 'arn:aws:elasticmapreduce:*:*:cluster/*/session/*'],
    [PASSING, ['arn:aws:iam::111122223333:role/*', `${PIPELINES}*/execution/*`]],
  ])('is nothing that %s is on: %s', (action, resource) => {
    expect(found(action, resource).filter((id) => !id.endsWith('unconfined'))).toEqual([]);
  });

  test.each([
    ['amplify:UpdateApp', `${APPS}apps/*`],
    ['amplify:UpdateBranch', `${APPS}apps/*`],
    ['amplify:UpdateBranch', `${APPS}apps/*/branches/*`],
    ['amplify:UpdateBranch', `${APPS}*/branches/*`],
    [PASSING, ['arn:aws:iam::111122223333:role/*', `${PIPELINES}*`]],
  ])('is another than one with what %s is on: %s', (action, resource) => {
    expect(found(action, resource)).toEqual(['error indirect-escalation']);
  });
});
