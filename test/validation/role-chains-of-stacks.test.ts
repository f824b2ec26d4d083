import { read, readTogether } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { audit } from '../../src/validation/run-rules';

const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const deny = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Deny', Action, Resource });

interface Role {
  readonly may: unknown;
  readonly trusts?: object;
  readonly trustCondition?: object;
  readonly more?: object;
  readonly path?: string;
}

const role = ({ may, trusts = LAMBDA, trustCondition, more, path }: Role) => ({
  Type: 'AWS::IAM::Role',
  ...(path && { Metadata: { 'aws:cdk:path': path } }),
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: trusts,
        Action: 'sts:AssumeRole',
        ...(trustCondition && { Condition: trustCondition }),
      },
    },
    Policies: [{ PolicyName: 'P', PolicyDocument: { Version: '2012-10-17', Statement: may } }],
    ...more,
  },
});

const chainsIn = (world: ReturnType<typeof read>) =>
  audit(world!).filter(({ id }) => id === 'limited-escalation');
const found = (Resources: object) => chainsIn(read('t.json', { Resources })).map(findingName);
const foundIn = (...templates: object[]) =>
  chainsIn(readTogether(templates.map((content, i) => ({ file: `stack${i}.json`, content })))).map(
    findingName,
  );

const assumes = (resource: unknown) => allow('sts:AssumeRole', resource);
const CHAIN = ['limited-escalation[sts:AssumeRole on Admin]'];

describe('a role of another stack that a role may assume is found', () => {
  const ids = { Admin: role({ may: allow('connect:*'), trusts: ROOT }) };

  test('by an export', () => {
    const users = {
      Resources: ids,
      Outputs: { A: { Value: arnOf('Admin'), Export: { Name: 'X' } } },
    };
    const app = { Resources: { Caller: role({ may: assumes({ 'Fn::ImportValue': 'X' }) }) } };
    expect(foundIn(users, app)).toEqual(CHAIN);
  });

  test('by its name', () => {
    const named = role({ may: allow('connect:*'), trusts: ROOT, more: { RoleName: 'prod-admin' } });
    const app = { Resources: { Caller: role({ may: assumes('arn:aws:iam::*:role/prod-*') }) } };
    expect(foundIn({ Resources: { Admin: named } }, app)).toEqual([
      'limited-escalation[sts:AssumeRole on prod-admin]',
    ]);
  });

  test('by its ARN, where a stack of the same logical id has a role without access', () => {
    const exported = {
      Resources: ids,
      Outputs: { A: { Value: arnOf('Admin'), Export: { Name: 'X' } } },
    };
    const app = {
      Resources: {
        Admin: role({ may: allow('connect:ListUsers'), trusts: ROOT }),
        Caller: role({ may: assumes(arnOf('Admin')) }),
      },
    };
    expect(foundIn(exported, app)).toEqual([]);
  });
});

describe('a role is known', () => {
  test('by its name, not by its construct path', () => {
    const Admin = role({
      may: allow('connect:*'),
      trusts: ROOT,
      more: { RoleName: 'prod-admin' },
      path: 'App/Admin/Resource',
    });
    const Caller = role({ may: assumes('arn:aws:iam::111122223333:role/prod-admin') });
    expect(found({ Admin, Caller })).toEqual(CHAIN);
  });

  test('by its name with the path', () => {
    const Admin = role({
      may: allow('connect:*'),
      trusts: ROOT,
      more: { RoleName: 'Admin', Path: '/team/' },
    });
    const on = (resource: string) => found({ Admin, Caller: role({ may: assumes(resource) }) });
    expect(on('arn:aws:iam::111122223333:role/team/Admin')).toEqual(CHAIN);
    expect(on('arn:aws:iam::111122223333:role/other/Admin')).toEqual([]);
  });

  test('by the reference to its name', () => {
    const Admin = role({ may: allow('connect:*'), trusts: ROOT });
    const arn = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Admin}' };
    expect(found({ Admin, Caller: role({ may: assumes(arn) }) })).toEqual(CHAIN);
  });

  test('by its trust alone, if that names the caller', () => {
    const Admin = role({ may: allow('connect:*'), trusts: { AWS: arnOf('Caller') } });
    expect(found({ Admin, Caller: role({ may: allow('s3:GetObject') }) })).toEqual([
      'limited-escalation[sts:AssumeRole on Admin by Caller]',
    ]);
    expect(found({ Admin, Caller: role({ may: deny('sts:*') }) })).toEqual([]);
  });
});

describe('a chain of several roles', () => {
  const chain = {
    Caller: role({ may: assumes(arnOf('Middle')) }),
    Middle: role({ may: assumes(arnOf('Admin')), trusts: ROOT }),
    Admin: role({ may: allow('iam:PutRolePolicy'), trusts: ROOT }),
    Reader: role({ may: allow('connect:ListUsers') }),
  };

  test('is found at every step, with the roles between', () => {
    expect(chainsIn(read('t.json', { Resources: chain })).map(({ what }) => what)).toEqual([
      'sts:AssumeRole on the role Middle: the holder gets connect:AdminGetEmergencyAccessToken, ' +
        'connect:AssociateSecurityProfiles and 6 more, through the role Admin',
      'sts:AssumeRole on the role Admin: the holder gets connect:AdminGetEmergencyAccessToken, ' +
        'connect:AssociateSecurityProfiles and 6 more',
    ]);
  });

  test('that leads back to its beginning ends', () => {
    const Admin = role({ may: assumes(arnOf('Caller')), trusts: ROOT });
    const Caller = role({ may: assumes(arnOf('Admin')), trusts: ROOT });
    expect(found({ Admin, Caller, Reader: chain.Reader })).toEqual([]);
  });
});

describe('a role that trusts the account, and not', () => {
  const admin = (trustCondition: object) =>
    role({
      may: allow('connect:*'),
      trusts: ROOT,
      trustCondition,
      more: { RoleName: 'Admin' },
    });
  const caller = role({ may: assumes(arnOf('Admin')), more: { RoleName: 'Caller' } });
  const by = (value: string) =>
    found({ Admin: admin({ ArnLike: { 'aws:PrincipalArn': value } }), Caller: caller });

  test('the caller, by its ARN, is closed to it', () => {
    expect(by('arn:aws:iam::111122223333:role/Deployer')).toEqual([]);
  });

  test('another pattern than that of the caller, is open to it', () => {
    expect(by('arn:aws:iam::111122223333:role/Call*')).toEqual(CHAIN);
    expect(by('arn:aws:iam::111122223333:role/*')).toEqual(CHAIN);
  });
});

describe('a role that can be passed to a service by its name', () => {
  const runs = [allow('lambda:*'), allow('iam:PassRole', 'arn:aws:iam::111122223333:role/Admin')];
  const admin = (trusts: object) =>
    role({ may: allow('connect:*'), trusts, more: { RoleName: 'Admin' } });

  test('is found, if it trusts the service', () => {
    expect(found({ Admin: admin(LAMBDA), Caller: role({ may: runs }) })).toEqual([
      'limited-escalation[lambda:CreateFunction, lambda:InvokeFunction, iam:PassRole on Admin]',
    ]);
  });

  test.each([
    ['Region', 'states.eu-west-2.amazonaws.com'],
    ['Region that deployment knows', { 'Fn::Sub': 'states.${AWS::Region}.amazonaws.com' }],
    ['partition', 'states.amazonaws.com.cn'],
  ])('is found, if it trusts the service by its name in one %s', (_, Service) => {
    const steps = allow(['states:CreateStateMachine', 'states:StartExecution']);
    const may = [steps, allow('iam:PassRole', 'arn:aws:iam::111122223333:role/Admin')];
    expect(found({ Admin: admin({ Service }), Caller: role({ may }) })).toEqual([
      'limited-escalation[states:CreateStateMachine, states:StartExecution, iam:PassRole on Admin]',
    ]);
  });

  test.each([
    ['Region', 'pods.eks.eu-west-2.amazonaws.com'],
    ['domain that deployment knows', { 'Fn::Sub': 'pods.eks.${AWS::URLSuffix}' }],
  ])('is found, if the service has a name of several parts and a %s', (_, Service) => {
    const pods = allow('eks:UpdatePodIdentityAssociation');
    const may = [pods, allow('iam:PassRole', 'arn:aws:iam::111122223333:role/Admin')];
    expect(found({ Admin: admin({ Service }), Caller: role({ may }) })).toEqual([
      'limited-escalation[eks:UpdatePodIdentityAssociation, iam:PassRole on Admin]',
    ]);
  });

  test('gives nothing, if it trusts another service', () => {
    const ses = { Service: 'ses.amazonaws.com' };
    expect(found({ Admin: admin(ses), Caller: role({ may: runs }) })).toEqual([]);
    const mail = { Service: 'events.workmail.amazonaws.com' };
    const pass = allow('iam:PassRole', 'arn:aws:iam::111122223333:role/Admin');
    const may = [allow(['events:PutRule', 'events:PutTargets']), pass];
    expect(found({ Admin: admin(mail), Caller: role({ may }) })).toEqual([]);
    expect(
      found({ Admin: admin({ Service: 'events.amazonaws.com' }), Caller: role({ may }) }),
    ).toHaveLength(1);
  });
});
