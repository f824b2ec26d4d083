import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny, policy, roleWith } from '../support/documents';

/* A holder may write policies. An import gives it another policy, and its name is open. */

const sub = (text: string) => ({ 'Fn::Sub': text });
const PARAMETERS = {
  Parameters: { Open: { Type: 'String' }, Stage: { Type: 'String', Default: 'dev' } },
};
const managed = (...statements: readonly object[]) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: policy(...statements) },
});

/** What is found about a holder that imports what another stack exports. */
const found = (exported: unknown, imported: unknown, ...statements: readonly object[]) =>
  foundBy({ Out: { Value: MINE, Export: { Name: exported } } }, imported, statements);

const foundBy = (Outputs: object, imported: unknown, statements: readonly object[]) =>
  audit(
    defined(
      readTogether([
        {
          file: 'base.json',
          content: {
            ...PARAMETERS,
            Conditions: {
              IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
              IsNot: { 'Fn::Not': [{ Condition: 'IsDev' }] },
            },
            Resources: { Mine: managed(...statements), Other: managed(allowing('s3:Get*')) },
            Outputs,
          },
        },
        {
          file: 'app.json',
          content: {
            ...PARAMETERS,
            Resources: {
              Holder: roleWith('P', connectHolder(allowing('iam:PutRolePolicy')), {
                ManagedPolicyArns: [{ 'Fn::ImportValue': imported }],
              }),
            },
          },
        },
      ]),
    ),
  )
    .filter(({ id, what }) => id.endsWith('escalation') && !what.includes('no access to Amazon'))
    .map(({ severity, what }) => `${severity}: ${what}`);
const MINE = { Ref: 'Mine' };
const DENY = deny('iam:*');
const SURE = [expect.stringMatching(/^fatal: iam:PutRolePolicy on \*: /)];

describe('a deny by an import that may be an export leaves a warning', () => {
  test.each<[string, unknown, unknown]>([
    ['of a stack', sub('${AWS::StackName}-pol'), sub('${Open}-pol')],
    ['of a literal name', 'base-pol', sub('${Open}-pol')],
    ['of a parameter', sub('${Open}-pol'), 'base-pol'],
    ['of another value than the default', sub('${Stage}-pol'), 'prod-pol'],
    ['of a stack, by a literal name', sub('${AWS::StackName}-pol'), 'base-pol'],
  ])('%s', (_, exported, imported) => {
    expect(found(exported, imported, DENY)).toEqual([
      expect.stringMatching(
        /^warning: iam:PutRolePolicy on \*, if \$\{Import .*-pol\} is not \$\{.*Mine\}: /,
      ),
    ]);
  });
});

describe('a way stays sure beside an import', () => {
  test.each<[string, unknown, unknown, object]>([
    ['of another form', sub('${Open}-role'), sub('${Open}-pol'), DENY],
    ['by the name of its own stack', sub('${AWS::StackName}-p'), sub('${AWS::StackName}-p'), DENY],
    ['of a policy that denies others', 'base-pol', sub('${Open}-pol'), deny('s3:*')],
    ['of a policy that allows it', 'base-pol', sub('${Open}-pol'), allowing('iam:PutRolePolicy')],
  ])('%s', (_, exported, imported, statement) => {
    expect(found(exported, imported, statement)).toEqual(SURE);
  });
});

test('a deny by an import that is the export denies', () => {
  expect(found('base-pol', 'base-pol', DENY)).toEqual([]);
});

describe('an import is an export with one name and several values', () => {
  const Export = { Name: sub('${Stage}-pol') };
  const VALUES: readonly [string, object][] = [
    ['by a function', { Out: { Value: { 'Fn::If': ['IsDev', MINE, { Ref: 'Other' }] }, Export } }],
    [
      'of two outputs',
      {
        Out: { Condition: 'IsDev', Value: MINE, Export },
        Two: { Condition: 'IsNot', Value: { Ref: 'Other' }, Export },
      },
    ],
  ];

  test.each(VALUES)('what one of them denies leaves a warning: %s', (_, outputs) => {
    expect(foundBy(outputs, Export.Name, [DENY])).toEqual([
      expect.stringMatching(
        /^warning: iam:PutRolePolicy on \*, if \$\{Import .*\} is not .*Mine\}: /,
      ),
    ]);
  });

  test.each(VALUES)('what one of them allows is a warning: %s', (_, outputs) => {
    expect(foundBy(outputs, Export.Name, [allowing('iam:AttachRolePolicy')])).toEqual([
      expect.stringMatching(/^fatal: iam:PutRolePolicy on \*: /),
      expect.stringMatching(
        /^warning: iam:AttachRolePolicy on \*, if \$\{Import .*\} is .*Mine\}: /,
      ),
    ]);
  });

  test.each(VALUES)('what none of them denies stays sure: %s', (_, outputs) => {
    expect(foundBy(outputs, Export.Name, [deny('s3:*')])).toEqual(SURE);
  });
});
