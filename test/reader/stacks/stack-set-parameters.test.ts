import { read } from '../../../src/reader/read';
import { audit } from '../../../src/validation/run-rules';
import { REACHES_CONNECT } from '../../support/connect-holder';
import { policy, roleWith } from '../../support/documents';

/** What is found about a role of a stack set that trusts a parameter. */
const found = (parameter: object, given: object) =>
  audit(
    read('t.json', {
      Resources: {
        Set: {
          Type: 'AWS::CloudFormation::StackSet',
          Properties: {
            TemplateBody: JSON.stringify({
              Parameters: { Trusted: { Type: 'String', ...parameter } },
              Resources: {
                Reader: roleWith('P', policy(REACHES_CONNECT), {
                  AssumeRolePolicyDocument: policy({
                    Effect: 'Allow',
                    Principal: { AWS: { Ref: 'Trusted' } },
                    Action: 'sts:AssumeRole',
                  }),
                }),
              },
            }),
            ...given,
          },
        },
      },
    })!,
  )
    .filter(({ id }) => /^trust-in/.test(id))
    .map(({ id, what }) => `${id}${/default/.test(what) ? ' by default' : ''}`);

const entry = (ParameterValue: unknown) => [{ ParameterKey: 'Trusted', ParameterValue }];
const group = (ParameterOverrides?: object) => ({
  Regions: ['eu-west-2'],
  ...(ParameterOverrides && { ParameterOverrides }),
});
const ROOT = 'arn:aws:iam::111122223333:root';
const OPEN = ['trust-in-anyone'];

describe('the value of a parameter in a stack set is', () => {
  test.each<[string, object, object, readonly string[]]>([
    ['that of the stack set', {}, { Parameters: entry('*') }, OPEN],
    ['not the default', { Default: ROOT }, { Parameters: entry('*') }, OPEN],
    ['the default where it gives none', { Default: '*' }, {}, ['trust-in-anyone by default']],
    ['that of the accounts', { Default: ROOT }, { StackInstancesGroup: [group(entry('*'))] }, OPEN],
  ])('%s', (_, parameter, given, expected) => {
    expect(found(parameter, given)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['given', { Parameters: entry('o') }],
    ['given to all accounts', { StackInstancesGroup: [group(entry(ROOT)), group(entry(ROOT))] }],
    [
      'not the same in all accounts',
      { Parameters: entry(ROOT), StackInstancesGroup: [group(), group(entry('o'))] },
    ],
  ])('no default that is open, where another is %s', (_, given) => {
    expect(found({ Default: '*' }, given)).not.toContainEqual(
      expect.stringContaining('trust-in-anyone'),
    );
  });
});

test('the account in a value is that of the stack set, and not that of its stacks', () => {
  const Parameters = entry({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/x' });
  const world = read('t.json', {
    Resources: {
      Set: {
        Type: 'AWS::CloudFormation::StackSet',
        Properties: {
          Parameters,
          TemplateBody: {
            Parameters: { Trusted: { Type: 'String' } },
            Resources: {
              Reader: roleWith('P', policy({ ...REACHES_CONNECT, Resource: { Ref: 'Trusted' } })),
            },
          },
        },
      },
    },
  })!;
  const [reader] = world.principals;
  expect(reader.inline[0].statements[0].resources).toEqual([
    expect.stringContaining('t.json/AWS::AccountId'),
  ]);
});
