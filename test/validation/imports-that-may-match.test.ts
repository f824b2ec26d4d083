import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* An import has a parameter in its name, so that only deployment knows which export it is. */

const sub = (text: string) => ({ 'Fn::Sub': text });
const PARAMETERS = {
  Parameters: {
    Open: { Type: 'String' },
    Base: { Type: 'String', Default: 'app' },
    Listed: { Type: 'String', Default: 'one', AllowedValues: ['one', 'two'] },
  },
};
const ARN = { 'Fn::GetAtt': ['Holder', 'Arn'] };
const Holder = roleWith('P', connectHolder());
const trusting = (imported: unknown) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS: { 'Fn::ImportValue': imported } },
    Action: 'sts:AssumeRole',
  }),
});

const found = (Name: unknown, Value: unknown, consumer: object) =>
  audit(
    readTogether([
      {
        file: 'base.json',
        content: {
          ...PARAMETERS,
          Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] } },
          Resources: { Holder, Other: roleWith('P', policy()) },
          Outputs: { Out: { Value, Export: { Name } } },
        },
      },
      { file: 'app.json', content: { ...PARAMETERS, Resources: consumer } },
    ]),
  ).map(({ severity, id, what }) => `${severity} ${id}: ${what}`);
const ofChain = (exported: unknown, imported: unknown, value: unknown = ARN) =>
  found(exported, value, {
    Admin: roleWith('P', policy(allowing('*')), trusting(imported)),
  }).filter((one) => /the role Admin trusts .*the role Holder/.test(one));

describe('an import may be an export of the files: a trust policy names a role', () => {
  test.each<[string, unknown, unknown]>([
    ['of a stack', sub('${AWS::StackName}-arn'), sub('${Open}-arn')],
    ['of a parameter of each', sub('${Open}-arn'), sub('${Open}-arn')],
    ['of a parameter alone of each', { Ref: 'Open' }, { Ref: 'Open' }],
    ['of a literal name', 'app-arn', { 'Fn::Join': ['-', [{ Ref: 'Open' }, 'arn']] }],
    ['of a default that may be another', sub('${Base}-arn'), sub('${Open}-arn')],
    ['by a literal name', sub('${Open}-arn'), 'app-arn'],
    ['by a literal name that the default does not make', sub('${Base}-arn'), 'other-arn'],
    ['of a literal name that the default does not make', 'other-arn', sub('${Base}-arn')],
    ['by a name that is allowed', sub('${Listed}-arn'), 'two-arn'],
    ['of a name that is allowed', 'two-arn', sub('${Listed}-arn')],
    ['by a literal name, of a stack', sub('${AWS::StackName}-arn'), 'app-arn'],
    ['by the name of its own stack', sub('${Open}-arn'), sub('${AWS::StackName}-arn')],
    ['by a literal name, under a condition', { 'Fn::If': ['IsOpen', { Ref: 'Base' }, 'x'] }, 'app'],
  ])('%s', (_, exported, imported) => {
    expect(ofChain(exported, imported)).toEqual([
      expect.stringMatching(
        /^warning limited-escalation: the role Admin trusts \$\{Import .*\}, if that is the role Holder/,
      ),
    ]);
  });

  test.each(['${Open}-arn', '${Base}-arn'])('in one branch of its value: %s', (name) => {
    const value = { 'Fn::If': ['IsOpen', ARN, { 'Fn::GetAtt': ['Other', 'Arn'] }] };
    expect(ofChain(sub(name), sub(name), value)).toHaveLength(1);
  });

  test.each([
    [
      'in no branch of its value',
      { 'Fn::If': ['IsOpen', 'x', { 'Fn::GetAtt': ['Other', 'Arn'] }] },
    ],
    ['of another role by its default', { 'Fn::GetAtt': ['Other', 'Arn'] }],
  ])('not %s', (_, value) => {
    expect(ofChain(sub('${Base}-arn'), sub('${Base}-arn'), value)).toEqual([]);
  });
});

describe('an import is no export of the files', () => {
  test.each<[string, unknown, unknown]>([
    ['of another form', sub('${AWS::StackName}-name'), sub('${Open}-arn')],
    ['by the name of its own stack', sub('${AWS::StackName}-arn'), sub('${AWS::StackName}-arn')],
    ['that has any name', { Ref: 'Open' }, sub('${Open}-arn')],
    ['that has any name, by any name', { Ref: 'Open' }, { Ref: 'Listed' }],
    ['that has any name, by a literal one', { Ref: 'Open' }, 'app-arn'],
    ['by a name that is not allowed', sub('${Listed}-arn'), 'other-arn'],
    ['of a name that is not allowed', 'other-arn', sub('${Listed}-arn')],
    ['that has any name, by another name', { Ref: 'Base' }, 'other-arn'],
    ['by a literal name of another form', sub('${Open}-name'), 'app-arn'],
    ['under a condition', { 'Fn::If': ['IsOpen', { Ref: 'Base' }, 'x'] }, 'y'],
    ['if it has any name itself', sub('${AWS::StackName}-arn'), { Ref: 'Open' }],
  ])('%s', (_, exported, imported) => {
    expect(ofChain(exported, imported)).toEqual([]);
  });

  test('of another role', () => {
    expect(ofChain('app-arn', sub('${Open}-arn'), { 'Fn::GetAtt': ['Other', 'Arn'] })).toEqual([]);
  });
});

test.each<[string, unknown, readonly string[]]>([
  ['everybody', '*', ['warning trust-in-anyone: anyone can assume the role Mine']],
  ['a role', 'arn:aws:iam::111122223333:role/x', []],
])('a trust policy may name %s by an import', (_, value, expected) => {
  const Mine = roleWith('P', connectHolder(), trusting(sub('${Open}-arn')));
  const texts = found(sub('${AWS::StackName}-arn'), value, { Mine })
    .filter((one) => one.includes('trust-in-anyone'))
    .map((one) => one.replace(/, by a value .*/, ''));
  expect(texts).toEqual(expected);
});

test.each<[string, unknown, readonly string[]]>([
  ['everybody', '*', ['warning trust-in-anyone: anyone can assume the role Mine']],
  ['a role', 'arn:aws:iam::111122223333:role/x', []],
])('a trust policy may name %s by a literal import', (_, value, expected) => {
  const Mine = roleWith('P', connectHolder(), trusting('app-arn'));
  const texts = found(sub('${Open}-arn'), value, { Mine })
    .filter((one) => one.includes('trust-in-anyone'))
    .map((one) => one.replace(/, by a value .*/, ''));
  expect(texts).toEqual(expected);
});

test('an export that has the name is the one', () => {
  const stack = (Name: unknown, role: string) => ({
    ...PARAMETERS,
    Resources: { [role]: Holder },
    Outputs: { Out: { Value: { 'Fn::GetAtt': [role, 'Arn'] }, Export: { Name } } },
  });
  const Admin = roleWith('P', policy(allowing('*')), trusting('app-arn'));
  const trusted = (Name: unknown) =>
    audit(
      readTogether(
        [stack(Name, 'One'), stack(sub('${Open}-arn'), 'Two'), { Resources: { Admin } }].map(
          (content, i) => ({ file: `${i}.json`, content }),
        ),
      ),
    ).flatMap(({ what }) => /^the role Admin trusts .*the role (\w+),/.exec(what ?? '')?.[1] ?? []);
  expect(trusted('app-arn')).toEqual(['One']);
  expect(trusted(sub('${Base}-arn'))).toEqual(['One']);
  expect(trusted('else')).toEqual(['Two']);
});
