import { allow, roleWith } from '../../support/documents';
import { definitionsIn, ref } from '../read-definitions';

/** A role whose statement depends on a template condition. */
const roleUnder = (condition: string) => ({
  Role: roleWith('Inline', {
    Statement: { 'Fn::If': [condition, allow('connect:ListUsers'), allow('s3:GetObject')] },
  }),
});

describe('a template condition', () => {
  const Stage = { Type: 'String', AllowedValues: ['dev', 'prod'] };
  const isProd = { 'Fn::Equals': [ref('Stage'), 'prod'] };
  const prod = { kind: 'equals', left: '${Stage}', right: 'prod', among: ['dev', 'prod'] };
  const expressionOf = (C: unknown, more: object = {}, Parameters: object = { Stage }) =>
    definitionsIn({ Parameters, Conditions: { C, ...more }, Resources: roleUnder('C') }).C;

  test.each<[string, unknown, object]>([
    ['a comparison', isProd, prod],
    [
      'a comparison with a parameter on the right',
      { 'Fn::Equals': ['prod', ref('Stage')] },
      { ...prod, left: 'prod', right: '${Stage}' },
    ],
    [
      'a comparison of numbers',
      { 'Fn::Or': [isProd, { 'Fn::Equals': [7, true] }] },
      { kind: 'one-of', of: [prod, { kind: 'equals', left: '7', right: 'true' }] },
    ],
    ['a negation', { 'Fn::Not': [isProd] }, { kind: 'not', of: prod }],
    ['a list with all', { 'Fn::And': [isProd, isProd] }, { kind: 'all-of', of: [prod, prod] }],
    ['a list with one', { 'Fn::Or': [isProd, isProd] }, { kind: 'one-of', of: [prod, prod] }],
    ['another condition', { Condition: 'P' }, prod],
  ])('is %s', (_, C, expression) => {
    expect(expressionOf(C, { P: isProd })).toEqual({ kind: 'condition', expression });
  });

  test.each([
    [{ 'Fn::Not': [] }],
    [{ 'Fn::Not': [isProd, isProd] }],
    [{ 'Fn::Equals': ['a', 'b', 'c'] }],
    [{ 'Fn::Equals': ['a'] }],
    [{ 'Fn::Equals': [['a'], 'a'] }],
    [{ Condition: 'None' }],
    [{ Condition: 'C' }],
    [{ 'Fn::Equals': ['a', 'a'], Condition: 'P' }],
    [{}],
    ['text'],
  ])('that cannot be evaluated is its text: %j', (C) => {
    const expression = { kind: 'open', text: JSON.stringify(C) };
    expect(expressionOf(C, { P: isProd })).toEqual({ kind: 'condition', expression });
  });

  test.each([
    ['String', true],
    ['Number', true],
    ['AWS::EC2::Image::Id', true],
    ['CommaDelimitedList', false],
    ['AWS::SSM::Parameter::Value<String>', false],
  ])('knows the only values of a parameter of the type %s: %s', (Type, isKnown) => {
    const found = expressionOf(isProd, {}, { Stage: { Type, AllowedValues: ['dev', 'prod'] } });
    const { among, ...rest } = prod;
    expect(found).toEqual({ kind: 'condition', expression: isKnown ? prod : rest });
  });

  test('does not know the values of a parameter that allows any', () => {
    const found = expressionOf(isProd, {}, { Stage: { Type: 'String' } });
    const { among, ...rest } = prod;
    expect(found).toEqual({ kind: 'condition', expression: rest });
  });

  test('that the template does not define has no definition', () => {
    expect(definitionsIn({ Resources: roleUnder('C') })).toEqual({});
  });
});
