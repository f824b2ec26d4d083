import { rmSync, statSync } from 'node:fs';
import { Bundle } from '../support/bundle';
import { allow, policy, role } from '../support/command';

let bundle: Bundle;
beforeAll(() => {
  bundle = new Bundle();
}, 60_000);
afterAll(() => rmSync(bundle.folder, { recursive: true }));

test('the start costs less than 150 ms of the processor over bare Node', () => {
  const nothing = bundle.put('nothing.cjs', '');
  const least = (args: string[], script?: string) =>
    Math.min(...Array.from({ length: 5 }, () => bundle.run(args, { script }).cpu));
  expect(least(['--version']) - least([], nothing)).toBeLessThan(0.15);
});

test('1,000 roles are audited in less than 8 s and 300 MB', () => {
  const statements = (i: number) => [
    {
      Sid: 'Users',
      Effect: 'Allow',
      Action: ['connect:DescribeUser', 'connect:UpdateUserIdentityInfo'],
      Resource: {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':connect:eu-west-2:111122223333:instance/' +
              `11111111-2222-3333-4444-55555555${String(i).padStart(4, '0')}/agent/*`,
          ],
        ],
      },
    },
    allow('connect:SearchUsers'),
    {
      ...allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::bucket-${i}/*`),
      Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
    },
    allow('iam:PassRole'),
    { Effect: 'Deny', Action: 'connect:GetFederationToken', Resource: '*' },
  ];
  const Resources = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `Role${i}`,
      role(policy(...statements(i)), `Stack/Role${i}/Resource`),
    ]),
  );
  const file = bundle.put('thousand.json', { Resources });
  expect(statSync(file).size).toBeGreaterThan(1_000_000);
  const runs = [bundle.run(['audit', '--json', file]), bundle.run(['audit', '--json', file])];
  expect(JSON.parse(runs[0].stdout).files[0].principals).toBe(1000);
  // Of the processor: other work on the machine is not ours. Measured: 2.1 to 3 s on a busy machine, 5.2 to 5.5 s on a
  // slower one, on which earlier code takes as long. Wanted is 1 s.
  expect(Math.min(...runs.map(({ cpu }) => cpu))).toBeLessThan(8);
  expect(Math.max(...runs.map(({ memory }) => memory))).toBeLessThan(300);
});
