import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const GROUP = 'arn:aws:iam::111122223333:group/';

/** What is found for a user in some groups that no file has. */
const textsFor = (Groups: unknown, ...statements: readonly object[]) => {
  const template = {
    Parameters: {
      Stage: { Type: 'String' },
      Ops: { Type: 'String', Default: 'ops' },
      All: { Type: 'CommaDelimitedList', Default: 'dev,ops' },
      Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/ops' },
    },
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
    .map(({ severity, what }) => `${severity}: ${what}`);
};
/** The severities of that. */
const found = (...given: Parameters<typeof textsFor>) =>
  textsFor(...given).map((text) => text.split(':')[0]);

const writes = (resource: unknown = '*') => allow('iam:PutGroupPolicy', resource);
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

describe('a user writes into a group that it has by the default of a parameter', () => {
  const OPS = { Ref: 'Ops' };
  const does = 'iam:PutGroupPolicy on *: the holder writes any permission into a group';
  const withDefault = (name: string) => `fatal: ${does}, with the default of the parameter ${name}`;

  test.each<[string, unknown, readonly object[], string]>([
    ['its name', [OPS], [writes()], 'Ops'],
    ['a part of its name', [{ 'Fn::Sub': 'my-${Ops}' }], [writes()], 'Ops'],
    ['one of a list', { Ref: 'All' }, [writes()], 'All'],
    ['beside a deny on another', [OPS], [writes(), denied('other')], 'Ops'],
    ['beside one of a list that is denied', { Ref: 'All' }, [writes(), denied('dev')], 'All'],
    ['beside its own resource', [OPS], [writes(['*', { 'Fn::Sub': `${GROUP}\${Ops}` }])], 'Ops'],
  ])('%s', (_, groups, statements, name) => {
    expect(textsFor(groups, ...statements)).toEqual([withDefault(name)]);
  });

  test.each<[string, unknown, readonly object[], string]>([
    ['one that is denied', [OPS], [writes(), denied('ops')], 'error'],
    ['one in Parameter Store', [{ Ref: 'Stored' }], [writes()], 'error'],
    ['one by name, in any path', [OPS], [writes(`${GROUP}ops`)], 'warning'],
  ])('not %s', (_, groups, statements, severity) => {
    expect(found(groups, ...statements)).toEqual([severity]);
  });

  test('which says no default beside a group by a literal name', () => {
    expect(textsFor([OPS, 'dev'], writes())).toEqual([`fatal: ${does}`]);
  });
});
