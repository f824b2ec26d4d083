import { read } from '../../../src/reader/read';
import { report } from '../../../src/report/build-report';
import { changes } from '../../../src/report/changes/compare';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, INSTANCE, reported, role, template } from '../../support/readings';

const list = (resource: string) => allow('connect:ListUsers', resource);
const textBetween = (before: object, after: object) =>
  changesText(changes(reported(before), reported(after)));

test('who came and who went', () => {
  const at = (id: string) =>
    `template.json/Resources/${id}/Properties/Policies/0/PolicyDocument/Statement/0`;
  const trust = (id: string) =>
    `template.json/Resources/${id}/Properties/AssumeRolePolicyDocument/Statement/0`;
  const before = { Old: role(list(INSTANCE)), Same: role(list(INSTANCE)) };
  const after = {
    Same: role(list(INSTANCE)),
    New: role(allow('connect:StartTaskContact', `${INSTANCE}/contact-flow/*`)),
  };
  expect(textBetween(before, after)).toBe(`\
New (role), added
  + can be taken on by lambda.amazonaws.com; see a statement in the trust policy, ${trust('New')}
  + gains connect:StartTaskContact on ${INSTANCE}/contact-flow/*, by a statement in Inline, ${at('New')}
  + can now do Task starter (Jobs)

Old (role), removed
  - loses connect:ListUsers on ${INSTANCE}, by a statement in Inline, ${at('Old')}
  - can no longer be taken on by lambda.amazonaws.com; see a statement in the trust policy, ${trust('Old')}
`);
});

test('a principal that was renamed is the same one', () => {
  expect(textBetween({ Old: role(list(INSTANCE)) }, { New: role(list(INSTANCE)) })).toBe(
    'New (role), was Old\n',
  );
  expect(
    changes(reported({ Old: role(list('*')) }), reported({ New: role(list('*')) })),
  ).toMatchObject({
    verdict: 'changed',
    newAccess: 'no',
    principals: [{ id: 'New', change: 'renamed', idBefore: 'Old', changes: [] }],
  });
});

test('a role of another use is another role', () => {
  const found = changes(
    reported({ Old: role(list(INSTANCE)) }),
    reported({ New: role(allow('connect:*')) }),
  );
  expect(found.principals.map(({ id, change }) => [id, change])).toEqual([
    ['New', 'added'],
    ['Old', 'removed'],
  ]);
});

test('a policy file under another name is the same policy', () => {
  const policy = (file: string, resource: string) =>
    report(read(file, { Statement: [list(resource)] })!, []);
  expect(changesText(changes(policy('before.json', INSTANCE), policy('after.json', '*')))).toBe(
    `after.json (policy)\n  ! widens connect:ListUsers to *, from ${INSTANCE}; ` +
      'for example connect:ListUsers on arn:aws:connect:us-east-1:111122223333:instance/witness-1, ' +
      'by a statement in after.json, after.json/Statement/0\n',
  );
});

test('one policy of a role is the same one in a file of its own, and as that of another role', () => {
  const PolicyDocument = { Statement: [list(INSTANCE)] };
  const of = (content: object) => report(read('p.json', content)!, []);
  const [alone, ops, dev] = [
    of(PolicyDocument),
    ...['ops', 'dev'].map((RoleName) => of({ RoleName, PolicyName: 'P', PolicyDocument })),
  ];
  const same = 'No access changed.\n';
  expect(
    [changes(alone, ops), changes(ops, dev), changes(dev, alone)].map((one) => changesText(one)),
  ).toEqual([same, same, same]);
});

test('a policy is another one where its ARN is, and not where only the partition is written otherwise', () => {
  const having = (...ManagedPolicyArns: unknown[]) => ({ Role: role([], { ManagedPolicyArns }) });
  const [aws, ours] = [
    'arn:aws:iam::aws:policy/AmazonConnectReadOnlyAccess',
    'arn:aws:iam::111122223333:policy/AmazonConnectReadOnlyAccess',
  ];
  expect(textBetween(having(), having(ours))).toContain(
    `? not known: ${ours}, which may allow more and deny some`,
  );
  const partition = { 'Fn::Sub': aws.replace(':aws:', ':${AWS::Partition}:') };
  expect(textBetween(having(aws), having(partition))).toBe('No access changed.\n');
});

test('a service-linked role is no change: AWS makes it', () => {
  const details = (RoleName: string) => ({
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: [
      {
        Path: '/aws-service-role/connect.amazonaws.com/',
        RoleName,
        RoleId: 'AROAEXAMPLE',
        Arn: `arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/${RoleName}`,
        CreateDate: '2026-01-01T00:00:00Z',
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'connect.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        InstanceProfileList: [],
        RolePolicyList: [],
        AttachedManagedPolicies: [],
        Tags: [],
      },
    ],
  });
  const on = (name: string) =>
    report(read('account.json', details(`AWSServiceRoleForAmazonConnect_${name}`))!, []);
  expect(changesText(changes(on('a'), on('b')))).toBe('No access changed.\n');
});

test('two files may have a resource of one name', () => {
  const two = (resource: string) =>
    report(
      {
        ...template({ Role: role(list(INSTANCE)) }, 'a.json'),
        principals: [
          ...template({ Role: role(list(INSTANCE)) }, 'a.json').principals,
          ...template({ Role: role(list(resource)) }, 'b.json').principals,
        ],
      },
      [],
    );
  expect(changes(two(INSTANCE), two('*')).principals.map(({ id }) => id)).toEqual(['b.json#Role']);
});
