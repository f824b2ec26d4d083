import { filledForm } from '../../src/report/filled-forms';
import { packedValues } from '../../src/report/packed-values';
import { unpacked } from '../support/unpacked';

const role = (name: string) => ({
  name,
  actions: ['connect:DescribeUser', 'connect:DescribeQueue'],
  why: 'A sentence that is said of every role in the same words.',
});

test('what is equal stands once, and so do the names of members', () => {
  const { names, shared, value } = packedValues({ roles: [role('a'), role('b'), role('c')] });
  expect(names).toEqual([['roles'], ['name', 'actions', 'why']]);
  expect(shared).toEqual([
    [-1, 'connect:DescribeUser', 'connect:DescribeQueue'],
    'A sentence that is said of every role in the same words.',
  ]);
  const of = (name: string) => [-5, name, [0], [1]];
  expect(value).toEqual([-4, [-1, of('a'), of('b'), of('c')]]);
});

test('nothing is lost, however values are nested', () => {
  const one = role('same');
  const data = {
    all: [[one, one], [role('same'), [one]], {}, [], null, 1, 'x', undefined, [-1, 0], true],
    none: undefined,
  };
  expect(unpacked(packedValues(data))).toEqual(JSON.parse(JSON.stringify(data)));
});

test('the same object by way of a short list is counted each time', () => {
  const large = role('large');
  const short = [large];
  expect(packedValues([short, short]).shared).toHaveLength(1);
});

test('what is in equal values alone has no reference of its own', () => {
  expect(packedValues([role('a'), role('a')]).shared).toEqual([
    [-4, 'a', [-1, 'connect:DescribeUser', 'connect:DescribeQueue'], role('a').why],
  ]);
});

const OWN = new Set(['on']);
const grants = (on: string) => [
  { action: 'connect:DescribeUser', reaches: [{ on: [on] }, { on: '*' }] },
  { action: 'connect:DescribeQueue', reaches: [{ on: [on] }] },
];

test('lists of one form have their own parts, and the form stands once', () => {
  const lists = [grants('instance/a'), grants('instance/b')];
  const { value, shared } = packedValues(lists.map((list) => filledForm(list, OWN)));
  const parts = (on: string) => [-3, [shared.length - 1], [-1, on], '*'];
  expect(value).toEqual([-1, parts('instance/a'), parts('instance/b')]);
});

test('a form with its parts is what it was', () => {
  const lists = [grants('instance/a'), grants('instance/b'), grants('instance/a'), [], [{}]];
  expect(unpacked(packedValues(lists.map((list) => filledForm(list, OWN))))).toEqual(lists);
});

test('without own parts a value has no form', () => {
  const list = [role('a')];
  expect(filledForm(list, OWN)).toBe(list);
});
