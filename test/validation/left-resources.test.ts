import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';

const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const denyExcept = (Action: string, NotResource: string) => ({
  Effect: 'Deny',
  Action,
  NotResource,
});
const of = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const role = (Service: string, document: object, properties = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' },
    },
    Policies: [{ PolicyName: 'P', PolicyDocument: document }],
    ...properties,
  },
});

/** What is found about more access of the holder. */
const found = (holder: object, others = {}) =>
  audit(read('template.json', { Resources: { Holder: holder, ...others } })!)
    .filter(({ id, place }) => id.endsWith('escalation') && place.logicalId === 'Holder')
    .map(({ id, what }) => `${id}: ${what.replace(/, and gets .*/, '')}`);

const holder = (...statements: object[]) => role('ec2.amazonaws.com', connectHolder(...statements));
const bounded = (statement: object, boundary: object) =>
  found(
    role('ec2.amazonaws.com', connectHolder(statement), {
      PermissionsBoundary: { Ref: 'Boundary' },
    }),
    {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: of(allow('connect:*'), boundary) },
      },
    },
  );

const WRITES = 'the holder writes any permission into a role';
const APPS = 'arn:aws:iam::111122223333:role/app-*';
const OF_APPS = [`limited-escalation: iam:PutRolePolicy on ${APPS}: ${WRITES}`];
const ALL_ROLES = [`escalation: iam:PutRolePolicy on *: ${WRITES}`];

describe('what a deny on all others leaves', () => {
  const writing = (except: string) =>
    found(holder(allow('iam:PutRolePolicy'), denyExcept('iam:*', except)));

  test('is judged as if it was named', () => {
    expect(writing(APPS)).toEqual(OF_APPS);
    expect(writing('arn:aws:iam::*:role/*')).toEqual(ALL_ROLES);
    expect(writing('arn:aws:iam::*:user/*')).toEqual([]);
  });

  test('is a function with a role', () => {
    const name = 'arn:aws:lambda:eu-west-2:111122223333:function:lookup';
    const left = (except: string) =>
      found(holder(allow('lambda:UpdateFunctionCode'), denyExcept('lambda:*', except)), {
        Admin: role('lambda.amazonaws.com', of(allow('connect:*'))),
        Lookup: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName: 'lookup', Role: { 'Fn::GetAtt': ['Admin', 'Arn'] } },
        },
      });
    const acts = [
      'limited-escalation: lambda:UpdateFunctionCode on the Lambda function Lookup: ' +
        'the holder acts as the role Admin',
    ];
    expect(left(name)).toEqual(acts);
    expect(left('arn:aws:lambda:*:*:function:look*')).toEqual(acts);
    expect(left('arn:aws:lambda:*:*:function:other')).toEqual([]);
  });

  test('is a role that is passed', () => {
    const Admin = role('lambda.amazonaws.com', of(allow('connect:*')), { RoleName: 'Admin' });
    const making = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
    const [pass, admin] = ['iam:PassRole', 'arn:aws:iam::111122223333:role/Admin'];
    expect(found(holder(making, allow(pass), denyExcept(pass, admin)), { Admin })).toEqual([
      'limited-escalation: lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole ' +
        'on the role Admin: the holder gets connect:AdminGetEmergencyAccessToken, ' +
        'connect:AssociateSecurityProfiles and 6 more',
    ]);
  });
});

describe('what a boundary allows on some resources', () => {
  test('is judged as if it was named', () => {
    const put = allow('iam:PutRolePolicy');
    expect(bounded(put, allow('iam:*', APPS))).toEqual(OF_APPS);
    expect(bounded(put, allow('iam:*', 'arn:aws:iam::*:role/*'))).toEqual(ALL_ROLES);
    expect(bounded(put, allow('iam:*', 'arn:aws:iam::*:user/*'))).toEqual([]);
  });
});
