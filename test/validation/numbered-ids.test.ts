import { numberedIds, withExampleIds, withIds } from '../../src/validation/numbered-ids';

const [A, B] = [
  'aaaaaaaa-2222-3333-4444-555555555555',
  'bbbbbbbb-2222-3333-4444-555555555555',
] as const;
const instance = (id: string) => `arn:aws:connect:eu-west-2:111122223333:instance/${id}`;

describe('a text without its ids', () => {
  test('is the same for other ids in the same places', () => {
    expect(numberedIds(`${instance(A)}/queue/${B} ${instance(A)}/*`)?.text).toBe(
      numberedIds(`${instance(B)}/queue/${B.replace(/^b/, 'c')} ${instance(B)}/*`)?.text,
    );
  });

  test('differs where one id is in two places', () => {
    expect(numberedIds(`${instance(A)}/queue/${B}`)?.text).not.toBe(
      numberedIds(`${instance(A)}/queue/${A}`)?.text,
    );
  });

  test('differs where the ids are in another order', () => {
    expect(numberedIds(`${instance(A)}/queue/${B}`)?.text).not.toBe(
      numberedIds(`${instance(B)}/queue/${A}`)?.text,
    );
  });

  test('keeps a text without ids', () => {
    expect(numberedIds('arn:aws:s3:::amazon-connect-0a*')).toEqual({
      text: 'arn:aws:s3:::amazon-connect-0a*',
      ids: [],
    });
  });

  test('has its ids in order', () => {
    expect(numberedIds(`${B}, ${A}, ${B}`)?.ids).toEqual([A, B]);
  });

  test.each([
    ['with a wildcard for all of another id', `${instance(A)} ${instance('*')}`],
    ['with a wildcard after the whole id', `${instance(A)}*`],
    [
      'with a wildcard after a word that is in no id',
      `${instance(A)} arn:aws:s3:::amazon-connect-*`,
    ],
  ])('is made of a text %s', (_, text) => {
    expect(numberedIds(text)?.ids).toEqual([A]);
  });

  test.each([
    ['an id in capitals', instance(A.toUpperCase())],
    ['an id in a word', instance(`x${A}`)],
    ['an id that is longer', instance(`${A}0`)],
    ['a wildcard for the end of an id', `${instance(A)} ${instance('aaaa*')}`],
    [
      'a wildcard for the beginning of an id',
      `${instance(A)} ${instance('*-555555555555')}/agent/*`,
    ],
    ['a wildcard for the middle of an id', `${instance(A)} ${instance('*-2222-*')}`],
    ['a wildcard for more than the beginning', `${instance(A)} arn:aws:connect:*5/agent/*`],
    ['a character that stands for a number', `${instance(A)} \ue000`],
  ])('is not made of a text with %s', (_, text) => {
    expect(numberedIds(text)).toBeUndefined();
  });
});

test('examples of ids become the ids again', () => {
  const text = `${instance(B)}/queue/${A} and ${A}`;
  const example = withExampleIds(text, [A, B]);
  expect(example).toBe(
    `${instance('00000000-0000-4000-8000-000000000001')}/queue/` +
      '00000000-0000-4000-8000-000000000000 and 00000000-0000-4000-8000-000000000000',
  );
  expect(withIds(example, [A, B])).toBe(text);
});
