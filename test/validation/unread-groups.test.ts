import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const GROUP = 'arn:aws:iam::111122223333:group/';

/** The severities for a user in some groups that no file has. */
const found = (Groups: readonly unknown[], ...statements: readonly object[]) => {
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: {
      User: {
        Type: 'AWS::IAM::User',
        Properties: {
          Groups,
          Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
        },
      },
    },
  };
  return audit(read('template.json', template)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);
};
const writes = (resource = '*') => allow('iam:PutGroupPolicy', resource);
const denied = (end: string) => ({ ...writes(`${GROUP}${end}`), Effect: 'Deny' });

describe('a user writes into a group that it has by its name', () => {
  test('it surely has that', () => {
    expect(found(['ops'], writes())).toEqual(['fatal']);
    expect(found(['ops'], allow('iam:AttachGroupPolicy'))).toEqual(['fatal']);
    expect(found(['ops'], writes(), denied('other'))).toEqual(['fatal']);
  });

  test.each<[string, readonly unknown[], readonly object[], string]>([
    ['none', [], [writes()], 'error'],
    ['perhaps', [{ 'Fn::If': ['IsProd', 'ops', { Ref: 'AWS::NoValue' }] }], [writes()], 'error'],
    ['any by a parameter', [{ Ref: 'Stage' }], [writes()], 'error'],
    ['one that is denied', ['ops'], [writes(), denied('ops')], 'error'],
    ['one that is perhaps denied', ['ops'], [writes(), denied('admin/*')], 'error'],
    ['one by name, in any path', ['ops'], [writes(`${GROUP}ops`)], 'warning'],
  ])('not %s', (_, groups, statements, severity) => {
    expect(found(groups, ...statements)).toEqual([severity]);
  });
});
