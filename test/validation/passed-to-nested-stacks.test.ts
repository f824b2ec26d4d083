import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* A parent that passes AWS::NoValue passes nothing, so the parameter of the child has its default. */

const NOTHING = { Ref: 'AWS::NoValue' };
const OWN = 'arn:aws:iam::111122223333:role/known';
const orNothing = (value: unknown) => ({ 'Fn::If': ['Given', value, NOTHING] });

const child = (Default?: string) => ({
  Parameters: { Who: { Type: 'String', ...(Default !== undefined && { Default }) } },
  Resources: {
    R: roleWith('P', connectHolder(), {
      RoleName: 'r',
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: { Ref: 'Who' } },
        Action: 'sts:AssumeRole',
      }),
    }),
  },
});
const found = (Parameters: object, Default?: string) =>
  audit(
    readTogether([
      {
        file: 'root.json',
        content: {
          Parameters: { Given: { Type: 'String', Default: '' } },
          Conditions: { Given: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Given' }, ''] }] } },
          Resources: {
            S: {
              Type: 'AWS::CloudFormation::Stack',
              Properties: { TemplateURL: 'child.json', Parameters },
            },
          },
        },
      },
      { file: 'child.json', content: child(Default) },
    ]),
  )
    .filter(({ id }) => id === 'trust-in-anyone')
    .map(({ severity }) => severity);

test.each<[string, object, string]>([
  ['nothing', {}, 'fatal'],
  ['no value', { Who: NOTHING }, 'fatal'],
  ['a value or none', { Who: orNothing(OWN) }, 'error'],
  ['a parameter or none', { Who: orNothing({ Ref: 'Given' }) }, 'error'],
  ['all parameters or none', orNothing({ Who: OWN }), 'error'],
  ['no parameters', NOTHING, 'fatal'],
  ['others only', { Other: NOTHING }, 'fatal'],
])('the default counts where the parent passes %s', (_, passed, severity) => {
  expect(found(passed, '*')).toEqual([severity]);
});

test.each<[string, object, string | undefined]>([
  ['a value', { Who: OWN }, '*'],
  ['one of two values', { Who: { 'Fn::If': ['Given', OWN, `${OWN}-2`] } }, '*'],
  ['no value for another default', { Who: NOTHING }, OWN],
  ['no value for no default', { Who: NOTHING }, undefined],
  ['what nobody can read', { 'Fn::Transform': { Name: 'Other' } }, '*'],
])('it does not count with %s', (_, passed, value) => expect(found(passed, value)).toEqual([]));
