import { partitionOf } from '../../src/catalogue/regions';
import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { accountWith } from '../support/accounts';
import { allowing, connectHolder } from '../support/connect-holder';

const ARN = 'arn:aws:iam::111122223333:role/App';

/** What is found about more access of a role that exists, in account details and in a plan. */
const found = (...statements: object[]) => {
  const details = read('account.json', accountWith({ App: connectHolder(...statements) }));
  return [details!, planned(ARN, ...statements)].map(escalationsOf);
};

const planned = (arn: string, ...statements: object[]) => {
  const policy = JSON.stringify(connectHolder(...statements));
  const values = { name: 'App', path: '/', arn, inline_policy: [{ name: 'p', policy }] };
  return read('plan.json', {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_iam_role.app',
            mode: 'managed',
            type: 'aws_iam_role',
            name: 'app',
            values,
          },
        ],
      },
    },
  })!;
};

const escalationsOf = (world: Parameters<typeof audit>[0]) =>
  audit(world)
    .map(({ id }) => id)
    .filter((id) => /escalation/.test(id));

const NOTHING = [[], []];
const FOUND = [['escalation'], ['escalation']];

test.each([
  'arn:aws:iam::111122223333:role/*',
  'arn:*:iam::*:role/*',
  'arn:aws*:iam::111122223333:role/App',
])('a role changes roles of its own account: %s', (resource) =>
  expect(found(allowing('iam:PutRolePolicy', resource))).toEqual(FOUND),
);

test.each([
  'arn:aws:iam::999988887777:role/*',
  'arn:aws-cn:iam::111122223333:role/*',
  'arn:aws-us-gov:iam::*:role/*',
])('and none of another account or partition: %s', (resource) =>
  expect(found(allowing('iam:PutRolePolicy', resource))).toEqual(NOTHING),
);

test.each([
  ['arn:aws:iam::111122223333:role/*', FOUND],
  ['arn:aws:iam::999988887777:role/*', NOTHING],
  ['arn:aws-cn:iam::111122223333:role/*', NOTHING],
])('it is the caller of its account and partition: %s', (value, expected) =>
  expect(
    found(allowing('iam:PutRolePolicy', '*', { ArnLike: { 'aws:PrincipalArn': value } })),
  ).toEqual(expected),
);

test.each(['iam:PolicyARN', 'iam:PermissionsBoundary'])(
  'no policy of another partition is the value of %s',
  (key) => {
    const writing = (partition: string) =>
      found(
        allowing('iam:AttachRolePolicy', '*', {
          ArnEquals: { [key]: `arn:${partition}:iam::aws:policy/AdministratorAccess` },
        }),
      );
    expect(writing('aws-cn')).toEqual(NOTHING);
    expect(writing('aws').flat()).not.toEqual([]);
  },
);

test('a role of a plan in another partition is there', () => {
  const gov = (resource: string) =>
    escalationsOf(
      planned('arn:aws-us-gov:iam::111122223333:role/App', allowing('iam:PutRolePolicy', resource)),
    );
  expect(gov('arn:aws:iam::*:role/*')).toEqual([]);
  expect(gov('arn:aws-us-gov:iam::*:role/*')).toEqual(['escalation']);
});

test('a stack is in the partition of its Region', () => {
  const inRegion = (region: string, partition: string) =>
    escalationsOf(
      readTogether([
        {
          file: 'a.template.json',
          stack: {
            assembly: 'a',
            displayName: 'A',
            environment: { 'AWS::Region': region },
            nestedTemplates: new Map(),
            constructPaths: new Map(),
          },
          content: {
            Resources: {
              R: {
                Type: 'AWS::IAM::Role',
                Properties: {
                  Policies: [
                    {
                      PolicyName: 'p',
                      PolicyDocument: connectHolder(
                        allowing('iam:PutRolePolicy', `arn:${partition}:iam::*:role/*`),
                      ),
                    },
                  ],
                },
              },
            },
          },
        },
      ]),
    );
  expect(inRegion('us-gov-west-1', 'aws')).toEqual([]);
  expect(inRegion('us-gov-west-1', 'aws-us-gov')).toEqual(['escalation']);
  expect(inRegion('eu-west-2', 'aws')).toEqual(['escalation']);
});

test.each([
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
  ['us-east-1', 'aws'],
  ['xx-new-1', undefined],
  [undefined, undefined],
])('the partition of %s is %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});
