import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import {
  ConnectEmergencyAccess,
  ConnectEmergencyAccessRole,
  ConnectScope,
  EmergencyAccessExceptions,
} from '../../src';
import { allowed } from '../support/simulator';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack, readable } from '../support/template';

const here = ConnectScope.instanceArn(INSTANCE_ARN);
const OTHER_ARN = INSTANCE_ARN.replace(INSTANCE_ID, '99999999-2222-3333-4444-555555555555');
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/break-glass`;
const importedRole = (stack: Stack, arn = ROLE_ARN) =>
  Role.fromRoleArn(stack, `Role${stack.node.children.length}`, arn);
const denied = (exceptions?: EmergencyAccessExceptions, stack = newStack()) =>
  readable(stack.resolve(ConnectEmergencyAccess.denyElsewhere(stack, exceptions))).Statement;

const ELSEWHERE = {
  Sid: 'DenyConnectEmergencyAccessElsewhere',
  Effect: 'Deny',
  Action: 'connect:AdminGetEmergencyAccessToken',
};
const BY_OTHERS = {
  Sid: 'DenyConnectEmergencyAccessByOthers',
  Effect: 'Deny',
  Action: 'connect:AdminGetEmergencyAccessToken',
  Resource: '*',
};

describe('emergency access is denied', () => {
  test('to everybody everywhere, without exceptions', () => {
    expect(denied()).toEqual([
      {
        Sid: 'DenyConnectEmergencyAccess',
        Effect: 'Deny',
        Action: 'connect:AdminGetEmergencyAccessToken',
        Resource: '*',
      },
    ]);
  });

  test('to other instances, of any account', () => {
    const stack = newStack({ env: { account: '999988887777', region: 'us-east-1' } });
    expect(denied({ connectScope: here }, stack)).toEqual([
      { ...ELSEWHERE, NotResource: INSTANCE_ARN },
    ]);
    expect(denied({ connectScope: ConnectScope.instanceArn(OTHER_ARN).plus(here) }, stack)).toEqual(
      [{ ...ELSEWHERE, NotResource: [INSTANCE_ARN, OTHER_ARN] }],
    );
  });

  test('by other roles, in whatever order these are named', () => {
    const stack = newStack();
    const roles = [importedRole(stack, `${ROLE_ARN}-2`), importedRole(stack)];
    const expected = [
      {
        ...BY_OTHERS,
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': [ROLE_ARN, `${ROLE_ARN}-2`] } },
      },
    ];
    expect(denied({ roles }, stack)).toEqual(expected);
    expect(denied({ roles: [...roles].reverse() }, stack)).toEqual(expected);
  });

  test('but for one role on one instance, both of the app', () => {
    const stack = newStack();
    const instance = new CfnInstance(stack, 'Instance', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
    const connectScope = ConnectScope.instances(instance);
    const role = new ConnectEmergencyAccessRole(stack, 'BreakGlass', {
      assumedBy: new AccountRootPrincipal(),
      connectScope,
    });
    expect(denied({ connectScope, roles: [role] }, stack)).toEqual([
      { ...ELSEWHERE, NotResource: '${Instance.Arn}' },
      {
        ...BY_OTHERS,
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': '${BreakGlass65847508.Arn}' } },
      },
    ]);
  });

  test('to the instance with an id, in the account and Region of the stack', () => {
    expect(denied({ connectScope: ConnectScope.instanceId(INSTANCE_ID) })).toEqual([
      {
        ...ELSEWHERE,
        NotResource: `arn:\${AWS::Partition}:connect:\${AWS::Region}:\${AWS::AccountId}:instance/${INSTANCE_ID}`,
      },
    ]);
  });
});

describe('an independent simulator', () => {
  const everything = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
  const login = (resource: string, role = 'tested') => ({
    action: 'connect:AdminGetEmergencyAccessToken',
    resource,
    context: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/${role}` },
  });

  test('denies it elsewhere to somebody who may do everything', async () => {
    const statements = [everything, ...denied({ connectScope: here })];
    expect(await allowed(login(INSTANCE_ARN), statements)).toBe(true);
    expect(await allowed(login(OTHER_ARN), statements)).toBe(false);
    expect(
      await allowed({ action: 'connect:DescribeInstance', resource: OTHER_ARN }, statements),
    ).toBe(true);
  });

  test('denies it to others, and to the role on other instances', async () => {
    const stack = newStack();
    const statements = [
      everything,
      ...denied(
        { connectScope: here, roles: [importedRole(stack, `arn:aws:iam::${ACCOUNT}:role/tested`)] },
        stack,
      ),
    ];
    expect(await allowed(login(INSTANCE_ARN), statements)).toBe(true);
    expect(await allowed(login(OTHER_ARN), statements)).toBe(false);
    const others = [everything, ...denied({ roles: [importedRole(stack)] }, stack)];
    expect(await allowed(login(INSTANCE_ARN), others)).toBe(false);
  });

  test('denies all of it without exceptions', async () => {
    expect(await allowed(login(INSTANCE_ARN), [everything, ...denied()])).toBe(false);
  });
});

describe('the document', () => {
  test('is the content of a service control policy', () => {
    const stack = newStack();
    new CfnPolicy(stack, 'Scp', {
      name: 'no-emergency',
      type: 'SERVICE_CONTROL_POLICY',
      content: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope: here }),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Organizations::Policy', {
      Content: { Version: '2012-10-17', Statement: [{ ...ELSEWHERE, NotResource: INSTANCE_ARN }] },
    });
  });

  test('is part of a permissions boundary, beside what that allows', () => {
    const stack = newStack();
    new ManagedPolicy(stack, 'Boundary', {
      document: ConnectEmergencyAccess.denyElsewhere(stack, { connectScope: here }),
      statements: [new PolicyStatement({ sid: 'All', actions: ['*'], resources: ['*'] })],
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          { ...ELSEWHERE, NotResource: INSTANCE_ARN },
          { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' },
        ],
      },
    });
  });

  test('that a feature flag would merge stays as it is', () => {
    const stack = new Stack(
      new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } }),
      'Stack',
    );
    expect(
      denied({ connectScope: here, roles: [importedRole(stack)] }, stack).map((s: any) => s.Sid),
    ).toEqual([ELSEWHERE.Sid, BY_OTHERS.Sid]);
  });

  test('is as large as a service control policy can be, and not larger, by a count that is an upper bound', () => {
    const stack = newStack();
    const arn = (i: number) =>
      `arn:aws:connect:us-east-1:${ACCOUNT}:instance/${String(i).padStart(8, '0')}-2222-3333-4444-555555555555`;
    const scopes = Array.from({ length: 57 }, (_, i) => ConnectScope.instanceArn(arn(i)));
    const size = (count: number) => {
      const connectScope = scopes.slice(0, count).reduce((a, b) => a.plus(b));
      return JSON.stringify(
        stack.resolve(ConnectEmergencyAccess.denyElsewhere(stack, { connectScope })),
      ).length;
    };
    expect([size(56), size(56) + arn(0).length + 3]).toEqual([5036, 5123]);
    expect(() => size(57)).toThrow(
      'ConnectEmergencyAccess.denyElsewhere: the document takes 5126 characters. Allowed: 5120, the quota of a service control policy. ' +
        'Name fewer instances and roles: give each organizational unit or account its own.',
    );
  });
});

describe('what cannot be', () => {
  const where = 'ConnectEmergencyAccess.denyElsewhere';

  test('every instance, or tags', () => {
    expect(() => denied({ connectScope: ConnectScope.allInstances() })).toThrow(
      `${where}: connectScope: with every instance as an exception nothing is denied. Name the instances, or leave it out to deny emergency access to all of them.`,
    );
    expect(() => denied({ connectScope: here.withTags({ Team: 'a' }) })).toThrow(
      `${where}: connectScope: tags cannot tell the instances apart: the action does not take them`,
    );
  });

  test('no role, one twice, a pattern, something else', () => {
    const stack = newStack();
    expect(() => denied({ roles: [] }, stack)).toThrow(
      `${where}: roles: the list is empty. Allowed: at least one role. Leave it out for no exception.`,
    );
    expect(() => denied({ roles: [importedRole(stack), importedRole(stack)] }, stack)).toThrow(
      `${where}: roles: the same role is given twice`,
    );
    expect(() =>
      denied({ roles: [importedRole(stack, `arn:aws:iam::${ACCOUNT}:role/*`)] }, stack),
    ).toThrow(`${where}: roles: a wildcard or policy variable would widen the policy`);
    expect(() =>
      denied(
        {
          roles: [
            { ...importedRole(stack), roleRef: { roleArn: INSTANCE_ARN, roleName: 'x' } } as any,
          ],
        },
        stack,
      ),
    ).toThrow(`${where}: roles: this is an ARN of connect, not of iam`);
  });
});
