import { named, template } from '../reader/read-access';

const role = (Properties: object) => ({ Type: 'AWS::IAM::Role', Properties });

// Measured: 460 to 540 ms alone, 680 ms beside other tests. Twice the work fails.
test('a thousand roles are read in less than 900 ms', () => {
  const resources = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `Role${i}`,
      role({
        RoleName: `role-${i}`,
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'lambda.amazonaws.com' },
            },
          ],
        },
        ManagedPolicyArns: [
          {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonConnect_FullAccess'],
            ],
          },
        ],
        Policies: [
          {
            PolicyName: 'P',
            PolicyDocument: {
              Statement: Array.from({ length: 5 }, (_s, j) => ({
                Effect: 'Allow',
                Action: ['connect:DescribeUser', 'connect:ListUsers'],
                Sid: `S${j}`,
                Resource: {
                  'Fn::Sub':
                    'arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:instance/' + j,
                },
                Condition: { StringEquals: { 'aws:ResourceTag/Team': 'North' } },
              })),
            },
          },
        ],
      }),
    ]),
  );
  // Of the processor, the best of ten: other processes take their share of the clock.
  const runs = Array.from({ length: 10 }, () => {
    const before = process.cpuUsage();
    const result = template(resources);
    const { user, system } = process.cpuUsage(before);
    return { result, ms: (user + system) / 1000 };
  });
  const { result, ms } = runs.reduce((best, run) => (run.ms < best.ms ? run : best));
  expect(result.principals).toHaveLength(1000);
  expect(named(result, 'role-999').inline[0].statements).toHaveLength(5);
  expect(ms).toBeLessThan(900);
});
