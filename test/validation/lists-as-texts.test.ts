import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* Stacks hand lists to each other as texts: joined in one, split in the other. */

const KEPT = 'arn:aws:iam::111122223333:role/known';
const trusting = (AWS: unknown, document: object = connectHolder()) =>
  roleWith('P', document, {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
    }),
  });
const joined = (list: unknown, by = ',') => ({ 'Fn::Join': [by, list] });
const split = (text: unknown, by = ',') => ({ 'Fn::Split': [by, text] });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const nested = (Parameters: object) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'child.json', Parameters },
});
const findings = (...contents: readonly object[]) =>
  audit(
    readTogether(
      contents.map((content, i) => ({ file: i === 0 ? 'root.json' : 'child.json', content })),
    ),
  );

describe('who is in a list that a parent joins is somebody whom the child trusts', () => {
  const open = (parent: object, passed: unknown, Type = 'CommaDelimitedList') =>
    findings(
      { ...parent, Resources: { S: nested({ Who: passed }) } },
      {
        Parameters: { Who: { Type, Default: KEPT } },
        Resources: { R: trusting(Type === 'String' ? split({ Ref: 'Who' }) : { Ref: 'Who' }) },
      },
    )
      .filter(({ id }) => id === 'trust-in-anyone')
      .map(({ severity, what }) => `${severity} ${what}`);
  const listed = (Default?: string, Type = 'CommaDelimitedList') => ({
    Parameters: { L: { Type, ...(Default !== undefined && { Default }) } },
  });
  const byDefault = [expect.stringMatching(/^fatal .*, by the default of root\.json\/L$/)];
  const L = { Ref: 'L' };

  test.each<[string, object, unknown, string]>([
    ['a star', listed('*'), joined(L), 'CommaDelimitedList'],
    ['a star behind another', listed(`${KEPT}, *`), joined(L), 'CommaDelimitedList'],
    ['a star for a text that the child splits', listed(`${KEPT},*`), joined(L), 'String'],
    ['a text with a star', listed(`${KEPT},*`, 'String'), L, 'CommaDelimitedList'],
    ['a list and another principal', listed('*'), joined([KEPT, joined(L)]), 'CommaDelimitedList'],
  ])('%s', (_, parent, passed, type) => expect(open(parent, passed, type)).toEqual(byDefault));
  test.each<[string, object, unknown]>([
    ['another principal', listed(KEPT), joined(L)],
    ['a list without a default', listed(), joined(L)],
    ['a text without a default', listed(undefined, 'String'), L],
    ['a default that the parent does not pass', listed('*'), KEPT],
  ])('nobody else is, with %s', (_, parent, passed) => expect(open(parent, passed)).toEqual([]));
  test('a list of a mapping perhaps', () =>
    expect(
      open(
        { ...listed(undefined, 'String'), Mappings: { M: { a: { P: ['*'] }, b: { P: [KEPT] } } } },
        joined({ 'Fn::FindInMap': ['M', L, 'P'] }),
      ),
    ).toEqual([expect.stringMatching(/^warning /)]));
});

test.each<[string, string | undefined, string | undefined]>([
  ['its default', '*', 'error'],
  ['no default, which is no empty list', undefined, 'warning'],
])('resources in a list that a parent joins are those of %s', (_, Default, severity) => {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: { Ref: 'Who' } };
  const ways = findings(
    {
      Parameters: { L: { Type: 'CommaDelimitedList', ...(Default !== undefined && { Default }) } },
      Resources: { S: nested({ Who: joined({ Ref: 'L' }) }) },
    },
    {
      Parameters: { Who: { Type: 'CommaDelimitedList' } },
      Resources: { R: roleWith('P', policy(...connectHolder().Statement, statement)) },
    },
  ).filter(({ id }) => id.endsWith('escalation'));
  expect(ways.map((one) => one.severity)).toEqual([severity]);
});

describe('a role in a list that is joined and split', () => {
  const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const roles = {
    App: roleWith('P', connectHolder()),
    Other: roleWith('P', connectHolder()),
  };
  const arns = [arnOf('App'), arnOf('Other')];
  const exported = (Value: unknown) => ({ X: { Value, Export: { Name: 'arns' } } });
  const imported = { 'Fn::ImportValue': 'arns' };
  const admin = (who: unknown) => ({ Adm: trusting(who, all) });
  const trusted = (...contents: readonly object[]) =>
    findings(...contents)
      .map(({ what }) => /^the role Adm trusts the role (\w+)/.exec(what)?.[1])
      .filter((name) => name !== undefined);

  test.each<[string, unknown]>([
    ['a join', split(joined(arns))],
    ['several characters', split(joined(arns, '||'), '||')],
    ['a text', split({ 'Fn::Sub': '${App.Arn},${Other.Arn}' })],
    ['a text that begins with anything', split({ 'Fn::Sub': '${L},${App.Arn},${Other.Arn}' })],
  ])('is trusted in one template: %s', (_, who) =>
    expect(
      trusted({ Parameters: { L: { Type: 'String' } }, Resources: { ...roles, ...admin(who) } }),
    ).toEqual(['App', 'Other']),
  );
  test('is trusted by the template that imports the list', () =>
    expect(
      trusted(
        { Resources: roles, Outputs: exported(joined(arns)) },
        { Resources: admin(split(imported)) },
      ),
    ).toEqual(['App', 'Other']));
  test('is trusted by the parent of the stack whose output the list is', () =>
    expect(
      trusted(
        {
          Resources: {
            S: nested({}),
            ...admin(split({ 'Fn::GetAtt': ['S', 'Outputs.X'] })),
          },
        },
        { Resources: roles, Outputs: { X: { Value: joined(arns) } } },
      ),
    ).toEqual(['App', 'Other']));
  test('is trusted by a nested stack', () =>
    expect(
      trusted(
        { Resources: { ...roles, S: nested({ L: joined(arns) }) } },
        { Parameters: { L: { Type: 'String' } }, Resources: admin(split({ Ref: 'L' })) },
      ),
    ).toEqual(['App', 'Other']));
  test('is the one that is selected, and not the other', () =>
    expect(
      trusted(
        { Resources: roles, Outputs: exported(joined(arns, '||')) },
        { Resources: admin({ 'Fn::Select': [1, split(imported, '||')] }) },
      ),
    ).toEqual(['Other']));
  test('is none where the index counts from what may be several', () =>
    expect(
      trusted({
        Parameters: { L: { Type: 'String' } },
        Resources: {
          ...roles,
          ...admin({ 'Fn::Select': [1, split({ 'Fn::Sub': '${L},${App.Arn}' })] }),
        },
      }),
    ).toEqual([]));
});

test.each([
  ['a text', { Ref: 'L' }],
  ['a text of another stack', { 'Fn::ImportValue': 'list' }],
])('a deny on a list split from %s may close a way', (_, text) => {
  const denied = { Effect: 'Deny', Action: 'iam:*', Resource: split(text) };
  const put = { Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' };
  const all = findings({
    Parameters: { L: { Type: 'String' } },
    Resources: { R: roleWith('P', connectHolder(put, denied)) },
  });
  expect(all.filter(({ id }) => id.endsWith('escalation')).map(({ severity }) => severity)).toEqual(
    ['warning'],
  );
});
