import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

/* A stack exports the name of a holder, and another one imports it by a name that only deployment knows. */

const sub = (...argument: readonly unknown[]) => ({
  'Fn::Sub': argument.length > 1 ? argument : argument[0],
});
const IMPORT = { 'Fn::ImportValue': sub('${Open}-name') };
const NAME = { Ref: 'Holder' };

const found = (producer: object, Value: unknown, consumer: object) =>
  audit(
    defined(
      readTogether([
        {
          file: 'base.json',
          content: {
            Resources: producer,
            Outputs: { Out: { Value, Export: { Name: sub('${AWS::StackName}-name') } } },
          },
        },
        {
          file: 'app.json',
          content: { Parameters: { Open: { Type: 'String' } }, Resources: consumer },
        },
      ]),
    ),
  )
    .filter(({ id, what }) => id.endsWith('escalation') && !what.includes('no access to Amazon'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const holder = (properties: object = {}) => ({
  Holder: roleWith('P', connectHolder(), properties),
  Other: roleWith('P', policy()),
});

describe('a trust policy has an imported name in an ARN', () => {
  const admin = (arn: string) => ({
    Admin: roleWith('P', policy(allowing('*')), {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: sub(arn, { Name: IMPORT }) },
        Action: 'sts:AssumeRole',
      }),
    }),
  });
  const ARN = 'arn:aws:iam::${AWS::AccountId}:role/';

  test.each<[string, object, unknown, string]>([
    ['that is generated', holder(), NAME, `${ARN}\${Name}`],
    ['that is written', holder({ RoleName: 'ops' }), NAME, `${ARN}\${Name}`],
    ['that is written as a text', holder({ RoleName: 'ops' }), 'ops', `${ARN}\${Name}`],
    ['in its path', holder({ Path: '/team/' }), NAME, `${ARN}team/\${Name}`],
  ])('which may be that of the holder: %s', (_, producer, value, arn) => {
    expect(found(producer, value, admin(arn))).toEqual([
      expect.stringMatching(
        /^warning: the role Admin trusts arn:.*\{Import .*\}, if that is the role (Holder|ops)/,
      ),
    ]);
  });

  test.each<[string, object, unknown, string]>([
    ['another role', holder(), { Ref: 'Other' }, `${ARN}\${Name}`],
    ['another text', holder({ RoleName: 'ops' }), 'dev', `${ARN}\${Name}`],
    ['another path', holder({ Path: '/team/' }), NAME, `${ARN}group/\${Name}`],
  ])('which is that of %s', (_, producer, value, arn) => {
    const others = /the role Other/;
    expect(found(producer, value, admin(arn)).filter((one) => !others.test(one))).toEqual([]);
  });
});

describe('a policy is attached by an imported name', () => {
  const attached = (kind: string) => ({
    Mine: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { [kind]: [IMPORT], PolicyDocument: policy(allowing('iam:PutRolePolicy')) },
    },
  });
  const user = {
    Holder: {
      Type: 'AWS::IAM::User',
      Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: connectHolder() }] },
    },
  };

  test.each<[string, object, unknown, string]>([
    ['of a role', holder(), NAME, 'Roles'],
    ['of a role with a name', holder({ RoleName: 'ops' }), NAME, 'Roles'],
    ['of a role with a path', holder({ RoleName: 'ops', Path: '/team/' }), 'ops', 'Roles'],
    ['of a user', user, NAME, 'Users'],
  ])('%s', (_, producer, value, kind) => {
    expect(found(producer, value, attached(kind))).toEqual([
      expect.stringMatching(
        /^warning: iam:PutRolePolicy on \*, if \$\{Import .*\} is (Holder|(team\/)?ops): /,
      ),
    ]);
  });

  test.each<[string, object, unknown, string]>([
    ['of another role', holder(), { Ref: 'Other' }, 'Roles'],
    ['of another kind', holder(), NAME, 'Users'],
    ['that is another text', holder({ RoleName: 'ops' }), 'dev', 'Roles'],
  ])('not %s', (_, producer, value, kind) => {
    expect(found(producer, value, attached(kind))).toEqual([]);
  });
});

describe('a user is in a group by an imported name', () => {
  const groups = {
    Mine: group('iam:PutRolePolicy'),
    Other: group('s3:GetObject'),
  };
  const user = {
    Holder: {
      Type: 'AWS::IAM::User',
      Properties: {
        Groups: [IMPORT],
        Policies: [{ PolicyName: 'p', PolicyDocument: connectHolder() }],
      },
    },
  };

  test('which may be that of a group', () => {
    expect(found(groups, { Ref: 'Mine' }, user)).toEqual([
      expect.stringMatching(/^warning: iam:PutRolePolicy on \*, if Mine is \$\{Import .*\}: /),
    ]);
  });

  test('which is that of another group', () => {
    expect(found(groups, { Ref: 'Other' }, user)).toEqual([]);
  });
});

function group(action: string) {
  return {
    Type: 'AWS::IAM::Group',
    Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: policy(allowing(action)) }] },
  };
}
